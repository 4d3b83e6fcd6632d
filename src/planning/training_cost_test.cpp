#include "planning/training_cost.h"

#include <gtest/gtest.h>

namespace cadre::planning {
namespace {

TEST(TrainingCost, ReturnToPractice) {  // METHODS 11
  EXPECT_EQ(updating_of(1.9).days, 0);
  EXPECT_EQ(updating_of(2).days, 30);
  EXPECT_EQ(updating_of(4.9).days, 30);
  EXPECT_EQ(updating_of(9).days, 60);
  EXPECT_DOUBLE_EQ(updating_of(9).hours, 420);
  EXPECT_DOUBLE_EQ(updating_of(9).private_study_at_most, 210);
  const ReturnCohort cohort = return_cohort(300, 1080, 0.91);
  EXPECT_DOUBLE_EQ(cohort.employed, 273);
  EXPECT_DOUBLE_EQ(cohort.cost, 324'000);
  EXPECT_NEAR(cohort.cost_per_employed, 1186.81, 0.005);
}

TEST(TrainingCost, LevyByDate) {  // METHODS 12
  EXPECT_DOUBLE_EQ(levy_of(100e6, 0), 500'000);
  EXPECT_DOUBLE_EQ(levy_of(100e6), 485'000);
  EXPECT_DOUBLE_EQ(levy_of(1e6), 0);
  const Learner degree{6, 30, false}, advanced{7, 35, false}, young{7, 21, false}, care{7, 24, true};
  EXPECT_DOUBLE_EQ(24'000 * employer_share_of_training(base::Month(2025, 9), degree, false), 1'200);
  EXPECT_DOUBLE_EQ(24'000 * employer_share_of_training(base::Month(2026, 7), degree, false), 1'200);
  EXPECT_DOUBLE_EQ(24'000 * employer_share_of_training(base::Month(2026, 8), degree, false), 6'000);
  EXPECT_DOUBLE_EQ(employer_share_of_training(base::Month(2026, 9), degree, true), 0);
  EXPECT_DOUBLE_EQ(employer_share_of_training(base::Month(2025, 12), advanced, true), 0);
  EXPECT_DOUBLE_EQ(employer_share_of_training(base::Month(2026, 1), advanced, true), 1);
  EXPECT_DOUBLE_EQ(employer_share_of_training(base::Month(2026, 1), young, true), 0);
  EXPECT_DOUBLE_EQ(employer_share_of_training(base::Month(2026, 1), care, true), 0);
  EXPECT_EQ(levy_rules_at(base::Month(2026, 8)).expires_after, 12);
  EXPECT_DOUBLE_EQ(levy_rules_at(base::Month(2026, 7)).top_up, 0.10);
}

TEST(TrainingCost, TrueCostOfAPlace) {  // METHODS 12
  Place place;
  place.training = 12'000;
  place.salary = 20'330;
  place.years = 2;
  const PlaceCost cost = place_cost(place);
  EXPECT_DOUBLE_EQ(cost.study, 8'132);
  EXPECT_DOUBLE_EQ(cost.total(), 20'132);
  place.backfill_share = 0.5;
  place.backfill_salary = 30'000;
  place.mentor_hours_a_week = 1;
  place.mentor_hourly = 25;
  EXPECT_DOUBLE_EQ(place_cost(place).total(), 20'132 + 6'000 + 2'300);
}

TEST(TrainingCost, Readiness) {  // METHODS 13
  const Readiness r = readiness_of({4, 3, 1, 3}, 2);
  EXPECT_FALSE(r.ready);
  EXPECT_EQ(kPillars[r.lowest], "education");
  EXPECT_DOUBLE_EQ(r.mean, 2.75);
  EXPECT_TRUE(readiness_of({2, 2, 3, 2}, 2).ready);
}

}  // namespace
}  // namespace cadre::planning
