#include "measures/spc_file.h"

#include <gmock/gmock.h>

#include "base/diagnostics.h"

namespace cadre::measures {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(SpcFile, RowsComeInOrderOfDate) {
  const DatedSeries read = read_dated_series("date,value\n2024-03-01,3\n2024-01-01,1\n01/02/2024,2\n", "f.csv");
  EXPECT_THAT(read.values, ElementsAre(1, 2, 3));
  EXPECT_THAT(read.dates, ElementsAre("2024-01-01", "01/02/2024", "2024-03-01"));
}

TEST(SpcFile, EveryFaultIsToldWithItsPlace) {
  try {
    read_dated_series("date,value\n2024-01,1\n2024-01-01,2\nsoon,3\n2024-02,many\n", "f.csv");
    FAIL();
  } catch (const base::InputError& error) {
    ASSERT_EQ(error.diagnostics().size(), 3U);
    EXPECT_EQ(error.diagnostics()[0].where.line, 3U);
    EXPECT_THAT(error.diagnostics()[1].message, HasSubstr("no date"));
    EXPECT_THAT(error.diagnostics()[2].message, HasSubstr("no number"));
  }
  EXPECT_THROW(read_dated_series("date,value\n", "f.csv"), base::InputError);
  EXPECT_THROW(read_dated_series("", "f.csv"), base::InputError);
}

TEST(SpcFile, TableHasItsSevenColumns) {
  const DatedSeries series = read_dated_series("date,value\n2024-01,1\n2024-02,2\n2024-03,3\n", "f.csv");
  const std::string csv = base::to_csv(spc_table(series, spc_of(series.values, {}), 7));
  EXPECT_THAT(csv, HasSubstr("date,value,mean,lower,upper,rule,variation\n2024-01,1,2,-0.6"));
  EXPECT_THAT(csv, HasSubstr(",,common_cause\n"));
}

TEST(SpcFile, RebaseByDate) {
  const DatedSeries series = read_dated_series("date,value\n2024-01,1\n2024-02,2\n2024-03,3\n", "f.csv");
  EXPECT_THAT(rebase_points(series, {day_of_option("2024-01-15", "--rebase")}), ElementsAre(1));
  EXPECT_THROW(rebase_points(series, {day_of_option("2024-01-01", "--rebase")}), base::UsageError);
  EXPECT_THROW(rebase_points(series, {day_of_option("2024-06", "--rebase")}), base::UsageError);
  EXPECT_THROW(day_of_option("soon", "--rebase"), base::UsageError);
}

TEST(SpcFile, SentencesSayAssuranceAndTrialLimits) {
  const DatedSeries series = read_dated_series("date,value\n2024-01,1\n2024-02,2\n2024-03,3\n", "f.csv");
  const SpcOptions options{.direction = Direction::Up, .target = 9};
  const auto said = spc_sentences(series, spc_of(series.values, options), options);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_THAT(said[0], HasSubstr("2024-03: consistent_fail"));
  EXPECT_THAT(said[1], HasSubstr("Trial limits"));
}

}  // namespace
}  // namespace cadre::measures
