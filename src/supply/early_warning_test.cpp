#include "supply/early_warning.h"

#include <gtest/gtest.h>

#include <cmath>

#include "supply/model_group.h"
#include "supply/test_outcomes.h"

namespace cadre::supply {
namespace {

WarningRules two_rules() {
  WarningRules rules;
  rules.floor_share = 0.8;
  rules.horizon = 2;
  rules.rules = {{"few", WarningMeasure::People, false, 20, "", "assumed", "test"},
                 {"under_floor", WarningMeasure::UnderFloor, true, 20, "", "assumed", "test"}};
  return rules;
}

/// 100 podiatrists, 20 of them 55 or older, in one area; two years and four futures by hand.
ScenarioOutcome hundred() {
  Model m = still_model(80, 24);
  m.people[m.axes.ages() - 1] = 20;  // 60
  Route degree;
  degree.name = "degree";
  degree.stages = {{"years", 12, 0.0, {}}};
  degree.targets = {{0, 0, 0.5}};
  degree.starts = 10.0;
  m.routes = {degree};
  ScenarioOutcome of = empty_outcome("base", m, 4);
  set_people(of, 0, 0, {100, 100, 100, 100});
  set_people(of, 0, 12, {100, 95, 90, 81});
  set_people(of, 0, 24, {100, 90, 80, 79});
  return of;
}

TEST(WarningSigns, ChanceUnderTheFloorCountsFuturesBelowIt) {
  const ScenarioOutcome of = hundred();
  const auto signs = warning_signs(of, 0, kEvery, 0.8, 2, {});
  ASSERT_TRUE(signs);
  EXPECT_EQ(signs->floor, 80);
  EXPECT_EQ(signs->under_floor.value, 25);  // 80 is not under 80
  EXPECT_NEAR(signs->under_floor.low, 4.6, 0.05);
  EXPECT_NEAR(signs->under_floor.high, 69.9, 0.05);
  EXPECT_EQ(warning_signs(of, 0, kEvery, 0.8, 1, {})->under_floor.value, 0);
}

TEST(WarningSigns, AgesArePeopleWithWilsonsInterval) {
  const auto signs = warning_signs(hundred(), 0, kEvery, 0.8, 2, {});
  EXPECT_EQ(signs->past_55_people, 20);
  EXPECT_EQ(signs->past_55.value, 20);
  EXPECT_NEAR(signs->past_55.low, 13.3, 0.05);
  EXPECT_NEAR(signs->past_55.high, 28.9, 0.05);
}

TEST(WarningSigns, IntakeIsHeldAgainstLeaversInEachFuture) {
  ScenarioOutcome of = hundred();
  set_flow(of, 0, Flow::NewlyQualified, 0, {2, 4, 6, 8});
  set_flow(of, 0, Flow::International, 1, {2, 0, 0, 0});
  set_flow(of, 0, Flow::Left, 0, {4, 4, 4, 4});
  set_flow(of, 0, Flow::Retired, 1, {4, 4, 4, 0});
  set_flow(of, 0, Flow::MovedOut, 1, {50, 50, 50, 50});  // stays in the plan
  const auto signs = warning_signs(of, 0, kEvery, 0.8, 2, {});
  EXPECT_DOUBLE_EQ(signs->intake_ratio.value, (0.5 + 0.75) / 2);  // of 0.5, 0.5, 0.75, 2
  EXPECT_TRUE(std::isnan(warning_signs(hundred(), 0, kEvery, 0.8, 2, {})->intake_ratio.value));
}

TEST(WarningSigns, DependenceOnOneRoute) {
  ScenarioOutcome of = hundred();
  set_route(of, 0, RouteCount::Finished, 0, {8, 8, 8, 8});
  set_flow(of, 0, Flow::NewlyQualified, 0, {4, 4, 4, 2});
  set_flow(of, 0, Flow::WiderMarket, 0, {4, 4, 4, 0});
  set_route(of, 0, RouteCount::Closed, 1, {0, 0, 0, 1});
  const auto signs = warning_signs(of, 0, kEvery, 0.8, 2, {});
  EXPECT_EQ(signs->one_route, "degree");
  EXPECT_EQ(signs->one_route_share.value, 50);  // half of the eight join here, of eight who came
  EXPECT_LE(signs->one_route_share.high, 100);  // two came of four who finished
  EXPECT_EQ(signs->route_closes.value, 25);
  EXPECT_EQ(signs->one_place, "here");
  EXPECT_EQ(signs->one_place_share, 100);
}

TEST(WarningSigns, RegisterTrendNeedsTwoCounts) {
  const ScenarioOutcome of = hundred();
  std::vector<RegisterCount> counts = {{"podiatry", base::Month(2024, 9), 8100},
                                       {"podiatry", base::Month(2022, 9), 10000},
                                       {"podiatry", base::Month(2023, 9), 9500},
                                       {"dietetics", base::Month(2023, 9), 1}};
  const auto signs = warning_signs(of, 0, kEvery, 0.8, 2, counts);
  EXPECT_NEAR(signs->register_change.value, -10, 1e-9);
  EXPECT_NEAR(signs->register_change.high, -5, 1e-9);
  EXPECT_NEAR(signs->register_change.low, 100 * (8100.0 / 9500 - 1), 1e-9);
  EXPECT_TRUE(std::isnan(warning_signs(of, 0, kEvery, 0.8, 2, std::span(counts).first(1))->register_change.value));
}

TEST(EarlyWarning, RaisesTheWatchedAndWhatARuleFinds) {
  const ScenarioOutcome of = hundred();
  WarningSource from{&of, {}, two_rules(), {}};
  WarningTables tables = early_warning(from);
  ASSERT_EQ(tables.warnings.rows(), 1U);
  EXPECT_EQ(tables.warnings.text_at(0, "raised_by"), "under_floor");
  EXPECT_EQ(tables.warnings.text_at(0, "urgency"), "possible");
  EXPECT_EQ(tables.years.rows(), 3U);
  EXPECT_EQ(tables.years.decimal_at(2, "under_floor"), 25);
  EXPECT_EQ(tables.years.decimal_at(0, "under_floor"), 0);
  from.rules.rules[1].value = 30;
  EXPECT_EQ(early_warning(from).warnings.rows(), 0U);
  from.watched = {{"podiatry", "", ""}};
  EXPECT_EQ(early_warning(from).warnings.text_at(0, "raised_by"), "watched");
}

TEST(EarlyWarning, ListsAreasAndTheMostUrgentFirst) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(24), 40);
  WarningSource from{&of, {{"podiatry", "", ""}}, two_rules(), {}};
  const WarningTables tables = early_warning(from);
  EXPECT_GE(tables.warnings.rows(), 3U);  // podiatry in all, north and south
  for (std::size_t row = 0; row < tables.warnings.rows(); ++row) {
    EXPECT_EQ(tables.warnings.integer_at(row, "rank"), static_cast<std::int64_t>(row) + 1);
    EXPECT_FALSE(tables.warnings.text_at(row, "raised_by").empty());
  }
}

TEST(EarlyWarning, OrderGoesPartByPart) {
  WarningSigns calm;
  calm.people = 50;
  calm.under_floor.value = 1;
  calm.intake_ratio = {1.5, 1.2, 1.8};
  calm.past_55.value = 10;
  WarningSigns few = calm, old = calm, shrinking = calm, surely = calm, closing = calm, likely = calm;
  few.people = 3;
  old.past_55.value = 31;
  shrinking.intake_ratio = {0.9, 0.7, 1.1};
  surely.intake_ratio = {0.7, 0.5, 0.9};
  closing.route_closes.value = 25;
  likely.under_floor.value = 55;
  const std::vector<WarningSigns> order = {likely, closing, surely, shrinking, old, few, calm};
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    EXPECT_TRUE(more_urgent(order[i], order[i + 1])) << i;
    EXPECT_FALSE(more_urgent(order[i + 1], order[i])) << i;
  }
  EXPECT_FALSE(more_urgent(calm, calm));
  EXPECT_EQ(urgency_of(likely), "likely");
  EXPECT_EQ(urgency_of(calm), "remote");
}

}  // namespace
}  // namespace cadre::supply
