#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planning/priority_file.h"
#include "planning/weights.h"

namespace cadre::planning {

enum class Scale : std::uint8_t { None, MinMax };

/// Values as parts of 0..1, more is better. MinMax: u = (x - min) / (max - min) over all projects and their ranges,
/// reversed where less is better; equal values give 0. None: u = x, or 1 - x where less is better. METHODS 15.
struct Utilities {
  Scale scale = Scale::None;
  std::vector<std::vector<Score>> of;  ///< project × criterion; low <= value <= high
  bool certain = true;                 ///< no score has a range
};
/// Without `wanted`: None when every value lies in 0..1, else MinMax.
Utilities utilities_of(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                       std::optional<Scale> wanted);

/// v = sum_j w_j u_j for each project (METHODS 15: 0.7 and 0.4).
std::vector<double> weighted_sums(const Utilities& utilities, const std::vector<double>& weights);
/// 1 = highest; projects within 1e-12 share a rank, and the next is counted on (1, 1, 3).
std::vector<int> ranks_of(const std::vector<double>& values);

/// What many draws of the weights say.
struct Acceptability {
  int draws = 0;
  std::vector<std::vector<double>> share;    ///< project × rank: rank acceptability b; ties split their ranks
  std::vector<std::vector<double>> central;  ///< project × criterion: mean weights where it ranks first; empty = never
  std::vector<std::optional<double>>
      confidence;  ///< share of draws of the scores in which it is first at its central weights
};
Acceptability acceptability_of(const Utilities& utilities, const WeightSampler& sampler, int draws, std::uint64_t seed);

/// A weight raised or lowered by a share, the others shrunk or grown in proportion so that all sum to 1.
struct Change {
  std::size_t criterion = 0;
  double change = 0, weight = 0;
  std::vector<double> scores;
  std::vector<int> ranks;
};
std::vector<Change> sensitivity_of(const Utilities& utilities, const std::vector<double>& weights, double share = 0.2);

/// Projects whose sum of scores is highest within the budget: exact, by dynamic programming in steps of 1,000 pounds; a
/// cost is rounded up, the budget down. A project without a cost, or with a score of 0 or less, is not chosen. Of equal
/// sums the cheaper. Throws std::invalid_argument when steps × projects exceed 4e8.
std::vector<bool> budget_pick(const std::vector<double>& scores, const std::vector<std::optional<double>>& costs,
                              double budget);

}  // namespace cadre::planning
