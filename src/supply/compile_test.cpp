#include "supply/compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply/check_model.h"
#include "supply/test_inputs.h"

namespace cadre::supply {
namespace {

using testing::DoubleNear;
using testing::HasSubstr;

constexpr int kMonths = 60;
constexpr const char* kRates = "risk,profession,level,age_from,age_to,value,low,high,from,mark,source\n";
constexpr const char* kInflows = "inflow,profession,area,sector,level,per_year,low,high,unit,from,mark,source\n";
constexpr const char* kRoutes =
    "route,inflow,profession,area,starts,low,high,unit,start_month,from,from_level,to_level,join_share,mark,source\n";
constexpr const char* kStages = "route,profession,stage,months,attrition,limit,units,next,mark,source\n";

const Scenario kBase{"base", "Base", {}};

Compiled compiled(const Inputs& inputs) { return compile(inputs, small_stock(), kMonths, kBase); }

/// The rate of a risk for a profession, level and age in a step, by the rule of RateTable; -1 when no row says it.
double rate(const Model& m, Risk risk, const std::string& profession, int level, int age, int step) {
  double out = -1;
  for (const Column& c : m.columns)
    if (m.axes.professions[static_cast<std::size_t>(c.profession)] == profession)
      for (const RateRow& row : m.rates[static_cast<std::size_t>(c.rates)].rows)
        if (row.risk == risk && row.level_from <= level && level <= row.level_to && row.age_from <= age &&
            age <= row.age_to)
          out = row.yearly.at(step);
  return out;
}

TEST(Compile, TheStockBecomesColumnsInTheOrderOfTheVocabulary) {
  const Model m = compiled({}).model;
  EXPECT_THAT(m.axes.professions, testing::ElementsAre("OT", "PT"));
  EXPECT_THAT(m.axes.areas, testing::ElementsAre("barnsley", "sheffield"));
  EXPECT_THAT(m.axes.sectors, testing::ElementsAre("nhs_trust", "independent"));
  ASSERT_EQ(m.columns.size(), 4U);
  std::int64_t people = 0;
  for (const std::int32_t n : m.people) people += n;
  EXPECT_EQ(people, 160);
  EXPECT_EQ(m.opening, base::Month(2025, 3));
}

TEST(Compile, LaterRowsStandInPlaceOfEarlierOnes) {
  Inputs in = inputs_of("rates", std::string(kRates) +
                                     "leave,,,,,0.1,,,,assumed,x\n"
                                     "leave,PT,,30,39,0.2,,,,assumed,x\n"
                                     "leave,PT,support,30,39,0.3,,,,assumed,x\n");
  const Model m = compiled(in).model;
  EXPECT_DOUBLE_EQ(rate(m, Risk::Leave, "OT", 2, 35, 0), 0.1);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Leave, "PT", 2, 35, 0), 0.2);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Leave, "PT", 0, 35, 0), 0.3);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Leave, "PT", 2, 40, 0), 0.1);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Leave, "PT", 2, 75, 0), 0.1);  // the oldest age holds those above it
  EXPECT_DOUBLE_EQ(rate(m, Risk::Break, "PT", 2, 40, 0), -1);
}

TEST(Compile, ADatedRowHoldsFromItsMonthOn) {
  const Inputs in = inputs_of("rates", std::string(kRates) +
                                           "retire,,,55,59,0.06,,,,assumed,x\n"
                                           "retire,,,55,56,0.01,,,2028-04,assumed,x\n");
  const Model m = compiled(in).model;
  const int april_2028 = base::Month(2028, 4).ordinal() - base::Month(2025, 4).ordinal();
  EXPECT_DOUBLE_EQ(rate(m, Risk::Retire, "PT", 2, 55, april_2028 - 1), 0.06);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Retire, "PT", 2, 55, april_2028), 0.01);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Retire, "PT", 2, 57, april_2028), 0.06);
}

