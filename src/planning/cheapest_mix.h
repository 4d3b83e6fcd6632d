#pragma once

#include <string>
#include <vector>

#include "planning/mix_problem.h"
#include "planning/mix_solver.h"

namespace cadre::planning {

struct CheapestMixOptions {
  SolverOptions solver;
  int most_rounds = 12;  ///< of solving and verifying
  int alternatives = 3;  ///< other sets of projects
  double good = 0.05;    ///< alternatives within this share of the cost count as good solutions
};

/// One round: how high each measure's quantile was asked for, and what came of it on the futures.
struct MixRound {
  double level = 0, cost = 0;
  MixChance chance;
  bool found = false;
};

struct CheapestMix {
  bool can_be_done = false;  ///< all measures together, with the probability that was stated
  Mix mix;                   ///< otherwise the nearest
  double cost = 0;
  std::vector<double> cost_by_year;
  MixChance chance;               ///< on all futures
  std::vector<double> shortfall;  ///< by measure: what is missing at its quantile; 0 when it is reached
  std::vector<MixRound> rounds;
  double gap = 0;  ///< relative distance of the last programme to its bound
  bool proven = false;
  std::vector<MixSolution> alternatives;
  std::vector<std::size_t> always;  ///< projects in every good solution
  std::optional<MixPrices> prices;
};

/// The cheapest projects, sizes and years so that every measure reaches its target at once with `problem.probability`.
/// Each measure is one row: its expected effect covers the quantile of (gap - target - effect + expected effect) over
/// the futures, the effects being those of the mix before; so the row is exact where effects are certain and is
/// corrected where they are not. All rows share one level of the quantile, which starts at the probability and is
/// raised or lowered by what the futures show of all measures together (method: docs/methods/cheapest-mix.md). The
/// cheapest mix that keeps the promise on the futures is then made smaller start by start while it still does. Never a
/// binary for each future.
/// `judge`: the same problem with more futures, on which chances are taken and the promise must hold; the rows rest on
/// those of `problem`. Only the level of the quantile and the trimming are chosen on them.
CheapestMix cheapest_mix(const MixProblem& problem, const CheapestMixOptions& options, const MixProblem& judge);
inline CheapestMix cheapest_mix(const MixProblem& problem, const CheapestMixOptions& options) {
  return cheapest_mix(problem, options, problem);
}

/// A fault in words: sizes, years, dependencies, lengths of columns; empty when none.
std::string fault_of(const MixProblem& problem);

}  // namespace cadre::planning
