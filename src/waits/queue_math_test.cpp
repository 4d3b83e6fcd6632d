#include "waits/queue_math.h"

#include <gtest/gtest.h>

namespace cadre::waits {
namespace {

TEST(QueueMath, FirstExampleOfMethods8) {
  constexpr double kQueue = 1200, kTarget = 52, kDemand = 30, kCapacity = 27, kMeanWait = 63;
  EXPECT_NEAR(load(kDemand, kCapacity), 1.1111, 5e-5);
  EXPECT_DOUBLE_EQ(target_mean_wait(kTarget, 4), 13);
  EXPECT_DOUBLE_EQ(target_queue(kDemand, kTarget, 4), 390);
  EXPECT_NEAR(kQueue / target_queue(kDemand, kTarget, 4), 3.08, 0.005);
  EXPECT_NEAR(relief_capacity(kDemand, kQueue, 390), 61.1538, 5e-5);
  EXPECT_NEAR(target_capacity(TargetForm::Current, kDemand, kTarget, 4, 1, 1), 30.0769, 5e-5);
  EXPECT_NEAR(pressure(kMeanWait, kTarget), 2.4231, 5e-5);
}

TEST(QueueMath, OtherExamplesOfMethods8) {
  EXPECT_DOUBLE_EQ(pressure(24, 4), 12);
  EXPECT_NEAR(target_capacity(TargetForm::Current, 30, 18, 4, 0.5, 0.8), 30.0989, 5e-5);
  EXPECT_DOUBLE_EQ(target_capacity(TargetForm::Earlier, 30, 52, 3, 1, 1), 30.5);
  EXPECT_NEAR(miss_share(4), 0.0183, 5e-5);
  EXPECT_NEAR(miss_share(6), 0.0025, 5e-5);
}

TEST(QueueMath, ReliefInStaffOfMethods8) {
  const double attended = 1084.68 / 52;
  EXPECT_NEAR(attended, 20.8592, 5e-5);
  // The worked value was reckoned from rounded parts; the digits behind are 1.63735.
  EXPECT_NEAR(relief_wte(relief_capacity(30, 1200, 390), 27, attended), 1.6374, 1e-4);
}

}  // namespace
}  // namespace cadre::waits
