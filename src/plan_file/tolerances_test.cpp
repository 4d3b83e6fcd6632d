#include "plan_file/tolerances.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace cadre::plan_file {
namespace {

TEST(TolerancesTest, NamesTheRowsThatAreExceeded) {
  Tolerances limits;
  limits.review_share = 0.2;
  limits.rejected_share = 0.01;
  limits.fte_difference = 0.03;
  const auto broken = broken_tolerances(
      limits,
      {{"review_share", 0.31}, {"rejected_share", 0.01}, {"merged_share", 0.9}, {"fte_difference", std::nan("")}});
  ASSERT_EQ(broken.size(), 2U);
  EXPECT_EQ(broken[0].text(), "review_share is 0.31, more than the 0.2 of [tolerances]");
  EXPECT_EQ(broken[1].key, "fte_difference") << "not a number is never within a limit";
}

TEST(TolerancesTest, TellsWhatCouldNotBeChecked) {
  Tolerances limits;
  limits.fte_difference = 0.03;
  limits.review_share = 0.2;
  EXPECT_THAT(unmeasured_tolerances(limits, {{"review_share", 0.1}}), testing::ElementsAre("fte_difference"));
  EXPECT_TRUE(broken_tolerances(limits, {}).empty());
}

}  // namespace
}  // namespace cadre::plan_file
