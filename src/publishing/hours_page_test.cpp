#include "publishing/hours_page.h"

#include <gtest/gtest.h>

#include <limits>

namespace cadre::publishing {
namespace {

const base::Month kMonth(2025, 3);
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void add_hours(base::Table& t, const char* profession, double contracted, double clinical, double planned_share) {
  t.integer(kMonth.ordinal()).text(profession).text("").decimal(contracted / 37.5).decimal(contracted);
  t.decimal(0).decimal(0).decimal(0).decimal(0).decimal(contracted - clinical).decimal(clinical);
  t.decimal(0.9 * clinical).decimal(1.1 * clinical).decimal(100 * clinical / contracted).decimal(planned_share);
  t.end_row();
}
void add_cost(base::Table& t, double cost) {
  t.integer(kMonth.ordinal()).text("").text("").decimal(2).text("2025-26");
  t.decimal(kNone).decimal(kNone).decimal(kNone).decimal(kNone).decimal(kNone);
  t.decimal(0.8 * cost).decimal(cost).decimal(1.2 * cost).decimal(40).decimal(51.236).end_row();
}
void add_plans(base::Table& t, const char* employer, int level) {
  t.integer(kMonth.ordinal()).text(employer).integer(10).integer(9).integer(0).integer(0).integer(0).integer(0);
  t.decimal(90).decimal(0).decimal(0).integer(level).decimal(1).decimal(1).decimal(1).decimal(1).decimal(25).end_row();
}

std::string said(const FurtherPage& page) {
  std::string all;
  for (const AnswerSentence& sentence : page.answer) all += plain_text(sentence) + "\n";
  return all;
}

TEST(HoursPage, SaysHoursCostAndAttainmentWithTheirAssumptions) {
  capacity::HoursTables tables;
  add_hours(tables.clinical, "", 10000, 6000, 25);
  add_hours(tables.clinical, "PT", 4000, 2400, 0);
  add_cost(tables.cost, 12.34e6);
  add_plans(tables.job_plans, "", 0);
  add_plans(tables.job_plans, "RHQ", 1);
  add_plans(tables.job_plans, "RFF", 0);
  const FurtherPage page = hours_page(tables, kMonth);
  EXPECT_EQ(page.page, "capacity");
  EXPECT_EQ(
      said(page),
      "Of 10,000 contracted hours a week of staff who are available, 6,000 (60%) are direct clinical care as a mean "
      "over the year, 5,400 to 6,600 with every assumption at its worst or best; job plans say the clinical share of "
      "25% of the hours, the rest is assumed by band.\n"
      "They cost £12.3 million a year at 2025-26 pay with on-costs (£9.9 to 14.8 million with everybody at entry or "
      "at the top of the band; the middle step is assumed), £51.24 for each clinical hour.\n"
      "1 of 2 employers with job plans reaches level 1 of attainment or more.\n");
  EXPECT_EQ(page.answer[0][1].figure, "capacity_clinical_hours.contracted_hours?month=2025-03");
  EXPECT_EQ(page.tables.size(), 6U);
}

TEST(HoursPage, SaysThatNoJobPlanIsRead) {
  capacity::HoursTables tables;
  add_hours(tables.clinical, "", 100, 60, 0);
  EXPECT_NE(said(hours_page(tables, kMonth)).find("because no job plan is read."), std::string::npos);
}

TEST(HoursPage, IsSilentWithoutStaffOfTheMonth) {
  capacity::HoursTables tables;
  EXPECT_TRUE(hours_page(tables, kMonth).answer.empty());
  add_hours(tables.clinical, "", 100, 60, 0);
  EXPECT_TRUE(hours_page(tables, base::Month(2025, 4)).tables.empty());
}

}  // namespace
}  // namespace cadre::publishing
