#include "supply/check_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cadre::supply {
namespace {

constexpr std::size_t kToldFaults = 20;
constexpr double kSumSlack = 1e-6;     // of weights that add up to 1
constexpr double kMostPerYear = 1e10;  // people, units, FTE
constexpr double kMostFactor = 100;

class Checks {
 public:
  explicit Checks(const Model& model) : m_(model) {}

  base::Diagnostics run() {
    if (!sizes()) return finish();
    columns();
    for (std::size_t t = 0; t < m_.rates.size(); ++t) rates(t);
    moves();
    entry_ages();
    inflows();
    establishment();
    limits();
    for (std::size_t r = 0; r < m_.routes.size(); ++r) route(r);
    factors();
    if (found_ == 0) room();
    return finish();
  }

 private:
  void fault(std::string message, std::string remedy) {
    if (++found_ <= kToldFaults)
      faults_.push_back({base::Severity::Error, {"supply model"}, std::move(message), std::move(remedy)});
  }
  base::Diagnostics finish() {
    if (found_ > kToldFaults) fault_of_rest();
    return std::move(faults_);
  }
  void fault_of_rest() {
    faults_.push_back({base::Severity::Error,
                       {"supply model"},
                       fmt::format("{} more faults were found", found_ - kToldFaults),
                       "Mend those named above first"});
  }
  /// False, with a fault, when an index points outside a list.
  bool within(std::int64_t index, std::size_t size, const std::string& what) {
    if (index >= 0 && static_cast<std::size_t>(index) < size) return true;
    fault(fmt::format("{} is number {} of {}", what, index, size), "Count from 0 and below the length of the list");
    return false;
  }
  bool factor(int index, const std::string& what) { return within(index, m_.factors.size(), "the factor of " + what); }
  /// Every entry of a path lies in range and is a number.
  void path(const Path& p, double high, const std::string& what, bool needed = true) {
    if (!p.stated()) {
      if (needed) fault(fmt::format("{} is not stated", what), "Give it a value");
      return;
    }
    for (const double value : p.values())
      if (!(value >= 0 && value <= high)) {
        fault(fmt::format("{} is {}", what, value), fmt::format("Keep it between 0 and {}", high));
        return;
      }
  }
  bool level(int index, const std::string& what) {
    return within(index, m_.axes.levels.size(), fmt::format("the level of {}", what));
  }

  bool sizes() {
    const Axes& axes = m_.axes;
    if (m_.months < 1 || m_.months > kMostMonths)
      fault(fmt::format("the run has {} months", m_.months), fmt::format("Run 1 to {} months", kMostMonths));
    if (!m_.opening.known()) fault("the month of the opening stock is not known", "State the month of the plan");
    for (const auto& [size, name] : {std::pair{axes.professions.size(), "profession"},
                                     {axes.areas.size(), "area"},
                                     {axes.sectors.size(), "sector"},
                                     {axes.levels.size(), "role level"},
                                     {m_.columns.size(), "staff group"}})
      if (size == 0) fault(fmt::format("the model has no {}", name), "Give it staff to start from");
    if (axes.youngest < 0 || axes.oldest > 120 || axes.oldest - axes.youngest < 1)
      fault(fmt::format("the ages run from {} to {}", axes.youngest, axes.oldest),
            "Let them run from youngest to oldest, within 0 to 120");
    if (found_ > 0) return false;
    if (m_.people.size() != m_.cells())
      fault(fmt::format("the opening stock has {} cells instead of {}", m_.people.size(), m_.cells()),
            "Give one count for each column, level and age");
    if (!m_.establishment.empty() && m_.establishment.size() != m_.columns.size() * axes.levels.size())
      fault(fmt::format("funded posts are given for {} columns and levels instead of {}", m_.establishment.size(),
                        m_.columns.size() * axes.levels.size()),
            "Give one for each column and level, or none");
    if (m_.moves.size() != m_.columns.size())
      fault(fmt::format("destinations are given for {} columns instead of {}", m_.moves.size(), m_.columns.size()),
            "Give a list for each column; it may be empty");
    if (m_.factors.empty() || m_.factors.front().low != 1 || m_.factors.front().mode != 1 ||
        m_.factors.front().high != 1)
      fault("factor 0 is not 1", "Leave the first factor alone: it stands for what is certain");
    return found_ == 0;
  }

