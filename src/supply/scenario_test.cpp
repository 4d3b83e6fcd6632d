#include "supply/scenario.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply/test_inputs.h"

namespace cadre::supply {
namespace {

using testing::DoubleNear;
using testing::HasSubstr;

constexpr const char* kLevers =
    "lever,title,what,profession,area,level,operation,value,start,ramp_months,cost_per_year,source,mark\n";
constexpr const char* kScenarios = "scenario,title,lever\n";

Inputs with_lever(const std::string& lever, const std::string& scenarios = "s,S,a\n") {
  Inputs in = shipped_inputs();
  read(in, "levers", kLevers + lever);
  read(in, "scenarios", kScenarios + scenarios);
  return in;
}

Model model_of(const Inputs& in, std::size_t scenario) {
  return compile(in, small_stock(), 120, scenarios_of(in)[scenario]).model;
}

double leave_rate(const Model& m, std::size_t table, int level, int age, int step) {
  for (const RateRow& row : m.rates[table].rows)
    if (row.risk == Risk::Leave && row.level_from <= level && level <= row.level_to && row.age_from <= age &&
        age <= row.age_to)
      return row.yearly.at(step);
  return -1;
}

TEST(Scenario, TheBaseComesFirstAndChangesNothing) {
  const Inputs in = with_lever("a,A,leave_rate,,,,add,-0.01,,,,x,assumed\n");
  const std::vector<Scenario> scenarios = scenarios_of(in);
  ASSERT_EQ(scenarios.size(), 2U);
  EXPECT_EQ(scenarios[0].id, "base");
  EXPECT_TRUE(scenarios[0].levers.empty());
  EXPECT_EQ(scenarios[1].title, "S");
  EXPECT_DOUBLE_EQ(leave_rate(model_of(in, 0), 0, 2, 30, 0), 0.085);
  EXPECT_DOUBLE_EQ(leave_rate(model_of(in, 1), 0, 2, 30, 0), 0.075);
}

TEST(Scenario, ALeverBeginsAndGrows) {
  const Model m = model_of(with_lever("a,A,leave_rate,PT,,registered,multiply,0.5,2026-04,12,,x,assumed\n"), 1);
  EXPECT_DOUBLE_EQ(leave_rate(m, 1, 2, 30, 11), 0.085);  // March 2026
  EXPECT_THAT(leave_rate(m, 1, 2, 30, 12), DoubleNear(0.085 * (1 - 0.5 / 12), 1e-12));
  EXPECT_THAT(leave_rate(m, 1, 2, 30, 23), DoubleNear(0.0425, 1e-12));
  EXPECT_THAT(leave_rate(m, 1, 2, 30, 119), DoubleNear(0.0425, 1e-12));
  EXPECT_DOUBLE_EQ(leave_rate(m, 0, 2, 30, 119), 0.085);  // OT
  EXPECT_DOUBLE_EQ(leave_rate(m, 1, 0, 30, 119), 0.15);   // support staff
}

TEST(Scenario, RatesStayBetweenNoneAndAll) {
  EXPECT_DOUBLE_EQ(leave_rate(model_of(with_lever("a,A,leave_rate,,,,add,-0.5,,,,x,assumed\n"), 1), 0, 2, 30, 0), 0);
  EXPECT_DOUBLE_EQ(leave_rate(model_of(with_lever("a,A,leave_rate,,,,multiply,90,,,,x,assumed\n"), 1), 0, 2, 30, 0), 1);
}

TEST(Scenario, ALeverForOneAreaLeavesTheOthersAlone) {
  const Model m = model_of(with_lever("a,A,leave_rate,,barnsley,,set,0.5,,,,x,assumed\n"), 1);
  ASSERT_EQ(m.rates.size(), 4U);  // profession × area
  for (const Column& c : m.columns)
    EXPECT_DOUBLE_EQ(leave_rate(m, static_cast<std::size_t>(c.rates), 2, 30, 0), c.area == 0 ? 0.5 : 0.085);
}

TEST(Scenario, AmountsAreSharedAmongThoseALeverFits) {
  const Inputs in = with_lever("a,A,inflow:wider_market,,,registered,add,14,,,,x,assumed\n");
  const Model base = model_of(in, 0), more = model_of(in, 1);
  double before = 0, after = 0;
  for (const Inflow& inflow : base.inflows)
    if (inflow.source == Source::WiderMarket) before += inflow.per_year.at(0);
  for (const Inflow& inflow : more.inflows)
    if (inflow.source == Source::WiderMarket) after += inflow.per_year.at(0);
  EXPECT_THAT(after - before, DoubleNear(14, 1e-9));
}

TEST(Scenario, StartsLimitsAndReturnersCanBeChanged) {
  Inputs in = with_lever(
      "a,A,starts:international,,,,set,0,,,,x,assumed\n"
      "b,B,limit:placement_weeks,,,,multiply,1.2,,,,x,assumed\n"
      "c,C,retire_return,,,,set,0.4,,,,x,assumed\n"
      "d,D,participation,,,,multiply,0.5,,,,x,assumed\n",
      "s,S,a\ns,S,b\ns,S,c\ns,S,d\n");
  read(in, "limits", "limit,profession,unit,per_year,mark,source\nplacement_weeks,PT,weeks,100,assumed,x\n");
  ASSERT_TRUE(check_inputs(in).empty()) << text_of(check_inputs(in));
  const Model base = model_of(in, 0), changed = model_of(in, 1);
  for (const Route& route : changed.routes)
    if (route.source == Source::International) {
      EXPECT_DOUBLE_EQ(route.starts.at(0), 0);
      EXPECT_FALSE(route.in_training.empty());  // those on the way still come
    }
  EXPECT_DOUBLE_EQ(changed.limits[0].per_year.at(0), 120);
  EXPECT_DOUBLE_EQ(changed.rates[0].retire_return.at(0), 0.4);
  EXPECT_NEAR(changed.rates[0].participation[30], base.rates[0].participation[30] / 2.0, 1);
}

TEST(Scenario, SharesTheColumnsOfTheBase) {
  const Inputs in = with_lever("a,A,starts:undergraduate,,,,multiply,2,,,,x,assumed\n");
  const Model base = model_of(in, 0), more = model_of(in, 1);
  EXPECT_EQ(base.people, more.people);
  EXPECT_EQ(base.columns.size(), more.columns.size());
  ASSERT_EQ(base.routes.size(), more.routes.size());
  EXPECT_EQ(base.routes[0].in_training.size(), more.routes[0].in_training.size());  // levers do not change the past
  EXPECT_DOUBLE_EQ(more.routes[0].starts.at(0), 2 * base.routes[0].starts.at(0));
}

TEST(Scenario, ALeverThatTouchesNothingIsRefused) {
  EXPECT_THAT(faults_of([] { model_of(with_lever("a,A,limit:placement_weeks,,,,multiply,1.2,,,,x,assumed\n"), 1); }),
              HasSubstr("own.csv:2: error: lever 'a' of scenario 's' changes nothing: there is no "
                        "limit:placement_weeks for these staff"));
  EXPECT_THAT(faults_of([] { model_of(with_lever("a,A,leave_rate,SLT,,,add,-0.01,,,,x,assumed\n"), 1); }),
              HasSubstr("changes nothing"));
}

TEST(Scenario, NamesMustBeKnown) {
  EXPECT_THAT(text_of(check_inputs(with_lever("fewer,F,leave_rate,,,,add,-0.01,,,,x,assumed\n", "s,S,fewr\n"))),
              HasSubstr("own.csv:2:3: error: there is no lever 'fewr'. The nearest is 'fewer'"));
  EXPECT_THAT(text_of(check_inputs(with_lever("a,A,starts:undergrad,,,,add,1,,,,x,assumed\n"))),
              HasSubstr("there is no route 'undergrad'. The nearest is 'undergraduate'"));
  EXPECT_THAT(text_of(check_inputs(with_lever("a,A,leave_rate,,,,add,-0.01,,,,x,assumed\n", "base,S,a\n"))),
              HasSubstr("the scenario 'base' is the plan without levers"));
}

TEST(Scenario, ALeverIsToldInASentence) {
  const Inputs in = with_lever(
      "a,Fewer leave,leave_rate,PT,sheffield,registered,add,-0.01,2026-04,12,1250000,our plan,from the plan\n");
  EXPECT_EQ(sentence_of(in.levers[0]),
            "Fewer leave: leave_rate, Physiotherapist, sheffield, registered -0.01 from April 2026 over 12 months; "
            "£1,250,000 a year (from the plan: our plan)");
}

}  // namespace
}  // namespace cadre::supply
