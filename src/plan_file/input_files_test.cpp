#include "plan_file/input_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/test_data.h"

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

class InputFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "data" / "folder");
    for (const char* name : {"data/b.csv", "data/a.csv.gz", "data/.hidden.csv", "data/folder/c.csv", "data/odd[1].csv"})
      std::ofstream(dir_ / name) << "x\n";
  }

  Plan plan_of(std::initializer_list<const char*> paths) const {
    Plan plan;
    plan.dir = dir_.string();
    plan.file = plan.dir + "/plan.toml";
    for (const char* path : paths) {
      Input input;
      input.path = path;
      input.where = {plan.file, static_cast<std::uint64_t>(10 + plan.inputs.size()), 1};
      plan.inputs.push_back(input);
    }
    return plan;
  }
  std::vector<std::string> shown(const Plan& plan) {
    std::vector<std::string> names;
    for (const InputFile& file : input_files(plan, found_)) names.push_back(file.shown);
    return names;
  }

  // The folder's own name holds characters that patterns use.
  fs::path dir_ = fs::path(base::own_temp_dir()) / "input_files [x] test";
  base::Diagnostics found_;
};

TEST_F(InputFilesTest, PatternsAreSortedAndSkipFoldersAndHiddenFiles) {
  EXPECT_THAT(shown(plan_of({"data/*"})), testing::ElementsAre("data/a.csv.gz", "data/b.csv", "data/odd[1].csv"));
  EXPECT_TRUE(found_.empty());
}

TEST_F(InputFilesTest, PatternsPassOverWhatForecastNames) {
  Plan plan = plan_of({"data/*"});
  plan.forecast.series = "data/b.csv";
  plan.forecast.breaks = "data/absent.csv";
  EXPECT_THAT(shown(plan), testing::ElementsAre("data/a.csv.gz", "data/odd[1].csv"));
}

TEST_F(InputFilesTest, PatternsPassOverSurveysAndWaitingLists) {
  Plan plan = plan_of({"data/*"});
  plan.capability.surveys = {"data/b.*"};
  plan.waits.lists = {"data/a*"};
  EXPECT_THAT(shown(plan), testing::ElementsAre("data/odd[1].csv"));
}

TEST_F(InputFilesTest, AFileNamedLikeAPatternIsTakenByItsName) {
  EXPECT_THAT(shown(plan_of({"data/odd[1].csv"})), testing::ElementsAre("data/odd[1].csv"));
}

TEST_F(InputFilesTest, AbsolutePathsWork) {
  EXPECT_THAT(shown(plan_of({(dir_ / "data/b.csv").c_str()})), testing::ElementsAre("data/b.csv"));
}

TEST_F(InputFilesTest, EachFaultHasItsRemedy) {
  EXPECT_THAT(shown(plan_of({"data/none.csv", "data/*.xlsx", "data", "data/b.csv", "data/b*"})),
              testing::ElementsAre("data/b.csv"));
  ASSERT_EQ(found_.size(), 4U);
  EXPECT_THAT(found_[0].text(), testing::HasSubstr("plan.toml:10:1: error: there is no file 'data/none.csv'"));
  EXPECT_THAT(found_[1].text(), testing::HasSubstr("no file fits 'data/*.xlsx'"));
  EXPECT_THAT(found_[2].text(), testing::HasSubstr("'data' is a folder. Name the files in it, e.g. \"data/*\""));
  EXPECT_THAT(found_[3].text(), testing::HasSubstr("'data/b.csv' is read twice; line 13 reads it too"));
}

TEST_F(InputFilesTest, NamedTablesMustBeThere) {
  Plan plan = plan_of({"data/*"});
  plan.area.locations = "data/b.csv";
  plan.area.cost_centres = "none.csv";
  plan.curation.layouts = "data/b.csv";
  check_named_paths(plan, found_);
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_THAT(found_[0].text(), testing::HasSubstr("[area] cost_centres = 'none.csv' is not a file"));
  EXPECT_THAT(found_[1].text(), testing::HasSubstr("[curation] layouts = 'data/b.csv' is not a folder"));
}

}  // namespace
}  // namespace cadre::plan_file
