#include "reconciliation/yearly_means.h"

#include <gtest/gtest.h>

#include "reconciliation/test_published.h"

namespace cadre::reconciliation {
namespace {

using testing_published::Figure;
using testing_published::published;

GroupRecord at(int year, int month, double fte) {
  return {base::Month(year, month).ordinal(), "U00001", "Other Direct Patient Care Staff", fte, false};
}

Figure mean(int year, double value) {
  return {.source = "pcn_yearly",
          .month = {year, 3},
          .geography = "U00001",
          .staff_group = "Other Direct Patient Care staff",
          .label = "",
          .measure = "mean_fte_per_record",
          .value = value};
}

Comparisons compare(const std::vector<GroupRecord>& records, const base::Table& figures) {
  return compare_yearly_means(figures, records, {});
}

TEST(YearlyMeans, TheYearOfTheSeriesEndsInMarch) {
  // 2021 of the series: June 2020 0.5, March 2021 1.0; of the calendar: March 1.0, June 0.4
  const Comparisons all =
      compare({at(2020, 6, 0.5), at(2021, 3, 1.0), at(2021, 6, 0.4)}, published({mean(2021, 0.75)}));
  ASSERT_EQ(all.rows.size(), 1U);
  const Comparison& c = all.rows[0];
  EXPECT_DOUBLE_EQ(capacity::fte_of(c.ours), 0.7);
  EXPECT_DOUBLE_EQ(capacity::fte_of(c.part(Part::Date)), -0.05);
  EXPECT_EQ(c.unexplained, 0);
  EXPECT_EQ(c.verdict, Verdict::Agrees);
  EXPECT_TRUE(c.adds_up());
}

TEST(YearlyMeans, CopiesAreInTheSeries) {
  GroupRecord copy = at(2021, 3, 0.2);
  copy.merged = true;
  const Comparisons all = compare({at(2021, 3, 1.0), copy}, published({mean(2021, 0.6)}));
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_DOUBLE_EQ(capacity::fte_of(all.rows[0].part(Part::Duplicates)), 0.4);
  EXPECT_EQ(all.rows[0].unexplained, 0);
}

TEST(YearlyMeans, ANetworkOfTwoNamesAndAYearWithoutItsMarchAreNoFindings) {
  const Comparisons all = compare({at(2021, 3, 1.0)}, published({mean(2021, 0.2), mean(2021, 0.4), mean(2022, 0.1)}));
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(all.rows[0].verdict, Verdict::Renamed);
  EXPECT_TRUE(compare({at(2021, 6, 1.0)}, published({mean(2022, 1.0)})).rows.empty());
}

}  // namespace
}  // namespace cadre::reconciliation
