#include "run/opening_stock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "capacity/test_staff.h"

namespace cadre::run {
namespace {

using capacity::testing_staff::Record;
using capacity::testing_staff::StaffBuilder;
using supply::OpeningStock;
using vocabulary::Membership;

Record person(std::uint64_t key, double fte = 1, const char* place = "sheffield") {
  Record record;
  record.person = key;
  record.fte = fte;
  record.place = place;
  record.age = 40;
  return record;
}

OpeningStock stock_of(const std::vector<Record>& records, base::Month month = {}) {
  StaffBuilder staff;
  for (const Record& record : records) staff.add(record);
  const std::vector<Membership> inside(records.size(), Membership::Inside);
  return opening_stock(staff.table(), inside, {}, month, SupplyArea::Place);
}

std::int32_t people(const OpeningStock& stock) {
  std::int32_t sum = 0;
  for (const OpeningStock::Row& row : stock.rows) sum += row.people;
  return sum;
}

TEST(OpeningStock, APersonOfTwoJobsCountsOnceWhereTheMainJobIsWithAllFte) {
  const OpeningStock stock = stock_of({person(1, 0.4, "barnsley"), person(1, 0.6, "sheffield"), person(2)});
  ASSERT_EQ(stock.rows.size(), 1U);
  EXPECT_EQ(stock.rows[0].area, "sheffield");
  EXPECT_EQ(stock.rows[0].people, 2);
  EXPECT_NEAR(stock.rows[0].fte, 2.0, 1e-9);
  EXPECT_EQ(stock.rows[0].profession, "PT");
  EXPECT_EQ(stock.rows[0].sector, "nhs_trust");
  EXPECT_EQ(stock.rows[0].level, 2);
  EXPECT_EQ(stock.rows[0].age, 40);
  EXPECT_TRUE(stock.notes.empty());
}

TEST(OpeningStock, OnlyStaffInPostWhoseProfessionIsKnownCount) {
  Record bank = person(2), learner = person(3), unclear = person(4), none = person(5);
  bank.staffing = vocabulary::Staffing::Bank;
  learner.staffing = vocabulary::Staffing::Learner;
  unclear.profession = vocabulary::Profession::Unclear;
  none.profession = vocabulary::Profession::None;
  EXPECT_EQ(people(stock_of({person(1), bank, learner, unclear, none})), 1);
}

TEST(OpeningStock, TheMonthIsThePlansOrTheLatest) {
  Record earlier = person(7);
  earlier.month = base::Month(2025, 2);
  EXPECT_EQ(stock_of({earlier, person(1), person(2)}).month, base::Month(2025, 3));
  EXPECT_EQ(people(stock_of({earlier, person(1), person(2)}, base::Month(2025, 2))), 1);
  EXPECT_THROW(stock_of({person(1)}, base::Month(2024, 1)), base::InputError);
}

TEST(OpeningStock, WhatIsNotKnownIsKeptAndSaid) {
  Record record = person(0, 0.5, "");
  record.level = vocabulary::RoleLevel::Unknown;
  record.age = 0;
  const OpeningStock stock = stock_of({record, record});
  ASSERT_EQ(stock.rows.size(), 1U);
  EXPECT_EQ(stock.rows[0].people, 2) << "roles without a person are one person each";
  EXPECT_EQ(stock.rows[0].area, "unknown");
  EXPECT_EQ(stock.rows[0].age, 0);
  EXPECT_EQ(stock.rows[0].level, 2);
  ASSERT_EQ(stock.notes.size(), 2U);
  EXPECT_THAT(stock.notes[0].message, testing::HasSubstr("2 roles name no person"));
  EXPECT_THAT(stock.notes[1].message, testing::HasSubstr("2 people have no known level"));
  EXPECT_EQ(base::to_csv(opening_stock_table(stock)),
            "month,profession,area,sector,role_level,age,people,fte\n2025-03,PT,unknown,nhs_trust,registered,,2,1\n");
}

}  // namespace
}  // namespace cadre::run
