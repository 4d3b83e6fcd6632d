#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/problem.h"

namespace cadre::matching {

enum class Status : std::uint8_t { Optimal, Infeasible };
inline constexpr std::string_view kStatusNames[] = {"optimal", "infeasible"};

enum class Engine : std::uint8_t { Automatic, Flow, Linear };
inline constexpr std::string_view kEngineNames[] = {"automatic", "flow", "linear"};

/// What an hour more and an hour less would change, in priority-weighted unmet hours for each hour (stage 1). The two
/// differ where the optimum has a corner. Always the helpful or harmful change by its size:
/// - staff: `one_more` = by how much an hour more would lower the unmet need; `one_less` = by how much an hour less
///   would raise it;
/// - need: by how much an hour more would raise it; an hour less lower it (below zero where a limit forces hours that
///   the need has no room for);
/// - limit `<=`: as staff; limit `>=`: as need; limit `=`: as need, and it may be negative.
/// Infinite where the change cannot be answered at all: hours below zero, a limit that could not be met.
struct Price {
  double one_more = 0, one_less = 0;
};

struct Prices {
  std::vector<Price> groups, needs, limits;
};

struct Answer {
  Status status = Status::Optimal;
  Engine engine = Engine::Flow;         ///< which one answered
  std::vector<double> hours;            ///< by arc
  std::vector<double> unmet;            ///< by need
  double weighted_unmet = 0;            ///< Σ priority · unmet
  double cost = 0;                      ///< Σ hours · (cost_per_hour + extra_cost), pounds
  double error_bound = 0;               ///< of weighted_unmet, from rounding to whole units; 0 for the linear engine
  std::vector<std::uint32_t> conflict;  ///< where infeasible: limits that cannot hold together with ...
  std::vector<std::uint32_t> short_groups, full_needs;  ///< ... the hours of these groups and the size of these needs;
                                                        ///< leave out any one of all these and the rest can hold
};

/// Covered hours of each need, Σ efficiency · hours.
std::vector<double> covered(const Problem& problem, const std::vector<double>& hours);

/// Fills unmet, weighted_unmet and cost from `hours`, all sums in doubles.
void measure(const Problem& problem, Answer& answer);

}  // namespace cadre::matching
