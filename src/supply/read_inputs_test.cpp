#include "supply/read_inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply/read_tables.h"
#include "supply/test_inputs.h"

namespace cadre::supply {
namespace {

using testing::HasSubstr;

constexpr const char* kRates = "risk,profession,level,age_from,age_to,value,low,high,from,mark,source\n";

TEST(ReadInputs, ARateIsReadWithAllItSays) {
  const Inputs in =
      inputs_of("rates", std::string(kRates) + "retire,PT,registered,55,59,0.1,0.05,0.2,2028-04,published,somewhere\n");
  ASSERT_EQ(in.rates.size(), 1U);
  const RateInput& row = in.rates[0];
  EXPECT_EQ(row.risk, Risk::Retire);
  EXPECT_EQ(row.scope.profession, "PT");
  EXPECT_EQ(row.scope.level, 2);
  EXPECT_EQ(row.age_from, 55);
  EXPECT_EQ(row.age_to, 59);
  EXPECT_DOUBLE_EQ(row.yearly.low, 0.05);
  EXPECT_DOUBLE_EQ(row.yearly.high, 0.2);
  EXPECT_EQ(row.from, base::Month(2028, 4));
  EXPECT_EQ(row.given.mark, plan_file::Mark::Published);
  EXPECT_EQ(row.given.where.line, 2U);
  EXPECT_TRUE(row.given.own);
}

TEST(ReadInputs, BlankCellsStandForAll) {
  const Inputs in = inputs_of("rates", std::string(kRates) + "leave,,,,,0.1,,,,assumed,x\n");
  EXPECT_EQ(in.rates[0].scope.profession, "");
  EXPECT_EQ(in.rates[0].scope.level, -1);
  EXPECT_LE(in.rates[0].age_from, 18);
  EXPECT_GE(in.rates[0].age_to, 75);
  EXPECT_DOUBLE_EQ(in.rates[0].yearly.low, 0.1);
}

TEST(ReadInputs, EveryFaultOfAFileIsToldWithItsPlaceAndARemedy) {
  const std::string said = faults_of([] {
    inputs_of("rates", std::string(kRates) +
                           "leve,,,,,0.1,,,,assumed,x\n"
                           "leave,,,,,1.5,,,,assumed,x\n"
                           "leave,PTT,,,,0.1,,,,assumed,x\n"
                           "leave,,registred,,,0.1,,,,assumed,x\n"
                           "leave,,,40,30,0.1,,,,assumed,x\n"
                           "leave,,,,,0.1,0.2,0.3,,assumed,x\n"
                           "leave,,,,,nan,,,,assumed,x\n"
                           "leave,,,,,0.1,,,soon,assumed,x\n"
                           "leave,,,,,0.1,,,,certain,x\n"
                           "leave,,,,,0.1,,,,assumed,\n"
                           "leave,,,30.5,,0.1,,,,assumed,x\n");
  });
  EXPECT_THAT(said, HasSubstr("own.csv:2:1: error: unknown risk 'leve'. Did you mean 'leave'?"));
  EXPECT_THAT(said, HasSubstr("own.csv:3:6: error: value = '1.5' is out of range. Write a number between 0 and 1"));
  EXPECT_THAT(said, HasSubstr("own.csv:4:2: error: unknown profession 'PTT'. Did you mean 'PT'?"));
  EXPECT_THAT(said, HasSubstr("Did you mean 'registered'?"));
  EXPECT_THAT(said, HasSubstr("own.csv:6:5: error: the ages from 40 to 30 are none"));
  EXPECT_THAT(said, HasSubstr("own.csv:7:6: error: low, value and high are 0.2, 0.1 and 0.3"));
  EXPECT_THAT(said, HasSubstr("own.csv:8:6: error: value = 'nan' is no number"));
  EXPECT_THAT(said, HasSubstr("own.csv:9:9: error: 'soon' is no month"));
  EXPECT_THAT(said, HasSubstr("own.csv:10:10: error: unknown mark 'certain'"));
  EXPECT_THAT(said, HasSubstr("own.csv:11:11: error: the row does not say where its value comes from"));
  EXPECT_THAT(said, HasSubstr("own.csv:12:4: error: age_from = '30.5' is no whole number"));
}

TEST(ReadInputs, HeadingsThatAreMissingOrMisspeltAreTold) {
  EXPECT_THAT(faults_of([] { inputs_of("rates", "risk,value\nleave,0.1\n"); }),
              HasSubstr("own.csv:1: error: the headings have no 'mark'"));
  EXPECT_THAT(faults_of([] { inputs_of("rates", "risk,value,hihg,mark,source\nleave,0.1,0.2,assumed,x\n"); }),
              HasSubstr("own.csv:1:3: error: no column is called 'hihg'. Did you mean 'high'?"));
  EXPECT_THAT(faults_of([] { inputs_of("rates", ""); }), HasSubstr("this file holds no row"));
  EXPECT_THAT(
      faults_of([] { inputs_of("rates", "\xEF\xBB\xBFrisk,value,note,mark,source\nleave,0.1,mine,assumed,x\n"); }), "");
}

TEST(ReadInputs, RetireReturnIsOneShare) {
  const Inputs in = inputs_of("rates", std::string(kRates) + "retire_return,PT,,,,0.3,,,,assumed,x\n");
  EXPECT_TRUE(in.rates[0].retire_return);
  EXPECT_THAT(
      faults_of([] { inputs_of("rates", std::string(kRates) + "retire_return,,support,,,0.3,,,,assumed,x\n"); }),
      HasSubstr("own.csv:2:3: error: retire_return is one share for all levels and ages"));
}

TEST(ReadInputs, ApprenticesMustMoveUp) {
  const std::string head = "route,starts,from_level,to_level,training_share,mark,source\n";
  EXPECT_THAT(faults_of([&] { inputs_of("routes", head + "x,5,registered,support,,assumed,y\n"); }),
              HasSubstr("apprentices would not move up"));
  EXPECT_THAT(faults_of([&] { inputs_of("routes", head + "x,5,,registered,0.2,assumed,y\n"); }),
              HasSubstr("only apprentices, who are staff, have working time in training"));
}

TEST(ReadInputs, LeverTargetsAreAskedByName) {
  LeverTarget target;
  ASSERT_TRUE(parse_lever_target("inflow:international", target));
  EXPECT_EQ(target.inflow, Source::International);
  ASSERT_TRUE(parse_lever_target("limit:placement_weeks", target));
  EXPECT_EQ(target.name, "placement_weeks");
  EXPECT_FALSE(parse_lever_target("starts:", target));
  EXPECT_FALSE(parse_lever_target("inflow:retire_and_return", target));
  const std::string head = "lever,what,operation,value,source,mark\n";
  EXPECT_THAT(faults_of([&] { inputs_of("levers", head + "a,leaver_rate,add,-0.01,x,assumed\n"); }),
              HasSubstr("own.csv:2:2: error: a lever cannot change 'leaver_rate'. Did you mean 'leave_rate'?"));
  EXPECT_THAT(faults_of([&] { inputs_of("levers", head + "a,leave_rate,add,-1.5,x,assumed\n"); }),
              HasSubstr("Write one point as 0.01"));
  EXPECT_THAT(faults_of([&] { inputs_of("levers", head + "a,leave_rate,multiply,-2,x,assumed\n"); }),
              HasSubstr("less than nothing"));
}

TEST(ReadInputs, AScenarioNamesALever) {
  EXPECT_THAT(faults_of([] { inputs_of("scenarios", "scenario,title,lever\nmore,More,\n"); }),
              HasSubstr("own.csv:2:3: error: scenario 'more' names no lever here"));
}

}  // namespace
}  // namespace cadre::supply
