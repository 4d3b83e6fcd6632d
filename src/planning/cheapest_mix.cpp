#include "planning/cheapest_mix.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cadre::planning {
namespace {

constexpr std::size_t kMostMeasures = 10;
constexpr double kEnough = 1e-9;
constexpr double kFine = 0.002;   // levels closer than this are not told apart
constexpr double kClose = 0.012;  // a chance that is more than kept by less than this is kept well

Mix empty_mix(const MixProblem& problem) {
  return Mix(problem.projects.size(), std::vector<double>(static_cast<std::size_t>(problem.years), 0.0));
}

/// What each measure's expected effect must come to at a level of its quantile, the effects spread as those of `mix`
/// do.
std::vector<double> wanted_at(const MixProblem& problem, const Mix& mix, double level) {
  std::vector<double> out;
  for (std::size_t m = 0; m < problem.measures.size(); ++m) {
    std::vector<double> missing = effects_by_future(problem, mix, m);
    const double expected = expected_effect(problem, mix, m);
    for (std::size_t f = 0; f < missing.size(); ++f)
      missing[f] = problem.measures[m].gaps[f] - problem.measures[m].target - (missing[f] - expected);
    out.push_back(quantile_of(std::move(missing), level));
  }
  return out;
}

bool keeps_promise(const MixProblem& problem, const Mix& mix) {
  return is_allowed(problem, mix) && chance_of(problem, mix).all >= problem.probability - kEnough;
}

/// Takes starts away or makes them smaller, one after the other, while the promise holds on `judge`.
void trim(const MixProblem& judge, Mix& mix) {
  for (bool better = true; better;) {
    better = false;
    for (std::size_t i = 0; i < mix.size(); ++i)
      for (std::size_t y = 0; y < mix[i].size(); ++y) {
        const MixProject& p = judge.projects[i];
        for (const double share : {0.0, 0.5, 0.9, 0.98}) {
          if (mix[i][y] <= 0) break;
          const double was = mix[i][y], cost = cost_of_mix(judge, mix);
          double size = share == 0 ? 0 : std::max(p.least, share * was);
          if (p.whole) size = std::ceil(size - kEnough);
          if (size >= was) continue;
          mix[i][y] = size;
          if (cost_of_mix(judge, mix) < cost - 1e-6 * std::max(1.0, cost) && keeps_promise(judge, mix))
            better = true;
          else
            mix[i][y] = was;
        }
      }
  }
}

std::vector<std::size_t> chosen_of(const Mix& mix) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < mix.size(); ++i)
    if (std::any_of(mix[i].begin(), mix[i].end(), [](double size) { return size > 0; })) out.push_back(i);
  return out;
}

/// Rounds of solving and verifying.
class Search {
 public:
  Search(const MixProblem& problem, const CheapestMixOptions& options, const MixProblem& judge, CheapestMix& out)
      : problem_(problem), options_(options), judge_(judge), out_(out), last_(empty_mix(problem)) {}

  void run() {
    search();
    refine();
  }

 private:
  void search() {
    double level = problem_.probability;
    SolverOptions coarse = options_.solver;
    coarse.gap *= 2;
    if (coarse.gap > 0) coarse.most_passes = 1;
    solver_ = coarse;
    for (int round = 0; round < options_.most_rounds; ++round) {
      const bool enough = try_level(level);
      const MixRound& last = out_.rounds.back();
      // The first round knows nothing yet of how the effects of its mix spread.
      if (round == 0 && last.found && !problem_.effect.empty()) continue;
      if (enough) {
        high_ = level;
        high_chance_ = last.chance.all;
        // No measure may do with a lower quantile than the probability of all together.
        if (level <= problem_.probability + kFine || last.chance.all <= problem_.probability + kClose) return;
      } else if (last.found) {
        low_ = level;
        low_chance_ = last.chance.all;
      } else {
        if (level <= problem_.probability) return;
        high_ = level;
        high_chance_ = 1;
      }
      if (high_ - low_ < kFine || (level >= 1 && !enough && last.found && ++at_top_ > 2)) return;
      level = next_level(level);
    }
  }

  bool try_level(double level) {
    rows_.wanted = wanted_at(problem_, last_, level);
    const MixSolution solution = solve_mix(problem_, rows_, solver_);
    MixRound round;
    round.level = level;
    round.found = solution.found;
    bool enough = false;
    if (solution.found) {
      last_ = solution.mix;
      round.cost = solution.cost;
      round.chance = chance_of(judge_, solution.mix);
      enough = round.chance.all >= problem_.probability - kEnough && is_allowed(problem_, solution.mix);
      if (enough) keep(solution, level);
    }
    out_.rounds.push_back(std::move(round));
    return enough;
  }

  void keep(const MixSolution& solution, double level) {
    if (!fine_ && out_.can_be_done && solution.cost >= out_.cost) return;
    kept_level_ = level;
    out_.can_be_done = true;
    out_.mix = solution.mix;
    out_.cost = solution.cost;
    out_.proven = solution.proven;
    wanted_ = rows_.wanted;
    out_.gap =
        solution.objective > 0 ? std::max(0.0, (solution.objective - solution.best_possible) / solution.objective) : 0;
  }

