#include "base/month.h"

#include <gtest/gtest.h>

namespace cadre::base {
namespace {

struct MonthCase {
  const char* text;
  const char* iso;
};
class ParseMonth : public testing::TestWithParam<MonthCase> {};

TEST_P(ParseMonth, ReadsTheStylesOfPublishedFiles) {
  const auto month = parse_month(GetParam().text);
  EXPECT_EQ(month ? month->iso() : "none", GetParam().iso) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(Styles, ParseMonth,
                         testing::Values(MonthCase{"2022-03", "2022-03"}, MonthCase{"2022-03-31", "2022-03"},
                                         MonthCase{"202203", "2022-03"}, MonthCase{"2017-SEP", "2017-09"},
                                         MonthCase{"March 2022", "2022-03"}, MonthCase{"Mar-22", "2022-03"},
                                         MonthCase{"30/04/2024", "2024-04"}, MonthCase{"31 March 2022", "2022-03"},
                                         MonthCase{"29/02/2024", "2024-02"}, MonthCase{"29/02/2023", "none"},
                                         MonthCase{"31 February 2025", "none"}, MonthCase{"2025-02-31", "none"},
                                         MonthCase{"00/03/2025", "none"}, MonthCase{"2025 03 final", "2025-03"},
                                         MonthCase{"13/2022", "none"}, MonthCase{"", "none"},
                                         MonthCase{"banana", "none"}));

TEST(MonthTest, LastDayKnowsLeapYears) {
  EXPECT_EQ(Month(2024, 2).last_day(), days_from_civil(2024, 2, 29));
  EXPECT_EQ(Month(2023, 12).last_day(), days_from_civil(2023, 12, 31));
  EXPECT_EQ(civil_from_days(days_from_civil(2022, 3, 31)).day, 31);
}

}  // namespace
}  // namespace cadre::base
