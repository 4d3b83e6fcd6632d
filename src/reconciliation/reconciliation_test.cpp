#include "reconciliation/reconciliation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random_stream.h"
#include "base/source_dir.h"
#include "capacity/test_staff.h"
#include "reconciliation/test_published.h"

namespace cadre::reconciliation {
namespace {

using capacity::testing_staff::Record;
using testing_published::Figure;

const ReconciliationReference& reference() {
  static const auto kReference = ReconciliationReference::load(base::source_dir() + "/reference");
  return kReference;
}

ReconciliationTables tables_of(const std::vector<Record>& records, const std::vector<Figure>& figures) {
  base::Table published(intake::published_spec());
  for (const Figure& figure : figures) testing_published::add(published, figure);
  const curation::StaffTable staff = capacity::testing_staff::table_of(records);
  const std::vector<vocabulary::Membership> membership(staff.rows(), vocabulary::Membership::Inside);
  ReconciliationInputs inputs;
  inputs.published = &published;
  inputs.staff = &staff;
  inputs.membership = &membership;
  inputs.shown = base::Month(2025, 3);
  return reconcile(inputs, reference());
}

std::string texts(const ReconciliationTables& t) {
  return base::to_csv(t.comparisons) + base::to_csv(t.evidence) + base::to_csv(t.sources) + base::to_csv(t.registers);
}

TEST(Reconciliation, TheOrderOfRecordsAndFiguresLeavesNoTrace) {
  std::vector<Record> records = capacity::testing_staff::random_records(3, 900);
  base::RandomStream random(3, 1);
  for (Record& r : records) r.occupation_code = random.below(2) == 0 ? "S1E" : "S1C";
  std::vector<Figure> figures;
  for (const char* employer : {"RHQ", "RFF", "RX8"})
    for (const char* label : {"Physiotherapy", "Occupational Therapy", "Dietetics"})
      figures.push_back({.geography = employer, .label = label, .value = 10});
  const std::string once = texts(tables_of(records, figures));
  std::reverse(figures.begin(), figures.end());
  std::vector<Record> turned(records.rbegin(), records.rend());
  EXPECT_EQ(once, texts(tables_of(turned, figures)));
}

TEST(Reconciliation, TheLargestShareLeftUnexplainedIsMeasured) {
  Record r;
  r.occupation_code = "S1E";
  r.person = 5;
  const ReconciliationTables found = tables_of({r}, {Figure{.value = 0.8}});
  ASSERT_TRUE(found.largest_fte.has_value());
  EXPECT_NEAR(*found.largest_fte, 0.25, 1e-9);
  EXPECT_FALSE(found.largest_headcount.has_value());
  ASSERT_EQ(found.sources.rows(), 1U);
  EXPECT_EQ(found.sources.integer_at(0, "findings"), 1);
  EXPECT_EQ(found.sources.integer_at(0, "comparisons"), 1) << "sums over organisations are left aside";
}

TEST(Reconciliation, OnlyRecordsOfFiguresThatCanBeComparedAreNeeded) {
  base::Table published(intake::published_spec());
  testing_published::add(published, {.source = "hchs_monthly", .geography_type = "country", .staff_group = "Midwives"});
  const RecordsNeeded none = records_needed(published, reference());
  EXPECT_TRUE(none.months.empty());
  EXPECT_FALSE(none.yearly);
  testing_published::add(published, {.month = {2024, 5}});
  const RecordsNeeded some = records_needed(published, reference());
  EXPECT_EQ(some.months, std::set<std::int32_t>{base::Month(2024, 5).ordinal()});
  EXPECT_TRUE(some.code_lists.contains("allied_health_staff_codes"));
}

TEST(ReconciliationReference, EveryCodeListIsOneOfTheManual) {
  std::set<std::string> lists;
  for (const auto& [code, list] : reference().code_lists) lists.insert(list);
  for (const PublishedGroup& group : reference().groups)
    for (const std::string& list : group.code_lists) EXPECT_TRUE(lists.contains(list)) << list;
}

TEST(ReconciliationReference, LabelsFitByTheirWordsWhateverTheirCase) {
  const auto excluding_medical = [](const char* main, const char* group, const char* label) {
    return reference().group_of("nhs_workforce_excluding_medical", main, group, label) != nullptr;
  };
  EXPECT_TRUE(excluding_medical("", "Allied health professionals", "Physiotherapy"));
  EXPECT_TRUE(excluding_medical("Clinical", "Qualified_ALLIED Health Professionals", "physiotherapy"));
  EXPECT_FALSE(excluding_medical("Clinical", "Nurses & health visitors", "Physiotherapy"));
  EXPECT_FALSE(excluding_medical("Support to clinical staff", "Allied health professionals", "Physiotherapy"));
  EXPECT_FALSE(excluding_medical("", "Allied health professionals", "Call Handling"));
  EXPECT_EQ(reference().group_of("hchs_monthly", "", "Ambulance staff", ""), nullptr) << "England is no employer";
}

}  // namespace
}  // namespace cadre::reconciliation
