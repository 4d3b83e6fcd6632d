#include "capacity/working_year.h"

#include <gtest/gtest.h>

#include "base/quantity.h"
#include "base/random_stream.h"

namespace cadre::capacity {
namespace {

// METHODS 6, capacity per WTE per year.
constexpr TimeLost kWorked{27, 8, 5, 0.04};

TEST(WorkingYear, WorkedExampleToItsDigits) {
  const TimeSplit year = split_time(37.5 * 52, kWorked, 0.75);
  EXPECT_NEAR(year.contracted, 1950, 1e-9);
  EXPECT_NEAR(year.leave, 262.5, 1e-9);
  EXPECT_NEAR(year.study, 37.5, 1e-9);
  EXPECT_NEAR(year.sickness, 78, 1e-9);
  EXPECT_NEAR(year.available(), 1572, 1e-9);
  EXPECT_NEAR(100 * year.available() / year.contracted, 80.6, 0.05);
  EXPECT_NEAR(year.clinical, 1179, 1e-9);
  EXPECT_NEAR(year.clinical / 52, 22.67, 0.005);
  EXPECT_NEAR(100 * year.clinical / year.contracted, 60.5, 0.05);
}

TEST(WorkingYear, ContactsAndTheStaffForThem) {
  EXPECT_NEAR(attended_contacts(1179, 60, 0), 1179, 1e-9);
  EXPECT_NEAR(attended_contacts(1179, 60, 0.08), 1084.68, 1e-9);
  EXPECT_NEAR(4000 / attended_contacts(1179, 60, 0.08), 3.6877, 0.00005);
}

TEST(WorkingYear, HeadroomDividesByTheRestAndNeverMultiplies) {
  EXPECT_NEAR(establishment_for(10, 0.22), 12.8205, 0.00005);
  EXPECT_GT(establishment_for(10, 0.22), 12.2);
  EXPECT_EQ(establishment_for(10, 0), 10);
}

TEST(WorkingYear, ALearnerWhoIsHalfSupernumeraryGivesHalfTheClinicalHours) {
  const TimeSplit whole = split_time(1950, kWorked, 0.75), half = split_time(1950, kWorked, 0.75, 0.5);
  EXPECT_NEAR(half.clinical, whole.clinical / 2, 1e-9);
  EXPECT_NEAR(half.learning, 786, 1e-9);
  EXPECT_NEAR(split_time(1950, kWorked, 0.75, 1).clinical, 0, 1e-9);
}

TEST(WorkingYear, TimeAlwaysAddsUpAndScalesWithTheContract) {
  base::RandomStream random(6, 0);
  const auto share = [&] { return static_cast<double>(random.below(1001)) / 1000; };
  for (int i = 0; i < 500; ++i) {
    const TimeLost lost{27 + 6 * share(), 8, 10 * share(), 0.2 * share()};
    const double clinical = share(), learning = share(), hours = 37.5 * share();
    const TimeSplit week = split_time(hours, lost, clinical, learning);
    EXPECT_NEAR(week.leave + week.study + week.sickness + week.learning + week.other + week.clinical, hours, 1e-9);
    EXPECT_NEAR(split_time(2 * hours, lost, clinical, learning).clinical, 2 * week.clinical, 1e-9);
    EXPECT_GE(week.other, -1e-12);
  }
}

}  // namespace
}  // namespace cadre::capacity
