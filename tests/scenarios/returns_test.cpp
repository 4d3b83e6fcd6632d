// The worked examples of returns are filled from a whole run: the rows add up to staff in post as the report has them,
// what was read back is what was written, and what is missing says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "base/csv_text.h"
#include "run/return_step.h"
#include "small_plan.h"

namespace cadre {
namespace {

using testing::HasSubstr;

class Returns : public testing::Test {
 protected:
  static void SetUpTestSuite() { small = new scenario::SmallPlan("returns", 1200, false); }
  static void TearDownTestSuite() { delete small; }
  static run::FilledReturn fill(const std::string& name) {
    const std::string reference = scenario::SmallPlan::reference();
    return run::fill_return(small->plan, returns::read_return_map(reference + "/returns/" + name + ".toml"),
                            {"", reference, {}});
  }
  /// FTE by month and employer ("" = all) as the report has them.
  static std::map<std::pair<std::string, std::string>, double> in_post() {
    const auto cells = base::read_small_csv((small->dir / "out/internal/tables/capacity_cells.csv").string());
    std::map<std::pair<std::string, std::string>, double> fte;
    for (const auto& row : cells.rows)
      if (const std::string& id = row[cells.column("table_id")]; id == "total" || id == "employer")
        fte[{row[cells.column("month")], row[cells.column("employer")]}] = std::stod(row[cells.column("fte")]);
    return fte;
  }
  static scenario::SmallPlan* small;
};
scenario::SmallPlan* Returns::small = nullptr;

TEST_F(Returns, AccountsEndAtTheRowsWithoutAnUnexplainedRest) {
  for (const char* name : {"provider_workforce", "operational_plan"}) {
    const run::FilledReturn filled = fill(name);
    EXPECT_FALSE(filled.unexplained) << name;
    std::map<std::string, int> lines;
    for (const auto& line : filled.account) ++lines[line.what];
    EXPECT_GE(lines["Sum of the substantive rows"], 2) << "two months";
    EXPECT_EQ(lines["Staff in post, records"], lines["Sum of the substantive rows"]);
  }
}

TEST_F(Returns, RowsByProfessionAddUpToStaffInPostOfEachEmployerAndMonth) {
  const run::FilledReturn filled = fill("provider_workforce");
  // As it would be read back from the file: exact decimals.
  const std::string text = run::return_csv(filled);
  EXPECT_THAT(text, HasSubstr("no official template"));
  std::map<std::pair<std::string, std::string>, double> sums;  // month, employer
  const returns::FilledBlock& wte = filled.blocks.front();
  std::istringstream lines(text);
  std::string line, block;
  while (std::getline(lines, line) && line != wte.title) {
  }
  while (std::getline(lines, line) && !line.empty()) block += line + "\n";
  const auto csv = base::parse_small_csv(block, "block");
  ASSERT_EQ(csv.rows.size(), wte.rows.size());
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    EXPECT_EQ(csv.rows[row][csv.column("financial_year")], "2024-25");
    if (csv.rows[row][csv.column("contract")] != "Substantive") continue;
    for (std::size_t m = 0; m < wte.months.size(); ++m)
      if (const std::string& cell = csv.rows[row][5 + m]; cell != "No data")
        sums[{wte.months[m].iso(), wte.rows[row].employer}] += std::stod(cell);
  }
  std::size_t compared = 0;
  for (const auto& [key, fte] : in_post()) {
    if (key.second.empty()) continue;
    EXPECT_NEAR(sums[key], fte, 1e-6) << key.first << ' ' << key.second;
    ++compared;
  }
  EXPECT_GE(compared, 14U);
}

TEST_F(Returns, MissingFilesAndEmptyRowsSaySo) {
  const run::FilledReturn filled = fill("operational_plan");
  const auto& rows = filled.blocks[0].rows;
  for (const auto& row : rows) {
    if (row.label != "Bank") continue;
    EXPECT_THAT(row.note, HasSubstr("no file of bank staff: add bank and agency WTE"));
    for (const auto& value : row.values) EXPECT_FALSE(value.value.has_value()) << "never 0";
  }
  EXPECT_GT(filled.empty_rows, 0U);
  const auto fte = in_post();
  for (const auto& row : rows)
    if (row.label == "Substantive, all") {
      EXPECT_NEAR(row.values[11].value.value_or(0), fte.at({"2025-03", ""}), 1e-9);
    }
}

TEST_F(Returns, TheWorkbookHasEveryBlockAndTheAccount) {
  const publishing::Workbook book = run::return_workbook(fill("operational_plan"));
  ASSERT_EQ(book.sheets.size(), 3U);
  EXPECT_EQ(book.sheets.back().name, "reconciliation");
  EXPECT_EQ(book.sheets[0].columns.size(), 4U + 12U + 1U);
  const std::string file = (small->dir / "return.xlsx").string();
  publishing::write_workbook(file, book.notes, book.sheets);
  EXPECT_TRUE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace cadre
