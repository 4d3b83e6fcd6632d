// A partner's return beside a trust's staff list, from the workbook as it comes back to the counts of the output.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/progress.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/test_workbook.h"
#include "plan_file/plan.h"
#include "run/explain.h"
#include "run/run_plan.h"
#include "store/database.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* kPlan = R"([plan]
title = "Partners"
synthetic = true
[[input]]
path = "data/*"
[privacy]
demonstration = true
[disclosure]
mode = "off"
)";

constexpr const char* kStaffList =
    "Employee Number,Org Code,Occupation Code,Job Role,Payscale,FTE,Assignment Category,Effective Date\n"
    "1,RHQ,S1E,Physiotherapist,Band 6,1,Permanent,2025-03-31\n"
    "2,RHQ,S1E,Physiotherapist,Band 6,0.5,Permanent,2025-03-31\n";

class PartnerReturn : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir() = fs::temp_directory_path() / fmt::format("cadre_partner_{}", getpid());
    fs::create_directories(dir() / "data");
    std::ofstream(dir() / "plan.toml") << kPlan;
    std::ofstream(dir() / "data/staff.csv") << kStaffList;
    ASSERT_TRUE(intake::testing_workbook::write_test_workbook(
        (dir() / "data/return.xlsx").string(),
        {{"March",
          {{"Our return"},
           {"Organisation", "Profession", "People", "FTE", "Month", "Band", "Staffing", "Employed by", "Vacant FTE",
            "Postcode"},
           {"EXAMPLE", "Dietitian", "#9", "#9", "2025-03", "Band 6", "Permanent"},
           {"Hill Hospice", "Physiotherapist", "#3", "2,1", "2025-03", "Band 6", "Permanent", "", "#0.4", "S11"},
           {"Hill Hospice", "Physiotherapist", "#1", "#0.6", "2025-03", "Band 6", "Permanent", "RHQ", "", "S11"},
           {"Hill Hospice", "Physiotherapist", "two", "", "2025-03", "Band 6", "Permanent", "", "", "S11"},
           {"", "", "#4", "#2.7"}},
          {}}}));
    run::RunOptions options;
    options.threads = 2;
    options.reference_dir = base::source_dir() + "/reference";
    options.version = "test";
    base::SilentProgress progress;
    run::run_plan(plan_file::read_plan(dir().string()), options, progress);
  }
  static void TearDownTestSuite() {
    std::error_code ignored;
    fs::remove_all(dir(), ignored);
  }
  static fs::path& dir() {
    static fs::path path;
    return path;
  }
  static std::string row(const std::string& sql) {
    store::DatabaseOptions options;
    options.read_only = true;
    store::Database database((dir() / "out/internal/workforce.duckdb").string(), options);
    const auto found = database.query("SELECT concat_ws(' ', COLUMNS(*)::VARCHAR) FROM (" + sql + ")");
    std::string all;
    for (std::size_t r = 0; r < found.rows(); ++r) {
      for (std::size_t c = 0; c < found.columns(); ++c) all += (c > 0 ? " " : "") + found.text(r, c);
      all += "|";
    }
    return all;
  }
};

TEST_F(PartnerReturn, EveryRowIsInTheLedger) {
  EXPECT_EQ(
      row("SELECT rows_read || ' ' || accepted || ' ' || review || ' ' || rejected AS all_rows FROM ledger ORDER BY "
          "file_id"),
      "4 1 2 1|2 2 0 0|");
}

/// Two people of the trust, four of the hospice, one of whom the trust may list as well, and a role of nobody known.
TEST_F(PartnerReturn, PeopleOfBothListsAreARangeAndRolesAreCounted) {
  EXPECT_EQ(
      row("SELECT people || ' ' || people_low || ' ' || people_high || ' ' || roles || ' ' || roles_low || ' ' || "
          "roles_unlinked || ' ' || round(fte, 6) || ' ' || round(fte_low, 6) AS cell FROM capacity_cells WHERE "
          "table_id = 'profession' AND profession = 'PT'"),
      "6 4 6 7 5 1 4.2 3.6|");
}

TEST_F(PartnerReturn, VacanciesAndHostsStayWithTheRecord) {
  EXPECT_EQ(
      row("SELECT headcount || ' ' || coalesce(vacancy_fte::VARCHAR, '-') || ' ' || coalesce(hosted_by, '-') AS r "
          "FROM staff WHERE employer = 'HILL HOSPICE' ORDER BY line"),
      "3 0.4 -|1 - RHQ|1 - -|");
}

TEST_F(PartnerReturn, FaultsAreNamedByCell) {
  std::ifstream rejects(dir() / "out/internal/rejects.csv");
  const std::string rejected{std::istreambuf_iterator<char>(rejects), {}};
  EXPECT_THAT(rejected, HasSubstr("March row 3,,example_row"));
  EXPECT_THAT(rejected, HasSubstr("March!D4,contracted_fte,number_as_typed,\"2,1\""));
  EXPECT_THAT(rejected, HasSubstr("March!C6,headcount,not_a_number,two"));
  EXPECT_THAT(rejected, HasSubstr("March!A7,employer_name,missing_required"));
  EXPECT_EQ(row("SELECT cell || ' ' || shown AS found FROM findings WHERE rule = 'RETURN-HOSTED'"), "March!H5 RHQ|");
}

TEST_F(PartnerReturn, ExplainAddsUpThePeople) {
  const std::string said =
      run::explain_plan_figure(plan_file::read_plan(dir().string()), "", base::source_dir() + "/reference",
                               "capacity_cells.people?profession=PT");
  EXPECT_THAT(said, HasSubstr("data/return.xlsx: 3 rows, 4 people, 2.7 FTE"));
  EXPECT_THAT(said, HasSubstr("data/staff.csv: 2 rows, 2 people, 1.5 FTE"));
}

}  // namespace
}  // namespace cadre
