#include "supply/future_spread.h"

#include <gtest/gtest.h>

namespace cadre::supply {
namespace {

TEST(FutureSpread, LiesLinearlyBetweenOrderStatistics) {
  std::vector<double> values;
  for (int i = 100; i >= 0; --i) values.push_back(i);
  const FutureSpread spread = spread_of(values);
  EXPECT_DOUBLE_EQ(spread.mean, 50);
  EXPECT_DOUBLE_EQ(spread.median, 50);
  EXPECT_DOUBLE_EQ(spread.lower_50, 25);
  EXPECT_DOUBLE_EQ(spread.upper_80, 90);
  EXPECT_DOUBLE_EQ(spread.lower_95, 2.5);
  EXPECT_DOUBLE_EQ(spread.upper_95, 97.5);
  EXPECT_DOUBLE_EQ(spread_of({1, 2}).lower_50, 1.25);
}

TEST(FutureSpread, OfOneFutureIsThatFuture) {
  const FutureSpread spread = spread_of({7});
  EXPECT_EQ(spread.lower_95, 7);
  EXPECT_EQ(spread.upper_95, 7);
  EXPECT_EQ(spread.mean, 7);
}

TEST(FutureSpread, RowsAreAddedFutureByFuture) {
  const std::vector<std::int32_t> a = {1, 2}, b = {10, 20};
  const std::vector<const std::int32_t*> rows = {a.data(), b.data()};
  EXPECT_EQ(added_up<std::int32_t>(rows, 2), (std::vector<double>{11, 22}));
  EXPECT_EQ(added_up<std::int32_t>(rows, 2, 100), (std::vector<double>{0.11, 0.22}));
}

}  // namespace
}  // namespace cadre::supply
