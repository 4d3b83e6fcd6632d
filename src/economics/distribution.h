#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/random_stream.h"

namespace cadre::economics {

/// How a parameter is uncertain. Auto: PERT where low and high are given, else fixed.
enum class Shape : std::uint8_t { Auto, Fixed, Pert, Beta, Gamma, Normal, Lognormal, Triangular, Uniform, Range };

/// A value with its range: for Pert, Triangular, Uniform and Range low and high are the ends, for the others the ends
/// of the 95 % interval. Range is drawn like Uniform and never shown as a single figure.
struct Spread {
  Shape shape = Shape::Fixed;
  double value = 0, low = 0, high = 0;
};

/// What keeps the spread from being drawn, in words; empty when nothing does.
std::string fault_of(const Spread& spread);

/// One draw. Beta and gamma have the value as mean and (high - low) / 3.92 as standard deviation (Briggs, Claxton and
/// Sculpher 2006, "Decision Modelling for Health Economic Evaluation", chapter 4), lognormal the value as median and
/// log(high / low) / 3.92 as that of the logarithm; PERT is beta on low..high with mean (low + 4 value + high) / 6.
/// Gamma numbers: Marsaglia and Tsang 2000, ACM TOMS 26:363.
double draw_of(const Spread& spread, base::RandomStream& random);

}  // namespace cadre::economics
