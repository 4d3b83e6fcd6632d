#include "planning/mix_file.h"

#include <gmock/gmock.h>

#include "base/diagnostics.h"

namespace cadre::planning {
namespace {

using testing::HasSubstr;

MixFiles files() {
  MixFiles out;
  out.budget = {"year,pounds\n2027,100000\n2028,100000\n", "budget.csv"};
  out.capacity = {"resource,year,amount\nplaces,,10\nplaces,2028,4\n", "capacity.csv"};
  out.measures = {"measure,year,gap,low,high,target\nOT hours,2028,100,80,120,0\n", "measures.csv"};
  out.projects = {
      "project,least,most,whole,lead_years,fixed_cost,unit_cost,running_cost,needs,uses,effect_low,effect_high\n"
      "train,1,10,yes,1,5000,4000,500,,places:1,0.8,1.2\nbarrier,1,1,yes,0,20000,0,0,,,,\nmore,2,6,no,0,1000,9000,0,"
      "barrier:1,,,\n",
      "projects.csv"};
  out.effects = {"project,measure,per_unit\ntrain,OT hours,12\nbarrier,OT hours,30\nmore,OT hours,10\n", "effects.csv"};
  return out;
}

TEST(MixFile, IsReadAndSolved) {
  const MixPlan plan = read_mix(files(), 0.8);
  EXPECT_EQ(plan.first_year, 2027);
  EXPECT_EQ(plan.problem.capacity[0][0], 10);
  EXPECT_EQ(plan.problem.capacity[0][1], 4);
  EXPECT_EQ(plan.problem.projects[0].response[0][1], 0);  // started in 2028 it comes too late
  EXPECT_EQ(plan.problem.projects[2].needs[0].lag, 1);
  const MixProblem problem = with_futures(plan, 200, 0, 1);
  EXPECT_EQ(fault_of(problem), "");
  const CheapestMix found = cheapest_mix(problem, {});
  EXPECT_TRUE(found.can_be_done);
  EXPECT_TRUE(is_allowed(problem, found.mix));
  const auto tables = mix_tables(plan, problem, found);
  EXPECT_GT(tables[0].rows(), 0U);
  EXPECT_THAT(mix_sentences(plan, problem, found)[0], HasSubstr("It can be done for"));
}

TEST(MixFile, WhatCannotBeDoneIsSaid) {
  MixFiles poor = files();
  poor.budget = {"year,pounds\n2027,10000\n2028,10000\n", "budget.csv"};
  const MixPlan plan = read_mix(poor, 0.8);
  const MixProblem problem = with_futures(plan, 200, 0, 1);
  const CheapestMix found = cheapest_mix(problem, {});
  EXPECT_FALSE(found.can_be_done);
  EXPECT_THAT(mix_sentences(plan, problem, found)[0], HasSubstr("It cannot be done"));
  EXPECT_THAT(mix_sentences(plan, problem, found)[1], HasSubstr("OT hours"));
}

TEST(MixFile, GapsOfAFileAreTaken) {
  MixFiles with = files();
  with.gaps = {"measure,future,gap\nOT hours,1,90\nOT hours,2,110\n", "gaps.csv"};
  const MixProblem problem = with_futures(read_mix(with, 0.8), 4, 0, 1);
  EXPECT_THAT(problem.measures[0].gaps, testing::ElementsAre(90, 110, 90, 110));
}

TEST(MixFile, FaultsAreTold) {
  const auto refuse = [](auto change) {
    MixFiles bad = files();
    change(bad);
    EXPECT_THROW(read_mix(bad, 0.8), base::InputError);
  };
  refuse([](MixFiles& f) { f.budget.text = "year,pounds\n2027,1\n2029,1\n"; });
  refuse([](MixFiles& f) { f.budget.text = "year,pounds\n"; });
  refuse([](MixFiles& f) { f.measures.text = "measure,gap\nx,1\nx,2\n"; });
  refuse([](MixFiles& f) { f.effects.text = "project,measure,per_unit\nnobody,OT hours,1\n"; });
  refuse([](MixFiles& f) { f.projects.text = "project,needs\ntrain,train\n"; });
  refuse([](MixFiles& f) { f.projects.text = "project,uses\ntrain,rooms:1\n"; });
  refuse([](MixFiles& f) { f.projects.text = "project,least,most\ntrain,3,2\n"; });
  refuse([](MixFiles& f) { f.gaps = {"measure,future,gap\nOT hours,2,90\n", "gaps.csv"}; });
}

}  // namespace
}  // namespace cadre::planning