TEST(Compile, ThePlansRowCountsFromTheStartAlsoWhereAShippedOneIsDated) {
  Inputs in;
  read(in, "rates", std::string(kRates) + "retire,,,55,59,0.06,,,,assumed,x\nretire,,,55,56,0.01,,,2028-04,assumed,x\n",
       false);
  read(in, "rates", std::string(kRates) + "retire,PT,,55,59,0.5,,,,from the plan,x\n");
  const Model m = compiled(in).model;
  EXPECT_DOUBLE_EQ(rate(m, Risk::Retire, "PT", 2, 55, kMonths - 1), 0.5);
  EXPECT_DOUBLE_EQ(rate(m, Risk::Retire, "OT", 2, 55, kMonths - 1), 0.01);
}

TEST(Compile, RangesBecomeFactorsSharedByThoseWhoShareTheRow) {
  const Inputs in = inputs_of("rates", std::string(kRates) +
                                           "leave,,,18,54,0.10,0.08,0.15,,assumed,x\n"
                                           "leave,,,55,75,0.02,0.01,0.02,,assumed,x\n"
                                           "break,PT,,18,75,0.10,0.05,0.15,,assumed,x\n");
  const Model m = compiled(in).model;
  const auto leave = static_cast<std::size_t>(Risk::Leave), pause = static_cast<std::size_t>(Risk::Break);
  ASSERT_EQ(m.rates.size(), 2U);
  EXPECT_EQ(m.rates[0].factor[leave], m.rates[1].factor[leave]);
  const Factor& shared = m.factors[static_cast<std::size_t>(m.rates[0].factor[leave])];
  EXPECT_EQ(shared.name, "leave, all professions");
  EXPECT_DOUBLE_EQ(shared.low, 0.5);  // the widest of its rows
  EXPECT_DOUBLE_EQ(shared.high, 1.5);
  EXPECT_EQ(m.rates[0].factor[pause], 0);  // OT
  EXPECT_EQ(m.factors[static_cast<std::size_t>(m.rates[1].factor[pause])].name, "break, PT");
}

TEST(Compile, ParticipationIsScaledToTheFteOfTheStaffUnlessThePlanStatesIt) {
  Inputs in;
  read(in, "participation", "profession,level,age_from,age_to,value,mark,source\n,,,,0.5,assumed,x\n", false);
  read(in, "participation", "profession,level,age_from,age_to,value,mark,source\nOT,,,,0.6,from the plan,x\n");
  const Model m = compiled(in).model;
  EXPECT_EQ(m.rates[0].participation[0], 600);
  EXPECT_EQ(m.rates[1].participation[0], 800);  // 0.8 FTE a head in the stock
}

TEST(Compile, ParticipationMeetsTheFteAlsoWhereSomeWorkFullTime) {
  OpeningStock stock;
  stock.month = base::Month(2025, 3);
  stock.rows = {{"PT", "a", "nhs_trust", 2, 25, 50, 50.0}, {"PT", "a", "nhs_trust", 2, 40, 50, 40.0}};
  Inputs in;
  read(in, "participation",
       "profession,level,age_from,age_to,value,mark,source\n,,,29,0.95,assumed,x\n,,30,,0.6,assumed,x\n", false);
  const Model m = compile(in, stock, 12, kBase).model;
  const auto at = [&](int age) {
    return m.rates[0].participation[static_cast<std::size_t>(2 * m.axes.ages() + age - 18)];
  };
  EXPECT_EQ(at(25), 1000);
  EXPECT_EQ(at(40), 800);
}

TEST(Compile, MoversGoWhereTheirProfessionIs) {
  const Inputs in = inputs_of("moves", "from_area,to_area,weight,mark,source\n,,1,assumed,x\n");
  const Model m = compiled(in).model;
  ASSERT_EQ(m.moves.size(), 4U);
  EXPECT_TRUE(m.moves[0].empty());   // OT has one column only
  ASSERT_EQ(m.moves[1].size(), 2U);  // PT barnsley, to sheffield
  EXPECT_DOUBLE_EQ(m.moves[1][0].weight + m.moves[1][1].weight, 1);
  EXPECT_DOUBLE_EQ(m.moves[1][0].weight, 0.8);  // 80 people in trusts, 20 independent
}

