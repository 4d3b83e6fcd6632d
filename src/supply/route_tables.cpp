#include <algorithm>
#include <array>
#include <vector>

#include "supply/binding.h"
#include "supply/future_spread.h"
#include "supply/model_group.h"
#include "supply/outlook_tables.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kRouteColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end the year closes."},
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"profession", ColumnKind::Code, "", "Profession that the route leads to."},
    {"route", ColumnKind::Code, "", "Name of the route."},
    {"asked", ColumnKind::Decimal, "people", "Wanted to start; mean over the futures."},
    {"started", ColumnKind::Decimal, "people", "Were admitted."},
    {"no_room", ColumnKind::Decimal, "people", "Were turned away at any stage for want of room."},
    {"lost", ColumnKind::Decimal, "people", "Left the route before its end."},
    {"finished", ColumnKind::Decimal, "people", "Went through its last stage."},
    {"finished_lower_80", ColumnKind::Decimal, "people", "A tenth of the futures has fewer who finish."},
    {"finished_upper_80", ColumnKind::Decimal, "people", "A tenth of the futures has more who finish."},
    {"left_field", ColumnKind::Decimal, "people", "Finished, but joined nobody in the plan."},
    {"closed", ColumnKind::Decimal, "%", "Futures in which the route has closed for want of a viable cohort by then."},
    {"held_back", ColumnKind::Decimal, "%", "Futures in which somebody was turned away in that year."},
    {"held_back_by", ColumnKind::Code, "", "Limit that most often holds it back; missing when none does."},
    {"limit_binds", ColumnKind::Decimal, "%", "Futures in which that limit holds it back."},
};
constexpr base::TableSpec kRouteSpec = {
    "supply_routes", "supply", true,
    "Routes to qualify: who asks, starts, is turned away, leaves and finishes in a year, and what holds them back.",
    kRouteColumns};

constexpr base::ColumnSpec kLimitColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end the year closes."},
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"resource", ColumnKind::Code, "", "What is limited: name of the limit."},
    {"unit", ColumnKind::Code, "", "What it is counted in."},
    {"available", ColumnKind::Decimal, "units",
     "Units that may be used in the year that opens within it; missing = not limited."},
    {"used", ColumnKind::Decimal, "units", "Units used, mean over the futures."},
    {"used_lower_80", ColumnKind::Decimal, "units", "A tenth of the futures uses less."},
    {"used_upper_80", ColumnKind::Decimal, "units", "A tenth of the futures uses more."},
    {"binds", ColumnKind::Decimal, "%", "Futures in which somebody is turned away because of it."},
};
constexpr base::TableSpec kLimitSpec = {
    "supply_limits", "supply", true,
    "What study uses up: university places, placement weeks, educators, funding; and how often it is too little.",
    kLimitColumns};

double percent(std::size_t count, std::size_t of) { return 100 * static_cast<double>(count) / static_cast<double>(of); }

class RouteWriter {
 public:
  RouteWriter(base::Table& table, const ScenarioOutcome& of)
      : table_(table), of_(of), binding_(of.model, of.record), futures_(of.record.futures) {}

  void write(std::size_t route, int year) {
    const Route& named = of_.model.routes[route];
    table_.integer(date_of(of_.model, month_of_year_end(of_.model, year + 1)).ordinal()).text(of_.scenario);
    table_.text(of_.model.axes.professions[static_cast<std::size_t>(named.profession)]).text(named.name);
    for (const RouteCount what : {RouteCount::Asked, RouteCount::Started, RouteCount::NoRoom, RouteCount::Lost})
      table_.decimal(spread(route, what, year).mean);
    write_mean_80(table_, spread(route, RouteCount::Finished, year));
    table_.decimal(spread(route, RouteCount::LeftField, year).mean).decimal(closed_by(route, year));
    write_limit(route, year);
    table_.end_row();
  }

 private:
  FutureSpread spread(std::size_t route, RouteCount what, int year) const {
    const std::int32_t* row = of_.record.route_of(route, what, year);
    return spread_of({row, row + futures_});
  }
  double closed_by(std::size_t route, int year) const {
    std::size_t closed = 0;
    for (std::size_t f = 0; f < futures_; ++f)
      for (int y = 0; y <= year; ++y)
        if (of_.record.route_of(route, RouteCount::Closed, y)[f] > 0) {
          ++closed;
          break;
        }
    return percent(closed, futures_);
  }
  void write_limit(std::size_t route, int year) {
    const std::size_t limits = of_.model.limits.size();
    std::vector<std::size_t> often(limits + 1, 0);
    std::size_t held_back = 0;
    for (std::size_t f = 0; f < futures_; ++f) {
      ++often[binding_.holds_back(route, year, f)];
      held_back += of_.record.route_of(route, RouteCount::NoRoom, year)[f] > 0 ? 1 : 0;
    }
    table_.decimal(percent(held_back, futures_));
    const auto most = std::max_element(often.begin(), often.end() - 1);
    if (limits == 0 || *most == 0) {
      table_.missing().missing();
      return;
    }
    table_.text(of_.model.limits[static_cast<std::size_t>(most - often.begin())].name);
    table_.decimal(percent(*most, futures_));
  }

  base::Table& table_;
  const ScenarioOutcome& of_;
  Binding binding_;
  std::size_t futures_;
};

}  // namespace

base::Table route_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kRouteSpec);
  for (const ScenarioOutcome& of : outcomes) {
    RouteWriter writer(table, of);
    for (std::size_t route = 0; route < of.model.routes.size(); ++route)
      for (int year = 0; year < of.record.years; ++year) writer.write(route, year);
  }
  return table;
}

base::Table limit_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kLimitSpec);
  for (const ScenarioOutcome& of : outcomes) {
    const Binding binding(of.model, of.record);
    const std::size_t futures = of.record.futures;
    for (std::size_t limit = 0; limit < of.model.limits.size(); ++limit)
      for (int year = 0; year < of.record.years; ++year) {
        std::vector<double> used;
        std::size_t binds = 0;
        for (std::size_t f = 0; f < futures; ++f) {
          used.push_back(binding.used(limit, year, f));
          binds += binding.binds(limit, year, f) ? 1 : 0;
        }
        table.integer(date_of(of.model, month_of_year_end(of.model, year + 1)).ordinal()).text(of.scenario);
        table.text(of.model.limits[limit].name).text(of.model.limits[limit].unit);
        const double available = binding.available(limit, year);
        if (available < kNotLimited)
          table.decimal(available);
        else
          table.missing();
        write_mean_80(table, spread_of(std::move(used)));
        table.decimal(percent(binds, futures)).end_row();
      }
  }
  return table;
}

const base::TableSpec& route_spec() { return kRouteSpec; }
const base::TableSpec& limit_spec() { return kLimitSpec; }

}  // namespace cadre::supply
