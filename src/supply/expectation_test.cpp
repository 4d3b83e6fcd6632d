#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "supply/engine.h"
#include "supply/test_models.h"

namespace cadre::supply {
namespace {

// A yearly value that arrives all in the twelfth month.
Path at_year_end(double yearly, int months) {
  std::vector<double> values(static_cast<std::size_t>(months), 0);
  for (std::size_t t = 11; t < values.size(); t += 12) values[t] = 12 * yearly;
  return Path(values);
}

Model leavers_tenth(int months) {
  Model m = still_model(100, months);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, 0.1}};
  return m;
}

// METHODS 10: newly qualified 20 × 0.85 × 0.8 × 0.9 = 12.24, return to practice 3 × 0.91 × 0.8 = 2.184, international
// 2 × 0.95 = 1.9; together 16.324; S0 = 100, S1 = 106.324, S2 = 112.0156.
TEST(Expectation, StockFollowsTheWorkedYears) {
  Model m = leavers_tenth(24);
  m.inflows = {{Source::NewlyQualified, 0, 0, 0, at_year_end(20 * 0.85 * 0.8 * 0.9, 24), 0},
               {Source::ReturnToPractice, 0, 0, 0, at_year_end(3 * 0.91 * 0.8, 24), 0},
               {Source::International, 0, 0, 0, at_year_end(2 * 0.95, 24), 0}};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.people_of(0, 12), 106.324, 1e-9);
  EXPECT_NEAR(*record.people_of(0, 24), 112.0156, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::Left, 0), 10, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::Left, 1), 10.6324, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::NewlyQualified, 1), 12.24, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::ReturnToPractice, 1), 2.184, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::International, 1), 1.9, 1e-9);
}

// METHODS 10: steady state = inflow / rate = 163.24.
TEST(Expectation, SteadyStateIsInflowOverRate) {
  Model m = leavers_tenth(600);
  m.inflows = {{Source::NewlyQualified, 0, 0, 0, at_year_end(16.324, 600), 0}};
  EXPECT_NEAR(*expect(m).people_of(0, 600), 163.24, 0.5);
}

// METHODS 10: 20 start, 15 % are lost, 80 % of the rest join this employer, at 0.9 FTE each: 12.24 FTE after the delay.
TEST(Expectation, ARouteGivesTheWorkedNewlyQualified) {
  Model m = still_model(0, 40);
  m.rates[0].participation.assign(31, 900);
  Route route;
  route.name = "undergraduate";
  route.stages = {{"study", 36, 0.15, {}}};
  route.starts = 20.0;
  route.start_month = 4;  // the first month of the run
  route.targets = {{0, 0, 0.8}};
  m.routes = {route};
  const ExpectedRecord record = expect(m);
  EXPECT_EQ(*record.people_of(0, 36), 0);
  EXPECT_NEAR(*record.fte_of(0, 37), 1224, 1e-6);
  EXPECT_NEAR(*record.route_of(0, RouteCount::Finished, 3), 17, 1e-9);
  EXPECT_NEAR(*record.route_of(0, RouteCount::Lost, 3), 3, 1e-9);
  EXPECT_NEAR(*record.route_of(0, RouteCount::LeftField, 3), 3.4, 1e-9);
}

// METHODS 10: assistant practitioners, cohorts 6 (2019-09), 20 (2020-03), 53 (2021-03) at 24 months and 90 %: 5.4 from
// 2021-09, 23.4 from 2022-03, 71.1 from 2023-03. They are staff already: they move level, and nobody is added.
TEST(Expectation, AssistantPractitionersMoveLevelAsWorked) {
  Model m = still_model(0, 60);
  m.axes.levels = {"support", "assistant practitioner"};
  m.opening = base::Month(2019, 8);
  m.rates[0].participation.assign(62, 1000);
  m.people.assign(m.cells(), 0);
  m.people[3] = 200;
  m.entry_ages[0].assign(31, 1.0 / 31);
  const auto cohort = [](const char* name, double people, int month, int step) {
    Route route;
    route.name = name;
    route.stages = {{"years 1 and 2", 24, 0.1, {}}};
    std::vector<double> starts(60, 0);
    starts[static_cast<std::size_t>(step)] = people;
    route.starts = Path(starts);
    route.start_month = month;
    route.targets = {{0, 1, 1.0}};
    route.from_level = 0;
    return route;
  };
  m.routes = {cohort("2019-09", 6, 9, 0), cohort("2020-03", 20, 3, 6), cohort("2021-03", 53, 3, 18)};
  const ExpectedRecord record = expect(m);
  const auto level_after = [&](int month) {  // year ends only: months 24, 36, 48 are Augusts
    return *record.level_people_of(0, 1, month / 12);
  };
  EXPECT_EQ(level_after(24), 0);             // August 2021
  EXPECT_NEAR(level_after(36), 23.4, 1e-9);  // August 2022: both first cohorts
  EXPECT_NEAR(level_after(48), 71.1, 1e-9);  // August 2023: all three
  EXPECT_NEAR(*record.flow_of(0, Flow::Qualified, 2), 23.4, 1e-9);
  EXPECT_NEAR(*record.people_of(0, 60), 200, 1e-9);
  Model first_only = m;
  first_only.routes.resize(1);
  EXPECT_NEAR(*expect(first_only).level_people_of(0, 1, 3), 5.4, 1e-9);
}

