// The South Yorkshire example looks ahead: from invented staff lists to futures, in the run and alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "example_plan.h"
#include "plan_file/plan.h"
#include "run/run_plan.h"
#include "run/supply_alone.h"
#include "store/database.h"

namespace cadre::scenario {
namespace {

namespace fs = std::filesystem;
class SupplyScenario : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = fs::temp_directory_path() / ("cadre_supply_" + std::to_string(getpid()));
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "data");
    copy_example_plan(dir_, false, true);
    sample::write_sample(example_sample(dir_, 1500, 2, 2025));
    plan_ = new plan_file::Plan(plan_file::read_plan(dir_.string()));
    plan_->supply.years = 6;
    plan_->supply.futures = 40;
    plan_->disclosure.mode = plan_file::DisclosureMode::Off;
    base::SilentProgress silent;
    summary_ = new run::RunSummary(run::run_plan(*plan_, options(), silent));
  }
  static void TearDownTestSuite() {
    delete summary_;
    delete plan_;
    fs::remove_all(dir_);
  }
  static run::RunOptions options(int threads = 2) {
    run::RunOptions out;
    out.reference_dir = base::source_dir() + "/reference";
    out.version = "test";
    out.threads = threads;
    return out;
  }
  static std::string alone(const run::SupplyAlone& wish, int threads = 2) {
    base::SilentProgress silent;
    base::Diagnostics remarks;
    return run::futures_csv(run::supply_alone(*plan_, options(threads), wish, silent, remarks), wish.every_month);
  }
  static std::vector<std::string> lines_of(const std::string& text, const std::string& beginning) {
    std::istringstream lines(text);
    std::vector<std::string> out;
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with(beginning)) out.push_back(line);
    return out;
  }
  static store::Database output() {
    store::DatabaseOptions read_only;
    read_only.read_only = true;
    return store::Database(dir_.string() + "/out/internal/workforce.duckdb", read_only);
  }

  static fs::path dir_;
  static plan_file::Plan* plan_;
  static run::RunSummary* summary_;
};
fs::path SupplyScenario::dir_;
plan_file::Plan* SupplyScenario::plan_ = nullptr;
run::RunSummary* SupplyScenario::summary_ = nullptr;

TEST_F(SupplyScenario, ItStartsFromThePeopleAndFteThatCapacityCounts) {
  store::Database database = output();
  const auto counted = database.query(
      "SELECT (people + roles_unlinked)::BIGINT, fte FROM capacity_cells WHERE table_id = 'total' AND month = DATE "
      "'2025-03-01'");
  const auto stock = database.query("SELECT sum(people)::BIGINT, sum(fte) FROM opening_stock");
  EXPECT_EQ(stock.integer(0, 0), counted.integer(0, 0));
  EXPECT_NEAR(stock.decimal(0, 1), counted.decimal(0, 1), 1e-6);
}

TEST_F(SupplyScenario, EveryScenarioOfTheExampleHasItsOutlook) {
  store::Database database = output();
  const auto scenarios = database.query("SELECT count(DISTINCT scenario)::BIGINT FROM supply_outlook");
  EXPECT_EQ(scenarios.integer(0, 0), 6);
}

TEST_F(SupplyScenario, ItsFilesStandInTheLedgerWithTheirHash) {
  std::vector<std::string> layouts;
  for (const run::FileSummary& file : summary_->files)
    if (file.layout.starts_with("supply_")) {
      layouts.push_back(file.layout);
      EXPECT_EQ(file.sha256.size(), 64U);
    }
  EXPECT_THAT(layouts,
              testing::UnorderedElementsAre("supply_limits", "supply_routes", "supply_levers", "supply_scenarios"));
}

TEST_F(SupplyScenario, ThreadsChangeNothingAndAFutureCanBeDrawnAgainAlone) {
  run::SupplyAlone wish;
  wish.scenario = "stay";
  wish.every_month = true;
  const std::string two = alone(wish, 2);
  EXPECT_EQ(two, alone(wish, 1));
  wish.future = 7;
  const std::string seventh = alone(wish);
  const std::vector<std::string> among_others = lines_of(two, "stay,7,"), by_itself = lines_of(seventh, "stay,7,");
  EXPECT_GT(by_itself.size(), 72U);
  EXPECT_EQ(by_itself, among_others);
}

TEST_F(SupplyScenario, APlanWithoutTheSectionSaysWhatIsMissing) {
  plan_file::Plan plan = *plan_;
  plan.supply.on = false;
  base::SilentProgress silent;
  base::Diagnostics remarks;
  EXPECT_THROW(run::supply_alone(plan, options(), {}, silent, remarks), base::InputError);
}

}  // namespace
}  // namespace cadre::scenario
