#include "run/open_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "base/diagnostics.h"
#include "base/test_data.h"
#include "intake/text_rows.h"
#include "intake/xlsx_stream.h"
#include "plan_file/plan_sheets.h"
#include "plan_file/plan_tables.h"
#include "plan_file/starter_plan.h"
#include "publishing/plan_workbook.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string folder(const std::string& name) {
  std::string dir = base::own_temp_dir() + name;
  fs::create_directories(dir);
  return dir;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every key that a plan holds, as it would stand in plan.toml.
std::map<std::string, std::string> values_of(const plan_file::Plan& plan) {
  std::map<std::string, std::string> all;
  plan_file::for_each_section(plan, [&](const auto& table, const auto& values) {
    const auto add = [&](const std::string& name, const auto& element) {
      for (const auto& option : table.options)
        if (const auto value = option.fetch(element))
          all[name + "." + std::string(option.spec.key)] = plan_file::toml_text(option.spec, *value);
    };
    if constexpr (requires { values.front(); }) {
      for (std::size_t i = 0; i < values.size(); ++i) add(std::string(table.section) + std::to_string(i), values[i]);
    } else {
      add(std::string(table.section), values);
    }
  });
  return all;
}

constexpr const char* kToml = R"(
[plan]
title = "A & B <plan>"
month = "2026-03"
seed = 9007199254740991
synthetic = true
[[input]]
path = "data/esr*.csv"
layout = "esr_staff_in_post"
employer = "RHQ"
note = "read on day 2; first"
[[input]]
path = "data/partner.xlsx"
month = "2026-03"
[area]
kind = "named"
code = "syb"
include = ["02Q", "15N"]
[privacy]
demonstration = true
retention_months = 36
[disclosure]
mode = "suppress"
show_zero = false
[capacity]
age_bands = [20, 30, 60]
past_age = 60
[[override]]
name = "Split"
table = "staff"
where = { employer = "RX8", month = "2026-03" }
field = "fte"
value = 0.5
reason = "why"
source = "rota"
mark = "assumed"
by = "analyst"
date = "2026-11-22"
[tolerances]
review_share = 0.25
fte_difference = 0.03
)";

TEST(OpenPlan, AWorkbookHoldsWhatThePlanHeld) {
  const plan_file::Plan plan = plan_file::parse_plan(kToml, "p");
  const std::string dir = folder("round");
  publishing::write_plan_workbook(dir + "/plan.xlsx", plan);
  EXPECT_EQ(values_of(open_plan(dir)), values_of(plan));
  publishing::write_plan_workbook(dir + "/again.xlsx", plan);
  EXPECT_EQ(bytes_of(dir + "/again.xlsx"), bytes_of(dir + "/plan.xlsx"));
}

TEST(OpenPlan, TheStarterWorkbookIsTheStarterPlan) {
  const std::string dir = folder("starter");
  publishing::write_plan_workbook(dir + "/plan.xlsx", publishing::starter_plan());
  const plan_file::Plan plan = open_plan(dir);
  EXPECT_EQ(values_of(plan), values_of(plan_file::parse_plan(plan_file::starter_plan_text(), dir)));
  EXPECT_EQ(values_of(open_plan(dir + "/plan.xlsx")), values_of(plan));
}

/// A key added to an option table is in the workbook without anybody's doing.
TEST(OpenPlan, EveryKeyOfEveryTableIsInTheWorkbook) {
  const std::string file = folder("keys") + "/plan.xlsx";
  publishing::write_plan_workbook(file, publishing::starter_plan());
  std::map<std::string, std::string> text;
  const auto names = intake::sheet_names(file, file);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto stream = intake::open_sheet(file, file, i);
    std::string some(4096, ' ');
    while (const std::size_t got = stream->read(some.data(), some.size())) text[names[i]].append(some, 0, got);
  }
  std::size_t keys = 0;
  plan_file::for_each_table([&](const auto& table) {
    for (const auto& option : table.options) {
      const bool assumed = option.spec.kind == plan_file::OptionKind::Assumption && !table.repeated;
      const std::string sheet = assumed ? "Assumptions" : plan_file::sheet_of(table.section, table.repeated);
      bool found = false;
      for (const auto& row : intake::text_rows(text[sheet], ',', 1).rows)
        for (std::size_t c = 0; c < row.cells.size(); ++c)
          found = found || (row.cells[c] == option.spec.key && (table.repeated || row.cells[0] == table.section));
      EXPECT_TRUE(found) << table.section << "." << option.spec.key << " on " << sheet;
      ++keys;
    }
  });
  EXPECT_GT(keys, 40U);
}

TEST(OpenPlan, RefusesTwoPlansAndWhatIsNone) {
  const std::string dir = folder("two");
  const auto said = [&] {
    try {
      open_plan(dir);
    } catch (const base::InputError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(said(), HasSubstr("there is no such plan"));
  std::ofstream(dir + "/plan.xlsx") << "no workbook";
  EXPECT_THAT(said(), HasSubstr("is not an Excel workbook"));
  std::ofstream(dir + "/plan.toml") << "[plan]\n";
  EXPECT_THAT(said(), HasSubstr("the folder holds plan.toml as well. Keep one of the two"));
}

TEST(OpenPlan, SurvivesLibreOffice) {
  if (std::system("command -v soffice > /dev/null 2>&1") != 0) GTEST_SKIP() << "skipped: no soffice";
  const plan_file::Plan plan = plan_file::parse_plan(kToml, "p");
  const std::string dir = folder("office");
  const std::string converted = folder("office_converted");
  publishing::write_plan_workbook(dir + "/plan.xlsx", plan);
  const std::string command = "HOME=" + dir + " soffice --headless --convert-to xlsx --outdir " + converted + " " +
                              dir + "/plan.xlsx > " + dir + "/log 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << bytes_of(dir + "/log");
  EXPECT_EQ(values_of(open_plan(converted)), values_of(plan));
}

}  // namespace
}  // namespace cadre::run