  void columns() {
    for (std::size_t i = 0; i < m_.columns.size(); ++i) {
      const Column& c = m_.columns[i];
      within(c.profession, m_.axes.professions.size(), fmt::format("the profession of column {}", i));
      within(c.area, m_.axes.areas.size(), fmt::format("the area of column {}", i));
      within(c.sector, m_.axes.sectors.size(), fmt::format("the sector of column {}", i));
      within(c.rates, m_.rates.size(), fmt::format("the rates of column {}", i));
    }
    for (const std::int32_t people : m_.people)
      if (people < 0 || people >= kMostPeopleInCell) {
        fault(fmt::format("a cell of the opening stock holds {} people", people),
              fmt::format("Keep each between 0 and {}", kMostPeopleInCell - 1));
        return;
      }
  }

  void rates(std::size_t t) {
    const RateTable& table = m_.rates[t];
    const auto ages = static_cast<std::size_t>(m_.axes.ages());
    const std::size_t cells = m_.axes.levels.size() * ages;
    std::vector<std::vector<bool>> given(kRisks, std::vector<bool>(cells, false));
    for (const RateRow& row : table.rows)
      if (rate_row(t, row))
        for (int l = row.level_from; l <= row.level_to; ++l)
          for (int a = row.age_from; a <= row.age_to; ++a)
            given[static_cast<std::size_t>(row.risk)]
                 [static_cast<std::size_t>(l) * ages + static_cast<std::size_t>(a - m_.axes.youngest)] = true;
    for (std::size_t r = 0; r < kRisks; ++r) {
      factor(table.factor[r], fmt::format("rate '{}' of table {}", kRiskNames[r], t));
      for (std::size_t l = 0; l < m_.axes.levels.size(); ++l) gap(t, r, l, given[r]);
    }
    factor(table.participation_factor, fmt::format("participation of table {}", t));
    if (table.participation.size() != cells)
      fault(fmt::format("table {} gives participation for {} levels and ages instead of {}", t,
                        table.participation.size(), cells),
            "Give one for each level and age");
    for (const std::int16_t share : table.participation)
      if (share < 0 || share > 1000) {
        fault(fmt::format("participation in table {} is {} thousandths", t, share), "Keep it between 0 and 1000");
        break;
      }
    path(table.retire_return, 1, fmt::format("the share of table {} that returns after retiring", t), false);
  }

  bool rate_row(std::size_t t, const RateRow& row) {
    if (static_cast<std::size_t>(row.risk) >= kRisks) {
      fault(fmt::format("a row of table {} is for no risk", t), "Name one of the five");
      return false;
    }
    const std::string what = fmt::format("rate '{}' of table {}", kRiskNames[static_cast<std::size_t>(row.risk)], t);
    const bool levels = level(row.level_from, what) && level(row.level_to, what);
    if (row.age_from < m_.axes.youngest || row.age_to > m_.axes.oldest || row.age_from > row.age_to ||
        row.level_from > row.level_to) {
      fault(fmt::format("{} is for ages {} to {} and levels {} to {}", what, row.age_from, row.age_to, row.level_from,
                        row.level_to),
            fmt::format("Name ages from {} to {}, and what is lower first", m_.axes.youngest, m_.axes.oldest));
      return false;
    }
    path(row.yearly, 1, what);
    return levels;
  }

  /// Ages without a rate between ages that have one were forgotten; where there is none at all there is no risk.
  void gap(std::size_t t, std::size_t risk, std::size_t l, const std::vector<bool>& given) {
    const auto ages = static_cast<std::ptrdiff_t>(m_.axes.ages());
    const auto begin = given.begin() + static_cast<std::ptrdiff_t>(l) * ages, end = begin + ages;
    const auto first = std::find(begin, end, true);
    if (first == end) return;
    const auto missing = std::find(first, end, false);
    const auto again = std::find(missing, end, true);
    if (again == end) return;
    fault(fmt::format("rate '{}' of table {} says nothing of ages {} to {} at level {}", kRiskNames[risk], t,
                      m_.axes.youngest + (missing - begin), m_.axes.youngest + (again - begin) - 1, m_.axes.levels[l]),
          "Give these ages a rate, 0 where there is no risk");
  }

  /// Weights are numbers from 0, and their sum is 1 (or at most 1).
  void weights(double sum, bool sound, bool whole, const std::string& what) {
    if (!sound || !std::isfinite(sum))
      fault(fmt::format("a weight of {} is below 0 or no number", what), "Keep weights between 0 and 1");
    else if (sum > 1 + kSumSlack || (whole && sum < 1 - kSumSlack))
      fault(fmt::format("the weights of {} add up to {}", what, sum),
            whole ? "Let them add up to 1" : "Let them add up to at most 1");
  }

