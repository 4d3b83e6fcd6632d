// What a newcomer does in the first ten minutes: a folder of its own, a staff list as it comes, no key of the plan
// edited.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include "base/csv_text.h"
#include "base/test_data.h"
#include "cadre/command_line.h"

namespace cadre::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Outcome {
  int code = 0;
  std::string out, err;
};

class TenMinutes : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("CADRE_KEY_FILE");
    setenv("XDG_CONFIG_HOME", (dir_ / "config").c_str(), 1);
    fs::remove_all(dir_);
    fs::create_directories(dir_);
    ASSERT_EQ(call({"sample", "--out", (dir_ / "lists").string(), "--truth", (dir_ / "truth").string(), "--people",
                    "3000", "--months", "2", "--last-month", "2025-03", "--seed", "5"})
                  .code,
              0);
  }
  void TearDown() override {
    unsetenv("XDG_CONFIG_HOME");
    std::error_code ignored;
    fs::remove_all(dir_, ignored);
  }

  static Outcome call(const std::vector<std::string>& arguments) {
    std::ostringstream out, err;
    const int code = run_command_line(arguments, {out, err, false, false});
    return {code, out.str(), err.str()};
  }
  void add_list(const char* month) const {
    const std::string name = std::string("esr_ZY1_") + month + ".csv";
    fs::copy(dir_ / "lists" / name, dir_ / "plan/data" / name);
  }
  base::SmallCsv table(const std::string& name) const {
    return base::read_small_csv((dir_ / "plan/out/internal/tables" / (name + ".csv")).string());
  }
  static double number(const base::SmallCsv& csv, const std::vector<std::string>& row, const char* column) {
    return std::strtod(row[csv.column(column)].c_str(), nullptr);
  }

  fs::path dir_ = fs::path(base::own_temp_dir()) / "ten_minutes_test";
};

TEST_F(TenMinutes, AStaffListAsItComesGivesCountsFaultsAndAWorkbookThenTheNextMonthABridge) {
  ASSERT_EQ(call({"new", (dir_ / "plan").string()}).code, 0);
  add_list("2025-02");
  const Outcome first = call({"run", (dir_ / "plan").string()});
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("allied health staff ("));

  // Count by profession and band.
  const base::SmallCsv cells = table("capacity_cells");
  double by_band = 0, total = 0;
  std::size_t pairs = 0;
  for (const auto& row : cells.rows) {
    if (row[cells.column("table_id")] == "total") total += number(cells, row, "fte");
    if (row[cells.column("table_id")] != "profession_band") continue;
    by_band += number(cells, row, "fte");
    ++pairs;
  }
  EXPECT_GT(total, 100);
  EXPECT_NEAR(by_band, total, 1e-6);
  EXPECT_GT(pairs, 20U);

  // Twenty worst faults at least, worst first, and a workbook.
  const base::SmallCsv faults = table("fix_list");
  ASSERT_GE(faults.rows.size(), 20U);
  double before = 1e9;
  for (const auto& row : faults.rows) {
    EXPECT_LE(number(faults, row, "gain"), before + 1e-9);
    before = number(faults, row, "gain");
  }
  EXPECT_GT(fs::file_size(dir_ / "plan/out/internal/workbook.xlsx"), 20000U);

  // The second month: the bridge closes in every cell, and the planted recoding is named.
  add_list("2025-03");
  const Outcome second = call({"run", (dir_ / "plan").string()});
  ASSERT_EQ(second.code, 0) << second.err;
  const base::SmallCsv bridge = table("capacity_bridge");
  std::map<std::vector<std::string>, double> gap;
  for (const auto& row : bridge.rows) {
    std::vector<std::string> key;
    for (const char* column : {"month", "from_month", "period", "employer", "profession", "role_level", "place"})
      key.push_back(row[bridge.column(column)]);
    gap[key] += (row[bridge.column("part")] == "closing" ? -1 : 1) * number(bridge, row, "fte");
  }
  EXPECT_GT(gap.size(), 10U);
  for (const auto& [key, left] : gap) EXPECT_NEAR(left, 0, 1e-6) << testing::PrintToString(key);

  const base::SmallCsv recodings = table("capacity_recodings");
  double people = 0;
  for (const auto& row : recodings.rows)
    if (row[recodings.column("from_profession")] == "PT" && row[recodings.column("to_profession")] == "OT" &&
        row[recodings.column("period")] == "step")
      people += number(recodings, row, "people");
  const base::SmallCsv truth = base::read_small_csv((dir_ / "truth/truth_changes.csv").string());
  double planted = 0;
  for (const auto& row : truth.rows)
    if (row[truth.column("kind")] == "recoding" && row[truth.column("employer")] == "ZY1" &&
        row[truth.column("profession")] == "PT" && row[truth.column("to_profession")] == "OT")
      planted += number(truth, row, "people");
  EXPECT_GT(planted, 0);
  EXPECT_EQ(people, planted);
}

}  // namespace
}  // namespace cadre::app
