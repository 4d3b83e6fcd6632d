#pragma once

#include <cstdint>
#include <string_view>

namespace cadre::measures {

/// Where a share may lie by chance alone when the true share is `centre`.
struct FunnelLimits {
  double lower_998 = 0, lower_95 = 0, upper_95 = 1, upper_998 = 1;  ///< shares, 0..1
};

/// Exact binomial limits of a share of `n`, interpolated between counts, as in Spiegelhalter 2005, "Funnel plots for
/// comparing institutional performance", Statistics in Medicine 24:1185, appendix A.1.1: of r_p, the least count with
/// P(R <= r_p) > p, the limit is (r_p - a) / n, a = (P(R <= r_p) - p) / P(R = r_p), within 0..1. 95 % limits have p =
/// 0.025 and 0.975, 99.8 % limits p = 0.001 and 0.999. n >= 1, 0 <= centre <= 1.
FunnelLimits funnel_limits(std::int64_t n, double centre);

/// A share beside its limits.
enum class FunnelPlace : std::uint8_t { Within, Low95, Low998, High95, High998 };
FunnelPlace funnel_place(double share, const FunnelLimits& limits);
/// "within limits", "below 95 % limit", "below 99.8 % limit", "above 95 % limit", "above 99.8 % limit".
std::string_view funnel_text(FunnelPlace place);

}  // namespace cadre::measures
