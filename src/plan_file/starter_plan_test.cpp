#include "plan_file/starter_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "plan_file/plan.h"
#include "plan_file/plan_tables.h"

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// The starter plan with the "# " taken off every line that sets a key or starts a section.
std::string with_every_key_set(const std::string& starter) {
  std::istringstream lines(starter);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const bool setting = line.starts_with("# [") || (line.starts_with("# ") && line.find(" = ") != std::string::npos &&
                                                     line.find(' ', 2) == line.find(" = "));
    out += (setting ? line.substr(2) : line) + "\n";
  }
  return out;
}

TEST(StarterPlanTest, IsAPlan) {
  const Plan plan = parse_plan(starter_plan_text(), "dir");
  ASSERT_EQ(plan.inputs.size(), 1U);
  EXPECT_EQ(plan.inputs[0].path, "data/*");
  EXPECT_EQ(plan.area.kind, AreaKind::England);
}

TEST(StarterPlanTest, EveryKeyStandsThereWithAValueThatIsRead) {
  std::string text = with_every_key_set(starter_plan_text());
  // The examples of [area] belong to a system, not to England.
  const std::string england = "kind = \"england\"";
  ASSERT_NE(text.find(england), std::string::npos);
  text.replace(text.find(england), england.size(), "kind = \"ics\"");
  Plan plan;
  ASSERT_NO_THROW(plan = parse_plan(text, "dir")) << text;
  EXPECT_EQ(plan.area.code, "QF7");
  EXPECT_EQ(plan.overrides.size(), 1U);
  for_each_table([&](const auto& table) {
    for (const auto& option : table.options) {
      EXPECT_THAT(text, testing::HasSubstr("\n" + std::string(option.spec.key) + " = "));
      EXPECT_FALSE(option.spec.meaning.empty());
    }
  });
}

TEST(StarterPlanTest, NeverOverwrites) {
  const fs::path dir = fs::path(base::own_temp_dir()) / "starter_plan_test";
  fs::remove_all(dir);
  write_starter_plan((dir / "new").string());
  EXPECT_TRUE(fs::is_directory(dir / "new" / "data"));
  EXPECT_EQ(text_of(dir / "new" / "plan.toml"), starter_plan_text());
  std::ofstream(dir / "new" / "plan.toml") << "mine";
  EXPECT_THROW(write_starter_plan((dir / "new").string()), base::UsageError);
  EXPECT_EQ(text_of(dir / "new" / "plan.toml"), "mine");
  std::ofstream(dir / "file") << "x";
  EXPECT_THROW(write_starter_plan((dir / "file").string()), base::UsageError);
}

TEST(PlanMarkdownTest, NamesEverySectionAndKey) {
  const std::string text = plan_markdown();
  for_each_table([&](const auto& table) {
    EXPECT_THAT(text, testing::HasSubstr("[" + std::string(table.section) + "]"));
    for (const auto& option : table.options)
      EXPECT_THAT(text, testing::HasSubstr("| `" + std::string(option.spec.key) + "` |"));
  });
}

TEST(PlanMarkdownTest, TheCommittedPageIsCurrent) {
  EXPECT_EQ(text_of(fs::path(base::source_dir()) / "docs/formats/plan.md"), plan_markdown())
      << "run: cadre docs --write docs/formats";
}

}  // namespace
}  // namespace cadre::plan_file
