#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "economics/cohort.h"

namespace cadre::economics {

/// A figure at the stated values, and where 95 of 100 draws lie.
struct Estimate {
  double value = 0, low = 0, high = 0;
  bool ranged = false;  ///< rests on a parameter of shape range: no single figure is to be shown
};

/// A quantity. With parameters of shape range: its span over all their ends, the others at their values, and then no
/// single figure is to be shown.
struct QuantityResult {
  Estimate estimate;
  std::optional<std::pair<double, double>> span;
};

struct StrategyResult {
  Estimate cost, effect;
  std::vector<Estimate> counts;
  Estimate more_cost, more_effect;  ///< than the first strategy
  std::string verdict;              ///< cost of one more effect in words
};

/// A parameter at the ends of its range, the others at their values.
struct Swing {
  std::size_t parameter = 0;
  double at_low = 0, at_high = 0;
};

/// A year of the budget: patients who change over, and what that costs and gives more than the first strategy.
struct BudgetYear {
  std::size_t strategy = 0;
  int year = 0;
  double uptake = 0, more_cost = 0, more_effect = 0;
};

struct Analysis {
  std::size_t draws = 0, mended = 0;
  std::vector<QuantityResult> quantities;
  std::vector<StrategyResult> strategies;
  std::vector<std::vector<double>> more_cost, more_effect;  ///< strategy × draw, against the first: the plane
  std::vector<std::vector<double>> acceptable;  ///< worth × strategy: share of draws in which it has most net benefit
  std::string tornado_of;                       ///< what the swings are of
  std::vector<Swing> swings;                    ///< widest first
  std::vector<BudgetYear> budget;
  std::optional<Estimate> workforce;  ///< FTE needed
};

/// Draws, in blocks, on the calling thread. Net benefit = worth × effect - cost.
Analysis analyse(const Model& model, std::size_t draws, std::uint64_t seed);

/// Share of futures in which the staff exist: available >= needed FTE; and the mean share of the needed FTE that is
/// there.
struct Staffed {
  double probability = 0, share = 0;
};
Staffed staffed(double needed_fte, const std::vector<double>& available_fte);

}  // namespace cadre::economics
