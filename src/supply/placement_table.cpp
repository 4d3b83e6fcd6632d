#include "supply/placement_table.h"

#include <algorithm>
#include <set>
#include <vector>

#include "supply/binding.h"
#include "supply/future_spread.h"
#include "supply/model_group.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end the year closes."},
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"resource", ColumnKind::Code, "", "Which placements: name of the limit."},
    {"profession", ColumnKind::Code, "", "Profession that the learners study for; missing = together."},
    {"needed", ColumnKind::Decimal, "weeks", "Weeks that all who ask would need: middle of the futures."},
    {"needed_lower_80", ColumnKind::Decimal, "weeks", "A tenth of the futures needs less."},
    {"needed_upper_80", ColumnKind::Decimal, "weeks", "A tenth of the futures needs more."},
    {"offered", ColumnKind::Decimal, "weeks",
     "Weeks that the plan says are offered; missing where shared or not limited."},
    {"used", ColumnKind::Decimal, "weeks", "Weeks used: middle of the futures; missing likewise."},
    {"short", ColumnKind::Decimal, "weeks", "Needed above offered: middle of the futures; missing likewise."},
    {"short_lower_80", ColumnKind::Decimal, "weeks", "A tenth of the futures is short of less."},
    {"short_upper_80", ColumnKind::Decimal, "weeks", "A tenth of the futures is short of more."},
    {"short_chance", ColumnKind::Decimal, "%", "Futures in which more is needed than offered."},
};
constexpr base::TableSpec kSpec = {"supply_placements", "supply", true,
                                   "Weeks of practice placement needed against offered, by profession and year.",
                                   kColumns};

/// Weeks by year and future; futures run fastest.
using Weeks = std::vector<double>;

/// What the learners of one route would use of one limit if nobody were turned away.
class Demand {
 public:
  Demand(const ScenarioOutcome& of, std::size_t route, std::size_t limit)
      : of_(of), route_(of.model.routes[route]), number_(route), limit_(static_cast<int>(limit)) {}

  void add_to(Weeks& weeks) const {
    const Record& record = of_.record;
    for (int year = 0; year < record.years; ++year) {
      const int step = start_step(year);
      if (step >= of_.model.months) continue;
      const std::int32_t* asked = record.route_of(number_, RouteCount::Asked, year);
      follow(0, step, 1, weeks, asked);
    }
    for (const Route::InTraining& cohort : route_.in_training) {
      const Stage& stage = route_.stages[static_cast<std::size_t>(cohort.stage)];
      const std::vector<std::int32_t> people(record.futures, cohort.people);
      follow(static_cast<std::size_t>(cohort.stage) + 1, stage.months - cohort.months_done - 1, 1 - stage.attrition,
             weeks, people.data());
    }
  }

 private:
  /// The step within a year of the record in which the route starts.
  int start_step(int year) const {
    const int first = base::Month::from_ordinal(of_.model.opening.ordinal() + 1).month();
    return 12 * year + (route_.start_month - first + 12) % 12;
  }
  /// `share` of the people enter `stage` at `step`, and so on to the last.
  void follow(std::size_t stage, int step, double share, Weeks& weeks, const std::int32_t* people) const {
    const std::size_t futures = of_.record.futures;
    for (; stage < route_.stages.size() && step < of_.model.months; ++stage) {
      for (const Stage::Use& use : route_.stages[stage].uses)
        if (use.limit == limit_)
          for (std::size_t f = 0; f < futures; ++f)
            weeks[static_cast<std::size_t>(std::max(step, 0) / 12) * futures + f] += share * use.units * people[f];
      step += route_.stages[stage].months;
      share *= 1 - route_.stages[stage].attrition;
    }
  }

  const ScenarioOutcome& of_;
  const Route& route_;
  std::size_t number_;
  int limit_;
};

class PlacementWriter {
 public:
  PlacementWriter(base::Table& table, const ScenarioOutcome& of)
      : table_(table), of_(of), binding_(of.model, of.record), futures_(of.record.futures) {}

  void write(std::size_t limit) {
    std::set<int> professions;
    for (std::size_t r = 0; r < of_.model.routes.size(); ++r)
      if (binding_.least_use(r, limit) > 0) professions.insert(of_.model.routes[r].profession);
    if (professions.empty()) return;
    rows(limit, kEvery, true);
    for (const int profession : professions) rows(limit, profession, professions.size() == 1);
  }

 private:
  void rows(std::size_t limit, int profession, bool whole) {
    Weeks weeks(static_cast<std::size_t>(of_.record.years) * futures_, 0.0);
    for (std::size_t r = 0; r < of_.model.routes.size(); ++r)
      if (profession == kEvery || of_.model.routes[r].profession == profession) Demand(of_, r, limit).add_to(weeks);
    for (int year = 0; year < of_.record.years; ++year) {
      const double* needed = &weeks[static_cast<std::size_t>(year) * futures_];
      table_.integer(date_of(of_.model, month_of_year_end(of_.model, year + 1)).ordinal()).text(of_.scenario);
      table_.text(of_.model.limits[limit].name).text(name_in(of_.model.axes.professions, profession));
      write_median_80(table_, spread_of({needed, needed + futures_}));
      if (whole && binding_.available(limit, year) < kNotLimited) {
        write_offer(limit, year, needed);
      } else {
        for (int column = 0; column < 6; ++column) table_.missing();
      }
      table_.end_row();
    }
  }
  void write_offer(std::size_t limit, int year, const double* needed) {
    const double offered = binding_.available(limit, year);
    std::vector<double> used;
    std::size_t too_few = 0;
    std::vector<double> lacking;
    for (std::size_t f = 0; f < futures_; ++f) {
      used.push_back(binding_.used(limit, year, f));
      lacking.push_back(std::max(0.0, needed[f] - offered));
      too_few += needed[f] > offered ? 1 : 0;
    }
    const auto futures = static_cast<double>(futures_);
    table_.decimal(offered).decimal(spread_of(std::move(used)).median);
    write_median_80(table_, spread_of(std::move(lacking)));
    table_.decimal(100 * static_cast<double>(too_few) / futures);
  }

  base::Table& table_;
  const ScenarioOutcome& of_;
  Binding binding_;
  std::size_t futures_;
};

}  // namespace

base::Table placement_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kSpec);
  for (const ScenarioOutcome& of : outcomes) {
    PlacementWriter writer(table, of);
    for (std::size_t limit = 0; limit < of.model.limits.size(); ++limit)
      if (of.model.limits[limit].unit.starts_with("week")) writer.write(limit);
  }
  return table;
}

const base::TableSpec& placement_spec() { return kSpec; }

}  // namespace cadre::supply
