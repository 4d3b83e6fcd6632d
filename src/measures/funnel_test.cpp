#include "measures/funnel.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cadre::measures {
namespace {

TEST(Funnel, LargeNumbersComeNearTheNormalLimits) {
  const FunnelLimits limits = funnel_limits(100'000, 0.3);
  const double sd = std::sqrt(0.3 * 0.7 / 100'000);
  EXPECT_NEAR(limits.lower_95, 0.3 - 1.96 * sd, sd * 0.02);
  EXPECT_NEAR(limits.upper_998, 0.3 + 3.09 * sd, sd * 0.02);
}

TEST(Funnel, SmallNumbersByHand) {
  // n = 2, p = 0.5: P(0) = 0.25, P(<=1) = 0.75, P(<=2) = 1. At 0.025 r = 0, a = 0.225/0.25 = 0.9: below 0, held there.
  // At 0.975 r = 2, a = 0.025/0.25 = 0.1: (2 - 0.1)/2 = 0.95.
  const FunnelLimits limits = funnel_limits(2, 0.5);
  EXPECT_DOUBLE_EQ(limits.lower_95, 0);
  EXPECT_NEAR(limits.upper_95, 0.95, 1e-12);
  EXPECT_EQ(funnel_place(1.0, limits), FunnelPlace::High998);
  EXPECT_EQ(funnel_place(0.0, limits), FunnelPlace::Within);
}

TEST(Funnel, ASharedExtremeHasNoSpread) {
  EXPECT_EQ(funnel_limits(10, 0).upper_998, 0);
  EXPECT_EQ(funnel_limits(10, 1).lower_998, 1);
}

}  // namespace
}  // namespace cadre::measures
