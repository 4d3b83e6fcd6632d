#include "measures/funnel.h"

#include <algorithm>
#include <cmath>

namespace cadre::measures {
namespace {

double binomial_chance(double r, double n, double p) {
  return std::exp(std::lgamma(n + 1) - std::lgamma(r + 1) - std::lgamma(n - r + 1) + r * std::log(p) +
                  (n - r) * std::log1p(-p));
}

/// The limit at each of four rising probabilities. Counts start ten standard deviations below the mean, under which
/// less than 1e-20 lies.
FunnelLimits exact_limits(double n, double p) {
  const double reach = 10 * std::sqrt(n * p * (1 - p)) + 30;
  const double first = std::max(0.0, std::floor(n * p - reach)), last = std::min(n, std::ceil(n * p + reach));
  const double wanted[] = {0.001, 0.025, 0.975, 0.999};
  double limits[] = {0, 0, 1, 1};
  std::size_t at = 0;
  double below = 0;
  for (double r = first; r <= last && at < 4; ++r) {
    const double here = binomial_chance(r, n, p);
    below += here;
    for (; at < 4 && below > wanted[at]; ++at) limits[at] = std::clamp((r - (below - wanted[at]) / here) / n, 0.0, 1.0);
  }
  return {limits[0], limits[1], limits[2], limits[3]};
}

}  // namespace

FunnelLimits funnel_limits(std::int64_t n, double centre) {
  if (centre <= 0) return {0, 0, 0, 0};
  if (centre >= 1) return {1, 1, 1, 1};
  return exact_limits(static_cast<double>(n), centre);
}

FunnelPlace funnel_place(double share, const FunnelLimits& limits) {
  if (share < limits.lower_998) return FunnelPlace::Low998;
  if (share > limits.upper_998) return FunnelPlace::High998;
  if (share < limits.lower_95) return FunnelPlace::Low95;
  if (share > limits.upper_95) return FunnelPlace::High95;
  return FunnelPlace::Within;
}

std::string_view funnel_text(FunnelPlace place) {
  static constexpr std::string_view kTexts[] = {"within limits", "below 95 % limit", "below 99.8 % limit",
                                                "above 95 % limit", "above 99.8 % limit"};
  return kTexts[static_cast<std::size_t>(place)];
}

}  // namespace cadre::measures
