#include "run/supply_results.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "base/source_dir.h"
#include "publishing/figures.h"
#include "store/database.h"
#include "store/table_exchange.h"
#include "supply/test_outcomes.h"

namespace cadre::run {
namespace {

TEST(SupplyResults, KeepsEveryTableAndPushesThePages) {
  const std::vector<supply::ScenarioOutcome> outcomes = {
      supply::outcome_of("base", "As now", supply::lively_model(72), 30),
      supply::outcome_of("other", "The same again", supply::lively_model(72), 30)};
  FurtherResults further;
  further.pages.push_back({"supply", {{{"Of plain series.", ""}}}, {}, ""});
  add_supply_results({outcomes, {}, {"Rates are assumed."}, base::source_dir() + "/reference"}, {}, further);
  ASSERT_EQ(further.pages.size(), 4U);
  EXPECT_EQ(publishing::plain_text(further.pages[1].answer.at(0)), "Of plain series.");  // after the futures
  further.pages.erase(further.pages.begin() + 1);
  std::set<std::string> names;
  for (const base::Table& table : further.tables) names.insert(std::string(table.spec().name));
  EXPECT_EQ(names, (std::set<std::string>{"early_warning", "early_warning_years", "supply_flows", "supply_levers",
                                          "supply_limits", "supply_outlook", "supply_outlook_months",
                                          "supply_placements", "supply_routes", "supply_scenarios"}));
  ASSERT_EQ(further.pages.size(), 3U);
  EXPECT_EQ(further.pages[0].page, "supply");
  EXPECT_FALSE(further.pages[0].answer.empty());
  EXPECT_EQ(further.pages[0].tables[0].notes.at(1), "Rates are assumed.");
  EXPECT_FALSE(further.pages[1].answer.empty());
  EXPECT_TRUE(further.pages[2].answer.empty());  // no limit in weeks
  for (const base::Table& table : further.tables) EXPECT_TRUE(table.spec().internal_only);
}

/// The model with weeks that are too few, a register and enough for every measure to have a value somewhere.
std::vector<supply::ScenarioOutcome> full_outcomes() {
  supply::Model model = supply::lively_model(72);
  model.limits.push_back({"placement_weeks", "weeks", 150.0, 9, {{"North team", 0.6}, {"South team", 0.4}}});
  model.routes[0].stages[0].uses.push_back({1, 9});
  std::vector<supply::ScenarioOutcome> out;
  out.push_back(supply::outcome_of("base", "As now", model, 30));
  model.limits[1].per_year = 300.0;
  out.push_back(supply::outcome_of("weeks", "More weeks", model, 30, {"Weeks double (assumed)."}));
  return out;
}

/// Value of a cell as text for a figure's key; months as 2025-03.
std::string key_text(const base::Table& table, std::size_t row, std::string_view column) {
  return table.csv_cell(row, table.index_of(column));
}

TEST(SupplyResults, EveryMeasureIsFoundInTheDatabaseByItsName) {
  const std::vector<supply::ScenarioOutcome> outcomes = full_outcomes();
  const std::vector<supply::RegisterCount> registers = {{"podiatry", base::Month(2023, 9), 12000},
                                                        {"podiatry", base::Month(2024, 9), 11800}};
  FurtherResults further;
  add_supply_results({outcomes, registers, {}, base::source_dir() + "/reference"}, {}, further);
  store::Database database;
  for (const base::Table& table : further.tables) store::create_table(database, table);
  std::size_t measures = 0;
  for (const base::Table& table : further.tables)
    for (const publishing::Measure& measure : publishing::measures()) {
      if (measure.source_table != table.spec().name) continue;
      ++measures;
      std::size_t asked = 0;
      const base::ColumnSpec& spec = table.spec().columns[table.index_of(measure.source_column)];
      for (std::size_t row = 0; row < table.rows(); row += 1 + table.rows() / 40) {
        const double value = spec.kind == base::ColumnKind::Integer
                                 ? static_cast<double>(table.integer_at(row, spec.name))
                                 : table.decimal_at(row, spec.name);
        if (std::isnan(value)) continue;
        std::vector<std::pair<std::string, std::string>> keys;
        for (const std::string_view key : publishing::keys_of(measure.table))
          keys.emplace_back(key, key_text(table, row, key));
        const auto figure = publishing::figure_name(std::string(measure.table), std::string(measure.column), keys);
        const store::QueryResult found = database.query(publishing::figure_sql(figure));
        ASSERT_EQ(found.rows(), 1U) << figure.text();
        EXPECT_EQ(found.decimal(0, 0), value) << figure.text();
        ++asked;
      }
      EXPECT_GT(asked, 0U) << measure.table << "." << measure.column;
    }
  EXPECT_GT(measures, 50U);
}

TEST(SupplyResults, DoesNothingWithoutScenarios) {
  FurtherResults further;
  add_supply_results({}, {}, further);
  EXPECT_TRUE(further.tables.empty());
  EXPECT_TRUE(further.pages.empty());
}

}  // namespace
}  // namespace cadre::run
