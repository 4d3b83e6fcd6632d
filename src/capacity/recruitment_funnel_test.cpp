#include "capacity/recruitment_funnel.h"

#include <gtest/gtest.h>

#include <cmath>

#include "capacity/test_staff.h"
#include "capacity/test_staffing.h"

namespace cadre::capacity {
namespace {

using namespace testing_staffing;  // NOLINT(google-build-using-namespace)

CountedEmployers everybody() { return {curation::StaffTable{}, {}, nullptr, std::nullopt}; }

TEST(Recruitment, AddsUpTwelveMonthsFromAdvertToStart) {
  base::Table file(intake::recruitment_spec());
  add(file, Advert{.advertised = 100, .offered = 90, .started = 80, .month = base::Month(2024, 3)});  // 13 months ago
  add(file, Advert{.advertised = 4, .offered = 1, .started = 0, .month = base::Month(2024, 4)});
  add(file, Advert{.advertised = 1, .offered = 3, .started = 1, .days = 90});
  add(file, Advert{.band = "7", .advertised = 0, .offered = 0, .started = 2, .days = 120});
  add(file, Advert{.employer = "RFF", .profession = "OT", .band = "", .advertised = 3});
  add(file, Advert{.profession = "NONE", .advertised = 50});
  const base::Table t = capacity_recruitment(&file, everybody());
  EXPECT_NEAR(at(t, {}, "advertised"), 4, 1e-9);
  EXPECT_NEAR(at(t, {}, "advertised_12"), 8, 1e-9);
  EXPECT_NEAR(at(t, {}, "offered_12"), 4, 1e-9);
  EXPECT_NEAR(at(t, {}, "started_12"), 3, 1e-9);
  EXPECT_NEAR(at(t, {}, "offered_share"), 50, 1e-9);
  EXPECT_NEAR(at(t, {}, "started_share"), 75, 1e-9);
  EXPECT_NEAR(at(t, {}, "days_to_start"), 110, 1e-9);  // (1 x 90 + 2 x 120) / 3
  EXPECT_EQ(t.integer_at(*row_of(t, {}), "months"), 2) << "April 2024 and March 2025";
  const Wanted other{.employer = "RFF"};
  EXPECT_TRUE(std::isnan(at(t, other, "started_12"))) << "not said";
  EXPECT_TRUE(std::isnan(at(t, other, "started_share")));
  EXPECT_TRUE(std::isnan(at(t, other, "days_to_start")));
  EXPECT_NEAR(at(t, {.employer = "RFF", .profession = "OT", .band = "unknown"}, "advertised_12"), 3, 1e-9);
}

TEST(Recruitment, IsEmptyWithoutAFile) { EXPECT_EQ(capacity_recruitment(nullptr, everybody()).rows(), 0U); }

}  // namespace
}  // namespace cadre::capacity
