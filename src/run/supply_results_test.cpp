#include "run/supply_results.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/source_dir.h"
#include "supply/test_outcomes.h"

namespace cadre::run {
namespace {

TEST(SupplyResults, KeepsEveryTableAndPushesThePages) {
  const std::vector<supply::ScenarioOutcome> outcomes = {
      supply::outcome_of("base", "As now", supply::lively_model(72), 30),
      supply::outcome_of("other", "The same again", supply::lively_model(72), 30)};
  FurtherResults further;
  add_supply_results({outcomes, {}, {"Rates are assumed."}, base::source_dir() + "/reference"}, {}, further);
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

TEST(SupplyResults, DoesNothingWithoutScenarios) {
  FurtherResults further;
  add_supply_results({}, {}, further);
  EXPECT_TRUE(further.tables.empty());
  EXPECT_TRUE(further.pages.empty());
}

}  // namespace
}  // namespace cadre::run
