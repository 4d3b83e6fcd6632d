#include "waits/read_waits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "waits/assess.h"
#include "waits/wait_sheet.h"

namespace cadre::waits {
namespace {

using testing::HasSubstr;

WaitFile read(const std::string& text) {
  LabelBook labels;
  return read_waits(text, "list.csv", labels);
}
std::string said(const base::Diagnostics& remarks) {
  std::string out;
  for (const base::Diagnostic& remark : remarks) out += remark.text() + "\n";
  return out;
}

TEST(ReadWaits, DatesGiveQueueDemandCapacityAndMeanWait) {
  const WaitFile file =
      read("Referral,Removal\n2024-01-01,2024-01-08\n2024-01-04,NA\n2024-01-10,\n15/01/2024,2024-01-29\n");
  ASSERT_EQ(file.points.size(), 1U);
  const WaitPoint& p = file.points[0];
  EXPECT_EQ(p.service, "all");
  EXPECT_EQ(p.queue, 2);
  EXPECT_DOUBLE_EQ(p.weeks, 4);
  EXPECT_DOUBLE_EQ(p.demand, 1);
  EXPECT_DOUBLE_EQ(p.capacity, 0.5);
  EXPECT_DOUBLE_EQ(p.mean_wait, (25 + 19) / 2.0 / 7);
  ASSERT_EQ(p.waiting.size(), 2U);
  EXPECT_EQ(p.waiting[0].line, 3U);
}

TEST(ReadWaits, DaysOnWhichNobodyWaitsAreNoCapacity) {
  const WaitPoint p = read("Referral,Removal\n2024-01-01,2024-01-08\n2024-01-22,2024-01-29\n").points.at(0);
  EXPECT_DOUBLE_EQ(p.demand, 0.5);
  EXPECT_DOUBLE_EQ(p.capacity, 1);
}

TEST(ReadWaits, VariationIsThatOfTheDaysBetween) {
  const WaitPoint p = read("Referral,Removal\n2024-01-01,\n2024-01-03,\n2024-01-09,\n").points.at(0);
  EXPECT_NEAR(p.cv_demand, std::sqrt(8.0) / 4, 1e-12);
  EXPECT_TRUE(std::isnan(p.cv_capacity));
}

TEST(ReadWaits, ServicesAndSourceLines) {
  const WaitFile file = read(
      "Service,Referral,Removal,Source "
      "line\nPodiatry,2024-01-01,,101\nDietetics,2024-01-02,,102\nPodiatry,2024-03-01,,7\n");
  ASSERT_EQ(file.points.size(), 2U);
  EXPECT_EQ(file.points[0].service, "Podiatry");
  EXPECT_EQ(file.points[0].waiting[0].line, 101U);
}

TEST(ReadWaits, IdentifiersOfPatientsAreNeverRead) {
  const WaitFile file = read("NHS Number,Surname,Referral,Removal\n9434765919,Smith,2024-01-01,\n,,bad,\n");
  EXPECT_EQ(file.points[0].queue, 1);
  const std::string all = said(file.remarks);
  EXPECT_THAT(all, HasSubstr("the column 'NHS Number' tells of single patients; it is not read"));
  EXPECT_THAT(all, HasSubstr("'Surname'"));
  EXPECT_THAT(all, Not(HasSubstr("9434765919")));
  EXPECT_THAT(all, Not(HasSubstr("Smith")));
}

TEST(ReadWaits, RowsThatCannotBeReadAreToldByLine) {
  const WaitFile file = read("Referral,Removal\n2024-13-01,\n2024-01-05,2024-01-01\n2024-01-05,x\n2024-01-05,\n");
  EXPECT_EQ(file.rows, 4U);
  EXPECT_EQ(file.used, 1U);
  const std::string all = said(file.remarks);
  EXPECT_THAT(all, HasSubstr("list.csv:2:1: warning: the date of referral cannot be read"));
  EXPECT_THAT(all, HasSubstr("list.csv:3:2: warning: the removal lies before the referral"));
  EXPECT_THAT(all, HasSubstr("list.csv:4:2: warning: the date of removal cannot be read"));
}

TEST(ReadWaits, CommunityBandsBelowNotes) {
  const WaitFile file = read(
      "Community waiting lists,,\n\n"
      "Month,Provider,Service line,Age group,0-1 weeks,1-2 weeks,2-4 weeks,4-12 weeks,12-18 weeks,18-52 weeks,52+ "
      "weeks\n"
      "2025-03,ZY2,Podiatry,Adults,40,30,50,120,60,80,20\n2025-03,ZY2,Podiatry,CYP,4,3,5,12,6,*,2\n");
  ASSERT_EQ(file.points.size(), 2U);
  const WaitPoint& p = file.points[0];
  EXPECT_EQ(p.kind, ListKind::Bands);
  EXPECT_EQ(p.group, "Adults");
  EXPECT_EQ(p.queue, 400);
  EXPECT_EQ(p.line, 4U);
  EXPECT_NEAR(p.mean_wait, (40 * 0.5 + 30 * 1.5 + 50 * 3 + 120 * 8 + 60 * 15 + 80 * 35 + 20 * 78) / 400.0, 1e-12);
  Target target;
  target.harm_weeks = {18, 26};
  const std::vector<HarmCount> harm = harm_counts(p, target);
  EXPECT_EQ(harm[0].people, 100);
  EXPECT_EQ(harm[1].people, 20);
  EXPECT_EQ(harm[1].unsure, 80);
  EXPECT_EQ(harm[0].lines, "4");
}

TEST(ReadWaits, RemovedOfACountIsPeople) {
  const WaitPoint p =
      read("Date,Service,Opening,Added,Removed,0-1 weeks,1+ weeks\n2025-03,Podiatry,10,5,4,3,8\n").points.at(0);
  EXPECT_EQ(p.removed, 4);
  EXPECT_EQ(p.opening, 10);
  EXPECT_EQ(p.queue, 11);
}

TEST(ReadWaits, TheSameServiceAndMonthTwiceIsToldAndNotAdded) {
  const WaitFile file = read("Date,Service,0-1 weeks,1+ weeks\n2025-03,Podiatry,1,2\n2025-03,Podiatry,5,6\n");
  EXPECT_EQ(file.points.at(0).queue, 3);
  EXPECT_THAT(said(file.remarks), HasSubstr("stand in line 2 already"));
}

TEST(ReadWaits, LongFilesAndLabelsThatDrift) {
  LabelBook labels;
  const WaitFile file = read_waits(
      ",,,,\n,NHS Board,Specialty,Month end,Indicator,Value\n,Fife,Chiropody/Podiatry,2024-03-31,Patients waiting,100\n"
      ",Fife,Chiropody/Podiatry,2024-03-31,0 - 4 weeks,60\n,Fife,Chiropody/Podiatry,2024-03-31,3 - 8 weeks,30\n"
      ",Fife,Chiropody/Podiatry,2024-03-31,8+ weeks,10\n,Fife,Chiropody/Podiatry,2024-03-31,5 - 8 weeks (%),30\n",
      "long.csv", labels);
  ASSERT_EQ(file.points.size(), 1U);
  EXPECT_EQ(file.points[0].kind, ListKind::Scotland);
  EXPECT_EQ(file.points[0].service, "Podiatry");
  EXPECT_EQ(file.points[0].queue, 100);
  EXPECT_EQ(file.points[0].bands.size(), 3U);
  EXPECT_THAT(said(file.remarks), HasSubstr("'3 - 8 weeks' does not follow on"));
  EXPECT_THAT(said(file.remarks), HasSubstr("'5 - 8 weeks (%)' has no count that is called the same"));
  EXPECT_THAT(said(labels.drift()), HasSubstr("'Podiatry' is written as 'Chiropody/Podiatry' in long.csv"));
}

TEST(ReadWaits, OtherFilesAreRefusedWithARemedy) {
  try {
    read("a,b\n1,2\n");
    FAIL();
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("this is no waiting list"));
    EXPECT_THAT(error.what(), HasSubstr("Name the columns Referral and Removal"));
  }
  EXPECT_THROW(read("Referral,Removal\nx,y\n"), base::InputError);
}

TEST(ReadWaits, DaysMonthsAndQuarters) {
  EXPECT_EQ(parse_day_or_month("2015Q3"), base::Month(2015, 9).last_day());
  EXPECT_EQ(parse_day_or_month("2024-03"), base::Month(2024, 3).last_day());
  EXPECT_EQ(parse_day_or_month("01/09/15"), base::days_from_civil(2015, 9, 1));
  EXPECT_FALSE(parse_day_or_month("soon"));
}

}  // namespace
}  // namespace cadre::waits
