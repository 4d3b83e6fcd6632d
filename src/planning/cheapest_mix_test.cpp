#include "planning/cheapest_mix.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "base/random_stream.h"

namespace cadre::planning {
namespace {

/// Few projects, two years, whole sizes up to two.
MixProblem small_problem(std::uint64_t seed, std::size_t measures, bool uncertain) {
  base::RandomStream random(77, seed);
  MixProblem out;
  out.years = 2;
  out.probability = 0.8;
  const std::size_t futures = 40;
  const std::size_t projects = 2 + random.below(3);
  for (std::size_t m = 0; m < measures; ++m) {
    MixMeasure measure{"m" + std::to_string(m), 0, {}};
    const double centre = 20 + 10 * random.uniform();
    for (std::size_t f = 0; f < futures; ++f) measure.gaps.push_back(centre + 6 * random.normal());
    out.measures.push_back(std::move(measure));
  }
  for (std::size_t i = 0; i < projects; ++i) {
    MixProject p;
    p.id = "p" + std::to_string(i);
    p.most = 2;
    p.whole = true;
    p.repeats = random.chance(0.5);
    p.last_year = 1;
    p.fixed = {10 + 20 * random.uniform()};
    p.per_unit = {20 + 30 * random.uniform(), 5};
    if (i > 0 && random.chance(0.3)) p.needs.push_back({0, 0});
    p.uses = {{0, 1}};
    for (std::size_t m = 0; m < measures; ++m) {
      const double effect = 4 + 10 * random.uniform();
      p.response.push_back({effect, effect * 0.7});
    }
    out.projects.push_back(std::move(p));
  }
  out.budget = {120, 120};
  out.resources = {"places"};
  out.capacity = {{5, 5}};
  if (uncertain)
    for (std::size_t i = 0; i < projects; ++i) {
      out.effect.emplace_back();
      for (std::size_t f = 0; f < futures; ++f) out.effect.back().push_back(0.7 + 0.6 * random.uniform());
    }
  return out;
}

/// The cheapest mix by trying every one; infinity when none keeps the promise.
double by_every_mix(const MixProblem& problem, const std::function<bool(const Mix&)>& wanted) {
  Mix mix(problem.projects.size(), {0, 0});
  double best = INFINITY;
  const std::size_t cells = 2 * problem.projects.size();
  std::size_t count = 1;
  for (std::size_t c = 0; c < cells; ++c) count *= 3;
  for (std::size_t code = 0; code < count; ++code) {
    std::size_t rest = code;
    for (std::size_t c = 0; c < cells; ++c, rest /= 3) mix[c / 2][c % 2] = static_cast<double>(rest % 3);
    const double cost = cost_of_mix(problem, mix);
    if (cost < best && is_allowed(problem, mix) && wanted(mix)) best = cost;
  }
  return best;
}

CheapestMixOptions exact() {
  CheapestMixOptions out;
  out.solver.gap = 0;
  out.most_rounds = 30;
  return out;
}

TEST(CheapestMix, TheProgrammeEqualsEveryMix) {
  for (std::uint64_t s = 0; s < 30; ++s) {
    const MixProblem problem = small_problem(s, 2, false);
    MixRows rows;
    for (const MixMeasure& m : problem.measures) rows.wanted.push_back(quantile_of(m.gaps, 0.5));
    const double best = by_every_mix(problem, [&](const Mix& mix) {
      return expected_effect(problem, mix, 0) >= rows.wanted[0] && expected_effect(problem, mix, 1) >= rows.wanted[1];
    });
    const MixSolution found = solve_mix(problem, rows, exact().solver);
    EXPECT_EQ(found.found, std::isfinite(best)) << s;
    if (found.found) {
      EXPECT_NEAR(found.cost, best, 1e-6) << s;
      EXPECT_TRUE(is_allowed(problem, found.mix));
    }
  }
}

TEST(CheapestMix, OneMeasureWithCertainEffectsIsExact) {
  for (std::uint64_t s = 100; s < 125; ++s) {
    const MixProblem problem = small_problem(s, 1, false);
    const double best =
        by_every_mix(problem, [&](const Mix& mix) { return chance_of(problem, mix).all >= problem.probability; });
    const CheapestMix found = cheapest_mix(problem, exact());
    EXPECT_EQ(found.can_be_done, std::isfinite(best)) << s;
    if (found.can_be_done) {
      EXPECT_NEAR(found.cost, best, 1e-6) << s;
    }
  }
}

TEST(CheapestMix, ManyMeasuresAndUncertainEffectsKeepTheirPromise) {
  int found_none = 0, possible = 0;
  double dearer = 0;
  for (std::uint64_t s = 200; s < 230; ++s) {
    const MixProblem problem = small_problem(s, 2, true);
    const double best =
        by_every_mix(problem, [&](const Mix& mix) { return chance_of(problem, mix).all >= problem.probability; });
    const CheapestMix found = cheapest_mix(problem, exact());
    if (!std::isfinite(best)) {
      EXPECT_FALSE(found.can_be_done) << s;
      continue;
    }
    ++possible;
    if (!found.can_be_done) {
      ++found_none;
      continue;
    }
    EXPECT_GE(found.chance.all, problem.probability - 1e-9);
    EXPECT_TRUE(is_allowed(problem, found.mix));
    EXPECT_GE(found.cost, best - 1e-6);
    dearer += found.cost / best - 1;
  }
  RecordProperty("possible", possible);
  EXPECT_GT(possible, 10);
  EXPECT_EQ(found_none, 0);
  EXPECT_LT(dearer / possible, 0.02);
}

TEST(CheapestMix, WhatCannotBeDoneHasANearest) {
  MixProblem problem = small_problem(1, 1, false);
  problem.budget = {40, 40};
  const CheapestMix found = cheapest_mix(problem, exact());
  EXPECT_FALSE(found.can_be_done);
  EXPECT_TRUE(is_allowed(problem, found.mix));
  EXPECT_GT(found.shortfall[0], 0);
  const double most = [&] {
    double out = 0;
    by_every_mix(problem, [&](const Mix& mix) { return out = std::max(out, expected_effect(problem, mix, 0)), false; });
    return out;
  }();
  EXPECT_NEAR(expected_effect(problem, found.mix, 0), most, 1e-6);
}

TEST(CheapestMix, AlternativesAndPrices) {
  for (std::uint64_t s = 100; s < 125; ++s) {
    const MixProblem problem = small_problem(s, 1, false);
    const CheapestMix found = cheapest_mix(problem, exact());
    if (!found.can_be_done) continue;
    ASSERT_TRUE(found.prices);
    EXPECT_GT(found.prices->target[0], 0);
    for (const MixSolution& other : found.alternatives) {
      EXPECT_GE(other.cost, found.cost - 1e-6);
      EXPECT_TRUE(is_allowed(problem, other.mix));
    }
  }
}

TEST(CheapestMix, Faults) {
  MixProblem problem = small_problem(1, 1, true);
  EXPECT_EQ(fault_of(problem), "");
  problem.effect.pop_back();
  EXPECT_NE(fault_of(problem), "");
  problem.effect.clear();
  problem.projects[0].least = 3;
  EXPECT_NE(fault_of(problem), "");
}

TEST(CheapestMix, QuantileCoversItsShare) {
  EXPECT_DOUBLE_EQ(quantile_of({4, 1, 3, 2}, 0.5), 2);
  EXPECT_DOUBLE_EQ(quantile_of({4, 1, 3, 2}, 0.51), 3);
  EXPECT_DOUBLE_EQ(quantile_of({4, 1, 3, 2}, 1), 4);
}

}  // namespace
}  // namespace cadre::planning
