#include "supply/outlook_tables.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "supply/model_group.h"
#include "supply/test_outcomes.h"

namespace cadre::supply {
namespace {

using Keys = std::vector<std::pair<std::string, std::string>>;

/// The only row with these texts in a month; fails the test when there is none or more than one.
std::size_t row_of(const base::Table& table, base::Month month, const Keys& keys) {
  std::size_t found = table.rows();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    bool all = table.integer_at(row, "month") == month.ordinal();
    for (const auto& [column, value] : keys) all = all && table.text_at(row, column) == value;
    if (!all) continue;
    EXPECT_EQ(found, table.rows()) << "two rows";
    found = row;
  }
  EXPECT_LT(found, table.rows());
  return found;
}

/// One profession, two areas, two years.
Model two_areas() {
  Model m = still_model(10, 24);
  m.axes.areas = {"north", "south"};
  m.columns = {{0, 0, 0, 0}, {0, 1, 0, 0}};
  m.moves.resize(2);
  m.people.assign(m.cells(), 0);
  return m;
}

TEST(OutlookTable, AddsUpAreasInEachFutureBeforeQuantiles) {
  ScenarioOutcome of = empty_outcome("base", two_areas(), 3);
  set_people(of, 0, 12, {10, 20, 30});
  set_people(of, 1, 12, {30, 20, 10});
  const base::Table table = outlook_table(std::span(&of, 1));
  const base::Month year_end(2026, 3);
  const auto row = [&](const char* area) {
    return row_of(table, year_end, {{"profession", "podiatry"}, {"area", area}, {"level", ""}});
  };
  // Opposite futures: no spread in the sum, though each part has one.
  EXPECT_EQ(table.decimal_at(row(""), "people_median"), 40);
  EXPECT_EQ(table.decimal_at(row(""), "people_lower_95"), 40);
  EXPECT_EQ(table.decimal_at(row(""), "people_upper_95"), 40);
  EXPECT_EQ(table.decimal_at(row("north"), "people_lower_80"), 12);
  EXPECT_EQ(table.decimal_at(row("north"), "people_mean"), 20);
  EXPECT_EQ(table.decimal_at(row(""), "fte_mean"), 32);
}

TEST(OutlookTable, HoldsOpeningAndYearEndsOfEveryGroupAndLevel) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(30), 20);
  const base::Table table = outlook_table(std::span(&of, 1));
  // 3 professions with all × (3 areas with all + 3 levels) × opening and 3 year ends, the last at month 30.
  EXPECT_EQ(table.rows(), 3U * 6U * 4U);
  const base::Month last(2027, 9);
  double levels = 0, areas = 0;
  for (const char* level : {"support", "registered", "advanced"})
    levels += table.decimal_at(row_of(table, last, {{"profession", "dietetics"}, {"level", level}}), "people_mean");
  for (const char* area : {"north", "south"})
    areas += table.decimal_at(row_of(table, last, {{"profession", "dietetics"}, {"area", area}}), "people_mean");
  const std::size_t all = row_of(table, last, {{"profession", "dietetics"}, {"area", ""}, {"level", ""}});
  EXPECT_NEAR(levels, table.decimal_at(all, "people_mean"), 1e-9);
  EXPECT_NEAR(areas, table.decimal_at(all, "people_mean"), 1e-9);
  EXPECT_NEAR(table.decimal_at(all, "people_expected"), table.decimal_at(all, "people_mean"), 8);
  EXPECT_LE(table.decimal_at(all, "fte_mean"), table.decimal_at(all, "people_mean"));
}

TEST(OutlookTable, MonthsAndYearEndsSayTheSame) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(24), 15);
  const base::Table years = outlook_table(std::span(&of, 1)), months = outlook_months_table(std::span(&of, 1));
  EXPECT_EQ(months.rows(), 3U * 25U);
  const Keys keys = {{"profession", "podiatry"}, {"area", ""}, {"level", ""}};
  const base::Month end(2027, 3);
  for (const char* column : {"people_mean", "people_lower_95", "fte_upper_80", "fte_expected"})
    EXPECT_EQ(years.decimal_at(row_of(years, end, keys), column), months.decimal_at(row_of(months, end, keys), column));
}

TEST(FlowTable, OpeningAndStepsMakeTheClosing) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(66), 25);
  const base::Table table = flow_table(std::span(&of, 1));
  std::map<std::string, double> left;  // of each account: opening + steps - closing
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string account = table.text_at(row, "profession") + std::to_string(table.integer_at(row, "month")) +
                                "/" + std::to_string(table.integer_at(row, "years"));
    const std::string& way = table.text_at(row, "way");
    if (way == "within" || way == "beside") continue;
    left[account] += (table.text_at(row, "flow") == "closing" ? -1 : 1) * table.decimal_at(row, "mean");
  }
  EXPECT_EQ(left.size(), 3U * (6U + 1U));  // six years and the first five together
  for (const auto& [account, rest] : left) EXPECT_NEAR(rest, 0, 1e-9) << account;
}

