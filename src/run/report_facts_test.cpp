#include "run/report_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "curation/rules.h"
#include "run/quality_tables.h"
#include "store/database.h"
#include "store/test_folder.h"

namespace cadre::run {
namespace {

using publishing::ReportInputs;
using testing::HasSubstr;

constexpr const char* kHeadings = "Effective Date,Organisation Code,Occupation Code,FTE,Employee Number\n";

/// A plan of one small list, and a database with the records, findings and rejects that a test puts there.
class ReportFacts : public testing::Test {
 protected:
  ReportFacts() {
    std::ofstream(folder_.file("esr.csv")) << kHeadings << "2025-03-31,RHQ,S1E,1.0,7\n";
    std::ofstream(folder_.file("plan.toml"))
        << "[plan]\ntitle = \"March\"\nsynthetic = true\nmonth = \"2025-03\"\n[[input]]\npath = "
           "\"esr.csv\"\nlicence = \"OGL\"\n[area]\nkind = \"ics\"\ncode = "
           "\"QF7\"\n[privacy]\ndemonstration = true\n[capacity]\npast_age = 60\n";
    // Only examples may use the demonstration key, so it is read as one; then it stands for a real plan.
    plan_ = plan_file::read_plan(folder_.path());
    base::Diagnostics remarks;
    prepared_.emplace(prepare_plan(plan_, kReference, "test", remarks));
    plan_.plan.synthetic = false;
    capacity_ = capacity::compute_capacity({}, {capacity::CapacityReference::load(kReference), nullptr, {}, {}}, {});
    FileSummary file;
    file.file = "lists/esr.csv";
    file.layout = "esr_staff_in_post";
    file.sha256 = "0123456789abcdef0123456789abcdef";
    file.rows_read = 9;
    file.months = {"2025-02", "2025-03"};
    file.by_rule.assign(curation::rules().size(), 0);
    files_ = {file, file};
    files_[1].file = "lists/other.csv";
    store::Database database(database_path());
    database.execute(
        "CREATE TABLE staff (file_id INTEGER, line INTEGER, employer VARCHAR, profession VARCHAR, status VARCHAR, fte "
        "DOUBLE, profession_evidence VARCHAR);"
        "CREATE TABLE findings (file_id BIGINT, line INTEGER, rule VARCHAR, severity VARCHAR, field VARCHAR, shown "
        "VARCHAR);"
        "CREATE TABLE rejects (reason VARCHAR, remedy VARCHAR, row_kept BOOLEAN);"
        "CREATE TABLE fix_list (rule VARCHAR, severity VARCHAR, file VARCHAR, field VARCHAR, shown VARCHAR, fte "
        "DOUBLE, "
        "row_faults BIGINT);"
        "CREATE TABLE fix_progress (employer VARCHAR, month DATE, \"rows\" BIGINT)");
  }
  void execute(const std::string& sql) const { store::Database(database_path()).execute(sql); }
  ReportInputs gathered() {
    ledger_ = ledger_table(files_);
    rules_ = rules_table(files_, prepared_->context);
    return report_inputs({&plan_, &*prepared_, &files_, &capacity_, &ledger_, &rules_, &overrides_, kReference, "test",
                          database_path()});
  }
  std::string database_path() const { return folder_.file("workforce.duckdb"); }

  const std::string kReference = base::source_dir() + "/reference";
  store::TestFolder folder_;
  plan_file::Plan plan_;
  std::optional<PreparedPlan> prepared_;
  std::vector<FileSummary> files_;
  capacity::CapacityResult capacity_;
  base::Table ledger_{ledger_table({})}, rules_{ledger_table({})};
  AppliedOverrides overrides_{{}, base::Table(overridden_spec())};
};

TEST_F(ReportFacts, SayWhatThePlanSays) {
  const ReportInputs inputs = gathered();
  EXPECT_EQ(inputs.plan_name, "March");
  EXPECT_EQ(inputs.month, base::Month(2025, 3));
  EXPECT_THAT(inputs.area, HasSubstr("South Yorkshire"));
  const auto past_age = std::find_if(inputs.assumptions.begin(), inputs.assumptions.end(),
                                     [](const auto& a) { return a.id == "past_age"; });
  ASSERT_NE(past_age, inputs.assumptions.end());
  EXPECT_EQ(past_age->value, "60") << "the plan's, not the reference table's";
}

TEST_F(ReportFacts, ScoresCountAlliedRecordsByEmployerWorstFirst) {
  execute(
      "INSERT INTO staff VALUES (1, 2, 'A', 'PT', 'review', 1, NULL), (1, 3, 'A', 'PT', 'accepted', 1, NULL), "
      "(1, 4, 'B', 'OT', 'review', 1, NULL), (1, 5, 'B', 'OT', 'review', 1, NULL), (1, 6, NULL, 'OT', 'accepted', 1, "
      "NULL), (1, 7, 'A', 'NONE', 'review', 1, NULL), (1, 8, 'A', 'PT', 'merged', 1, NULL)");
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.scores.size(), 3U);
  EXPECT_EQ(inputs.scores[0].employer, "B");
  EXPECT_EQ(inputs.scores[0].rows_with_error, 2);
  EXPECT_EQ(inputs.scores[1].employer, "A");
  EXPECT_EQ(inputs.scores[1].rows, 2) << "a record of another profession and a merged one do not count";
  EXPECT_EQ(inputs.scores[2].employer, "") << "records without an employer are shown, not dropped";
}

TEST_F(ReportFacts, TheWorstFaultsAreThoseThatBringTheScoreMost) {
  execute(
      "INSERT INTO fix_progress VALUES ('A', '2025-02-01', 99), ('A', '2025-03-01', 6), ('B', '2025-03-01', 4);"
      "INSERT INTO fix_list VALUES ('ORG-UNKNOWN', 'review', 'lists/esr.csv', 'employer_code', 'XX1', 0.5, 1), "
      "('ORG-UNKNOWN', 'review', 'lists/esr.csv', 'employer_code', 'XX1', 1, 2), "
      "('ORG-CLOSED', 'review', 'lists/other.csv', 'employer_code', 'ZZ9', 1, 2), "
      "('FTE-RANGE', 'reject', 'lists/esr.csv', 'fte', '9', 9, 1)");
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.worst.size(), 2U) << "a row that was refused lifts no score";
  EXPECT_EQ(inputs.worst[0].rule, "ORG-UNKNOWN");
  EXPECT_EQ(inputs.worst[0].rows, 2);
  EXPECT_DOUBLE_EQ(inputs.worst[0].fte, 1.5);
  EXPECT_DOUBLE_EQ(inputs.worst[0].gain, 15) << "1 + 1/2 rows of the 10 in the latest lists";
  EXPECT_THAT(inputs.worst[0].remedy, HasSubstr("correct the code")) << "of the table of rules";
  EXPECT_EQ(inputs.worst[1].file, "other.csv");
  EXPECT_DOUBLE_EQ(inputs.worst[1].gain, 5);
}

