#include <vector>

#include "supply/future_spread.h"
#include "supply/model_group.h"
#include "supply/outlook_tables.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kScenarioColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end they are compared."},
    {"scenario", ColumnKind::Code, "", "Scenario that is compared with the base."},
    {"profession", ColumnKind::Code, "", "Profession, over all areas; missing = together."},
    {"years", ColumnKind::Integer, "years", "Years since the opening."},
    {"people_difference", ColumnKind::Decimal, "people", "Mean over the futures of people more than in the base."},
    {"people_lower_80", ColumnKind::Decimal, "people", "A tenth of the futures differs by less."},
    {"people_upper_80", ColumnKind::Decimal, "people", "A tenth of the futures differs by more."},
    {"fte_difference", ColumnKind::Decimal, "FTE", "Mean over the futures of FTE more than in the base."},
    {"fte_lower_80", ColumnKind::Decimal, "FTE", "A tenth of the futures differs by less."},
    {"fte_upper_80", ColumnKind::Decimal, "FTE", "A tenth of the futures differs by more."},
};
constexpr base::TableSpec kScenarioSpec = {"supply_scenarios", "supply", true,
                                           "What each scenario makes of the base, future by future: both draw the "
                                           "same chances, so the difference is that of the levers.",
                                           kScenarioColumns};

constexpr base::ColumnSpec kLeverColumns[] = {
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"title", ColumnKind::Text, "", "Its name."},
    {"number", ColumnKind::Integer, "", "Number of the lever within the scenario; 0 where it changes nothing."},
    {"lever", ColumnKind::Text, "", "What it changes, at what cost, and how far that is known."},
};
constexpr base::TableSpec kLeverSpec = {"supply_levers", "supply", true,
                                        "The scenarios of the plan and what each of them changes.", kLeverColumns};

void write_difference(base::Table& table, const ScenarioOutcome& base, const ScenarioOutcome& other,
                      const std::vector<std::size_t>& groups, int month) {
  for (const bool fte : {false, true}) {
    const auto values = [&](const Record& record) {
      std::vector<const std::int32_t*> rows;
      for (const std::size_t g : groups) rows.push_back(fte ? record.fte_of(g, month) : record.people_of(g, month));
      return added_up<std::int32_t>(rows, record.futures, fte ? 100 : 1);
    };
    std::vector<double> difference = values(other.record);
    const std::vector<double> start = values(base.record);
    for (std::size_t f = 0; f < difference.size(); ++f) difference[f] -= start[f];
    write_mean_80(table, spread_of(std::move(difference)));
  }
}

}  // namespace

base::Table scenario_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kScenarioSpec);
  for (std::size_t i = 1; i < outcomes.size(); ++i) {
    const ScenarioOutcome& other = outcomes[i];
    const Model& model = other.model;
    for (const int profession : every_and_each(model.axes.professions))
      for (const int years : compared_years(model)) {
        const int month = month_of_year_end(model, years);
        table.integer(date_of(model, month).ordinal()).text(other.scenario);
        table.text(name_in(model.axes.professions, profession)).integer(years);
        write_difference(table, outcomes[0], other, groups_in(model, profession, kEvery), month);
        table.end_row();
      }
  }
  return table;
}

base::Table lever_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kLeverSpec);
  for (const ScenarioOutcome& of : outcomes) {
    if (of.levers.empty()) table.text(of.scenario).text(of.title).integer(0).missing().end_row();
    for (std::size_t i = 0; i < of.levers.size(); ++i)
      table.text(of.scenario).text(of.title).integer(static_cast<std::int64_t>(i) + 1).text(of.levers[i]).end_row();
  }
  return table;
}

const base::TableSpec& scenario_spec() { return kScenarioSpec; }
const base::TableSpec& lever_spec() { return kLeverSpec; }

}  // namespace cadre::supply
