#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cadre::base {

/// A random stream that is the same on every machine and compiler. The seed chooses the family, the index the stream
/// within it, so that work item i draws the same numbers on whichever thread it runs.
/// Generator: xoshiro256++ (Blackman and Vigna 2021, ACM TOMS 47(4)), seeded by splitmix64 as its authors advise.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t index);

  std::uint64_t next();                               ///< 64 uniform bits
  double uniform();                                   ///< [0, 1)
  std::uint64_t below(std::uint64_t bound);           ///< 0..bound-1, unbiased; bound > 0
  bool chance(double probability);                    ///< true with that probability
  double normal();                                    ///< mean 0, standard deviation 1
  std::size_t pick(std::span<const double> weights);  ///< index with probability weight / sum; weights >= 0, sum > 0

 private:
  std::uint64_t state_[4];
};

}  // namespace cadre::base
