#include "capacity/job_plan.h"

#include <gtest/gtest.h>

namespace cadre::capacity {
namespace {

const std::vector<AttainmentRule> kRules = {
    {1, &JobPlanCounts::active, 0.9}, {2, &JobPlanCounts::linked, 0.9}, {3, &JobPlanCounts::compared, 0.9}};

TEST(JobPlan, TimeMustAddUpWithinAQuarterOfAnHour) {
  const JobPlan plan{28, 6, 2, 1.5};
  EXPECT_TRUE(adds_up(plan, 37.5));
  EXPECT_TRUE(adds_up(plan, 37.75));
  EXPECT_TRUE(adds_up(plan, 37.25));
  EXPECT_FALSE(adds_up(plan, 37.76));
  EXPECT_FALSE(adds_up(plan, 37.24));
  EXPECT_TRUE(adds_up({22.1, 0, 0, 0.4}, 22.75));  // 22.5 is no exact sum of 22.1 and 0.4
}

TEST(JobPlan, ClinicalShareIsOfThePlannedTime) {
  EXPECT_NEAR((JobPlan{28.125, 7.5, 1.875, 0}).clinical_share(), 0.75, 1e-12);
  EXPECT_EQ(JobPlan{}.clinical_share(), 0);
}

// METHODS 6: 91% active, no output link is level 1; 89% is level 0.
TEST(Attainment, WorkedExamples) {
  EXPECT_EQ(level_of_attainment({100, 91, 0, 0}, kRules), 1);
  EXPECT_EQ(level_of_attainment({100, 89, 0, 0}, kRules), 0);
  EXPECT_EQ(level_of_attainment({100, 90, 0, 0}, kRules), 1);
}

TEST(Attainment, ALevelNeedsAllLevelsBelow) {
  EXPECT_EQ(level_of_attainment({100, 89, 95, 95}, kRules), 0);
  EXPECT_EQ(level_of_attainment({100, 95, 80, 95}, kRules), 1);
  EXPECT_EQ(level_of_attainment({100, 95, 92, 10}, kRules), 2);
  EXPECT_EQ(level_of_attainment({100, 95, 95, 95}, kRules), 3);  // level 4 has no rule
  EXPECT_EQ(level_of_attainment({}, kRules), 0);
  EXPECT_EQ(level_of_attainment({100, 95, 95, 95}, {{2, &JobPlanCounts::linked, 0.9}}), 0);
}

}  // namespace
}  // namespace cadre::capacity
