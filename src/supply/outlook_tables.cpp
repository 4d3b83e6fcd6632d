#include "supply/outlook_tables.h"

#include "supply/future_spread.h"
#include "supply/model_group.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;
constexpr double kHundredths = 100;

constexpr base::ColumnSpec kColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end they are counted."},
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"profession", ColumnKind::Code, "", "Profession; missing = together."},
    {"area", ColumnKind::Code, "", "Area; missing = together. No rows of single areas where there is one only."},
    {"level", ColumnKind::Code, "", "Role level, over all areas; missing = together."},
    {"people_expected", ColumnKind::Decimal, "people", "People in post when the model runs on expected numbers."},
    {"people_mean", ColumnKind::Decimal, "people", "People in post, mean over the futures."},
    {"people_median", ColumnKind::Decimal, "people", "People in post: as many futures lie above as below."},
    {"people_lower_50", ColumnKind::Decimal, "people", "Lower end of the middle half of the futures."},
    {"people_upper_50", ColumnKind::Decimal, "people", "Upper end of the middle half of the futures."},
    {"people_lower_80", ColumnKind::Decimal, "people", "A tenth of the futures lies below."},
    {"people_upper_80", ColumnKind::Decimal, "people", "A tenth of the futures lies above."},
    {"people_lower_95", ColumnKind::Decimal, "people", "2.5 in 100 futures lie below."},
    {"people_upper_95", ColumnKind::Decimal, "people", "2.5 in 100 futures lie above."},
    {"fte_expected", ColumnKind::Decimal, "FTE", "FTE in post when the model runs on expected numbers."},
    {"fte_mean", ColumnKind::Decimal, "FTE", "FTE in post, mean over the futures."},
    {"fte_median", ColumnKind::Decimal, "FTE", "FTE in post: as many futures lie above as below."},
    {"fte_lower_50", ColumnKind::Decimal, "FTE", "Lower end of the middle half of the futures."},
    {"fte_upper_50", ColumnKind::Decimal, "FTE", "Upper end of the middle half of the futures."},
    {"fte_lower_80", ColumnKind::Decimal, "FTE", "A tenth of the futures lies below."},
    {"fte_upper_80", ColumnKind::Decimal, "FTE", "A tenth of the futures lies above."},
    {"fte_lower_95", ColumnKind::Decimal, "FTE", "2.5 in 100 futures lie below."},
    {"fte_upper_95", ColumnKind::Decimal, "FTE", "2.5 in 100 futures lie above."},
};
constexpr base::TableSpec kOutlookSpec = {
    "supply_outlook", "supply", true,
    "Staff in post in the futures of each scenario, at the opening and at year ends, by profession and area or level.",
    kColumns};
constexpr base::TableSpec kMonthSpec = {"supply_outlook_months", "supply", true,
                                        "Staff in post in the futures of each scenario, month by month.", kColumns};

/// Expected value and spread of people, then of FTE; `rows(record, fte)` gives the rows to add up.
template <class Rows>
void write_stock(base::Table& table, const ScenarioOutcome& from, const Rows& rows) {
  for (const bool fte : {false, true}) {
    const double divisor = fte ? kHundredths : 1;
    table.decimal(added_up<double>(rows(from.expected, fte), from.expected.futures, divisor)[0]);
    write_spread(table, spread_of(added_up<std::int32_t>(rows(from.record, fte), from.record.futures, divisor)));
  }
  table.end_row();
}

void write_month(base::Table& table, const ScenarioOutcome& from, const std::vector<std::size_t>& groups, int month) {
  write_stock(table, from, [&]<class Count>(const BasicRecord<Count>& record, bool fte) {
    std::vector<const Count*> rows;
    for (const std::size_t g : groups) rows.push_back(fte ? record.fte_of(g, month) : record.people_of(g, month));
    return rows;
  });
}

void add_levels(base::Table& table, const ScenarioOutcome& from, int profession) {
  const Model& model = from.model;
  if (model.axes.levels.size() < 2) return;
  const std::vector<std::size_t> groups = groups_in(model, profession, kEvery);
  for (std::size_t level = 0; level < model.axes.levels.size(); ++level)
    for (int year = 0; year <= from.record.years; ++year) {
      table.integer(date_of(model, month_of_year_end(model, year)).ordinal()).text(from.scenario);
      table.text(name_in(model.axes.professions, profession)).text(kAll).text(model.axes.levels[level]);
      write_stock(table, from, [&]<class Count>(const BasicRecord<Count>& record, bool fte) {
        std::vector<const Count*> rows;
        for (const std::size_t g : groups)
          rows.push_back(fte ? record.level_fte_of(g, level, year) : record.level_people_of(g, level, year));
        return rows;
      });
    }
}

}  // namespace

base::Table outlook_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kOutlookSpec);
  for (const ScenarioOutcome& from : outcomes) {
    const Axes& axes = from.model.axes;
    for (const int profession : every_and_each(axes.professions)) {
      for (const int area : every_and_each(axes.areas, false)) {
        const std::vector<std::size_t> groups = groups_in(from.model, profession, area);
        for (int year = 0; year <= from.record.years; ++year) {
          const int month = month_of_year_end(from.model, year);
          table.integer(date_of(from.model, month).ordinal()).text(from.scenario);
          table.text(name_in(axes.professions, profession)).text(name_in(axes.areas, area)).text(kAll);
          write_month(table, from, groups, month);
        }
      }
      add_levels(table, from, profession);
    }
  }
  return table;
}

base::Table outlook_months_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kMonthSpec);
  for (const ScenarioOutcome& from : outcomes)
    for (const int profession : every_and_each(from.model.axes.professions)) {
      const std::vector<std::size_t> groups = groups_in(from.model, profession, kEvery);
      for (int month = 0; month <= from.record.months; ++month) {
        table.integer(date_of(from.model, month).ordinal()).text(from.scenario);
        table.text(name_in(from.model.axes.professions, profession)).text(kAll).text(kAll);
        write_month(table, from, groups, month);
      }
    }
  return table;
}

const base::TableSpec& outlook_spec() { return kOutlookSpec; }
const base::TableSpec& outlook_months_spec() { return kMonthSpec; }

OutlookTables outlook_tables(std::span<const ScenarioOutcome> outcomes) {
  return {outlook_table(outcomes), outlook_months_table(outcomes), flow_table(outcomes), scenario_table(outcomes),
          lever_table(outcomes),   route_table(outcomes),          limit_table(outcomes)};
}

std::vector<const base::TableSpec*> outlook_specs() {
  return {&outlook_spec(), &outlook_months_spec(), &flow_spec(), &scenario_spec(),
          &lever_spec(),   &route_spec(),          &limit_spec()};
}

}  // namespace cadre::supply
