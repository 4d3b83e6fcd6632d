#include "run/supply_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/source_dir.h"
#include "base/test_data.h"

namespace cadre::run {
namespace {

using testing::HasSubstr;

class SupplyStep : public testing::Test {
 protected:
  SupplyStep() {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    plan_.dir = dir_;
    plan_.file = dir_ + "/plan.toml";
    plan_.supply.on = true;
    plan_.supply.years = 3;
    plan_.supply.futures = 20;
    stock_.month = base::Month(2025, 3);
    stock_.rows = {{"PT", "sheffield", "nhs_trust", 2, 30, 50, 45.0}, {"PT", "barnsley", "nhs_trust", 2, 0, 20, 16.0}};
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(dir_ + "/" + name) << text; }
  void add_scenario() {
    write("levers.csv", "lever,what,operation,value,source,mark\nfewer,leave_rate,add,-0.01,our plan,from the plan\n");
    write("scenarios.csv", "scenario,title,lever\nstay,More stay,fewer\n");
    plan_.supply.levers = "levers.csv";
    plan_.supply.scenarios = "scenarios.csv";
  }
  PlanSupply read() const { return read_plan_supply(plan_, base::source_dir() + "/reference").value(); }
  std::string refusal() const {
    try {
      read();
    } catch (const base::InputError& error) {
      return error.what();
    }
    return "nothing was refused";
  }

  std::string dir_ = base::own_temp_dir() + "supply_step";
  plan_file::Plan plan_;
  supply::OpeningStock stock_;
  base::SilentProgress silent_;
};

TEST_F(SupplyStep, NothingIsReadWithoutTheSection) {
  plan_.supply.on = false;
  EXPECT_FALSE(read_plan_supply(plan_, base::source_dir() + "/reference").has_value());
}

TEST_F(SupplyStep, AnEmptySectionRunsOnWhatComesWithCadre) {
  const PlanSupply supply = read();
  EXPECT_TRUE(supply.files.empty());
  base::Diagnostics notes;
  const auto outcomes = run_supply(plan_, supply, stock_, {}, {}, silent_, notes).outcomes;
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0].scenario, "base");
  EXPECT_EQ(outcomes[0].record.futures, 20U);
  EXPECT_EQ(outcomes[0].record.months, 36);
  EXPECT_EQ(outcomes[0].expected.futures, 1U);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_THAT(notes[0].message, HasSubstr("the age of 20 people is not known"));
}

TEST_F(SupplyStep, ScenariosFollowTheBaseAndFilesAreListed) {
  add_scenario();
  const PlanSupply supply = read();
  ASSERT_EQ(supply.files.size(), 2U);
  EXPECT_EQ(supply.files[0].file, "levers.csv");
  EXPECT_EQ(supply.files[0].layout, "supply_levers");
  EXPECT_EQ(supply.files[0].rows_read, 1U);
  EXPECT_EQ(supply.files[0].sha256.size(), 64U);
  base::Diagnostics notes;
  const auto outcomes = run_supply(plan_, supply, stock_, {}, {}, silent_, notes).outcomes;
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(outcomes[1].scenario, "stay");
  EXPECT_EQ(outcomes[1].title, "More stay");
  ASSERT_EQ(outcomes[1].levers.size(), 1U);
  EXPECT_THAT(outcomes[1].levers[0], HasSubstr("leave_rate -0.01; no cost stated (from the plan: our plan)"));
  EXPECT_GT(outcomes[1].expected.people_of(1, 36)[0], outcomes[0].expected.people_of(1, 36)[0]);
}

TEST_F(SupplyStep, OneScenarioAndOneFutureCanBeRunAlone) {
  add_scenario();
  PlanSupply supply = read();
  base::Diagnostics notes;
  const auto all = run_supply(plan_, supply, stock_, {}, {}, silent_, notes).outcomes;
  supply.futures = 1;
  SupplyWish wish;
  wish.scenario = "stay";
  wish.first_future = 7;
  const auto alone = run_supply(plan_, supply, stock_, {}, wish, silent_, notes).outcomes;
  ASSERT_EQ(alone.size(), 1U);
  for (int month = 0; month <= 36; ++month)
    EXPECT_EQ(alone[0].record.people_of(0, month)[0], all[1].record.people_of(0, month)[6]);
  wish.scenario = "sta";
  EXPECT_THROW(run_supply(plan_, supply, stock_, {}, wish, silent_, notes).outcomes, base::UsageError);
}

TEST_F(SupplyStep, FaultsOfAllFilesAreToldAtOnce) {
  add_scenario();
  write("rates.csv", "risk,value,mark,source\nleave,2,assumed,x\n");
  write("scenarios.csv", "scenario,title,lever\nstay,More stay,\n");
  plan_.supply.rates = "rates.csv";
  EXPECT_THAT(refusal(), HasSubstr("rates.csv:2:2: error: value = '2' is out of range"));
  EXPECT_THAT(refusal(), HasSubstr("scenario 'stay' names no lever here"));
  plan_.supply.rates = "absent.csv";
  EXPECT_THAT(refusal(), HasSubstr("absent.csv"));
}

TEST_F(SupplyStep, AssumptionsSayValueMarkAndSource) {
  add_scenario();
  const auto rows = supply_assumptions(read());
  std::set<std::string> ids;
  bool lever = false, retire = false;
  for (const auto& row : rows) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_FALSE(row.source.empty()) << row.name;
    EXPECT_FALSE(row.mark.empty()) << row.name;
    lever = lever || (row.name == "Supply: lever fewer: leave_rate" && row.mark == "plan" && row.value == "add -0.01");
    retire = retire || (row.name == "Supply: retire, aged 57, from April 2028" && row.value == "0.1");
  }
  EXPECT_TRUE(lever);
  EXPECT_TRUE(retire);
}

}  // namespace
}  // namespace cadre::run
