#pragma once

#include <cstddef>
#include <vector>

#include "base/random_stream.h"

namespace cadre::sample {

/// Draws an index in proportion to fixed weights, in logarithmic time.
class Chooser {
 public:
  Chooser() = default;
  explicit Chooser(const std::vector<double>& weights);

  bool possible() const { return !ends_.empty() && ends_.back() > 0; }
  std::size_t pick(base::RandomStream& stream) const;  ///< needs possible()

 private:
  std::vector<double> ends_;  ///< running sums
};

}  // namespace cadre::sample
