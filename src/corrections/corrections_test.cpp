#include "corrections/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/random_stream.h"
#include "curation/finding_name.h"
#include "curation/rules.h"

namespace cadre::corrections {
namespace {

using testing::HasSubstr;

constexpr std::int32_t kJanuary = 2025 * 12, kFebruary = kJanuary + 1, kMarch = kJanuary + 2;
const std::uint16_t kBlank = static_cast<std::uint16_t>(curation::rule_index("OCC-BLANK"));
const std::uint16_t kRole = static_cast<std::uint16_t>(curation::rule_index("ROLE-OCC"));

Fault fault(std::uint64_t finding, std::int32_t month, std::uint16_t rule = kBlank) {
  Fault f;
  f.finding = finding;
  f.assignment = finding;
  f.month = month;
  f.file_id = static_cast<std::uint16_t>(month - kJanuary + 1);
  f.line = static_cast<std::uint32_t>(finding + 1);
  f.rule = rule;
  f.scored = true;
  f.fte = 1;
  f.field = "occupation_code";
  return f;
}

/// One employer, three months of ten rows. Finding 1 stays; 2 is mended in February; 3 leaves with its record; 4 is new
/// in March.
CorrectionInputs three_months() {
  CorrectionInputs inputs;
  inputs.employers = {"ZY1"};
  inputs.files = {"jan.csv", "feb.csv", "mar.csv"};
  inputs.exceptions_name = "exceptions.csv";
  inputs.faults = {fault(1, kJanuary),  fault(2, kJanuary), fault(3, kJanuary),
                   fault(1, kFebruary), fault(1, kMarch),   fault(4, kMarch)};
  inputs.lists = {{0, kJanuary, 10, 3}, {0, kFebruary, 10, 1}, {0, kMarch, 10, 2}};
  for (const std::uint64_t assignment : {1, 2, 4})
    for (const std::int32_t month : {kJanuary, kFebruary, kMarch}) inputs.present.emplace_back(assignment, month);
  inputs.present.emplace_back(3, kJanuary);
  return inputs;
}

ExceptionRow judged(std::uint64_t finding, Decision decision, base::Month expiry = {}) {
  ExceptionRow row;
  row.finding = finding;
  row.decision = decision;
  row.reason = "a reason";
  row.by = "a role";
  row.expiry = expiry;
  row.line = 2;
  return row;
}

TEST(Corrections, TheScoreOfTheCommonExample) {
  // METHODS 1.2: 200 rows, 30 with at least one error: 0.85.
  CorrectionInputs inputs;
  inputs.employers = {"ZY1"};
  inputs.files = {"a.csv"};
  inputs.lists = {{0, kJanuary, 200, 30}};
  for (std::uint64_t i = 1; i <= 30; ++i) inputs.faults.push_back(fault(i, kJanuary));
  inputs.faults.push_back(fault(31, kJanuary, kRole));
  inputs.faults.back().line = inputs.faults.front().line;  // a second fault of the first row
  inputs.faults.front().row_faults = inputs.faults.back().row_faults = 2;
  const CorrectionResult result = correct(inputs);
  EXPECT_DOUBLE_EQ(result.fix_progress.decimal_at(0, "score"), 85.0);
  double gains = 0;
  for (std::size_t row = 0; row < result.fix_list.rows(); ++row) gains += result.fix_list.decimal_at(row, "gain");
  EXPECT_NEAR(gains, 15.0, 1e-9) << "what the score lacks";
  EXPECT_DOUBLE_EQ(result.fix_list.decimal_at(0, "gain"), 0.5);
  EXPECT_DOUBLE_EQ(result.fix_list.decimal_at(30, "gain"), 0.25) << "half of a row";
  EXPECT_DOUBLE_EQ(result.fix_list.decimal_at(30, "gain_alone"), 0) << "the row's other fault stays";
  ASSERT_EQ(result.fix_rules.rows(), 2U);
  EXPECT_DOUBLE_EQ(result.fix_rules.decimal_at(0, "gain"), 14.75);
  EXPECT_DOUBLE_EQ(result.fix_rules.decimal_at(0, "gain_alone"), 14.5);
  EXPECT_DOUBLE_EQ(result.fix_rules.decimal_at(1, "gain_alone"), 0);
}

TEST(Corrections, FollowsFindingsFromMonthToMonth) {
  const CorrectionResult result = correct(three_months());
  const base::Table& progress = result.fix_progress;
  ASSERT_EQ(progress.rows(), 3U);
  EXPECT_EQ(progress.integer_at(0, "new"), base::kNoInteger) << "nothing to compare with";
  EXPECT_EQ(progress.integer_at(1, "mended"), 1);
  EXPECT_EQ(progress.integer_at(1, "record_gone"), 1);
  EXPECT_EQ(progress.integer_at(1, "new"), 0);
  EXPECT_EQ(progress.integer_at(2, "new"), 1);
  EXPECT_EQ(progress.integer_at(2, "mended"), 0);
  EXPECT_EQ(progress.integer_at(2, "open"), 2);
  ASSERT_EQ(result.fix_list.rows(), 2U) << "the latest list only";
  EXPECT_EQ(result.fix_list.text_at(0, "finding"), curation::finding_name(1));
  EXPECT_EQ(result.fix_list.integer_at(0, "first_seen"), kJanuary);
  EXPECT_EQ(result.fix_list.integer_at(0, "times_seen"), 3);
  EXPECT_EQ(result.fix_list.text_at(0, "file"), "mar.csv");
}

struct JudgementCase {
  const char* name;
  ExceptionRow row;
  const char* judgement;  ///< state of the row
  std::size_t to_mend;    ///< rows of the fix-list
  const char* said;       ///< remark; "" = none
};
class Judged : public testing::TestWithParam<JudgementCase> {};

TEST_P(Judged, ChangesWhatIsToMendAndNothingElse) {
  CorrectionInputs inputs = three_months();
  inputs.exceptions = {GetParam().row};
  const CorrectionResult result = correct(inputs), before = correct(three_months());
  EXPECT_EQ(result.judgements.text_at(0, "state"), GetParam().judgement);
  EXPECT_EQ(result.fix_list.rows(), GetParam().to_mend);
  if (*GetParam().said == '\0') {
    EXPECT_TRUE(result.remarks.empty());
  } else {
    ASSERT_EQ(result.remarks.size(), 1U);
    EXPECT_THAT(result.remarks[0].text(), HasSubstr(GetParam().said));
  }
  for (std::size_t row = 0; row < result.fix_progress.rows(); ++row)
    for (const char* column : {"rows", "rows_with_error", "found", "new", "mended", "record_gone"})
      EXPECT_EQ(result.fix_progress.integer_at(row, column), before.fix_progress.integer_at(row, column)) << column;
}

const base::Month kFeb(2025, 2), kMar(2025, 3), kApr(2025, 4);
INSTANTIATE_TEST_SUITE_P(
    Decisions, Judged,
    testing::Values(JudgementCase{"accepted", judged(1, Decision::Accepted), "holds", 1, ""},
                    JudgementCase{"accepted_until_this_month", judged(1, Decision::Accepted, kMar), "holds", 1, ""},
                    JudgementCase{"expired", judged(1, Decision::Accepted, kFeb), "expired", 2,
                                  "until February 2025 and is open again"},
                    JudgementCase{"wrong", judged(4, Decision::Wrong), "holds", 1, ""},
                    JudgementCase{"not_needed", judged(2, Decision::Accepted), "not_needed", 2, ""},
                    JudgementCase{"fixed", judged(2, Decision::Fixed), "mended", 2, ""},
                    JudgementCase{"fixed_and_left", judged(3, Decision::Fixed), "record_gone", 2, ""},
                    JudgementCase{"fixed_but_there", judged(1, Decision::Fixed), "overdue", 2,
                                  "said to be fixed and is still there"},
                    JudgementCase{"promised", judged(1, Decision::Fixed, kApr), "promised", 1, ""},
                    JudgementCase{"promise_broken", judged(1, Decision::Fixed, kFeb), "overdue", 2, "still there"},
                    JudgementCase{"unmatched", judged(5, Decision::Wrong), "unmatched", 2, "Did you mean"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Corrections, CountsFalseAlarmsByRule) {
  CorrectionInputs inputs = three_months();
  inputs.exceptions = {judged(4, Decision::Wrong)};
  const CorrectionResult result = correct(inputs);
  ASSERT_EQ(result.false_alarms.rows(), 1U);
  EXPECT_EQ(result.false_alarms.text_at(0, "rule"), "OCC-BLANK");
  EXPECT_EQ(result.false_alarms.integer_at(0, "findings"), 2);
  EXPECT_DOUBLE_EQ(result.false_alarms.decimal_at(0, "share_wrong"), 50);
}

TEST(Corrections, SaysWhenARowDisagreesWithItsFinding) {
  CorrectionInputs inputs = three_months();
  inputs.exceptions = {judged(1, Decision::Accepted)};
  inputs.exceptions[0].employer = "ZY2";
  inputs.exceptions[0].rule = "ROLE-OCC";
  const CorrectionResult result = correct(inputs);
  ASSERT_EQ(result.remarks.size(), 2U);
  EXPECT_THAT(result.remarks[0].text(), HasSubstr("of rule OCC-BLANK, not ROLE-OCC"));
  EXPECT_THAT(result.remarks[1].text(), HasSubstr("of employer ZY1"));
}

/// Random histories against a plain second account of sets, and the two sums that must hold.
TEST(CorrectionsProperty, AccountsCloseAndGainsAddUp) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    base::RandomStream random(seed, 0);
    CorrectionInputs inputs;
    inputs.employers = {"A", "B"};
    inputs.files = {"1", "2", "3", "4"};
    std::map<std::pair<std::uint32_t, std::int32_t>, std::set<std::uint64_t>> seen;
    for (std::uint32_t employer = 0; employer < 2; ++employer)
      for (std::int32_t month = kJanuary; month < kJanuary + 4; ++month) {
        std::int64_t wrong = 0;
        for (std::uint64_t row = 1; row <= 12; ++row) {
          const std::uint64_t assignment = std::uint64_t{100} * employer + row;
          if (random.below(4) == 0) continue;  // not listed
          inputs.present.emplace_back(assignment, month);
          const std::uint64_t faults = random.below(3);
          wrong += faults > 0 ? 1 : 0;
          for (std::uint64_t i = 0; i < faults; ++i) {
            Fault f = fault(1000 * assignment + i, month, i == 0 ? kBlank : kRole);
            f.assignment = assignment;
            f.employer = employer;
            f.line = static_cast<std::uint32_t>(assignment + 1);
            f.row_faults = static_cast<std::uint16_t>(faults);
            inputs.faults.push_back(f);
            seen[{employer, month}].insert(f.finding);
          }
        }
        inputs.lists.push_back({employer, month, 12, wrong});
      }
    for (std::uint64_t i = 0; i < 12; ++i)
      inputs.exceptions.push_back(
          judged(1000 * (100 * (i % 2) + 1 + i) + i % 2, static_cast<Decision>(random.below(3)),
                 random.below(2) == 0 ? base::Month() : base::Month(2025, 1 + static_cast<int>(random.below(5)))));
    const CorrectionResult result = correct(inputs);
    const base::Table& progress = result.fix_progress;
    for (std::size_t row = 0; row < progress.rows(); ++row) {
      const auto at = [&](const char* column) { return progress.integer_at(row, column); };
      const std::uint32_t employer = progress.text_at(row, "employer") == "A" ? 0 : 1;
      const auto month = static_cast<std::int32_t>(at("month"));
      const auto& now = seen[{employer, month}];
      EXPECT_EQ(at("found"), static_cast<std::int64_t>(now.size()));
      EXPECT_EQ(at("found"), at("open") + at("accepted") + at("wrong") + at("promised"));
      EXPECT_LE(at("overdue") + at("expired"), at("open"));
      if (month == kJanuary) continue;
      const auto& before = seen[{employer, month - 1}];
      std::int64_t fresh = 0;
      for (const std::uint64_t finding : now) fresh += before.contains(finding) ? 0 : 1;
      EXPECT_EQ(at("new"), fresh);
      EXPECT_EQ(static_cast<std::int64_t>(before.size()) + at("new"), at("found") + at("mended") + at("record_gone"));
    }
    double gains = 0, by_rule = 0;
    for (std::size_t row = 0; row < result.fix_list.rows(); ++row) gains += result.fix_list.decimal_at(row, "gain");
    for (std::size_t row = 0; row < result.fix_rules.rows(); ++row) by_rule += result.fix_rules.decimal_at(row, "gain");
    EXPECT_NEAR(gains, by_rule, 1e-9);
  }
}

TEST(Corrections, RefusesGainsThatDoNotAddUp) {
  CorrectionInputs inputs = three_months();
  inputs.lists[0].rows_with_error = 2;
  EXPECT_THROW(correct(inputs), std::logic_error);
}

}  // namespace
}  // namespace cadre::corrections
