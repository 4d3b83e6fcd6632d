#include "gap/gap_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gap/gap_tables.h"
#include "gap/test_gap.h"

namespace cadre::gap {
namespace {

using testing_gap::able;
using testing_gap::need;

/// One place: too few physiotherapists, occupational therapists who may not prescribe.
struct Example {
  capability::CapabilityModel model = able();
  GapRequest request;

  Example() {
    request.groups = {{"PT", "registered", "community", "sheffield", 100, 90, 110, 4, 30},
                      {"OT", "registered", "primary_care", "sheffield", 50, 50, 50, 2, 32}};
    request.able = &model;
    request.need_at = [](base::Month month) {
      std::vector<NeedRow> rows = {need("walks", "community", "TREAT", "all", "sheffield", 120, {"PT"}),
                                   need("scripts", "primary_care", "TREAT", "PRESCRIBE", "sheffield", 5, {"OT"})};
      rows[0].low = 110;
      rows[0].high = 140;
      if (month > base::Month(2025, 3)) rows[0].hours = 130;
      return rows;
    };
    request.months.push_back({"base", base::Month(2025, 3), {100, 50}, 0, {}});
  }
};

TEST(MatchGap, CoverAndGapAddUpToNeed) {
  Example e;
  e.request.months.push_back({"base", base::Month(2030, 3), {80, 50}, 0, {}});
  const GapResult result = match_gap(e.request);
  ASSERT_EQ(result.coverage.size(), 2U);
  EXPECT_NEAR(result.coverage[0].total_unmet, 20 + 5, 1e-6);
  EXPECT_NEAR(result.coverage[1].total_unmet, 50 + 5, 1e-6);
  const GapTables tables = gap_tables(result);
  for (std::size_t row = 0; row < tables.cover.rows(); ++row)
    EXPECT_NEAR(tables.cover.decimal_at(row, "covered") + tables.cover.decimal_at(row, "unmet"),
                tables.cover.decimal_at(row, "need"), 1e-9);
  double used = 0, done = 0;
  for (std::size_t row = 0; row < tables.staff.rows(); ++row) {
    used += tables.staff.decimal_at(row, "used");
    EXPECT_NEAR(tables.staff.decimal_at(row, "used") + tables.staff.decimal_at(row, "surplus"),
                tables.staff.decimal_at(row, "hours"), 1e-6);
  }
  for (std::size_t row = 0; row < tables.work.rows(); ++row) done += tables.work.decimal_at(row, "hours");
  EXPECT_NEAR(used, done, 1e-6);
}

TEST(MatchGap, AnHourOfTheShortProfessionIsWorthAnHour) {
  Example e;
  const GapResult result = match_gap(e.request);
  EXPECT_NEAR(result.staff[0].price.one_more, 1, 1e-4);
  EXPECT_NEAR(result.staff[1].price.one_more, 0, 1e-9) << "nothing is left that they could do";
  EXPECT_NEAR(result.coverage[0].price[0], 1, 1e-4);
  const GapTables tables = gap_tables(result);
  ASSERT_GT(tables.moves.rows(), 0U);
  EXPECT_EQ(tables.moves.text_at(0, "move"), "hire or free time");
  EXPECT_EQ(tables.moves.text_at(0, "profession"), "PT");
  EXPECT_NEAR(tables.moves.decimal_at(0, "worth"), 25, 1e-2) << "100 hours of 4 FTE";
}

TEST(MatchGap, ABarrierIsWorthTheDifferenceOfTwoSolves) {
  Example e;
  const GapResult result = match_gap(e.request);
  const auto at = std::find_if(result.barriers.begin(), result.barriers.end(),
                               [](const BarrierWorth& b) { return b.barrier == "PRESCRIBING"; });
  ASSERT_NE(at, result.barriers.end());
  const capability::CapabilityModel lifted = able({"PRESCRIBING"});
  GapRequest without = e.request;
  without.able = &lifted;
  const double closed = result.coverage[0].total_unmet - match_gap(without).coverage[0].total_unmet;
  EXPECT_GT(closed, 0);
  EXPECT_NEAR(at->hours_a_month, closed * 52 / 12, 1e-6);
  EXPECT_GT(at->pounds_a_month, 0);
  EXPECT_EQ(at->pairs, 1U);
}

TEST(MatchGap, FuturesGiveARangeThatIsTheSameEveryTime) {
  Example e;
  e.request.months[0].futures = 60;
  e.request.months[0].fill = [](std::size_t future, std::vector<double>& hours) {
    hours = {90.0 + static_cast<double>(future % 20), 50};
  };
  const GapResult one = match_gap(e.request), again = match_gap(e.request);
  const Coverage& c = one.coverage[0];
  EXPECT_EQ(c.futures, 60U);
  EXPECT_LT(c.total_low, c.total_high);
  EXPECT_LT(c.unmet_low[0], c.unmet_high[0]);
  EXPECT_EQ(c.total_low, again.coverage[0].total_low);
  EXPECT_EQ(c.unmet_high, again.coverage[0].unmet_high);
  e.request.seed = 2;
  EXPECT_NE(match_gap(e.request).coverage[0].total_low, c.total_low);
}

TEST(MatchGap, WithoutStaffOrNeedThereIsAnAnswer) {
  Example e;
  e.request.groups.clear();
  e.request.months[0].expected.clear();
  const GapResult no_staff = match_gap(e.request);
  EXPECT_NEAR(no_staff.coverage[0].total_unmet, 125, 1e-9);
  gap_tables(no_staff);
  Example idle;
  idle.request.need_at = [](base::Month) { return std::vector<NeedRow>{}; };
  EXPECT_EQ(match_gap(idle.request).coverage[0].total_unmet, 0);
}

TEST(Triangular, HasItsEndsItsModeAndItsMean) {
  EXPECT_EQ(triangular(2, 3, 7, 0), 2);
  EXPECT_EQ(triangular(2, 3, 7, 1), 7);
  EXPECT_EQ(triangular(2, 3, 7, 0.2), 3);
  EXPECT_EQ(triangular(5, 5, 5, 0.4), 5);
  double mean = 0;
  for (int i = 0; i < 100000; ++i) mean += triangular(2, 3, 7, (i + 0.5) / 100000) / 100000;
  EXPECT_NEAR(mean, 4, 1e-4) << "(low + mode + high) / 3";
}

}  // namespace
}  // namespace cadre::gap
