#include "run/people_across_files.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "curation/rules.h"
#include "store/database.h"
#include "store/sql_text.h"
#include "store/test_folder.h"

namespace cadre::run {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kKey = "a key of thirty-two bytes, or so";

/// A curated record as a partition holds it, as far as comparing people looks at it.
struct Row {
  int line;
  int person;
  double fte = 1.0;
  const char* staffing = "permanent";
  const char* presence = "active";
  int age = 40;
  const char* month = "2025-03-01";
  const char* scope = "national";
  const char* status = "accepted";
};

class PeopleAcrossFiles : public testing::Test {
 protected:
  /// Adds a file of one employer.
  void add_file(const std::vector<Row>& rows) {
    const auto id = static_cast<std::uint16_t>(partitions_.size() + 1);
    const std::string folder = folder_.file(fmt::format("file-{}", id));
    std::filesystem::create_directory(folder);
    std::string values;
    for (const Row& r : rows)
      values +=
          fmt::format("{}('{}'::DATE, {}::UBIGINT, {}::UINTEGER, {}::DOUBLE, '{}', '{}', {}::UTINYINT, '{}', '{}')",
                      values.empty() ? "" : ", ", r.month, r.person, r.line, r.fte, r.staffing, r.presence, r.age,
                      r.scope, r.status);
    store::Database database;
    database.execute(
        fmt::format("COPY (SELECT *, 'ZY{}' AS employer, 'PT' AS profession, person_key + 1000 AS assignment_key FROM "
                    "(VALUES {}) AS rows(month, person_key, line, fte, "
                    "staffing, presence, age, person_scope, status)) TO {} (FORMAT parquet)",
                    id, values, store::quote_literal(folder + "/staff-000.parquet")));
    partitions_.push_back({id, folder, 1});
  }
  /// "file:line rule" of every finding, in order.
  std::vector<std::string> found(int threads = 2, const std::vector<bool>& switched_off = {}) const {
    const AcrossFiles across = compare_people_across_files(partitions_, switched_off, kKey, threads);
    std::vector<std::string> out;
    for (std::size_t row = 0; row < across.findings.rows(); ++row)
      out.push_back(fmt::format("{}:{} {}", across.findings.integer_at(row, "file_id"),
                                across.findings.integer_at(row, "line"), across.findings.text_at(row, "rule")));
    return out;
  }
  std::vector<std::string> under_review() const {
    std::vector<std::string> out;
    for (const AcrossFiles::Spot& spot : compare_people_across_files(partitions_, {}, kKey, 1).to_review)
      out.push_back(fmt::format("{}:{}", spot.file_id, spot.line));
    return out;
  }

  store::TestFolder folder_;
  std::vector<NumberedPartition> partitions_;
};

TEST_F(PeopleAcrossFiles, TwoContractsAboveFullTimeAreToldAtBothEmployers) {
  add_file({{2, 7, 0.6}, {3, 8, 0.6}});
  add_file({{2, 8, 0.4}, {5, 7, 0.6}});
  EXPECT_THAT(found(), ElementsAre("1:2 PERSON-FTE", "2:5 PERSON-FTE")) << "0.6 + 0.4 is a full-time week";
  EXPECT_THAT(under_review(), IsEmpty()) << "45 hours are allowed: said, not held back";
}

TEST_F(PeopleAcrossFiles, MoreThan48HoursNeedChecking) {
  add_file({{2, 7, 0.8}});
  add_file({{2, 7, 0.6, "fixed_term"}});  // together 52.5 hours
  EXPECT_THAT(found(), ElementsAre("1:2 PERSON-FTE", "1:2 PERSON-HOURS", "2:2 PERSON-FTE", "2:2 PERSON-HOURS"));
  EXPECT_THAT(under_review(), ElementsAre("1:2", "2:2"));
}

TEST_F(PeopleAcrossFiles, OnlyContractsThatTakeTimeCount) {
  add_file({{2, 1, 1.0}, {3, 2, 1.0}, {4, 3, 1.0}, {5, 4, 1.0}, {6, 5, 1.0}});
  add_file({{2, 1, 1.0, "bank"},
            {3, 2, 1.0, "permanent", "career_break"},
            {4, 3, 1.0, "permanent", "secondment_out"},
            {5, 4, 2.0},  // an impossible contract is a finding of its own file
            {6, 5, 0.0}});
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(PeopleAcrossFiles, WhatOneFileBreaksByItselfIsNotRepeated) {
  add_file({{2, 7, 0.8}, {3, 7, 0.8}});
  add_file({{2, 7, 0.1}});
  EXPECT_THAT(found(), ElementsAre("2:2 PERSON-FTE", "2:2 PERSON-HOURS")) << "lines 2 and 3 have theirs already";
}

TEST_F(PeopleAcrossFiles, TwoAgesUnderOneNumberAreTwoPeople) {
  add_file({{2, 7, 0.2, "permanent", "active", 30},
            {3, 8, 0.2, "permanent", "active", 30},
            {4, 9, 0.2, "permanent", "active", 30}});
  add_file({{2, 7, 0.2, "permanent", "active", 52},
            {3, 8, 0.2, "permanent", "active", 31},
            {4, 9, 0.2, "permanent", "active", 0}});  // a birthday and an unknown age say nothing
  EXPECT_THAT(found(), ElementsAre("1:2 PERSON-AGE", "2:2 PERSON-AGE"));
  EXPECT_THAT(under_review(), ElementsAre("1:2", "2:2"));
}

TEST_F(PeopleAcrossFiles, OneRecordAlreadyUnderReviewIsNotPutThereTwice) {
  add_file({{2, 7, 0.8, "permanent", "active", 40, "2025-03-01", "national", "review"}});
  add_file({{2, 7, 0.8, "permanent", "active", 60}});
  EXPECT_THAT(under_review(), ElementsAre("2:2")) << "once, though two rules fired";
}

TEST_F(PeopleAcrossFiles, MonthsAndOtherKindsOfNumberDoNotMeet) {
  add_file({{2, 7, 1.0},
            {3, 8, 1.0, "permanent", "active", 40, "2025-03-01", "employer"},
            {4, 9, 1.0, "permanent", "active", 40, "2025-03-01", "national", "merged"}});
  add_file({{2, 7, 1.0, "permanent", "active", 40, "2025-02-01"},
            {3, 8, 1.0, "permanent", "active", 40, "2025-03-01", "employer"},
            {4, 9, 1.0}});
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(PeopleAcrossFiles, ASingleFileHasNothingToCompare) {
  add_file({{2, 7, 0.8}, {3, 7, 0.8}});
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(PeopleAcrossFiles, ARuleThatThePlanSwitchedOffSaysNothing) {
  add_file({{2, 7, 0.8}});
  add_file({{2, 7, 0.8}});
  std::vector<bool> off(curation::rules().size());
  off[curation::rule_index("PERSON-HOURS")] = true;
  EXPECT_THAT(found(2, off), ElementsAre("1:2 PERSON-FTE", "2:2 PERSON-FTE"));
}

TEST_F(PeopleAcrossFiles, ThreadsLeaveNoTrace) {
  std::vector<Row> first, second;
  for (int person = 1; person <= 500; ++person) {
    first.push_back({person + 1, person, 0.7});
    second.push_back({person + 1, 501 - person, person % 3 == 0 ? 0.2 : 0.9});
  }
  add_file(first);
  add_file(second);
  const auto one = found(1);
  EXPECT_GT(one.size(), 600U);
  EXPECT_EQ(found(4), one);
}

}  // namespace
}  // namespace cadre::run
