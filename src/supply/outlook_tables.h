#pragma once

#include <span>
#include <vector>

#include "base/table.h"
#include "supply/outcome.h"

namespace cadre::supply {

/// What the futures of a plan's scenarios say, as tables. All outcomes share their axes, opening and number of futures;
/// the first is the base. Sums over professions and areas are taken in each future, quantiles after; so quantiles of
/// parts do not add up to those of their sum, means do. Missing = counted together.
struct OutlookTables {
  base::Table outlook;    ///< supply_outlook: people and FTE at year ends by profession, area or level
  base::Table months;     ///< supply_outlook_months: the same month by month, by profession
  base::Table flows;      ///< supply_flows: opening, ways in and out, closing; of each year and from the opening on
  base::Table scenarios;  ///< supply_scenarios: difference from the base in the same futures
  base::Table levers;     ///< supply_levers: title of each scenario and what it changes, a sentence a row
  base::Table routes;     ///< supply_routes: what became of those who asked for a route, and which limit binds
  base::Table limits;     ///< supply_limits: used and available of each limit, and how often it binds
};
OutlookTables outlook_tables(std::span<const ScenarioOutcome> outcomes);
std::vector<const base::TableSpec*> outlook_specs();

base::Table outlook_table(std::span<const ScenarioOutcome> outcomes);
base::Table outlook_months_table(std::span<const ScenarioOutcome> outcomes);
base::Table flow_table(std::span<const ScenarioOutcome> outcomes);
base::Table scenario_table(std::span<const ScenarioOutcome> outcomes);
base::Table lever_table(std::span<const ScenarioOutcome> outcomes);
base::Table route_table(std::span<const ScenarioOutcome> outcomes);
base::Table limit_table(std::span<const ScenarioOutcome> outcomes);

const base::TableSpec& outlook_spec();
const base::TableSpec& outlook_months_spec();
const base::TableSpec& flow_spec();
const base::TableSpec& scenario_spec();
const base::TableSpec& lever_spec();
const base::TableSpec& route_spec();
const base::TableSpec& limit_spec();

}  // namespace cadre::supply
