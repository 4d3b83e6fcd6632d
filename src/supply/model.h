#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/month.h"
#include "supply/flow.h"
#include "supply/path.h"

namespace cadre::supply {

/// What the cells are: profession × area × sector (a column), role level, single year of age.
struct Axes {
  std::vector<std::string> professions, areas, sectors;
  std::vector<std::string> levels;  ///< from support upwards: promotion goes to the next
  int youngest = 18, oldest = 75;   ///< whole years; the oldest age holds everyone above it too
  int ages() const { return oldest - youngest + 1; }
  int cells_per_column() const { return static_cast<int>(levels.size()) * ages(); }
  bool operator==(const Axes&) const = default;
};

/// The staff of one profession in one area and sector. Its cells are level × age, age running fastest.
struct Column {
  int profession = 0, area = 0, sector = 0;
  int rates = 0;  ///< index in Model::rates
  bool operator==(const Column&) const = default;
};

/// Probability within a year that a person at these levels and ages takes the risk, were there no other. METHODS 2, 10:
/// the monthly one is 1 - (1 - a)^(1/12).
struct RateRow {
  Risk risk{};
  int level_from = 0, level_to = 0;  ///< inclusive
  int age_from = 0, age_to = 0;      ///< inclusive, years
  Path yearly;                       ///< 0..1
  bool operator==(const RateRow&) const = default;
};

/// Rates shared by the columns that name them. A later row stands in place of an earlier one where both apply; what no
/// row names has no risk. Promote at the highest level is not read.
struct RateTable {
  std::vector<RateRow> rows;
  std::array<int, kRisks> factor{};         ///< index in Model::factors of what multiplies each risk
  std::vector<std::int16_t> participation;  ///< FTE of a person in thousandths, by level × age; 0..1000
  int participation_factor = 0;
  Path retire_return;  ///< share of those who retire that is back in the same cell the month after; 0..1
  bool operator==(const RateTable&) const = default;
};

/// Where movers of a column go: weights add up to 1.
struct Destination {
  int column = 0;
  double weight = 0;
  bool operator==(const Destination&) const = default;
};

/// People who come from outside: a number a year, as a Poisson stream.
struct Inflow {
  Source source{};
  int column = 0, level = 0;
  int entry_ages = 0;  ///< index in Model::entry_ages
  Path per_year;       ///< people a year, >= 0
  int factor = 0;
  bool operator==(const Inflow&) const = default;
};

/// What a stage of a route uses up: university places, placement weeks, educators' weeks, funded starts.
struct Limit {
  std::string name, unit;
  Path per_year;        ///< units a year; the year runs from `first_month`
  int first_month = 9;  ///< 1..12
  /// Who offers it, where the plan tells: share of each of what is offered when it is first stated, adding up to 1.
  struct Team {
    std::string name;
    double share = 0;
    bool operator==(const Team&) const = default;
  };
  std::vector<Team> teams = {};
  bool operator==(const Limit&) const = default;
};

/// A step of a route that takes some months. Who is admitted stays `months`, then the share `attrition` is lost.
struct Stage {
  std::string name;
  int months = 0;        ///< >= 0
  double attrition = 0;  ///< 0..1, share of those who entered that does not go on
  struct Use {
    int limit = 0;     ///< index in Model::limits
    double units = 0;  ///< that one person uses of it on entering
    bool operator==(const Use&) const = default;
  };
  std::vector<Use> uses;  ///< who cannot be admitted because one of these is used up is lost to the route
  bool operator==(const Stage&) const = default;
};

/// Where those who finish a route join: weights of a route add up to at most 1, the rest leaves the field.
struct Target {
  int column = 0, level = 0;
  double weight = 0;
  bool operator==(const Target&) const = default;
};

/// A way to qualify, in stages.
struct Route {
  std::string name;
  Source source = Source::NewlyQualified;
  int profession = 0;
  std::vector<Stage> stages;  ///< at least one, in order
  Path starts;                ///< people who ask to start in a year, all in `start_month`
  int start_month = 9;        ///< 1..12
  double least_cohort = 0;    ///< a year that admits fewer closes the route for good; 0 = never
  std::vector<Target> targets;
  int entry_ages = 0;
  int from_level = -1;        ///< >= 0: apprentices, who are staff at this level of the target's column and move
  double training_share = 0;  ///< of an apprentice's working time while in training, 0..1
  int factor = 0;
  /// Those who are in training at the opening, by stage and months they have been in it: people.
  struct InTraining {
    int stage = 0, months_done = 0;
    std::int32_t people = 0;
    bool operator==(const InTraining&) const = default;
  };
  std::vector<InTraining> in_training;
  bool operator==(const Route&) const = default;
};

/// A multiplier that each future draws once: 1 when certain. Triangular between low and high with the given mode; those
/// with the same `stream` move together.
struct Factor {
  std::string name;
  double low = 1, mode = 1, high = 1;  ///< >= 0
  /// Where history has been learned from: a value for each future, taken in turn, between low and high. Factors learned
  /// together have as many, and their values belong together place by place.
  std::vector<double> sample = {};
  bool operator==(const Factor&) const = default;
};

/// Everything the engine needs, as numbers. Factor 0 is always 1.
struct Model {
  Axes axes;
  base::Month opening;  ///< the stock is that of the end of this month; step 0 is the month after
  int months = 0;       ///< steps of the run
  std::vector<Column> columns;
  std::vector<std::int32_t> people;  ///< opening stock: column × level × age
  std::vector<RateTable> rates;
  std::vector<std::vector<Destination>> moves;  ///< by column; nobody moves from a column without any
  std::vector<std::vector<double>> entry_ages;  ///< each: weight by age, adding up to 1
  std::vector<Inflow> inflows;                  ///< served in this order where posts are short
  std::vector<Path> establishment;              ///< funded FTE by column × level; empty or not stated: no limit
  std::vector<Limit> limits;
  std::vector<Route> routes;  ///< served before inflows where posts are short
  std::vector<Factor> factors{Factor{"none", 1, 1, 1}};

  int years() const { return (months + 11) / 12; }
  std::size_t groups() const { return axes.professions.size() * axes.areas.size(); }
  std::size_t group_of(const Column& c) const {
    return static_cast<std::size_t>(c.profession) * axes.areas.size() + static_cast<std::size_t>(c.area);
  }
  std::size_t cells() const { return columns.size() * static_cast<std::size_t>(axes.cells_per_column()); }
};

}  // namespace cadre::supply
