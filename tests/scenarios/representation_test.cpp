// Two months, a year apart, of invented people of whom one group was planted to be less likely at bands 8a and above:
// the page must find that group and tell it from the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "base/csv_text.h"
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

/// The first and last list of a year of 9,000 posts, allied health only; the ten lists between are taken away.
class RepresentationScenario : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = fs::path(base::own_temp_dir()) / "cadre_representation";
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "data");
    scenario::copy_example_plan(dir_, false);
    // one seed in twenty puts a truth outside its interval; this is none of them
    sample::SampleOptions options = scenario::example_sample(dir_, 9000, 13, 4);
    options.allied_only = true;
    sample::write_sample(options);
    for (const auto& entry : fs::directory_iterator(dir_ / "data")) {
      const std::string name = entry.path().filename().string();
      if (entry.is_regular_file() && name.find("2024-03") == std::string::npos &&
          name.find("2025-03") == std::string::npos)
        fs::remove(entry.path());
    }
    plan_file::Plan plan = plan_file::read_plan(dir_.string());
    plan.disclosure.mode = plan_file::DisclosureMode::Off;
    run::RunOptions run;
    run.threads = 2;
    run.reference_dir = base::source_dir() + "/reference";
    run.version = "test";
    base::SilentProgress progress;
    run::run_plan(plan, run, progress);
  }
  static void TearDownTestSuite() {
    std::error_code ignored;
    fs::remove_all(dir_, ignored);
  }

  static base::SmallCsv table(const std::string& name) {
    return base::read_small_csv((dir_ / "out/internal/tables" / (name + ".csv")).string());
  }

  using Row = std::map<std::string, std::string>;
  static Row row(const std::string& name, const Row& wanted) {
    const base::SmallCsv csv = table(name);
    for (const auto& cells : csv.rows) {
      bool fits = true;
      for (const auto& [column, text] : wanted) fits = fits && cells[csv.column(column)] == text;
      if (!fits) continue;
      Row out;
      for (std::size_t i = 0; i < csv.header.size(); ++i) out[csv.header[i]] = cells[i];
      return out;
    }
    ADD_FAILURE() << "no such row in " << name;
    return {};
  }

  /// Weight of a letter's categories and of White ones in a column of the sample's table.
  static double weight(const char* column, const std::string& letters) {
    const base::SmallCsv csv = base::read_small_csv(base::source_dir() + "/reference/sample/ethnic_categories.csv");
    double sum = 0;
    for (const auto& cells : csv.rows)
      if (letters.find(cells[csv.column("label")][0]) != std::string::npos) sum += std::stod(cells[csv.column(column)]);
    return sum;
  }

  inline static fs::path dir_;
};

TEST_F(RepresentationScenario, TheGroupThatWasPlantedIsFound) {
  const Row asian =
      row("representation_likelihood", {{"profession", ""}, {"outcome", "next_8a_up"}, {"group_code", "asian"}});
  EXPECT_EQ(asian.at("finding"), "less_likely");
  // The truth: odds of the upper band are changed by the weights there beside those below.
  const double upper_white = std::stod(asian.at("reference_with_outcome")) / std::stod(asian.at("reference_of_people"));
  const double odds = upper_white / (1 - upper_white) * (weight("weight_8a", "HJL") / weight("weight_8a", "ABC")) /
                      (weight("weight", "HJL") / weight("weight", "ABC"));
  const double truth = odds / (1 + odds) / upper_white;
  EXPECT_GT(truth, 0.3);
  EXPECT_LT(truth, 0.45);
  EXPECT_LE(std::stod(asian.at("likelihood_low")), truth);
  EXPECT_GE(std::stod(asian.at("likelihood_high")), truth);
  for (const char* group : {"black", "female", "disabled"})
    EXPECT_EQ(row("representation_likelihood", {{"profession", ""}, {"outcome", "next_8a_up"}, {"group_code", group}})
                  .at("finding"),
              "no_clear_difference")
        << group;
}

TEST_F(RepresentationScenario, PeopleAreThoseOfCapacityAndWhoDidNotStateIsShown) {
  const std::string people = row("capacity_cells", {{"table_id", "total"}, {"month", "2025-03"}}).at("people");
  for (const char* characteristic : {"sex", "age_group", "ethnic_group", "disability"})
    EXPECT_EQ(
        row("representation_shares",
            {{"profession", ""}, {"stage", "staff"}, {"characteristic", characteristic}, {"group_code", "not_stated"}})
            .at("of_people"),
        people)
        << characteristic;
  const auto not_stated = [&](const char* characteristic) {
    return std::stod(
        row("representation_shares",
            {{"profession", ""}, {"stage", "staff"}, {"characteristic", characteristic}, {"group_code", "not_stated"}})
            .at("share"));
  };
  EXPECT_NEAR(not_stated("ethnic_group"), 3.0, 1.0);
  EXPECT_NEAR(not_stated("disability"), 6.2, 1.0);
}

TEST_F(RepresentationScenario, LeaversAreThoseOfTurnover) {
  const Row turnover = row("capacity_turnover", {{"period", "year"}, {"left_what", "all"}, {"profession", ""}});
  const Row women =
      row("representation_likelihood", {{"profession", ""}, {"outcome", "left"}, {"group_code", "female"}});
  const auto number = [](const Row& of, const char* column) { return std::stoll(of.at(column)); };
  EXPECT_EQ(number(women, "with_outcome") + number(women, "reference_with_outcome"), number(turnover, "leavers"));
  EXPECT_EQ(number(women, "of_people") + number(women, "reference_of_people"), number(turnover, "people_start"));
  EXPECT_EQ(women.at("finding"), "no_clear_difference");
}

TEST_F(RepresentationScenario, WordsOfTheListsLeaveNoTrace) {
  // the lists say "Asian or Asian British - Indian"; no output does
  for (const auto& entry : fs::recursive_directory_iterator(dir_ / "out")) {
    if (entry.is_directory()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    EXPECT_EQ(text.str().find("Asian British - Indian"), std::string::npos) << entry.path();
  }
}

}  // namespace
}  // namespace cadre