TEST(Compile, InflowsAreSharedByStaff) {
  Inputs in = shipped_inputs();
  in.inflows.clear();
  read(in, "inflows",
       std::string(kInflows) +
           "international,PT,,,registered,10,5,15,people,,assumed,x\n"
           "wider_market,,,,registered,5,,,per_100_staff,,assumed,x\n");
  in.routes.clear();
  const Model m = compiled(in).model;
  double international = 0, wider = 0;
  for (const Inflow& inflow : m.inflows) {
    if (inflow.source == Source::International) {
      international += inflow.per_year.at(0);
      EXPECT_EQ(m.factors[static_cast<std::size_t>(inflow.factor)].name, "international, PT");
    } else {
      wider += inflow.per_year.at(0);
    }
  }
  EXPECT_DOUBLE_EQ(international, 10);
  EXPECT_DOUBLE_EQ(wider, 7);  // of 140 registered
}

TEST(Compile, PostsAreStatedWhereTheyAreFundedAndNowhereElse) {
  const Inputs in =
      inputs_of("establishment",
                "profession,area,sector,level,fte,from,mark,source\n"
                "PT,sheffield,,registered,80,,assumed,x\nPT,sheffield,,registered,100,2026-04,assumed,x\n");
  const Model m = compiled(in).model;
  ASSERT_EQ(m.establishment.size(), m.columns.size() * m.axes.levels.size());
  double now = 0, later = 0;
  int stated = 0;
  for (const Path& posts : m.establishment)
    if (posts.stated()) {
      ++stated;
      now += posts.at(0);
      later += posts.at(12);
    }
  EXPECT_EQ(stated, 2);  // trust and independent
  EXPECT_DOUBLE_EQ(now, 80);
  EXPECT_DOUBLE_EQ(later, 100);
}

Inputs one_route(const std::string& route, const std::string& stages) {
  Inputs in;
  read(in, "entry_ages", "inflow,age_from,age_to,weight,mark,source\nnewly_qualified,21,23,1,assumed,x\n", false);
  read(in, "routes", kRoutes + route);
  read(in, "stages", kStages + stages);
  return in;
}

TEST(Compile, LearnersAtTheOpeningAreThoseOfEarlierStarts) {
  const Inputs in = one_route("ug,,PT,,10,,,,9,,,registered,0.5,assumed,x\n",
                              "ug,,one,12,0.2,,,two,assumed,x\nug,,two,12,0,,,,assumed,x\n");
  const Model m = compiled(in).model;
  ASSERT_EQ(m.routes.size(), 1U);
  const Route& route = m.routes[0];
  EXPECT_EQ(m.axes.professions[static_cast<std::size_t>(route.profession)], "PT");
  // Opening March 2025: those of September 2024 have done 6 months, those of September 2023 6 months of the second
  // year.
  ASSERT_EQ(route.in_training.size(), 2U);
  EXPECT_EQ(route.in_training[0].stage, 0);
  EXPECT_EQ(route.in_training[0].months_done, 6);
  EXPECT_EQ(route.in_training[0].people, 10);
  EXPECT_EQ(route.in_training[1].stage, 1);
  EXPECT_EQ(route.in_training[1].months_done, 6);
  EXPECT_EQ(route.in_training[1].people, 8);
  double joining = 0;
  for (const Target& target : route.targets) joining += target.weight;
  EXPECT_THAT(joining, DoubleNear(0.5, 1e-12));
}

TEST(Compile, StatedLearnersReplaceTheAssumedOnes) {
  Inputs in = one_route("ug,,PT,,10,,,,9,,,registered,,assumed,x\n", "ug,,one,24,0,,,,assumed,x\n");
  read(in, "learners", "route,profession,area,stage,months_done,people,mark,source\nug,PT,,one,3,7,from the plan,x\n");
  const Model m = compiled(in).model;
  ASSERT_EQ(m.routes[0].in_training.size(), 1U);
  EXPECT_EQ(m.routes[0].in_training[0].people, 7);
  EXPECT_EQ(m.routes[0].in_training[0].months_done, 3);
  EXPECT_TRUE(check_inputs(in).empty());
  in.learners[0].months_done = 24;
  EXPECT_THAT(text_of(check_inputs(in)), HasSubstr("stage 'one' takes 24 months, and these learners have done 24"));
}

