// The South Yorkshire example looks ahead: from invented staff lists to futures, in the run and alone.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "example_plan.h"
#include "plan_file/plan.h"
#include "publishing/figures.h"
#include "run/explain.h"
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

TEST_F(SupplyScenario, WhatIsCoveredAndWhatIsNotAddUpToTheNeed) {
  store::Database database = output();
  const auto totals = database.query(
      "SELECT t.need, t.covered + t.unmet, c.need, c.covered, s.used, w.hours FROM gap_totals t, "
      "(SELECT sum(need) AS need, sum(covered) AS covered FROM cover WHERE scenario = 'base' AND month = DATE "
      "'2025-03-01') c, (SELECT sum(used) AS used FROM gap_staff) s, (SELECT sum(hours) AS hours FROM gap_work) w "
      "WHERE t.scenario = 'base' AND t.month = DATE '2025-03-01'");
  ASSERT_EQ(totals.rows(), 1U);
  EXPECT_GT(totals.decimal(0, 0), 1000);
  EXPECT_NEAR(totals.decimal(0, 1), totals.decimal(0, 0), 1e-6);
  EXPECT_NEAR(totals.decimal(0, 2), totals.decimal(0, 0), 1e-6);
  EXPECT_NEAR(totals.decimal(0, 4), totals.decimal(0, 5), 1e-6) << "hours used are hours at work";
  const auto over = database.query("SELECT count(*)::BIGINT FROM gap_staff WHERE used > hours + 1e-6");
  EXPECT_EQ(over.integer(0, 0), 0);
  const auto need = database.query("SELECT sum(hours) FROM need WHERE month = DATE '2025-03-01'");
  EXPECT_NEAR(need.decimal(0, 0), totals.decimal(0, 0), 1e-6);
  const auto later = database.query("SELECT count(DISTINCT scenario)::BIGINT, max(futures)::BIGINT FROM gap_totals");
  EXPECT_EQ(later.integer(0, 0), 6);
  EXPECT_EQ(later.integer(0, 1), 40);
}

/// The name of the first figure of a measure in the output; empty when it has none.
std::string first_figure(store::Database& database, const publishing::Measure& measure) {
  const std::vector<std::string_view> keys = publishing::keys_of(measure.table);
  std::string columns;
  for (const std::string_view key : keys)
    columns += key == "month" ? "strftime(month, '%Y-%m'), " : fmt::format("\"{}\"::VARCHAR, ", key);
  const auto found = database.query(fmt::format("SELECT {0}\"{1}\"::DOUBLE FROM {2} WHERE \"{1}\" IS NOT NULL LIMIT 1",
                                                columns, measure.source_column, measure.source_table));
  if (found.rows() == 0) return "";
  std::vector<std::pair<std::string, std::string>> named;
  for (std::size_t k = 0; k < keys.size(); ++k)
    if (!found.is_null(0, k)) named.emplace_back(keys[k], found.text(0, k));
  return publishing::figure_name(std::string(measure.table), std::string(measure.column), named).text();
}

TEST_F(SupplyScenario, FiguresOnCareCanBeExplained) {
  std::vector<std::pair<std::string, std::string>> figures;
  {
    store::Database database = output();
    for (const publishing::Measure& measure : publishing::measures()) {
      const std::string_view table = measure.source_table;
      if (!table.starts_with("gap_") && !table.starts_with("need_") && !table.starts_with("capability_") &&
          !table.starts_with("waits"))
        continue;
      if (std::string figure = first_figure(database, measure); !figure.empty())
        figures.emplace_back(std::move(figure), measure.label);
    }
  }
  EXPECT_GT(figures.size(), 20U);
  for (const auto& [figure, label] : figures)
    EXPECT_THAT(run::explain_plan_figure(*plan_, "", base::source_dir() + "/reference", figure),
                testing::HasSubstr(label))
        << figure;
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
