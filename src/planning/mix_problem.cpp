#include "planning/mix_problem.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cadre::planning {
namespace {

constexpr double kSlack = 1e-6;

double loose(double limit) { return limit + kSlack * std::max(1.0, std::abs(limit)); }

/// Calls each(project, year, size) for every start.
template <class Each>
void for_starts(const Mix& mix, Each each) {
  for (std::size_t i = 0; i < mix.size(); ++i)
    for (std::size_t y = 0; y < mix[i].size(); ++y)
      if (mix[i][y] > 0) each(i, y, mix[i][y]);
}

bool starts_hold(const MixProject& project, const std::vector<double>& sizes) {
  int starts = 0;
  for (std::size_t y = 0; y < sizes.size(); ++y) {
    if (sizes[y] <= 0) continue;
    ++starts;
    const int year = static_cast<int>(y);
    if (year < project.first_year || year > project.last_year) return false;
    if (loose(sizes[y]) < project.least || sizes[y] > loose(project.most)) return false;
    if (project.whole && std::abs(sizes[y] - std::round(sizes[y])) > kSlack) return false;
  }
  return project.repeats || starts <= 1;
}

bool needs_hold(const MixProblem& problem, const Mix& mix) {
  bool holds = true;
  for_starts(mix, [&](std::size_t i, std::size_t y, double) {
    for (const Dependency& need : problem.projects[i].needs) {
      bool met = false;
      for (std::size_t at = 0; static_cast<int>(at) + need.lag <= static_cast<int>(y) && at < mix[need.before].size();
           ++at)
        met = met || mix[need.before][at] > 0;
      holds = holds && met;
    }
  });
  return holds;
}

}  // namespace

std::vector<double> costs_by_year(const MixProblem& problem, const Mix& mix) {
  std::vector<double> out(static_cast<std::size_t>(problem.years), 0.0);
  for_starts(mix, [&](std::size_t i, std::size_t y, double size) {
    const MixProject& p = problem.projects[i];
    for (std::size_t k = 0; y + k < out.size(); ++k)
      out[y + k] += (k < p.fixed.size() ? p.fixed[k] : 0) + (k < p.per_unit.size() ? p.per_unit[k] * size : 0);
  });
  return out;
}

double cost_of_mix(const MixProblem& problem, const Mix& mix) {
  const std::vector<double> years = costs_by_year(problem, mix);
  return std::accumulate(years.begin(), years.end(), 0.0);
}

bool is_allowed(const MixProblem& problem, const Mix& mix) {
  for (std::size_t i = 0; i < mix.size(); ++i)
    if (!starts_hold(problem.projects[i], mix[i])) return false;
  if (!needs_hold(problem, mix)) return false;
  const std::vector<double> costs = costs_by_year(problem, mix);
  for (std::size_t y = 0; y < costs.size() && y < problem.budget.size(); ++y)
    if (costs[y] > loose(problem.budget[y])) return false;
  std::vector<std::vector<double>> used(problem.capacity.size(), std::vector<double>(costs.size(), 0.0));
  for_starts(mix, [&](std::size_t i, std::size_t y, double size) {
    for (const Use& use : problem.projects[i].uses) used[use.resource][y] += use.per_unit * size;
  });
  for (std::size_t r = 0; r < used.size(); ++r)
    for (std::size_t y = 0; y < costs.size(); ++y)
      if (used[r][y] > loose(problem.capacity[r][y])) return false;
  return true;
}

double expected_effect(const MixProblem& problem, const Mix& mix, std::size_t measure) {
  double out = 0;
  for_starts(
      mix, [&](std::size_t i, std::size_t y, double size) { out += problem.projects[i].response[measure][y] * size; });
  return out;
}

std::vector<double> effects_by_future(const MixProblem& problem, const Mix& mix, std::size_t measure) {
  std::vector<double> out(problem.futures(), 0.0);
  for_starts(mix, [&](std::size_t i, std::size_t y, double size) {
    const double effect = problem.projects[i].response[measure][y] * size;
    if (effect == 0) return;
    for (std::size_t f = 0; f < out.size(); ++f) out[f] += effect * (problem.effect.empty() ? 1 : problem.effect[i][f]);
  });
  return out;
}

MixChance chance_of(const MixProblem& problem, const Mix& mix) {
  MixChance out;
  const std::size_t futures = problem.futures();
  std::vector<bool> all(futures, true);
  for (std::size_t m = 0; m < problem.measures.size(); ++m) {
    const std::vector<double> effects = effects_by_future(problem, mix, m);
    double met = 0;
    for (std::size_t f = 0; f < futures; ++f) {
      const double gap = problem.measures[m].gaps[f];
      const bool reached = gap - effects[f] <= problem.measures[m].target + kSlack * std::max(1.0, std::abs(gap));
      met += reached ? 1 : 0;
      all[f] = all[f] && reached;
    }
    out.each.push_back(futures > 0 ? met / static_cast<double>(futures) : 1);
  }
  out.all =
      futures > 0 ? static_cast<double>(std::count(all.begin(), all.end(), true)) / static_cast<double>(futures) : 1;
  return out;
}

double quantile_of(std::vector<double> values, double level) {
  if (values.empty()) return 0;
  const auto n = static_cast<double>(values.size());
  const double rank = std::clamp(std::ceil(level * n - 1e-9), 1.0, n);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace cadre::planning
