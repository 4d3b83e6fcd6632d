#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "plan_file/plan.h"

#include "base/test_data.h"

namespace cadre::plan_file {
namespace {

constexpr const char* kSmallest = "[plan]\ntitle = \"T\"\n[[input]]\npath = \"data/*\"\n";

std::string faults_of(const std::string& text) {
  try {
    parse_plan(text, "dir");
    return "";
  } catch (const base::InputError& error) {
    return error.what();
  }
}

TEST(ReadPlanTest, ReadsEverySection) {
  const Plan plan = parse_plan(R"(
[plan]
title = "South Yorkshire"
month = "2026-03"
seed = 7
[[input]]
path = "data/*.csv.gz"
layout = "esr"
employer = "RHQ"
[[input]]
path = "other.csv"
[area]
kind = "ics"
code = "QF7"
include = ["02Q"]
[disclosure]
mode = "suppress"
show_zero = false
[curation]
disabled_rules = ["X-1"]
duplicates = "review"
[capacity]
age_bands = [30, 50]
population = "registered_population"
[[override]]
name = "one"
table = "staff"
where = { employer = "RX8" }
field = "place"
value = "02Q"
reason = "r"
source = "s"
by = "analyst"
date = "2026-11-22"
[tolerances]
review_share = 0.2
)",
                               "dir");
  EXPECT_EQ(plan.file, "dir/plan.toml");
  EXPECT_EQ(plan.plan.title, "South Yorkshire");
  EXPECT_EQ(plan.plan.month, base::Month(2026, 3));
  EXPECT_EQ(plan.plan.seed, 7U);
  ASSERT_EQ(plan.inputs.size(), 2U);
  EXPECT_EQ(plan.inputs[0].employer, "RHQ");
  EXPECT_EQ(plan.inputs[1].path, "other.csv");
  EXPECT_EQ(plan.inputs[1].where.line, 11U);
  EXPECT_EQ(plan.area.kind, AreaKind::Ics);
  EXPECT_THAT(plan.area.include, testing::ElementsAre("02Q"));
  EXPECT_EQ(plan.disclosure.mode, DisclosureMode::Suppress);
  EXPECT_FALSE(plan.disclosure.show_zero);
  EXPECT_EQ(plan.curation.duplicates, DuplicatePolicy::Review);
  EXPECT_THAT(plan.capacity.age_bands, testing::ElementsAre(30, 50));
  EXPECT_EQ(plan.capacity.population, Population::Registered);
  EXPECT_EQ(measure_of(plan.capacity.population), "registered_population");
  ASSERT_EQ(plan.overrides.size(), 1U);
  EXPECT_EQ(plan.overrides[0].value, Scalar(std::string("02Q")));
  EXPECT_EQ(plan.tolerances.review_share, 0.2);
  EXPECT_FALSE(plan.tolerances.rejected_share.has_value());
}

TEST(ReadPlanTest, NeedsATitleAndAnInput) {
  EXPECT_EQ(
      faults_of("[plan]\nseed = 1\n"),
      "dir/plan.toml: error: the plan reads no file. Add a section [[input]] with path = \"data/*\", or such a row to "
      "the sheet "
      "Inputs.\n"
      "dir/plan.toml:1:1: error: [plan] has no 'title'. Add title = \"Our allied health workforce\", the title on "
      "every page.");
  EXPECT_THAT(faults_of(""), testing::HasSubstr("there is no [plan] section"));
}

struct ClashCase {
  const char* name;
  const char* more;
  const char* message;
};
class Clash : public testing::TestWithParam<ClashCase> {};

TEST_P(Clash, BetweenKeysIsReported) {
  EXPECT_THAT(faults_of(std::string(kSmallest) + GetParam().more), testing::HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Sections, Clash,
    testing::Values(
        ClashCase{"ics_without_code", "[area]\nkind = \"ics\"\n", "dir/plan.toml:6:1: error: [area] has no 'code'"},
        ClashCase{"named_without_code", "[area]\nkind = \"named\"\nname = \"x\"\n", "[area] has no 'code'"},
        ClashCase{"england_with_code", "[area]\ncode = \"QF7\"\n", "[area] kind is england, which has no codes"},
        ClashCase{"public_key_for_real_data", "[privacy]\ndemonstration = true\n", "the demonstration key is public"},
        ClashCase{"falling_age_bands", "[capacity]\nage_bands = [50, 40]\n", "age_bands does not rise"},
        ClashCase{"input_written_once", "[tolerances]\nreview_share = 2\n", "review_share = 2 is out of range"},
        ClashCase{"misspelt_section", "[capacty]\n", "unknown section [capacty]. Did you mean 'capacity'?"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(ReadPlanTest, ASectionThatRepeatsMustSaySo) {
  EXPECT_THAT(faults_of("[plan]\ntitle = \"T\"\n[input]\npath = \"x\"\n"), testing::HasSubstr("Write [[input]]"));
  EXPECT_THAT(faults_of("[[plan]]\ntitle = \"T\"\n[[input]]\npath = \"x\"\n"), testing::HasSubstr("Write [plan]"));
}

TEST(ReadPlanTest, TwoOverridesMayNotShareANameOrACell) {
  const std::string row =
      "[[override]]\nname = \"one\"\ntable = \"staff\"\nwhere = { employer = \"RX8\" }\nfield = \"place\"\nvalue = 1\n"
      "reason = \"r\"\nsource = \"s\"\nby = \"analyst\"\ndate = 2026-11-22\n";
  const std::string faults = faults_of(kSmallest + row + row);
  EXPECT_THAT(faults, testing::HasSubstr("dir/plan.toml:15:1: error: a second [[override]] is named 'one'"));
  EXPECT_THAT(faults, testing::HasSubstr("replaces the same field of the same rows"));
}

TEST(ReadPlanTest, ResolvesPathsInsideThePlan) {
  const Plan plan = parse_plan(kSmallest, "a/plan");
  EXPECT_EQ(plan.resolve("data/x.csv"), "a/plan/data/x.csv");
  EXPECT_EQ(plan.resolve("/tmp/x.csv"), "/tmp/x.csv");
}

TEST(ReadPlanTest, UnusableFilesAreRefusedWithARemedy) {
  namespace fs = std::filesystem;
  const fs::path dir = fs::path(base::own_temp_dir()) / "read_plan_test";
  fs::remove_all(dir);
  fs::create_directories(dir / "folder" / "plan.toml");
  const auto fault = [](const fs::path& path) {
    try {
      read_plan(path.string());
      return std::string();
    } catch (const base::InputError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_THAT(fault(dir / "absent"), testing::HasSubstr("there is no such plan. Start one with: cadre new DIR."));
  EXPECT_THAT(fault(dir / "folder"), testing::HasSubstr("is not a file"));
  fs::create_directories(dir / "binary");
  std::ofstream(dir / "binary" / "plan.toml", std::ios::binary) << std::string("PK\x03\x04\x00\xff\xfe", 7);
  EXPECT_THAT(fault(dir / "binary"), testing::HasSubstr("is not a text file. Write the plan as UTF-8 text."));
  fs::create_directories(dir / "good");
  std::ofstream(dir / "good" / "plan.toml") << kSmallest;
  EXPECT_EQ(read_plan((dir / "good" / "plan.toml").string()).plan.title, "T") << "the file may be named itself";
}

TEST(ReadPlanTest, TheSectionSupplyItselfSwitchesSupplyOn) {
  const std::string plain = "[plan]\ntitle = \"T\"\n[[input]]\npath = \"a.csv\"\n";
  EXPECT_FALSE(parse_plan(plain, "dir").supply.on);
  const Plan plan = parse_plan(plain + "[supply]\n", "dir");
  EXPECT_TRUE(plan.supply.on);
  EXPECT_EQ(plan.supply.years, 15);
  EXPECT_EQ(plan.supply.futures, 1000);
  EXPECT_EQ(parse_plan(plain + "[supply]\nrates = \"r.csv\"\n", "dir").supply.files().front().second, "r.csv");
  EXPECT_THROW(parse_plan(plain + "[supply]\nyears = 60\n", "dir"), base::InputError);
}

}  // namespace
}  // namespace cadre::plan_file
