#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace cadre::planning {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// `before` must have started `lag` years or more before the project that needs it.
struct Dependency {
  std::size_t before = 0;
  int lag = 0;
};
struct Use {
  std::size_t resource = 0;
  double per_unit = 0;  ///< of the resource, in the year of the start
};

/// A project that may be started, and how large. Years count from 0, the first year of the plan.
struct MixProject {
  std::string id;
  double least = 1, most = 1;  ///< units in one start; 0 < least <= most
  bool whole = false;          ///< units are whole
  bool repeats = false;        ///< may be started in every year, not once
  int first_year = 0, last_year = 0;
  std::vector<double> fixed;     ///< pounds by year from the start, whatever the size
  std::vector<double> per_unit;  ///< pounds by year from the start, for each unit
  std::vector<Dependency> needs;
  std::vector<Use> uses;
  /// measure × year of start: what one unit takes off the measure at its date, as expected.
  std::vector<std::vector<double>> response;
};

/// A measure that must not be above its target at its date.
struct MixMeasure {
  std::string id;
  double target = 0;
  std::vector<double> gaps;  ///< without projects, by future; the same futures for all measures
};

/// What is chosen from, within which limits.
struct MixProblem {
  int years = 1;
  std::vector<MixProject> projects;
  std::vector<MixMeasure> measures;  ///< at most ten
  std::vector<double> budget;        ///< pounds by year; kNoLimit = none
  std::vector<std::string> resources;
  std::vector<std::vector<double>> capacity;  ///< resource × year
  /// project × future: what its effect is multiplied by in that future; empty = every effect is as expected.
  std::vector<std::vector<double>> effect;
  double probability = 0.9;  ///< with which all measures together are to reach their targets

  std::size_t futures() const { return measures.empty() ? 0 : measures.front().gaps.size(); }
};

/// Size by project and year of start; 0 = not started.
using Mix = std::vector<std::vector<double>>;

std::vector<double> costs_by_year(const MixProblem& problem, const Mix& mix);
double cost_of_mix(const MixProblem& problem, const Mix& mix);
/// Whether sizes, starts, dependencies, budget and capacity hold.
bool is_allowed(const MixProblem& problem, const Mix& mix);

/// In which share of futures each measure reaches its target, and all of them together.
struct MixChance {
  std::vector<double> each;
  double all = 0;
};
MixChance chance_of(const MixProblem& problem, const Mix& mix);

/// What is taken off a measure, as expected, and in one future.
double expected_effect(const MixProblem& problem, const Mix& mix, std::size_t measure);
std::vector<double> effects_by_future(const MixProblem& problem, const Mix& mix, std::size_t measure);

/// The least value that a share `level` of values do not exceed: the ceil(level × n)-th smallest.
double quantile_of(std::vector<double> values, double level);

}  // namespace cadre::planning
