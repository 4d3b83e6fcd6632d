#include "publishing/numbers.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cadre::publishing {
namespace {

TEST(SpokenNumbers, CommasStandAboveNineHundredAndNinetyNine) {
  EXPECT_EQ(spoken_count(999), "999");
  EXPECT_EQ(spoken_count(1000), "1,000");
  EXPECT_EQ(spoken_count(1216834), "1,216,834");
  EXPECT_EQ(spoken_count(-1234), "-1,234");
}

TEST(SpokenNumbers, DecimalsKeepALeadingZeroAndNoNegativeZero) {
  EXPECT_EQ(spoken_decimal(0.25, 1), "0.2");
  EXPECT_EQ(spoken_decimal(-0.01, 1), "0.0");
  EXPECT_EQ(spoken_decimal(1050.46, 1), "1,050.5");
  EXPECT_EQ(spoken_decimal(2105.4, 0), "2,105");
  EXPECT_EQ(spoken_decimal(std::nan(""), 1), "No data");
}

TEST(SpokenNumbers, RangesAreSpokenWithTo) {
  EXPECT_EQ(spoken_range("2,065", "2,140"), "2,065 to 2,140");
  EXPECT_EQ(spoken_range("5", "5"), "5");
  EXPECT_EQ(spoken_percent(0.14), "14%");
}

}  // namespace
}  // namespace cadre::publishing