TEST(Compile, ApprenticesComeFromWhereSupportStaffAre) {
  const Inputs in = one_route("ap,,,,10,,,per_100_staff,9,,support,assistant_practitioner,,assumed,x\n",
                              "ap,,one,24,0.1,,,,assumed,x\n");
  const Model m = compiled(in).model;
  ASSERT_EQ(m.routes.size(), 1U);  // OT has no support staff
  EXPECT_EQ(m.routes[0].from_level, 0);
  EXPECT_DOUBLE_EQ(m.routes[0].starts.at(0), 2);
  ASSERT_EQ(m.routes[0].targets.size(), 1U);
  EXPECT_EQ(m.routes[0].targets[0].level, 1);
}

TEST(Compile, ALimitThatNoNumberIsStatedForLimitsNothing) {
  Inputs in = one_route("ug,,PT,,10,,,,9,,,registered,,assumed,x\n",
                        "ug,,one,12,0,weeks,10,,assumed,x\nug,,one,12,0,places,1,,assumed,x\n");
  read(in, "limits",
       "limit,profession,unit,per_year,mark,source\nweeks,PT,weeks,80,assumed,x\nplaces,,places,,assumed,x\n");
  EXPECT_TRUE(check_inputs(in).empty()) << text_of(check_inputs(in));
  const Model m = compiled(in).model;
  ASSERT_EQ(m.limits.size(), 1U);
  EXPECT_EQ(m.limits[0].name, "weeks, PT");
  ASSERT_EQ(m.routes[0].stages[0].uses.size(), 1U);
  EXPECT_DOUBLE_EQ(m.routes[0].stages[0].uses[0].units, 10);
}

TEST(Compile, RowsOfThePlanThatFitNobodyAreTold) {
  Inputs in = shipped_inputs();
  EXPECT_TRUE(compiled(in).notes.empty()) << text_of(compiled(in).notes);
  read(in, "inflows", std::string(kInflows) + "international,SLT,,,registered,10,,,,,assumed,x\n");
  EXPECT_THAT(text_of(compiled(in).notes), HasSubstr("own.csv:2: warning: this row fits no staff: international"));
  read(in, "inflows", std::string(kInflows) + "international,PT,shefield,,registered,10,,,,,assumed,x\n");
  EXPECT_THAT(faults_of([&] { compiled(in); }),
              HasSubstr("no staff work in an area 'shefield'. The nearest is 'sheffield'"));
}

TEST(Compile, TeamsOfALimitAddUpAndTheirSharesAreKept) {
  Inputs in = inputs_of("limits",
                        "limit,profession,team,unit,per_year,from,mark,source\n"
                        "weeks,PT,North,weeks,60,,assumed,x\n"
                        "weeks,PT,South,weeks,40,,assumed,x\n"
                        "weeks,PT,South,weeks,140,2026-09,assumed,x\n"
                        "weeks,OT,,weeks,30,,assumed,x\n");
  const Model m = compiled(in).model;
  ASSERT_EQ(m.limits.size(), 2U);
  EXPECT_DOUBLE_EQ(m.limits[0].per_year.at(0), 100);
  EXPECT_DOUBLE_EQ(m.limits[0].per_year.at(kMonths - 1), 200);
  ASSERT_EQ(m.limits[0].teams.size(), 2U);
  EXPECT_EQ(m.limits[0].teams[1].name, "South");
  EXPECT_DOUBLE_EQ(m.limits[0].teams[1].share, 0.4);
  EXPECT_DOUBLE_EQ(m.limits[1].per_year.at(5), 30);
  EXPECT_TRUE(m.limits[1].teams.empty());
}

}  // namespace
}  // namespace cadre::supply
