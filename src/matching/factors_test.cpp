#include "matching/factors.h"

#include <gtest/gtest.h>

#include "matching/test_problems.h"

namespace cadre::matching {
namespace {

TEST(Factors, FindProductsAndNothingElse) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Problem p = testing::random_problem(1, seed);
    const auto factors = factors_of(p);
    ASSERT_TRUE(factors);
    for (const Arc& a : p.arcs) EXPECT_NEAR(factors->group[a.group] * factors->need[a.need], a.efficiency, 1e-12);
  }
  Problem p{{{"g", 1, 0}, {"h", 1, 0}},
            {{"n", 1, 1}, {"m", 1, 1}},
            {{0, 0, 1, 0}, {0, 1, 0.8, 0}, {1, 0, 0.9, 0}, {1, 1, 0.72, 0}},
            {}};
  EXPECT_TRUE(factors_of(p));
  p.arcs[3].efficiency = 0.72001;
  EXPECT_FALSE(factors_of(p));
  p.arcs[3].efficiency = 0;
  EXPECT_FALSE(factors_of(p)) << "zero is no product of positive numbers";
}

TEST(Factors, TheNearestAreExactWhereThereAreAny) {
  const Problem p = testing::random_problem(1, 3);
  const Factors near = nearest_factors(p);
  for (const Arc& a : p.arcs) EXPECT_NEAR(near.group[a.group] * near.need[a.need], a.efficiency, 0.05);
}

}  // namespace
}  // namespace cadre::matching