  /// The level that was found, once more to the gap that is asked for.
  void refine() {
    constexpr int kMostTries = 3;
    if (!out_.can_be_done || options_.solver.gap <= 0) return;
    solver_ = options_.solver;
    fine_ = true;
    double level = kept_level_;
    last_ = out_.mix;
    for (int k = 0; k < kMostTries; ++k, level = std::min(1.0, level + 2 * kFine))
      if (try_level(level)) return;
  }

  /// By the chances at both ends of what is open; towards 1 while nothing was enough.
  double next_level(double level) const {
    const double aim = problem_.probability + kClose / 2;
    if (high_ > 1) {
      const double rest = 1 - low_chance_;
      const double step = rest > 0 ? (1 - level) * (aim - low_chance_) / rest : 0;
      return std::min(1.0, level + std::max(kFine, step));
    }
    const double span = high_chance_ - low_chance_;
    const double share = span > 0 ? std::clamp((aim - low_chance_) / span, 0.15, 0.85) : 0.5;
    return low_ + share * (high_ - low_);
  }

 public:
  const std::vector<double>& wanted() const { return wanted_; }

 private:
  const MixProblem& problem_;
  const CheapestMixOptions& options_;
  const MixProblem& judge_;
  CheapestMix& out_;
  Mix last_;
  MixRows rows_;
  std::vector<double> wanted_;
  double low_ = 0, low_chance_ = 0, high_ = 2,
         high_chance_ = 1;  ///< levels too low, and enough; high above 1 = none yet
  int at_top_ = 0;
  SolverOptions solver_;
  bool fine_ = false;
  double kept_level_ = 0;
};

void add_alternatives(const MixProblem& problem, const CheapestMixOptions& options, const std::vector<double>& wanted,
                      CheapestMix& out) {
  MixRows rows;
  rows.wanted = wanted;
  rows.other_than.push_back(chosen_of(out.mix));
  out.always = rows.other_than.front();
  SolverOptions solver = options.solver;
  solver.gap *= 2;
  solver.most_passes = 1;
  for (int k = 0; k < options.alternatives; ++k) {
    MixSolution other = solve_mix(problem, rows, solver);
    if (!other.found) return;
    const std::vector<std::size_t> chosen = chosen_of(other.mix);
    rows.other_than.push_back(chosen);
    if (other.cost <= out.cost * (1 + options.good))
      std::erase_if(out.always,
                    [&](std::size_t i) { return std::find(chosen.begin(), chosen.end(), i) == chosen.end(); });
    out.alternatives.push_back(std::move(other));
  }
}

void find_nearest(const MixProblem& problem, const CheapestMixOptions& options, CheapestMix& out) {
  MixRows rows;
  rows.nearest = true;
  rows.wanted = wanted_at(problem, empty_mix(problem), problem.probability);
  const MixSolution solution = solve_mix(problem, rows, options.solver);
  out.mix = solution.found ? solution.mix : empty_mix(problem);
  out.cost = cost_of_mix(problem, out.mix);
  out.proven = solution.proven;
}

/// Prices of limits, other sets of projects, and what all good ones share.
void look_around(const MixProblem& problem, const CheapestMixOptions& options, const std::vector<double>& asked,
                 CheapestMix& out) {
  MixRows rows;
  rows.wanted = asked;
  out.prices = prices_of(problem, rows);
  add_alternatives(problem, options, asked, out);
}

}  // namespace

CheapestMix cheapest_mix(const MixProblem& problem, const CheapestMixOptions& options, const MixProblem& judge) {
  CheapestMix out;
  Search search(problem, options, judge, out);
  search.run();
  if (out.can_be_done) {
    trim(judge, out.mix);
    out.cost = cost_of_mix(problem, out.mix);
    look_around(problem, options, search.wanted(), out);
  } else {
    find_nearest(problem, options, out);
  }
  out.cost_by_year = costs_by_year(problem, out.mix);
  out.chance = chance_of(judge, out.mix);
  const std::vector<double> wanted = wanted_at(problem, out.mix, problem.probability);
  for (std::size_t m = 0; m < problem.measures.size(); ++m) {
    const double missing = wanted[m] - expected_effect(problem, out.mix, m);
    out.shortfall.push_back(missing > 1e-6 * std::max(1.0, std::abs(wanted[m])) ? missing : 0);
  }
  return out;
}

std::string fault_of(const MixProblem& problem) {
  if (problem.measures.empty()) return "there is no measure";
  if (problem.measures.size() > kMostMeasures) return "there are more than ten measures";
  if (problem.futures() == 0) return "there is no future";
  for (const MixMeasure& m : problem.measures)
    if (m.gaps.size() != problem.futures()) return fmt::format("measure {} has another number of futures", m.id);
  if (!problem.effect.empty() && problem.effect.size() != problem.projects.size()) return "effects do not fit projects";
  for (const auto& row : problem.effect)
    if (row.size() != problem.futures()) return "effects do not fit futures";
  for (const MixProject& p : problem.projects) {
    if (!(p.least > 0 && p.least <= p.most)) return fmt::format("sizes of {} are not in order", p.id);
    if (p.response.size() != problem.measures.size()) return fmt::format("{} does not answer every measure", p.id);
    for (const auto& row : p.response)
      if (row.size() != static_cast<std::size_t>(problem.years))
        return fmt::format("{} does not answer every year", p.id);
    for (const Dependency& need : p.needs)
      if (need.before >= problem.projects.size()) return fmt::format("{} needs what is not there", p.id);
  }
  return "";
}

}  // namespace cadre::planning
