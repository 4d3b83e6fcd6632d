#include "capacity/relative_likelihood.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cadre::capacity {
namespace {

// The Physicians' Health Study as A. Agresti works it ("An introduction to categorical data analysis", 2.2.3): heart
// attacks of 189 in 11,034 beside 104 in 11,037 give 1.82, 95% interval 1.43 to 2.31.
TEST(RelativeLikelihood, WorkedValues) {
  const auto found = relative_likelihood({189, 11034}, {104, 11037});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->ratio, 1.82, 0.005);
  EXPECT_NEAR(found->low, 1.43, 0.005);
  EXPECT_NEAR(found->high, 2.31, 0.005);
  // by hand: 10 of 100 beside 20 of 100 is 0.5; standard error of the logarithm sqrt(0.1 - 0.01 + 0.05 - 0.01) =
  // 0.36056
  const auto half = relative_likelihood({10, 100}, {20, 100});
  ASSERT_TRUE(half);
  EXPECT_DOUBLE_EQ(half->ratio, 0.5);
  EXPECT_NEAR(half->low, 0.5 * std::exp(-1.959964 * 0.3605551), 1e-6);
  EXPECT_NEAR(half->high, 0.5 * std::exp(1.959964 * 0.3605551), 1e-6);
}

TEST(RelativeLikelihood, TurnedRoundItIsTheInverse) {
  for (std::int64_t a = 1; a <= 12; ++a)
    for (std::int64_t b = 1; b <= 15; ++b) {
      const auto one = relative_likelihood({a, 12}, {b, 15}), other = relative_likelihood({b, 15}, {a, 12});
      ASSERT_TRUE(one && other);
      EXPECT_NEAR(one->ratio * other->ratio, 1.0, 1e-12);
      EXPECT_NEAR(one->low * other->high, 1.0, 1e-12);
      EXPECT_LE(one->low, one->ratio);
      EXPECT_LE(one->ratio, one->high);
    }
}

TEST(RelativeLikelihood, SaysNothingWithoutAnOutcome) {
  EXPECT_FALSE(relative_likelihood({0, 50}, {10, 50}));
  EXPECT_FALSE(relative_likelihood({10, 50}, {0, 50}));
  EXPECT_FALSE(relative_likelihood({60, 50}, {10, 50}));
}

}  // namespace
}  // namespace cadre::capacity
