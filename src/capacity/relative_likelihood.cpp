#include "capacity/relative_likelihood.h"

#include <cmath>

#include "capacity/share_interval.h"

namespace cadre::capacity {

std::optional<RelativeLikelihood> relative_likelihood(OutcomeCount group, OutcomeCount reference) {
  for (const OutcomeCount& count : {group, reference})
    if (count.with <= 0 || count.with > count.of) return std::nullopt;
  const auto a = static_cast<double>(group.with), n = static_cast<double>(group.of);
  const auto b = static_cast<double>(reference.with), m = static_cast<double>(reference.of);
  const double ratio = (a / n) / (b / m);
  const double error = std::sqrt(1 / a - 1 / n + 1 / b - 1 / m);
  return RelativeLikelihood{ratio, ratio * std::exp(-kNormal975 * error), ratio * std::exp(kNormal975 * error)};
}

}  // namespace cadre::capacity
