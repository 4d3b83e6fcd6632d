#include <gtest/gtest.h>

#include <cmath>

#include "matching/solver.h"
#include "matching/test_problems.h"

namespace cadre::matching {
namespace {

using testing::random_problem;
using testing::slow_answer;

constexpr double kStep = 1e-4;

/// Stage 1's optimum by the slow solver, infinite where the limits cannot be met.
double optimum(const Problem& p) {
  const auto slow = slow_answer(p, false);
  return slow ? slow->weighted_unmet : INFINITY;
}

/// (changed - from) / step, infinite where it cannot be.
double slope(double changed, double from) { return (changed - from) / kStep; }

void expect_price(double price, double by_perturbation, const std::string& what) {
  if (std::isinf(by_perturbation))
    EXPECT_TRUE(std::isinf(price)) << what << " is " << price;
  else
    EXPECT_NEAR(price, by_perturbation, 1e-4 * std::max(1.0, std::abs(by_perturbation))) << what;
}

class PricesOfKind : public ::testing::TestWithParam<int> {};

// Hours that are below the step cannot be lowered by it; random corners closer than the step are unlikely.
TEST_P(PricesOfKind, EqualThePerturbedOptimumOnEitherSide) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Problem p = random_problem(GetParam(), seed);
    Solver solver(p);
    if (solver.solve().status != Status::Optimal) continue;
    const Prices prices = solver.prices();
    const double base = optimum(p);
    const auto label = [&](const std::string& id) { return id + ", seed " + std::to_string(seed); };
    for (std::size_t g = 0; g < p.groups.size(); ++g) {
      Problem more = p, less = p;
      more.groups[g].hours += kStep;
      less.groups[g].hours -= kStep;
      expect_price(prices.groups[g].one_more, -slope(optimum(more), base), label(p.groups[g].id + " more"));
      if (less.groups[g].hours >= 0)
        expect_price(prices.groups[g].one_less, slope(optimum(less), base), label(p.groups[g].id + " less"));
      else
        EXPECT_TRUE(std::isinf(prices.groups[g].one_less) || p.groups[g].hours > 0);
    }
    for (std::size_t n = 0; n < p.needs.size(); ++n) {
      Problem more = p, less = p;
      more.needs[n].hours += kStep;
      less.needs[n].hours -= kStep;
      expect_price(prices.needs[n].one_more, slope(optimum(more), base), label(p.needs[n].id + " more"));
      if (less.needs[n].hours >= 0)
        expect_price(prices.needs[n].one_less, -slope(optimum(less), base), label(p.needs[n].id + " less"));
    }
    for (std::size_t l = 0; l < p.limits.size(); ++l) {
      Problem more = p, less = p;
      more.limits[l].rhs += kStep;
      less.limits[l].rhs -= kStep;
      const double sign = p.limits[l].sense == Sense::AtMost ? -1 : 1;
      expect_price(prices.limits[l].one_more, sign * slope(optimum(more), base), label(p.limits[l].id + " more"));
      if (std::isinf(optimum(less)))
        EXPECT_TRUE(std::isinf(prices.limits[l].one_less)) << label(p.limits[l].id);
      else
        expect_price(prices.limits[l].one_less, -sign * slope(optimum(less), base), label(p.limits[l].id + " less"));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, PricesOfKind, ::testing::Range(0, 6));

TEST(Prices, ACornerHasTwo) {
  // Exactly enough staff: an hour more is worth nothing, an hour less is missed.
  const Problem p{{{"g", 5, 10}}, {{"n", 5, 3}}, {{0, 0, 1, 0}}, {}};
  for (const Engine engine : {Engine::Flow, Engine::Linear}) {
    Solver solver(p, engine);
    solver.solve();
    const Prices prices = solver.prices();
    EXPECT_NEAR(prices.groups[0].one_more, 0, 1e-9);
    EXPECT_NEAR(prices.groups[0].one_less, 3, 1e-9);
    EXPECT_NEAR(prices.needs[0].one_more, 3, 1e-9);
    EXPECT_NEAR(prices.needs[0].one_less, 0, 1e-9);
  }
}

TEST(Prices, HoursThatAreNotThereCannotBecomeFewer) {
  const Problem p{{{"g", 0, 10}}, {{"n", 5, 3}, {"none", 0, 1}}, {{0, 0, 1, 0}, {0, 1, 1, 0}}, {}};
  for (const Engine engine : {Engine::Flow, Engine::Linear}) {
    Solver solver(p, engine);
    solver.solve();
    const Prices prices = solver.prices();
    EXPECT_NEAR(prices.groups[0].one_more, 3, 1e-9);
    EXPECT_TRUE(std::isinf(prices.groups[0].one_less));
    EXPECT_NEAR(prices.needs[1].one_more, 1, 1e-9);
    EXPECT_TRUE(std::isinf(prices.needs[1].one_less));
  }
}

}  // namespace
}  // namespace cadre::matching
