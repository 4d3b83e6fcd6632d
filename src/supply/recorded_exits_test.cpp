#include "supply/recorded_exits.h"

#include <gtest/gtest.h>

#include <cmath>

#include "supply/prepared.h"
#include "supply/test_models.h"

namespace cadre::supply {
namespace {

TEST(RecordedExits, RatesAreScaledToWhatWasSeen) {
  Model m = still_model(3100, 12);
  m.people.assign(m.cells(), 100);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, 0.1}};
  const double rate = -std::log(0.9);  // exits of a person a year
  const std::vector<RecordedExits> seen = {{"podiatry", 1.5 * rate * 3000, 3000}, {"unheard of", 5, 100}};
  const auto exits = pooled_exits(m, seen);
  ASSERT_EQ(exits.size(), 1);
  EXPECT_NEAR(exits[0].expected, rate * 3000, 4);
  EXPECT_NEAR(exits[0].ratio, 1.5, 0.02);
  const Model scaled = with_exits(m, exits);
  EXPECT_NEAR(factor_values(scaled, 1, 0)[1], 1.5, 0.03);
  const Record record = run(scaled, 400);
  double left = 0;
  for (std::size_t f = 0; f < 400; ++f) left += *(record.flow_of(0, Flow::Left, 0) + f) / 400.0;
  EXPECT_NEAR(left, 3100 * 1.5 * rate * (1 - 1.5 * rate / 2), 12);  // of a stock that shrinks meanwhile
}

TEST(RecordedExits, TheRangeHoldsTheTenthsOfTheFactor) {
  Model m = still_model(310, 12);
  const std::vector<PooledExits> exits = {{"podiatry", 20, 300, 20, 1, 0.8, 1.25, 1}};
  const Model scaled = with_exits(m, exits);
  int below = 0, above = 0;
  for (std::uint32_t f = 1; f <= 4000; ++f) {
    const double value = factor_values(scaled, 9, f)[1];
    below += value < 0.8 ? 1 : 0;
    above += value > 1.25 ? 1 : 0;
  }
  EXPECT_NEAR(below / 4000.0, 0.1, 0.025);
  EXPECT_NEAR(above / 4000.0, 0.1, 0.025);
}

TEST(RecordedExits, WithoutRecordsNothingChanges) {
  const Model m = still_model(310, 12);
  EXPECT_TRUE(pooled_exits(m, {}).empty());
  EXPECT_EQ(with_exits(m, {}).factors.size(), m.factors.size());
  EXPECT_EQ(exits_table({}).rows(), 0);
}

}  // namespace
}  // namespace cadre::supply
