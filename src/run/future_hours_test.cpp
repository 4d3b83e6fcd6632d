#include "run/future_hours.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "capacity/hours.h"
#include "supply/test_outcomes.h"

namespace cadre::run {
namespace {

constexpr int kMonths = 30;
const base::Month kOpening(2025, 3);

base::Month after(int months) { return base::Month::from_ordinal(kOpening.ordinal() + months); }

struct Row {
  const char *profession, *level, *band, *setting, *employer, *place;
  double hours;
};

base::Table table_of(const std::vector<Row>& rows, std::int64_t month = kOpening.ordinal()) {
  base::Table out(capacity::hours_spec());
  for (const Row& r : rows) {
    out.text("base").integer(0).integer(month);
    out.text(std::string(r.profession) + "/" + r.level + "/" + r.band + "/" + r.setting + "/" + r.employer + "/" +
             r.place);
    for (const char* code : {r.profession, r.level, r.band, r.setting, r.employer, r.place}) out.text(code);
    out.decimal(r.hours * 2).decimal(r.hours * 1.5).decimal(r.hours).decimal(r.hours * 0.9).decimal(r.hours * 1.1);
    out.decimal(30);
    out.end_row();
  }
  return out;
}

const std::vector<Row> kRows = {{"podiatry", "registered", "5", "community", "RAA", "north", 300},
                                {"podiatry", "registered", "6", "acute_specialist", "RBB", "north", 100},
                                {"podiatry", "unknown", "5", "community", "RAA", "south", 250},
                                {"dietetics", "registered", "5", "community", "RAA", "elsewhere", 80},
                                {"osteopathy", "registered", "5", "community", "RAA", "north", 37}};

supply::ScenarioOutcome lively() { return supply::outcome_of("base", "As now", supply::lively_model(kMonths), 12); }

/// One profession with `north` and `south` people at the only level; nothing happens until set by hand.
supply::ScenarioOutcome by_hand(std::int32_t north, std::int32_t south, std::size_t futures = 2) {
  supply::Model model = supply::still_model(north, 12);
  model.axes.areas = {"north", "south"};
  model.columns.push_back({0, 1, 0, 0});
  model.moves.resize(2);
  model.people.resize(model.cells(), 0);
  model.people[static_cast<std::size_t>(model.axes.cells_per_column()) + 10] = south;
  return supply::outcome_of("hand", "By hand", model, futures);
}
void set_levels(supply::ScenarioOutcome& of, std::size_t group, std::int32_t people) {
  for (std::size_t f = 0; f < of.record.futures; ++f)
    of.record.level_fte[of.record.at(group, 1, static_cast<std::size_t>(of.record.years) + 1, f)] = people * 100;
}
double sum(const std::vector<double>& of) { return std::accumulate(of.begin(), of.end(), 0.0); }

TEST(FutureHours, TheOpeningMonthGivesTheTableBackExactly) {
  const supply::ScenarioOutcome outcome = lively();
  const FutureHours futures(table_of(kRows), kOpening, outcome);
  ASSERT_GE(futures.groups().size(), kRows.size());
  std::vector<double> hours;
  for (std::size_t f = 0; f < outcome.record.futures; ++f) {
    futures.fill(f, kOpening, hours);
    ASSERT_EQ(hours.size(), futures.groups().size());
    for (std::size_t i = 0; i < hours.size(); ++i) EXPECT_EQ(hours[i], i < kRows.size() ? kRows[i].hours : 0.0);
  }
  hours = futures.expected(kOpening);
  for (std::size_t i = 0; i < kRows.size(); ++i) EXPECT_EQ(hours[i], kRows[i].hours);
  EXPECT_EQ(futures.groups()[1].id, "podiatry/registered/6/acute_specialist/RBB/north");
  EXPECT_EQ(futures.groups()[1].contracted, 200);
  EXPECT_EQ(futures.groups()[1].cost_per_hour, 30);
}

TEST(FutureHours, HoursFollowTheFteOfProfessionAreaAndLevelInEachFuture) {
  const supply::ScenarioOutcome outcome = lively();
  const FutureHours futures(table_of(kRows), {}, outcome);
  std::vector<double> hours;
  for (const int year : {1, 2}) {
    for (std::size_t f = 0; f < outcome.record.futures; ++f) {
      futures.fill(f, after(12 * year), hours);
      const double share =
          static_cast<double>(outcome.record.level_fte_of(0, 1, year)[f]) / outcome.record.level_fte_of(0, 1, 0)[f];
      EXPECT_DOUBLE_EQ(hours[0], 300 * share);
      EXPECT_DOUBLE_EQ(hours[1], 100 * share);
      EXPECT_DOUBLE_EQ(hours[2],
                       250.0 * outcome.record.level_fte_of(1, 1, year)[f] / outcome.record.level_fte_of(1, 1, 0)[f])
          << "an unknown level counts as registered";
      EXPECT_EQ(hours[4], 37) << "no profession of supply: stays";
      const auto dietetics = [&](int y) {
        return static_cast<double>(outcome.record.level_fte_of(2, 1, y)[f] + outcome.record.level_fte_of(3, 1, y)[f]);
      };
      EXPECT_DOUBLE_EQ(hours[3], 80 * dietetics(year) / dietetics(0)) << "place unknown: all areas";
    }
  }
  EXPECT_FALSE(futures.groups()[0].assumed);
  EXPECT_TRUE(futures.groups()[3].assumed);
  EXPECT_TRUE(futures.groups()[4].assumed);
}

TEST(FutureHours, BetweenYearEndsLevelsAreInterpolatedAndTheTotalIsThatOfTheMonth) {
  const supply::ScenarioOutcome outcome = by_hand(20, 40);
  supply::ScenarioOutcome moved = outcome;
  set_levels(moved, 0, 10);
  const std::size_t at = moved.record.at(0, 6, 13, 0);
  moved.record.fte[at] = 1400;
  const FutureHours futures(table_of({{"podiatry", "registered", "5", "community", "RAA", "north", 500}}), {}, moved);
  std::vector<double> hours;
  futures.fill(0, after(6), hours);
  EXPECT_NEAR(hours[0], 500 * 14.0 / 20, 1e-9);
  futures.fill(0, after(12), hours);
  EXPECT_NEAR(hours[0], 250, 1e-9);
  EXPECT_NEAR(futures.expected(after(12))[0], 500, 1e-9);
}

TEST(FutureHours, WhoComesToFewIsSpreadLikeTheSameStaffElsewhere) {
  supply::ScenarioOutcome outcome = by_hand(2, 98);
  set_levels(outcome, 0, 12);
  const FutureHours futures(table_of({{"podiatry", "registered", "5", "community", "RAA", "north", 60},
                                      {"podiatry", "registered", "5", "community", "RBB", "south", 1440},
                                      {"podiatry", "registered", "6", "theatres", "RBB", "south", 500}}),
                            {}, outcome);
  ASSERT_EQ(futures.groups().size(), 4U);
  const FutureHours::Group& later = futures.groups()[3];
  EXPECT_EQ(later.id, "podiatry/registered/6/theatres/unknown/north");
  EXPECT_TRUE(later.later);
  EXPECT_TRUE(later.assumed);
  EXPECT_DOUBLE_EQ(later.contracted, 2);
  EXPECT_DOUBLE_EQ(later.low, 0.9);
  std::vector<double> hours;
  futures.fill(1, after(12), hours);
  EXPECT_NEAR(hours[0], 60 + 10 * 15.0, 1e-9);
  EXPECT_NEAR(hours[1], 1440, 1e-9);
  EXPECT_NEAR(hours[3], 10 * 5.0, 1e-9);
  set_levels(outcome, 0, 1);
  futures.fill(1, after(12), hours);
  EXPECT_NEAR(hours[0], 30, 1e-9) << "fewer than at the opening: in proportion";
}

TEST(FutureHours, ACellWithoutHoursGetsThemWhenStaffCome) {
  supply::ScenarioOutcome outcome = by_hand(0, 50);
  set_levels(outcome, 0, 5);
  const FutureHours futures(table_of({{"podiatry", "registered", "5", "community", "RBB", "south", 1000}}), {},
                            outcome);
  ASSERT_EQ(futures.groups().size(), 2U);
  EXPECT_EQ(futures.groups()[1].place, "north");
  std::vector<double> hours;
  futures.fill(0, after(12), hours);
  EXPECT_NEAR(sum(hours), 1000 + 5 * 20.0, 1e-9);
}

TEST(FutureHours, TotalsScaleWithFte) {
  supply::ScenarioOutcome outcome = by_hand(40, 60);
  set_levels(outcome, 0, 80);
  set_levels(outcome, 1, 120);
  const FutureHours futures(table_of({{"podiatry", "registered", "5", "community", "RAA", "north", 700},
                                      {"podiatry", "registered", "6", "theatres", "RAA", "south", 500}}),
                            {}, outcome);
  std::vector<double> hours;
  futures.fill(0, after(12), hours);
  EXPECT_DOUBLE_EQ(sum(hours), 2 * 1200);
}

TEST(FutureHours, WhatIsOutsideTheRunIsRefused) {
  const supply::ScenarioOutcome outcome = by_hand(40, 60);
  const FutureHours futures(table_of(kRows), {}, outcome);
  std::vector<double> hours;
  EXPECT_THROW(futures.fill(2, kOpening, hours), std::out_of_range);
  EXPECT_THROW(futures.fill(0, after(13), hours), std::out_of_range);
  EXPECT_THROW(futures.fill(0, after(-1), hours), std::out_of_range);
  EXPECT_TRUE(FutureHours(table_of(kRows, 5), {}, outcome).groups().empty());
}

}  // namespace
}  // namespace cadre::run