TEST_F(ReportFacts, RejectsAreCountedByReasonAndValuesOfKeptRowsAreNot) {
  execute(
      "INSERT INTO rejects VALUES ('bad_date', 'Write a date', false), ('long_row', 'Look', false), ('bad_date', "
      "'Write a date', false), ('bad_number', 'Write a number', true)");
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.rejects.size(), 2U);
  EXPECT_EQ(inputs.rejects[0].reason, "bad_date");
  EXPECT_EQ(inputs.rejects[0].rows, 2);
}

TEST_F(ReportFacts, EvidenceThatNobodyUsedIsLeftOutAndTheMeasuredSaysOnWhat) {
  execute(
      "INSERT INTO staff VALUES (1, 2, 'A', 'PT', 'accepted', 1, 'title'), (1, 3, 'A', 'PT', 'merged', 1, 'title')");
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.evidence.size(), 1U);
  EXPECT_EQ(inputs.evidence[0].id, "title");
  EXPECT_EQ(inputs.evidence[0].rows, 1);
  EXPECT_NEAR(inputs.evidence[0].confidence.value_or(0), 100 * 316.0 / 318, 0.01);
  EXPECT_THAT(inputs.evidence[0].measured_on, HasSubstr("held-out"));
}

TEST_F(ReportFacts, JobRolesOfAllFilesAreAddedUpMostRowsFirst) {
  files_[0].labels = {{"Physio", "PT", 3}, {"Therapist", "AHP", 4}};
  files_[1].labels = {{"Physio", "PT", 2}};
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.role_labels.size(), 2U);
  EXPECT_EQ(inputs.role_labels[0].label, "Physio");
  EXPECT_EQ(inputs.role_labels[0].rows, 5);
  EXPECT_NE(inputs.role_labels[1].profession, "AHP") << "a word for the reader, not a code";
}

TEST_F(ReportFacts, InputsTellWhatTheyAreAndNeverTheirFolder) {
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.inputs.size(), 2U);
  EXPECT_EQ(inputs.inputs[0].name, "esr.csv");
  EXPECT_EQ(inputs.inputs[0].sha256, "0123456789ab");
  EXPECT_EQ(inputs.inputs[0].date, "2025-03") << "the latest month in it";
  EXPECT_EQ(inputs.inputs[0].mark, "plan");
  plan_.plan.synthetic = true;
  EXPECT_EQ(gathered().inputs[0].mark, "synthetic");
}

TEST_F(ReportFacts, AnOverrideSaysWhatItReplacedWhereAndByHowMuchTheFigureMoved) {
  plan_file::Override own;
  own.name = "Bassetlaw";
  own.table = "staff";
  own.where = {{"employer", "ZY5"}, {"profession", "PT"}};
  own.field = "fte";
  own.value = 0.5;
  own.reason = "Half of them";
  own.by = "Profession lead";
  own.date = "2025-04-01";
  plan_.overrides = {own};
  overrides_.effects = {{"Bassetlaw", 12, 100.0, 94.0}};
  const ReportInputs inputs = gathered();
  ASSERT_EQ(inputs.overrides.size(), 1U);
  EXPECT_EQ(inputs.overrides[0].what, "fte becomes 0.5 where employer ZY5 and profession PT");
  EXPECT_EQ(inputs.overrides[0].records, 12);
  EXPECT_DOUBLE_EQ(inputs.overrides[0].fte, -6.0);
  EXPECT_EQ(inputs.overrides[0].date, "2025-04-01");
}

}  // namespace
}  // namespace cadre::run
