#include "gap/gap_problem.h"

#include <gtest/gtest.h>

#include "gap/test_gap.h"
#include "matching/solver.h"

namespace cadre::gap {
namespace {

using testing_gap::able;
using testing_gap::limit_named;
using testing_gap::need;
using testing_gap::staff;

TEST(GapProblem, AnHourElsewhereCoversLessAndTravelCosts) {
  const std::vector<StaffKind> kinds = {staff("PT", "registered", "community", "sheffield", 100)};
  const std::vector<NeedRow> needs = {need("here", "community", "TREAT", "all", "sheffield", 10, {"PT"}),
                                      need("away", "community", "TREAT", "all", "barnsley", 10, {"PT"}),
                                      need("other", "acute_specialist", "TREAT", "all", "barnsley", 10, {"PT"}),
                                      need("anywhere", "community", "TREAT", "all", "", 10, {"PT"}),
                                      need("of others", "community", "TREAT", "all", "sheffield", 10, {"OT"})};
  const GapProblem p = gap_problem(kinds, needs, able(), Rules{});
  ASSERT_EQ(p.problem.arcs.size(), 4U);
  EXPECT_DOUBLE_EQ(p.problem.arcs[0].efficiency, 1);
  EXPECT_DOUBLE_EQ(p.problem.arcs[1].efficiency, 0.9);
  EXPECT_DOUBLE_EQ(p.problem.arcs[1].extra_cost, 5);
  EXPECT_DOUBLE_EQ(p.problem.arcs[2].efficiency, 0.81);
  EXPECT_DOUBLE_EQ(p.problem.arcs[3].efficiency, 1);
  EXPECT_TRUE(p.trained.empty()) << "a line that is not split asks for no competency";
  Rules stay;
  stay.travel_efficiency = 0;
  EXPECT_EQ(gap_problem(kinds, needs, able(), stay).problem.arcs.size(), 2U);
}

TEST(GapProblem, WhatTheLawBlocksIsNoPairUntilTheBarrierFalls) {
  const std::vector<StaffKind> kinds = {staff("OT", "registered", "primary_care", "sheffield", 100)};
  const std::vector<NeedRow> needs = {need("scripts", "primary_care", "TREAT", "PRESCRIBE", "sheffield", 10)};
  EXPECT_TRUE(gap_problem(kinds, needs, able(), Rules{}).problem.arcs.empty());
  const GapProblem fallen = gap_problem(kinds, needs, able({"PRESCRIBING"}), Rules{});
  EXPECT_EQ(fallen.problem.arcs.size(), 1U);
  ASSERT_EQ(fallen.trained.size(), 1U) << "and then only the trained share may";
}

TEST(GapProblem, TrainedHoursLimitACompetencyByProfessionAndPlace) {
  const std::vector<StaffKind> kinds = {staff("PT", "registered", "primary_care", "sheffield", 60),
                                        staff("PT", "advanced", "community", "sheffield", 40),
                                        staff("PT", "registered", "community", "barnsley", 10)};
  const std::vector<NeedRow> needs = {need("older", "primary_care", "ASSESS", "OA_ASSESS", "sheffield", 30)};
  const GapProblem p = gap_problem(kinds, needs, able(), Rules{});
  ASSERT_EQ(p.trained.size(), 2U);
  const TrainedLimit& here = p.trained[0];
  EXPECT_EQ(here.place, "sheffield");
  EXPECT_EQ(here.parts.size(), 2U);
  const matching::Limit& row = p.problem.limits[here.limit];
  EXPECT_EQ(row.terms.size(), 2U);
  double share = 0;
  for (const TrainedLimit::Part& part : here.parts) share += part.share * kinds[part.kind].hours;
  EXPECT_DOUBLE_EQ(row.rhs, share);
  EXPECT_LT(row.rhs, 100);
  const std::vector<double> hours = {60, 40, 10};
  EXPECT_LE(here.hours(hours, 0), here.hours(hours, 0.5));
  EXPECT_LE(here.hours(hours, 0.5), here.hours(hours, 1));
}

TEST(GapProblem, AssistantsNeedRegisteredHoursInTheirPlace) {
  const std::vector<StaffKind> kinds = {staff("PT", "registered", "community", "sheffield", 10),
                                        staff("PT", "support", "community", "sheffield", 100)};
  const std::vector<NeedRow> needs = {need("walks", "community", "TREAT", "all", "sheffield", 90, {"PT"})};
  Rules rules;
  rules.assistants_per_registered = 2;
  const GapProblem p = gap_problem(kinds, needs, able(), rules);
  const matching::Limit* row = limit_named(p, "supervision/sheffield");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->rhs, 0);
  matching::Solver solver(p.problem);
  EXPECT_NEAR(solver.solve().unmet[0], 90 - 10 - 20, 1e-6);
}

}  // namespace
}  // namespace cadre::gap
