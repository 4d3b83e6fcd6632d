#include "base/random_stream.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace cadre::base {
namespace {

TEST(RandomStream, SeedAndIndexFixTheDraws) {
  RandomStream a(1, 7), b(1, 7), other(1, 8);
  EXPECT_EQ(a.next(), b.next());
  EXPECT_NE(a.next(), other.next());
}

TEST(RandomStream, MomentsOfTheDraws) {
  RandomStream stream(42, 0);
  double sum = 0, squares = 0, normal_squares = 0;
  const int n = 100000;
  for (int i = 0; i < n; ++i) {
    const double u = stream.uniform(), z = stream.normal();
    sum += u;
    squares += u * u;
    normal_squares += z * z;
  }
  EXPECT_NEAR(sum / n, 0.5, 0.005);
  EXPECT_NEAR(squares / n, 1.0 / 3, 0.005);
  EXPECT_NEAR(normal_squares / n, 1.0, 0.02);
}

TEST(RandomStream, PickNeverChoosesWeightZeroBeforeTheLast) {
  RandomStream stream(3, 0);
  std::array<int, 4> counts{};
  const std::array<double, 4> weights{0.0, 3.0, 0.0, 1.0};
  for (int i = 0; i < 40000; ++i) ++counts[stream.pick(weights)];
  EXPECT_EQ(counts[0] + counts[2], 0);
  EXPECT_NEAR(counts[1] / 40000.0, 0.75, 0.01);
}

}  // namespace
}  // namespace cadre::base
