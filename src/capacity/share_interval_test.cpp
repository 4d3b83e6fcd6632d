#include "capacity/share_interval.h"

#include <gtest/gtest.h>

namespace cadre::capacity {
namespace {

// Newcombe 1998, table I, method 3 (score method without continuity correction).
TEST(WilsonInterval, WorkedValues) {
  struct Row {
    std::int64_t count, of;
    double low, high;
  };
  for (const Row& row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605}, Row{0, 20, 0.0, 0.1611},
                         Row{1, 29, 0.0061, 0.1718}}) {
    const auto found = wilson_interval(row.count, row.of);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->low, row.low, 0.00005) << row.count;
    EXPECT_NEAR(found->high, row.high, 0.00005) << row.count;
  }
}

TEST(WilsonInterval, HoldsTheShareAndIsTheSameFromBothSides) {
  for (std::int64_t of = 1; of <= 60; ++of)
    for (std::int64_t count = 0; count <= of; ++count) {
      const auto found = wilson_interval(count, of), others = wilson_interval(of - count, of);
      ASSERT_TRUE(found && others);
      EXPECT_LE(0.0, found->low);
      EXPECT_LE(found->low, found->share);
      EXPECT_LE(found->share, found->high);
      EXPECT_LE(found->high, 1.0);
      EXPECT_NEAR(found->low, 1 - others->high, 1e-12);
      EXPECT_LT(found->high - found->low, 1.0);
    }
}

TEST(WilsonInterval, SaysNothingOfNobody) {
  EXPECT_FALSE(wilson_interval(0, 0));
  EXPECT_FALSE(wilson_interval(5, 4));
  EXPECT_FALSE(wilson_interval(-1, 4));
}

}  // namespace
}  // namespace cadre::capacity
