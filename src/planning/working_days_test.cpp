#include "planning/working_days.h"

#include <gmock/gmock.h>

#include <string>

#include "base/month.h"

namespace cadre::planning {
namespace {

std::vector<std::string> holidays(int year) {
  std::vector<std::string> out;
  for (const std::int32_t day : bank_holidays(year)) {
    const base::CivilDate d = base::civil_from_days(day);
    out.push_back(std::to_string(d.month) + "-" + std::to_string(d.day));
  }
  return out;
}

using testing::ElementsAre;

TEST(WorkingDays, BankHolidaysAsPublished) {  // gov.uk/bank-holidays, England and Wales
  EXPECT_THAT(holidays(2018), ElementsAre("1-1", "3-30", "4-2", "5-7", "5-28", "8-27", "12-25", "12-26"));
  EXPECT_THAT(holidays(2020), ElementsAre("1-1", "4-10", "4-13", "5-8", "5-25", "8-31", "12-25", "12-28"));
  EXPECT_THAT(holidays(2021), ElementsAre("1-1", "4-2", "4-5", "5-3", "5-31", "8-30", "12-27", "12-28"));
  EXPECT_THAT(holidays(2022),
              ElementsAre("1-3", "4-15", "4-18", "5-2", "6-2", "6-3", "8-29", "9-19", "12-26", "12-27"));
  EXPECT_THAT(holidays(2023), ElementsAre("1-2", "4-7", "4-10", "5-1", "5-8", "5-29", "8-28", "12-25", "12-26"));
  EXPECT_THAT(holidays(2012), ElementsAre("1-2", "4-6", "4-9", "5-7", "6-4", "6-5", "8-27", "12-25", "12-26"));
  EXPECT_THAT(holidays(2027), ElementsAre("1-1", "3-26", "3-29", "5-3", "5-31", "8-30", "12-27", "12-28"));
}

TEST(WorkingDays, CountsBothEnds) {
  const auto day = [](int y, int m, int d) { return base::days_from_civil(y, m, d); };
  const WorkingDays plain(false), without(true);
  EXPECT_EQ(plain.between(day(2018, 11, 30), day(2019, 3, 29)), 86);
  EXPECT_EQ(without.between(day(2018, 11, 30), day(2019, 3, 29)), 83);  // Christmas, Boxing Day, New Year
  EXPECT_EQ(plain.between(day(2024, 1, 2), day(2024, 1, 1)), 0);
  EXPECT_EQ(plain.on(day(2024, 1, 6), 1), day(2024, 1, 9));    // a Saturday: Monday, then one on
  EXPECT_EQ(without.on(day(2024, 1, 1), 0), day(2024, 1, 2));  // New Year
}

}  // namespace
}  // namespace cadre::planning
