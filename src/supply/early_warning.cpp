#include "supply/early_warning.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "supply/future_spread.h"
#include "supply/model_group.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kColumns[] = {
    {"month", ColumnKind::Month, "", "Opening of the run."},
    {"profession", ColumnKind::Code, "", "Profession."},
    {"area", ColumnKind::Code, "", "Area; missing = together."},
    {"rank", ColumnKind::Integer, "", "1 = most urgent, by the rule of docs/methods/early-warning.md."},
    {"urgency", ColumnKind::Code, "",
     "Chance of falling under the floor: likely (50 % or more), possible (20), unlikely (5), remote."},
    {"raised_by", ColumnKind::Text, "", "watched, and the rules that raise it, separated by ;."},
    {"people", ColumnKind::Integer, "people", "In post at the opening."},
    {"floor", ColumnKind::Decimal, "people",
     "Share of the people at the opening below which a service fails (assumed)."},
    {"horizon", ColumnKind::Month, "", "Month at whose end the chance is told."},
    {"under_floor", ColumnKind::Decimal, "%", "Futures with fewer people than the floor at the horizon."},
    {"under_floor_low", ColumnKind::Decimal, "%", "Lower end, 95 %, for the number of futures drawn."},
    {"under_floor_high", ColumnKind::Decimal, "%", "Upper end, 95 %, for the number of futures drawn."},
    {"past_55_people", ColumnKind::Integer, "people", "At or past 55 at the opening."},
    {"past_55", ColumnKind::Decimal, "%", "Share of the people at or past 55."},
    {"past_55_low", ColumnKind::Decimal, "%", "Lower end, 95 %, Wilson."},
    {"past_55_high", ColumnKind::Decimal, "%", "Upper end, 95 %, Wilson."},
    {"intake_ratio", ColumnKind::Decimal, "ratio",
     "Who joins for one who leaves until the horizon; moves not counted."},
    {"intake_ratio_lower_80", ColumnKind::Decimal, "ratio", "A tenth of the futures lies below."},
    {"intake_ratio_upper_80", ColumnKind::Decimal, "ratio", "A tenth of the futures lies above."},
    {"one_place", ColumnKind::Code, "", "Area with most of the people; in one area, the sector with most."},
    {"one_place_share", ColumnKind::Decimal, "%", "Its share of the people at the opening."},
    {"one_route", ColumnKind::Code, "", "Route with most people who finish and join here; missing = no route."},
    {"one_route_share", ColumnKind::Decimal, "%", "Its share of all who join until the horizon."},
    {"one_route_share_lower_80", ColumnKind::Decimal, "%", "A tenth of the futures lies below."},
    {"one_route_share_upper_80", ColumnKind::Decimal, "%", "A tenth of the futures lies above."},
    {"route_closes", ColumnKind::Decimal, "%",
     "Futures in which it closes by the horizon for want of a viable cohort."},
    {"route_closes_low", ColumnKind::Decimal, "%", "Lower end, 95 %, for the number of futures drawn."},
    {"route_closes_high", ColumnKind::Decimal, "%", "Upper end, 95 %, for the number of futures drawn."},
    {"register_change", ColumnKind::Decimal, "% a year", "Change of the national register; missing = no data."},
    {"register_change_low", ColumnKind::Decimal, "% a year", "Least change between two counts."},
    {"register_change_high", ColumnKind::Decimal, "% a year", "Largest change between two counts."},
};
constexpr base::TableSpec kSpec = {"early_warning", "supply", true,
                                   "Small and vulnerable professions: what speaks of danger, each with its own "
                                   "uncertainty, the most urgent first.",
                                   kColumns};

constexpr base::ColumnSpec kYearColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end they are counted."},
    {"profession", ColumnKind::Code, "", "Profession."},
    {"area", ColumnKind::Code, "", "Area; missing = together."},
    {"people_mean", ColumnKind::Decimal, "people", "People in post, mean over the futures."},
    {"people_median", ColumnKind::Decimal, "people", "People in post: as many futures lie above as below."},
    {"people_lower_50", ColumnKind::Decimal, "people", "Lower end of the middle half of the futures."},
    {"people_upper_50", ColumnKind::Decimal, "people", "Upper end of the middle half of the futures."},
    {"people_lower_80", ColumnKind::Decimal, "people", "A tenth of the futures lies below."},
    {"people_upper_80", ColumnKind::Decimal, "people", "A tenth of the futures lies above."},
    {"people_lower_95", ColumnKind::Decimal, "people", "2.5 in 100 futures lie below."},
    {"people_upper_95", ColumnKind::Decimal, "people", "2.5 in 100 futures lie above."},
    {"floor", ColumnKind::Decimal, "people", "Fewer people are under the floor."},
    {"under_floor", ColumnKind::Decimal, "%", "Futures with fewer people than the floor."},
    {"under_floor_low", ColumnKind::Decimal, "%", "Lower end, 95 %, for the number of futures drawn."},
    {"under_floor_high", ColumnKind::Decimal, "%", "Upper end, 95 %, for the number of futures drawn."},
};
constexpr base::TableSpec kYearSpec = {"early_warning_years", "supply", true,
                                       "People of the professions of early warning against their floor, year by year.",
                                       kYearColumns};

/// Least chance of falling under the floor of each class, in %.
struct UrgencyClass {
  double least;
  std::string_view name;
};
constexpr std::array kClasses = {UrgencyClass{50, "likely"}, UrgencyClass{20, "possible"}, UrgencyClass{5, "unlikely"},
                                 UrgencyClass{0, "remote"}};
constexpr double kRouteInDanger = 20, kOld = 30, kOlder = 20;

