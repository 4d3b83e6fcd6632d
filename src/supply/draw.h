#pragma once

#include <cstdint>

#include "supply/philox.h"

namespace cadre::supply {

/// Single draws, exact to the resolution of a double, the same on every machine. The batches of `draw_batch.h` give the
/// same values, many at once.
///
/// Below a mean of kInversionMean a binomial is found by inversion: the least x whose cumulative probability reaches
/// 1 - u, so that small u mean an event. Above, by transformed rejection: Hörmann 1993, "The generation of binomial
/// random variates", Journal of Statistical Computation and Simulation 46, algorithm BTRS; Poisson likewise, Hörmann
/// 1993, "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and
/// Economics 12, PTRS.
inline constexpr double kInversionMean = 10;
/// More attempts than this never happen (each succeeds with more than two in three).
inline constexpr std::uint32_t kMostAttempts = 255;

/// How many of `n` (0..2^31) with probability `p` each (0..1).
std::int32_t draw_binomial(std::int32_t n, double p, const DrawName& name);
/// The same where the first eight bits of the uniform are drawn already: while n p is below kInversionMean they decide
/// with the rest, above they are not used.
std::int32_t draw_binomial(std::int32_t n, double p, std::uint8_t top, const DrawName& name);
/// The least x whose cumulative probability reaches 1 - `uniform`; for n p below kInversionMean and p < 1.
std::int32_t invert_binomial(std::int32_t n, double p, double uniform);
/// A count of mean `mean` (0..2^30).
std::int32_t draw_poisson(double mean, const DrawName& name);
/// `mean` rounded up with the probability of its fraction.
std::int32_t draw_rounded(double mean, const DrawName& name);

}  // namespace cadre::supply