  void moves() {
    for (std::size_t i = 0; i < m_.moves.size(); ++i) {
      if (m_.moves[i].empty()) continue;
      const std::string what = fmt::format("the destinations of column {}", i);
      double sum = 0;
      bool sound = true;
      for (const Destination& to : m_.moves[i]) {
        if (within(to.column, m_.columns.size(), what)) {
          if (m_.columns[static_cast<std::size_t>(to.column)].profession != m_.columns[i].profession)
            fault(fmt::format("column {} of another profession is among {}", to.column, what),
                  "Let people move within their profession");
          if (static_cast<std::size_t>(to.column) == i)
            fault(fmt::format("column {} is its own destination", i), "Name other columns");
        }
        sound = sound && to.weight >= 0;
        sum += to.weight;
      }
      weights(sum, sound, true, what);
    }
  }

  void entry_ages() {
    for (std::size_t i = 0; i < m_.entry_ages.size(); ++i) {
      const std::vector<double>& curve = m_.entry_ages[i];
      const std::string what = fmt::format("the entry ages {}", i);
      if (curve.size() != static_cast<std::size_t>(m_.axes.ages())) {
        fault(fmt::format("{} have {} weights instead of {}", what, curve.size(), m_.axes.ages()),
              "Give one for each age");
        continue;
      }
      double sum = 0;
      for (const double weight : curve) sum += weight;
      weights(sum, std::all_of(curve.begin(), curve.end(), [](double w) { return w >= 0; }), true, what);
    }
  }

  void inflows() {
    for (std::size_t i = 0; i < m_.inflows.size(); ++i) {
      const Inflow& inflow = m_.inflows[i];
      const std::string what = fmt::format("inflow {}", i);
      if (static_cast<std::size_t>(inflow.source) >= kSources || inflow.source == Source::RetireAndReturn)
        fault(fmt::format("{} comes from no source that brings people from outside", what),
              "Give retire-and-return as a share of the rates");
      within(inflow.column, m_.columns.size(), "the column of " + what);
      level(inflow.level, what);
      within(inflow.entry_ages, m_.entry_ages.size(), "the entry ages of " + what);
      factor(inflow.factor, what);
      path(inflow.per_year, kMostPerYear, "the people a year of " + what);
    }
  }

  void establishment() {
    for (const Path& posts : m_.establishment) path(posts, kMostPerYear, "a number of funded posts", false);
  }

  void month_of_year(int month, const std::string& what) {
    if (month < 1 || month > 12) fault(fmt::format("{} is month {}", what, month), "Name a month from 1 to 12");
  }

  void limits() {
    for (const Limit& limit : m_.limits) {
      path(limit.per_year, kMostPerYear, fmt::format("limit '{}'", limit.name));
      month_of_year(limit.first_month, fmt::format("the first month of limit '{}'", limit.name));
    }
  }

  void route(std::size_t r) {
    const Route& route = m_.routes[r];
    const std::string what = fmt::format("route '{}'", route.name);
    within(route.profession, m_.axes.professions.size(), "the profession of " + what);
    within(route.entry_ages, m_.entry_ages.size(), "the entry ages of " + what);
    factor(route.factor, what);
    path(route.starts, kMostPerYear, "the starts of " + what);
    month_of_year(route.start_month, "the start of " + what);
    if (static_cast<std::size_t>(route.source) >= kSources || route.source == Source::RetireAndReturn)
      fault(fmt::format("{} leads to no source of people from outside", what), "Name another source");
    if (!(route.least_cohort >= 0 && route.least_cohort <= kMostPerYear))
      fault(fmt::format("the least cohort of {} is {}", what, route.least_cohort), "Write 0 or more");
    if (!(route.training_share >= 0 && route.training_share <= 1))
      fault(fmt::format("the training share of {} is {}", what, route.training_share), "Keep it between 0 and 1");
    if (route.from_level < -1 || route.from_level >= static_cast<int>(m_.axes.levels.size()))
      fault(fmt::format("{} is for apprentices of level {}", what, route.from_level), "Name a level, or -1");
    stages(route, what);
    targets(route, what);
    for (const Route::InTraining& cohort : route.in_training) {
      if (!within(cohort.stage, route.stages.size(), "the stage of learners on " + what)) continue;
      const int months = route.stages[static_cast<std::size_t>(cohort.stage)].months;
      if (cohort.months_done < 0 || cohort.months_done >= months)
        fault(fmt::format("learners on {} have done {} of {} months of their stage", what, cohort.months_done, months),
              "Write fewer, or the next stage");
      if (cohort.people < 0 || cohort.people >= kMostPeopleInCell)
        fault(fmt::format("{} learners are on {}", cohort.people, what), "Write 0 or more");
    }
  }

