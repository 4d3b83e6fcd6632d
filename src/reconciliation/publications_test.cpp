#include "reconciliation/publications.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/source_dir.h"
#include "capacity/cells.h"
#include "reconciliation/test_published.h"

namespace cadre::reconciliation {
namespace {

using testing_published::add;
using testing_published::Figure;

ReconciliationReference reference() { return ReconciliationReference::load(base::source_dir() + "/reference"); }

Figure national(const char* group, const char* measure, double value) {
  return {.source = "hchs_monthly",
          .geography_type = "country",
          .geography = "E92000001",
          .staff_group = group,
          .label = "",
          .measure = measure,
          .value = value};
}

/// A group of as many organisations as are asked for, one FTE each, in two nationalities.
base::Table organisations(int count, const char* group) {
  base::Table table(intake::published_spec());
  for (int i = 0; i < count; ++i)
    for (const double part : {0.25, 0.75})
      add(table, {.source = "hchs_nationality",
                  .geography = fmt::format("R{:02}", i),
                  .staff_group = group,
                  .label = "",
                  .value = part,
                  .breakdown = "nationality"});
  return table;
}

TEST(Publications, TheSameGroupUnderTwoNamesIsCompared) {
  base::Table table = organisations(100, "HCHS doctors");
  add(table, national("HCHS doctors - All grades", "fte", 100));
  const Comparisons all = compare_publications(table, reference(), {});
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(all.rows[0].beside, "hchs_nationality");
  EXPECT_EQ(all.rows[0].unexplained, 0);
  EXPECT_EQ(all.rows[0].verdict, Verdict::Agrees);
}

TEST(Publications, WhatDiffersIsUnexplained) {
  base::Table table = organisations(100, "Midwives");
  add(table, national("Midwives", "fte", 103));
  const Comparisons all = compare_publications(table, reference(), {});
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_DOUBLE_EQ(capacity::fte_of(all.rows[0].unexplained), -3);
  EXPECT_EQ(all.rows[0].verdict, Verdict::Finding);
}

TEST(Publications, AFewOrganisationsAreNoPictureOfEngland) {
  base::Table table = organisations(99, "Midwives");
  add(table, national("Midwives", "fte", 99));
  EXPECT_TRUE(compare_publications(table, reference(), {}).rows.empty());
}

TEST(RegisterRatio, PeopleEmployedForEachHundredOnTheRegister) {
  base::Table table(intake::published_spec());
  add(table, {.source = "hcpc_registrants",
              .geography_type = "country",
              .geography = "K02000001",
              .staff_group = "",
              .label = "Paramedics",
              .measure = "registrants",
              .value = 200,
              .breakdown = "all",
              .category = "Total",
              .total = true});
  add(table, {.source = "hcpc_registrants",
              .geography_type = "country",
              .staff_group = "",
              .label = "Paramedics",
              .measure = "registrants",
              .value = 120,
              .breakdown = "sex",
              .category = "Female"});
  add(table, national("Ambulance staff", "headcount", 150));
  add(table, national("Ambulance staff", "fte", 140));
  const base::Table out = register_ratio(table, nullptr, reference());
  ASSERT_EQ(out.rows(), 1U);
  EXPECT_EQ(out.text_at(0, "employed_source"), "hchs_monthly");
  EXPECT_EQ(out.integer_at(0, "registrants"), 200);
  EXPECT_DOUBLE_EQ(out.decimal_at(0, "per_100"), 75);
}

}  // namespace
}  // namespace cadre::reconciliation
