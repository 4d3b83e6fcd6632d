#include "supply/placement_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "supply/test_outcomes.h"

namespace cadre::supply {
namespace {

/// 40 ask each September; 10 weeks in year 1, 20 in year 2, a tenth lost between; 500 weeks are offered.
Model placed_model(int months) {
  Model m = still_model(50, months);
  m.limits = {{"podiatry placements", "weeks", 500.0, 9}};
  Route degree;
  degree.name = "undergraduate";
  degree.stages = {{"year 1", 12, 0.1, {{0, 10}}}, {"year 2", 12, 0.0, {{0, 20}}}};
  degree.starts = 40.0;
  degree.targets = {{0, 0, 1.0}};
  m.routes = {degree};
  return m;
}

TEST(PlacementTable, CountsWhatAllWhoAskWouldNeed) {
  const ScenarioOutcome of = outcome_of("base", "As now", placed_model(36), 6);
  const base::Table table = placement_table(std::span(&of, 1));
  ASSERT_EQ(table.rows(), 6U);  // all and podiatry, three years each
  EXPECT_NEAR(table.decimal_at(0, "needed"), 400, 1e-9);
  EXPECT_NEAR(table.decimal_at(1, "needed"), 400 + 40 * 0.9 * 20, 1e-9);
  EXPECT_EQ(table.decimal_at(1, "offered"), 500);
  EXPECT_NEAR(table.decimal_at(1, "short"), 400 + 720 - 500, 1e-9);
  EXPECT_EQ(table.decimal_at(0, "short_chance"), 0);
  EXPECT_EQ(table.decimal_at(1, "short_chance"), 100);
  EXPECT_LE(table.decimal_at(1, "used"), 500);
  EXPECT_GT(table.decimal_at(1, "used"), 480);
  EXPECT_EQ(table.text_at(3, "profession"), "podiatry");
  EXPECT_EQ(table.decimal_at(4, "short"), table.decimal_at(1, "short"));  // nobody shares it
}

TEST(PlacementTable, FollowsThoseInTrainingAtTheOpening) {
  Model m = placed_model(12);
  m.routes[0].starts = 0.0;
  m.routes[0].in_training = {{0, 6, 30}};  // enter year 2 after five more months
  const ScenarioOutcome of = outcome_of("base", "As now", m, 3);
  const base::Table table = placement_table(std::span(&of, 1));
  EXPECT_NEAR(table.decimal_at(0, "needed"), 30 * 0.9 * 20, 1e-9);
}

TEST(PlacementTable, GivesTheOfferOfASharedLimitOnlyInItsWhole) {
  Model m = placed_model(12);
  m.axes.professions = {"podiatry", "dietetics"};
  m.columns.push_back({1, 0, 0, 0});
  m.moves.resize(2);
  m.people.assign(m.cells(), 0);
  m.routes.push_back(m.routes[0]);
  m.routes[1].name = "dietetics degree";
  m.routes[1].profession = 1;
  m.routes[1].targets = {{1, 0, 1.0}};
  const ScenarioOutcome of = outcome_of("base", "As now", m, 3);
  const base::Table table = placement_table(std::span(&of, 1));
  ASSERT_EQ(table.rows(), 3U);
  EXPECT_NEAR(table.decimal_at(0, "needed"), 800, 1e-9);
  EXPECT_EQ(table.decimal_at(0, "offered"), 500);
  EXPECT_NEAR(table.decimal_at(2, "needed"), 400, 1e-9);
  EXPECT_TRUE(std::isnan(table.decimal_at(2, "offered")));
}

TEST(PlacementTable, SharesNeedAmongTheTeamsThatOfferWeeks) {
  Model m = placed_model(24);
  m.limits[0].teams = {{"North team", 0.75}, {"South team", 0.25}};
  const ScenarioOutcome of = outcome_of("base", "As now", m, 6);
  const base::Table whole = placement_table(std::span(&of, 1));
  const base::Table teams = placement_team_table(std::span(&of, 1), whole);
  ASSERT_EQ(teams.rows(), 4U);  // two years, two teams; once, for the profession
  EXPECT_EQ(teams.text_at(0, "team"), "North team");
  EXPECT_EQ(teams.text_at(0, "profession"), "podiatry");
  EXPECT_EQ(teams.decimal_at(0, "offered"), 375);
  EXPECT_EQ(teams.decimal_at(1, "offered"), 125);
  EXPECT_NEAR(teams.decimal_at(2, "needed") + teams.decimal_at(3, "needed"), whole.decimal_at(1, "needed"), 1e-9);
  EXPECT_NEAR(teams.decimal_at(3, "short"), whole.decimal_at(1, "short") / 4, 1e-9);
  m.limits[0].teams.clear();
  const ScenarioOutcome without = outcome_of("base", "As now", m, 6);
  EXPECT_EQ(placement_team_table(std::span(&without, 1), whole).rows(), 0U);
}

TEST(PlacementTable, IsEmptyWithoutLimitsInWeeks) {
  const ScenarioOutcome of = outcome_of("base", "As now", lively_model(12), 3);
  EXPECT_EQ(placement_table(std::span(&of, 1)).rows(), 0U);
}

}  // namespace
}  // namespace cadre::supply
