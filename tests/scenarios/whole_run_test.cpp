// Whole runs over small synthetic lists: the same bytes whatever the threads, a second run from what the first kept, a
// second month that costs its own rows only, and no identifier anywhere in the outputs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "base/progress.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "example_plan.h"
#include "plan_file/plan.h"
#include "run/run_plan.h"
#include "sample/sample.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// Does the text hold the identifier as a word of its own? Digits of a longer number are not it.
bool holds(const std::string& text, const std::string& identifier) {
  for (std::size_t at = text.find(identifier); at != std::string::npos; at = text.find(identifier, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (before != '.' && std::isdigit(static_cast<unsigned char>(before)) == 0) return true;
  }
  return false;
}

/// A plan over the example's maps with fresh lists.
class WholeRun : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::path(base::own_temp_dir()) /
           ("cadre_whole_run_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "data");
    scenario::copy_example_plan(dir_, false);
    make_lists(2);
  }
  void TearDown() override { fs::remove_all(dir_); }

  void make_lists(int months) const {
    sample::SampleOptions options;
    options.out_dir = (dir_ / "data").string();
    options.truth_dir = (dir_ / "truth").string();
    options.reference_dir = cadre::base::source_dir() + "/reference";
    options.people = 400;
    options.months = months;
    options.last_month = base::Month(2025, months);
    sample::write_sample(options);
  }

  run::RunSummary run(int threads, const std::string& out = "") const {
    run::RunOptions options;
    options.threads = threads;
    options.out_dir = out;
    options.reference_dir = cadre::base::source_dir() + "/reference";
    if (const fs::path page = cadre::base::source_dir() + "/web/dist/report.html"; fs::exists(page))
      options.report_page = page.string();
    options.version = "test";
    base::SilentProgress progress;
    return run::run_plan(plan_file::read_plan(dir_.string()), options, progress);
  }

  /// Bytes of every file of an output, but for the clock's run.json and the database, which is equal in content only.
  static std::map<std::string, std::string> bytes(const fs::path& out) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(out))
      if (entry.is_regular_file() && entry.path().filename() != "run.json" && entry.path().extension() != ".duckdb")
        files[fs::relative(entry.path(), out).string()] = content(entry.path());
    return files;
  }

  fs::path dir_;
};

TEST_F(WholeRun, ThreadsChangeNoByte) {
  run(1, (dir_ / "one").string());
  const auto parts_one = bytes(dir_ / ".cadre");
  fs::remove_all(dir_ / ".cadre");
  run(2, (dir_ / "two").string());
  EXPECT_EQ(bytes(dir_ / ".cadre"), parts_one);
  const auto one = bytes(dir_ / "one"), two = bytes(dir_ / "two");
  EXPECT_FALSE(one.empty());
  for (const auto& [name, text] : one) {
    ASSERT_TRUE(two.contains(name)) << name;
    EXPECT_TRUE(two.at(name) == text) << name << " differs between one and two threads";
  }
  EXPECT_EQ(one.size(), two.size());
}

TEST_F(WholeRun, ASecondRunReadsNothingAgainAndAnotherMonthOnlyItself) {
  std::string plan = content(dir_ / "plan.toml");
  plan.replace(plan.find("round5"), 6, "off");  // what is released is not asked for here
  std::ofstream(dir_ / "plan.toml") << plan;
  const run::RunSummary first = run(2);
  EXPECT_EQ(first.files_from_cache, 0U);
  const std::size_t lists = first.files.size() - 1;  // all but the file of series, which is small and read each time
  EXPECT_EQ(run(2).files_from_cache, lists);
  fs::remove(dir_ / "data" / fs::path(first.files.front().file).filename());
  make_lists(2);  // the same bytes again
  EXPECT_EQ(run(2).files_from_cache, lists);
}

TEST_F(WholeRun, NoIdentifierIsInAnyOutput) {
  run(2);
  std::vector<std::string> identifiers;
  for (const auto& entry : fs::directory_iterator(dir_ / "data")) {
    if (!entry.path().filename().string().starts_with("esr_")) continue;
    const auto list = base::read_small_csv(entry.path().string());
    for (const char* column :
         {"Employee Number", "NHS Unique Identifier", "Assignment Number", "Registration Number", "Date Of Birth"})
      for (std::size_t row = 0; row < list.rows.size(); row += 7)
        if (const std::string& value = list.rows[row][list.column(column)]; value.size() >= 8)
          identifiers.push_back(value);
  }
  ASSERT_GT(identifiers.size(), 100U);
  for (const fs::path& folder : {dir_ / "out", dir_ / ".cadre"})
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      const std::string text = content(entry.path());
      for (const std::string& identifier : identifiers)
        ASSERT_FALSE(holds(text, identifier)) << identifier << " stands in " << entry.path();
    }
}

TEST_F(WholeRun, RefusesAFolderThatIsNotAnOutput) {
  fs::create_directories(dir_ / "precious");
  std::ofstream(dir_ / "precious" / "thesis.txt") << "do not delete";
  try {
    run(1, (dir_ / "precious").string());
    FAIL() << "a folder of the user's was overwritten";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("is not an output folder of cadre"));
  }
  EXPECT_TRUE(fs::exists(dir_ / "precious" / "thesis.txt"));
}

}  // namespace
}  // namespace cadre
