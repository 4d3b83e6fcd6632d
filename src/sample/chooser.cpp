#include "sample/chooser.h"

#include <algorithm>
#include <cassert>

namespace cadre::sample {

Chooser::Chooser(const std::vector<double>& weights) {
  double sum = 0;
  ends_.reserve(weights.size());
  for (const double weight : weights) ends_.push_back(sum += weight);
}

std::size_t Chooser::pick(base::RandomStream& stream) const {
  assert(possible());
  const double at = stream.uniform() * ends_.back();
  const auto found = std::upper_bound(ends_.begin(), ends_.end(), at);
  // Rounding may put `at` on the last end: step back to the last index that has weight.
  if (found != ends_.end()) return static_cast<std::size_t>(found - ends_.begin());
  return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), ends_.back()) - ends_.begin());
}

}  // namespace cadre::sample