  void stages(const Route& route, const std::string& what) {
    if (route.stages.empty()) fault(fmt::format("{} has no stage", what), "Give it one at least");
    int all = 0;
    for (const Stage& stage : route.stages) {
      const std::string of = fmt::format("stage '{}' of {}", stage.name, what);
      if (stage.months < 0 || stage.months > kMostMonths)
        fault(fmt::format("{} takes {} months", of, stage.months), fmt::format("Write 0 to {}", kMostMonths));
      else
        all += stage.months;
      if (!(stage.attrition >= 0 && stage.attrition <= 1))
        fault(fmt::format("the attrition of {} is {}", of, stage.attrition), "Keep it between 0 and 1");
      for (const Stage::Use& use : stage.uses) {
        within(use.limit, m_.limits.size(), "a limit of " + of);
        if (!(use.units >= 0 && use.units <= kMostPerYear))
          fault(fmt::format("a person in {} uses {} units of a limit", of, use.units), "Write 0 or more");
      }
    }
    if (all > kMostMonths)
      fault(fmt::format("{} takes {} months", what, all), fmt::format("Keep it within {}", kMostMonths));
  }

  void targets(const Route& route, const std::string& what) {
    double sum = 0;
    bool sound = true;
    for (const Target& target : route.targets) {
      if (within(target.column, m_.columns.size(), "a target of " + what) &&
          m_.columns[static_cast<std::size_t>(target.column)].profession != route.profession)
        fault(fmt::format("{} leads to column {} of another profession", what, target.column),
              "Name columns of its own profession");
      if (level(target.level, what) && route.from_level >= 0 && target.level == route.from_level)
        fault(fmt::format("apprentices on {} would stay at their level", what), "Name another level to qualify for");
      sound = sound && target.weight >= 0;
      sum += target.weight;
    }
    weights(sum, sound, false, "the targets of " + what);
  }

  void factors() {
    for (const Factor& f : m_.factors)
      if (!(f.low >= 0 && f.low <= f.mode && f.mode <= f.high && f.high <= kMostFactor))
        fault(fmt::format("factor '{}' has low {}, mode {} and high {}", f.name, f.low, f.mode, f.high),
              fmt::format("Write them in rising order, from 0 to {}", kMostFactor));
  }

  static double most(const Path& path) { return *std::max_element(path.values().begin(), path.values().end()); }

  /// Opening staff and all who come from outside, at the highest factor; everything else has been checked.
  void room() {
    std::vector<double> group(m_.groups(), 0);
    const auto add = [&](int column, double people) {
      group[m_.group_of(m_.columns[static_cast<std::size_t>(column)])] += people;
    };
    const auto cells = static_cast<std::size_t>(m_.axes.cells_per_column());
    for (std::size_t i = 0; i < m_.people.size(); ++i) add(static_cast<int>(i / cells), m_.people[i]);
    const auto high = [&](int factor) { return m_.factors[static_cast<std::size_t>(factor)].high; };
    for (const Inflow& inflow : m_.inflows)
      add(inflow.column, most(inflow.per_year) * high(inflow.factor) * m_.years());
    for (const Route& route : m_.routes) {
      if (route.from_level >= 0) continue;
      double people = most(route.starts) * high(route.factor) * m_.years();
      for (const Route::InTraining& cohort : route.in_training) people += cohort.people;
      for (const Target& target : route.targets) add(target.column, people * target.weight);
    }
    for (std::size_t g = 0; g < group.size(); ++g)
      if (group[g] > kMostPeopleInGroup) {
        const std::size_t areas = m_.axes.areas.size();
        fault(fmt::format("{} in {} would come to hold {:.0f} people", m_.axes.professions[g / areas],
                          m_.axes.areas[g % areas], group[g]),
              fmt::format("Correct inflows, starts or opening stock; {:.0f} are the most", kMostPeopleInGroup));
        return;
      }
  }

  const Model& m_;
  base::Diagnostics faults_;
  std::size_t found_ = 0;
};

}  // namespace

base::Diagnostics check(const Model& model) { return Checks(model).run(); }

}  // namespace cadre::supply