std::size_t class_of(const WarningSigns& signs) {
  for (std::size_t i = 0; i < kClasses.size(); ++i)
    if (signs.under_floor.value >= kClasses[i].least) return i;
  return kClasses.size() - 1;
}

/// Smaller is more urgent, part by part. NaN compares false: what is not known makes nothing more urgent.
auto urgency_key(const WarningSigns& s) {
  const int route = s.route_closes.value >= kRouteInDanger ? 0 : 1;
  const int intake = s.intake_ratio.high < 1 ? 0 : s.intake_ratio.value < 1 ? 1 : 2;
  const int age = s.past_55.value >= kOld ? 0 : s.past_55.value >= kOlder ? 1 : 2;
  return std::tuple(class_of(s), route, intake, age, s.people);
}

double measured(const WarningSigns& signs, WarningMeasure measure) {
  switch (measure) {
    case WarningMeasure::People:
      return signs.people;
    case WarningMeasure::UnderFloor:
      return signs.under_floor.value;
    case WarningMeasure::Past55Low:
      return signs.past_55.low;
    case WarningMeasure::IntakeRatioUpper80:
      return signs.intake_ratio.high;
    case WarningMeasure::RouteCloses:
      return signs.route_closes.value;
    case WarningMeasure::RegisterChange:
      return signs.register_change.value;
  }
  return kUnknown;
}

/// "watched;few": empty when nothing raises it.
std::string raised_by(const WarningSigns& signs, const WarningSource& from) {
  const std::string& profession = from.base->model.axes.professions[static_cast<std::size_t>(signs.profession)];
  std::string out;
  const auto add = [&](const std::string& id) { out += (out.empty() ? "" : ";") + id; };
  if (std::any_of(from.watched.begin(), from.watched.end(),
                  [&](const WatchedProfession& w) { return w.profession == profession; }))
    add("watched");
  for (const WarningRule& rule : from.rules.rules) {
    const double value = measured(signs, rule.measure);
    if (rule.above ? value > rule.value : value < rule.value) add(rule.id);
  }
  return out;
}

void write(base::Table& table, const Ranged& figure) {
  table.decimal(figure.value).decimal(figure.low).decimal(figure.high);
}

void write_names(base::Table& table, const WarningSigns& signs, const Model& model) {
  table.text(model.axes.professions[static_cast<std::size_t>(signs.profession)]);
  table.text(name_in(model.axes.areas, signs.area));
}

void write_signs(base::Table& table, const WarningSigns& signs, std::size_t rank, const WarningSource& from) {
  const Model& model = from.base->model;
  const int horizon = month_of_year_end(model, std::min(from.rules.horizon, from.base->record.years));
  table.integer(model.opening.ordinal());
  write_names(table, signs, model);
  table.integer(static_cast<std::int64_t>(rank)).text(urgency_of(signs)).text(raised_by(signs, from));
  table.integer(static_cast<std::int64_t>(signs.people)).decimal(signs.floor);
  table.integer(date_of(model, horizon).ordinal());
  write(table, signs.under_floor);
  table.integer(static_cast<std::int64_t>(signs.past_55_people));
  write(table, signs.past_55);
  write(table, signs.intake_ratio);
  table.text(signs.one_place).decimal(signs.one_place_share).text(signs.one_route);
  write(table, signs.one_route_share);
  write(table, signs.route_closes);
  write(table, signs.register_change);
  table.end_row();
}

void write_years(base::Table& table, const WarningSigns& signs, const ScenarioOutcome& base) {
  const std::vector<std::size_t> groups = groups_in(base.model, signs.profession, signs.area);
  for (int year = 0; year <= base.record.years; ++year) {
    const int month = month_of_year_end(base.model, year);
    std::vector<const std::int32_t*> rows;
    for (const std::size_t g : groups) rows.push_back(base.record.people_of(g, month));
    const std::vector<double> people = added_up<std::int32_t>(rows, base.record.futures);
    table.integer(date_of(base.model, month).ordinal());
    write_names(table, signs, base.model);
    write_spread(table, spread_of(people));
    table.decimal(signs.floor);
    write(table, chance_of(static_cast<std::size_t>(
                               std::count_if(people.begin(), people.end(), [&](double p) { return p < signs.floor; })),
                           base.record.futures));
    table.end_row();
  }
}

}  // namespace

std::string_view urgency_of(const WarningSigns& signs) { return kClasses[class_of(signs)].name; }

bool more_urgent(const WarningSigns& a, const WarningSigns& b) { return urgency_key(a) < urgency_key(b); }

WarningTables early_warning(const WarningSource& from) {
  WarningTables out{base::Table(kSpec), base::Table(kYearSpec)};
  const ScenarioOutcome& base = *from.base;
  std::vector<WarningSigns> raised;
  for (int profession = 0; profession < static_cast<int>(base.model.axes.professions.size()); ++profession)
    for (const int area : every_and_each(base.model.axes.areas, false)) {
      const auto signs =
          warning_signs(base, profession, area, from.rules.floor_share, from.rules.horizon, from.registers);
      if (signs && !raised_by(*signs, from).empty()) raised.push_back(*signs);
    }
  std::stable_sort(raised.begin(), raised.end(), more_urgent);
  for (std::size_t i = 0; i < raised.size(); ++i) {
    write_signs(out.warnings, raised[i], i + 1, from);
    write_years(out.years, raised[i], base);
  }
  return out;
}

const base::TableSpec& warning_spec() { return kSpec; }
const base::TableSpec& warning_years_spec() { return kYearSpec; }

}  // namespace cadre::supply