TEST(FlowTable, OutsAreBelowNothingAndRangesAreInOrder) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(12), 25);
  const base::Table table = flow_table(std::span(&of, 1));
  bool any_out = false;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_LE(table.decimal_at(row, "lower_80"), table.decimal_at(row, "upper_80"));
    if (table.text_at(row, "way") != "out") continue;
    EXPECT_LE(table.decimal_at(row, "upper_80"), 0);
    any_out = any_out || table.decimal_at(row, "mean") < 0;
  }
  EXPECT_TRUE(any_out);
}

TEST(ScenarioTable, TakesTheDifferenceInEachFuture) {
  std::vector<ScenarioOutcome> outcomes = {empty_outcome("base", two_areas(), 3),
                                           empty_outcome("more", two_areas(), 3)};
  set_people(outcomes[0], 0, 24, {10, 50, 90});
  set_people(outcomes[1], 0, 24, {12, 52, 92});
  const base::Table table = scenario_table(outcomes);
  const std::size_t row = row_of(table, base::Month(2027, 3), {{"scenario", "more"}, {"profession", "podiatry"}});
  EXPECT_EQ(table.integer_at(row, "years"), 2);  // the run is too short for 5
  EXPECT_EQ(table.decimal_at(row, "people_difference"), 2);
  EXPECT_EQ(table.decimal_at(row, "people_lower_80"), 2);
  EXPECT_EQ(table.decimal_at(row, "people_upper_80"), 2);
  EXPECT_NEAR(table.decimal_at(row, "fte_difference"), 1.6, 1e-12);
}

TEST(ScenarioTable, SameScenarioMakesNoDifference) {
  std::vector<ScenarioOutcome> outcomes = {outcome_of("base", "As now", lively_model(60), 20),
                                           outcome_of("same", "The same", lively_model(60), 20)};
  const base::Table table = scenario_table(outcomes);
  EXPECT_EQ(table.rows(), 3U);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_EQ(table.integer_at(row, "years"), 5);
    EXPECT_EQ(table.decimal_at(row, "people_lower_80"), 0);
    EXPECT_EQ(table.decimal_at(row, "people_upper_80"), 0);
  }
}

TEST(LeverTable, HasARowForAScenarioWithoutLevers) {
  std::vector<ScenarioOutcome> outcomes = {empty_outcome("base", two_areas(), 1),
                                           empty_outcome("more", two_areas(), 1)};
  outcomes[1].levers = {"Placements rise by 20%.", "It costs £2 million a year (assumed)."};
  const base::Table table = lever_table(outcomes);
  ASSERT_EQ(table.rows(), 3U);
  EXPECT_EQ(table.integer_at(0, "number"), 0);
  EXPECT_EQ(table.text_at(2, "lever"), "It costs £2 million a year (assumed).");
}

/// 40 ask each September for 30 places; 25 weeks each of 1,000, which is too little for all from the places on.
Model bound_model() {
  Model m = still_model(50, 24);
  m.limits = {{"university places", "places", 30.0, 9}, {"placement weeks", "weeks", 1000.0, 9}};
  Route degree;
  degree.name = "undergraduate";
  degree.stages = {{"year 1", 12, 0.0, {{0, 1}, {1, 25}}}};
  degree.starts = 40.0;
  degree.targets = {{0, 0, 1.0}};
  m.routes = {degree};
  return m;
}

TEST(RouteTable, NamesTheLimitThatBinds) {
  const ScenarioOutcome of = outcome_of("base", "As now", bound_model(), 4);
  const base::Table routes = route_table(std::span(&of, 1));
  ASSERT_EQ(routes.rows(), 2U);
  EXPECT_EQ(routes.decimal_at(0, "asked"), 40);
  EXPECT_EQ(routes.decimal_at(0, "started"), 30);
  EXPECT_EQ(routes.decimal_at(0, "no_room"), 10);
  EXPECT_EQ(routes.decimal_at(0, "held_back"), 100);
  EXPECT_EQ(routes.text_at(0, "held_back_by"), "university places");
  EXPECT_EQ(routes.decimal_at(0, "limit_binds"), 100);
  EXPECT_EQ(routes.decimal_at(1, "finished"), 30);
  const base::Table limits = limit_table(std::span(&of, 1));
  const base::Month year(2026, 3);
  const std::size_t places = row_of(limits, year, {{"resource", "university places"}}),
                    weeks = row_of(limits, year, {{"resource", "placement weeks"}});
  EXPECT_EQ(limits.decimal_at(places, "binds"), 100);
  EXPECT_EQ(limits.decimal_at(places, "available"), 30);
  EXPECT_EQ(limits.decimal_at(weeks, "used"), 750);
  EXPECT_EQ(limits.decimal_at(weeks, "binds"), 0);
}

TEST(RouteTable, LeavesTheLimitOpenWhereNoneBinds) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(24), 5);
  const base::Table routes = route_table(std::span(&of, 1));
  for (std::size_t row = 0; row < routes.rows(); ++row) {
    EXPECT_EQ(routes.decimal_at(row, "no_room"), 0);
    EXPECT_TRUE(routes.text_at(row, "held_back_by").empty());
    EXPECT_TRUE(std::isnan(routes.decimal_at(row, "limit_binds")));
  }
}

}  // namespace
}  // namespace cadre::supply
