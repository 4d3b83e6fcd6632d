#pragma once

#include <optional>
#include <vector>

#include "matching/problem.h"

namespace cadre::matching {

/// efficiency = group · need for every arc.
struct Factors {
  std::vector<double> group, need;  ///< > 0; 1 where a group or need has no arc
};

/// The factors when every efficiency is a product of one number of its group and one of its need, to 1e-12 of itself;
/// nothing otherwise, and when an efficiency is zero.
std::optional<Factors> factors_of(const Problem& problem);

/// The nearest factors otherwise, by least squares of logarithms in a few sweeps: a start, not an answer. Efficiencies
/// of zero are left out.
Factors nearest_factors(const Problem& problem);

}  // namespace cadre::matching
