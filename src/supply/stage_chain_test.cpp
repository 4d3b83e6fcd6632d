#include "supply/stage_chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply/test_inputs.h"

namespace cadre::supply {
namespace {

using testing::HasSubstr;

constexpr const char* kStages = "route,profession,stage,months,attrition,limit,units,next,mark,source\n";
constexpr const char* kRoute = "route,starts,to_level,mark,source\nug,10,registered,assumed,x\n";

Inputs with_stages(const std::string& rows) {
  Inputs in = inputs_of("routes", kRoute);
  read(in, "stages", kStages + rows);
  return in;
}

std::vector<std::string> names(const std::vector<StageRows>& chain) {
  std::vector<std::string> out;
  for (const StageRows& rows : chain) out.push_back(rows.front()->stage);
  return out;
}

TEST(StageChain, FollowsNextWhateverTheOrderOfRows) {
  const Inputs in = with_stages("ug,,b,12,0.1,,,c,assumed,x\nug,,c,12,0,,,,assumed,x\nug,,a,12,0,,,b,assumed,x\n");
  base::Diagnostics faults;
  EXPECT_THAT(names(stage_chain(in, "ug", "PT", faults)), testing::ElementsAre("a", "b", "c"));
  EXPECT_TRUE(faults.empty());
}

TEST(StageChain, AProfessionsOwnRowsReplaceThoseOfTheSameStage) {
  const Inputs in =
      with_stages("ug,,a,12,0.1,,,b,assumed,x\nug,,b,12,0.1,,,,assumed,x\nug,TRAD,b,12,0.5,,,,assumed,x\n");
  base::Diagnostics faults;
  EXPECT_DOUBLE_EQ(stage_chain(in, "ug", "TRAD", faults)[1].front()->attrition, 0.5);
  EXPECT_DOUBLE_EQ(stage_chain(in, "ug", "PT", faults)[1].front()->attrition, 0.1);
}

TEST(StageChain, ThePlansStagesReplaceTheShippedOnesOfTheRoute) {
  Inputs in = inputs_of("routes", kRoute);
  read(in, "stages", std::string(kStages) + "ug,,a,12,0,,,b,assumed,x\nug,,b,12,0,,,,assumed,x\n", false);
  read(in, "stages", std::string(kStages) + "ug,,all,30,0,,,,assumed,x\n");
  base::Diagnostics faults;
  EXPECT_THAT(names(stage_chain(in, "ug", "PT", faults)), testing::ElementsAre("all"));
}

TEST(StageChain, LoopsAreTold) {
  EXPECT_THAT(text_of(check_inputs(with_stages("ug,,a,12,0,,,b,assumed,x\nug,,b,12,0,,,a,assumed,x\n"))),
              HasSubstr("own.csv:2: error: the stages of route 'ug' go round in a loop"));
  EXPECT_THAT(text_of(check_inputs(
                  with_stages("ug,,a,12,0,,,b,assumed,x\nug,,b,12,0,,,c,assumed,x\nug,,c,12,0,,,b,assumed,x\n"))),
              HasSubstr("go round in a loop at 'b'"));
}

TEST(StageChain, WhatDoesNotHangTogetherIsTold) {
  EXPECT_THAT(text_of(check_inputs(with_stages("ug,,year_1,12,0,,,year_3,assumed,x\nug,,year_2,12,0,,,,assumed,x\n"))),
              HasSubstr("route 'ug' begins twice"));
  EXPECT_THAT(text_of(check_inputs(with_stages("ug,,year_1,12,0,,,year_2,assumed,x\n"))),
              HasSubstr("route 'ug' has no stage 'year_2'. The nearest is 'year_1'"));
  EXPECT_THAT(text_of(check_inputs(with_stages("ug,,a,12,0,places,1,,assumed,x\n"))),
              HasSubstr("there is no limit 'places'"));
  EXPECT_THAT(text_of(check_inputs(with_stages("gu,,a,12,0,,,,assumed,x\n"))),
              HasSubstr("there is no route 'gu'. The nearest is 'ug'"));
  EXPECT_THAT(text_of(check_inputs(inputs_of("routes", kRoute))), HasSubstr("route 'ug' has no stages"));
}

}  // namespace
}  // namespace cadre::supply