// METHODS 11: 300 return to practice, 91 % employed: 273.
TEST(Expectation, ReturnToPracticeEmploysTheWorkedNumber) {
  Model m = still_model(0, 12);
  Route route;
  route.name = "return to practice";
  route.source = Source::ReturnToPractice;
  route.stages = {{"updating", 5, 0, {}}};
  route.starts = 300.0;
  route.start_month = 4;
  route.targets = {{0, 0, 0.91}};
  m.routes = {route};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.flow_of(0, Flow::ReturnToPractice, 0), 273, 1e-9);
  EXPECT_EQ(*record.people_of(0, 5), 0);
  EXPECT_NEAR(*record.people_of(0, 6), 273, 1e-9);
}

// METHODS 2: monthly and yearly rates, a = 1 - (1 - m)^12; with m = 1 % a = 0.11362.
TEST(Expectation, AYearlyRateIsTwelveMonthlyOnes) {
  Model m = still_model(100000, 12);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, 0.11361512828387077}};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.people_of(0, 1), 99000, 1e-6);
  EXPECT_NEAR(*record.people_of(0, 12), 100000 * (1 - 0.11361512828387077), 1e-6);
}

TEST(Expectation, CompetingRisksShareTheirHazards) {
  Model m = still_model(1000, 12);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, 0.2}, {Risk::Break, 0, 0, 30, 60, 0.1}};
  const ExpectedRecord record = expect(m);
  // Both must be survived: 0.8 × 0.9; the leavers have their hazard's share of all who go.
  EXPECT_NEAR(*record.people_of(0, 12), 720, 1e-9);
  const double share = std::log(0.8) / (std::log(0.8) + std::log(0.9));
  EXPECT_NEAR(*record.flow_of(0, Flow::Left, 0), 280 * share, 1e-9);
}

TEST(Expectation, RatesByAgeAreMetAsPeopleGrowOlder) {
  Model m = still_model(1000, 12 * 16);
  m.people.assign(m.cells(), 0);
  m.people[10] = 1000;  // all aged 40
  m.rates[0].rows = {{Risk::Retire, 0, 0, 55, 60, 0.5}};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.people_of(0, 12 * 14), 1000, 1e-9);
  EXPECT_NEAR(record.age_of(0, 24, 14), 1000, 1e-9);  // aged 54 after fourteen years
  EXPECT_LT(*record.people_of(0, 12 * 15), 1000);     // some have turned 55 in the fifteenth
  EXPECT_NEAR(*record.people_of(0, 12 * 16) / *record.people_of(0, 12 * 15), 0.5, 1e-9);
}

TEST(Expectation, PostsLimitRecruitmentAndCountWhatIsUnfilled) {
  Model m = still_model(10, 12);
  m.establishment = {Path(15)};
  m.inflows = {{Source::WiderMarket, 0, 0, 0, 24.0, 0}};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.people_of(0, 2), 14, 1e-9);
  EXPECT_NEAR(*record.people_of(0, 3), 15, 1e-9);
  EXPECT_NEAR(*record.people_of(0, 12), 15, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::TurnedAway, 0), 24 - 5, 1e-9);
  EXPECT_NEAR(*record.flow_of(0, Flow::UnfilledMonths, 0), 3 + 1, 1e-9);
}

TEST(Expectation, ALimitTurnsAwayWhatItHasNoRoomForAndOpensAgainEachYear) {
  Model m = still_model(0, 24);
  m.limits = {{"placement weeks", "weeks", 100, 9}};
  Route route;
  route.name = "undergraduate";
  route.stages = {{"year 1", 12, 0, {{0, 10}}}};
  route.starts = 16.0;
  route.targets = {{0, 0, 1.0}};
  m.routes = {route};
  const ExpectedRecord record = expect(m);
  for (const int year : {0, 1}) {
    EXPECT_NEAR(*record.route_of(0, RouteCount::Asked, year), 16, 1e-9);
    EXPECT_NEAR(*record.route_of(0, RouteCount::Started, year), 10, 1e-9);
    EXPECT_NEAR(*record.route_of(0, RouteCount::NoRoom, year), 6, 1e-9);
    EXPECT_NEAR(record.limit_used[static_cast<std::size_t>(year)], 100, 1e-9);
  }
}

TEST(Expectation, AProgrammeUnderItsFloorClosesForGood) {
  Model m = still_model(0, 36);
  Route route;
  route.name = "orthoptics";
  route.stages = {{"year 1", 1, 0, {}}};
  route.starts = Path([] {
    std::vector<double> starts(36, 12);
    for (int t = 12; t < 24; ++t) starts[static_cast<std::size_t>(t)] = 5;
    return starts;
  }());
  route.least_cohort = 8;
  route.targets = {{0, 0, 1.0}};
  m.routes = {route};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.route_of(0, RouteCount::Started, 0), 12, 1e-9);
  EXPECT_EQ(*record.route_of(0, RouteCount::Started, 1), 0);
  EXPECT_EQ(*record.route_of(0, RouteCount::Closed, 1), 1);
  EXPECT_EQ(*record.route_of(0, RouteCount::Asked, 2), 0);  // demand is back, the programme is not
}

TEST(Expectation, ADatedRateCountsFromItsMonth) {
  Model m = still_model(1000, 24);
  std::vector<double> values(24, 0);
  for (int t = 12; t < 24; ++t) values[static_cast<std::size_t>(t)] = 0.3;
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, Path(values)}};
  const ExpectedRecord record = expect(m);
  EXPECT_NEAR(*record.people_of(0, 12), 1000, 1e-9);
  EXPECT_NEAR(*record.people_of(0, 24), 700, 1e-9);
}

}  // namespace
}  // namespace cadre::supply
