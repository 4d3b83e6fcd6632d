#include "capacity/share_interval.h"

#include <algorithm>
#include <cmath>

namespace cadre::capacity {

std::optional<ShareInterval> wilson_interval(std::int64_t count, std::int64_t of) {
  if (of <= 0 || count < 0 || count > of) return std::nullopt;
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(count) / n;
  const double z2 = kNormal975 * kNormal975;
  const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kNormal975 / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  // Rounding must not leave [0, 1] nor push an end past the share itself.
  return ShareInterval{p, count == 0 ? 0.0 : std::clamp(centre - half, 0.0, p),
                       count == of ? 1.0 : std::clamp(centre + half, p, 1.0)};
}

}  // namespace cadre::capacity
