#pragma once

#include <optional>
#include <vector>

#include "planning/mix_problem.h"

namespace cadre::planning {

/// How far to search. No clock: the same problem gives the same answer on every machine.
struct SolverOptions {
  double gap = 0.01;      ///< relative distance to the best that is possible
  int most_nodes = 2000;  ///< of a search tree
  int most_passes = 5;    ///< of tightening
};

/// A mixed-integer programme: least cost so that each measure's expected effect is `wanted` or more.
struct MixRows {
  std::vector<double> wanted;                        ///< by measure
  std::vector<std::vector<std::size_t>> other_than;  ///< sets of projects of which the choice must differ
  bool nearest = false;  ///< shortfalls are allowed and made least, as shares of what is wanted; cost comes second
};

struct MixSolution {
  bool found = false;
  bool proven = false;  ///< within the gap; otherwise the search ended at its nodes
  Mix mix;
  double cost = 0;  ///< pounds
  double objective = 0,
         best_possible = 0;  ///< of the programme: the cost, with shortfalls when the nearest was asked for
};
MixSolution solve_mix(const MixProblem& problem, const MixRows& rows, const SolverOptions& options);

/// What one more unit of a limit saves at the margin, by the linear relaxation: pounds for each pound of a year's
/// budget, unit of a resource, unit of a measure's target. 0 where the limit does not bind.
struct MixPrices {
  std::vector<double> budget;
  std::vector<std::vector<double>> capacity;
  std::vector<double> target;
};
std::optional<MixPrices> prices_of(const MixProblem& problem, const MixRows& rows);

}  // namespace cadre::planning
