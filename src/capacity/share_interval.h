#pragma once

#include <cstdint>
#include <optional>

namespace cadre::capacity {

/// A share and the interval that holds it in 95 of 100 samples; fractions in [0, 1].
struct ShareInterval {
  double share = 0, low = 0, high = 0;
};

/// Wilson's score interval, 95% and without continuity correction: E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", JASA 22 (1927); method 3 of R. G. Newcombe, "Two-sided confidence intervals
/// for the single proportion", Statistics in Medicine 17 (1998). Never leaves [0, 1] and holds for small counts.
/// Nothing unless 0 <= count <= of and of > 0.
std::optional<ShareInterval> wilson_interval(std::int64_t count, std::int64_t of);

/// The 97.5% point of the standard normal distribution, to the last digit of a double: 95% intervals on both sides.
inline constexpr double kNormal975 = 1.959963984540054;

}  // namespace cadre::capacity
