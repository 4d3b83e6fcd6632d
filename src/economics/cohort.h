#pragma once

#include <cstdint>
#include <vector>

#include "economics/model_file.h"

namespace cadre::economics {

/// Values of every name of the formulas, name × draw.
using Draws = std::vector<std::vector<double>>;

/// One strategy over all cycles, for each draw: pounds and effects discounted, counts not.
struct Outcome {
  std::vector<double> cost, effect;
  std::vector<std::vector<double>> counts;  ///< count × draw
  std::size_t mended = 0;                   ///< draws in which shares were cut at 0 or divided by their sum
};

/// Values of all names at the stated values of parameters, while strategy `strategy` is computed.
std::vector<double> stated_values(const Model& model, std::size_t strategy);

/// Parameters of draws `first` … `first + draws - 1` of a seed, then quantities, then strategies at 0. A parameter's
/// draw depends on seed, its id and the number of the draw alone, so that models and versions compare on common draws.
Draws draw_names(const Model& model, std::uint64_t seed, std::uint64_t first, std::size_t draws);
/// Quantities once more, after parameters were changed.
void compute_quantities(const Model& model, Draws& names);

/// Moves a cohort through the flow (Briggs, Claxton and Sculpher 2006, chapters 2 and 4). In each cycle those who enter
/// and those whom states sent on pass events at once, in order, until a state holds them or an event ends their way;
/// then states cost and count for a cycle and send their patients on. Discount factor of cycle t: (1 + r)^(-t / cycles
/// a year), cycles from 0; what is in a state at the start of a cycle counts for the whole of it. Shares below 0 are
/// cut, shares above 1 in sum are divided by it, and such draws are counted.
Outcome run_cohort(const Model& model, const Draws& names, std::size_t strategy);

}  // namespace cadre::economics
