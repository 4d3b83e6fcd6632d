#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// What the pages "Supply", "Early warning" and "Placements" are made from: tables of src/supply, which outlive them.
struct SupplyTables {
  const base::Table* outlook = nullptr;          ///< supply_outlook
  const base::Table* months = nullptr;           ///< supply_outlook_months
  const base::Table* flows = nullptr;            ///< supply_flows
  const base::Table* scenarios = nullptr;        ///< supply_scenarios
  const base::Table* levers = nullptr;           ///< supply_levers
  const base::Table* routes = nullptr;           ///< supply_routes
  const base::Table* limits = nullptr;           ///< supply_limits
  const base::Table* warnings = nullptr;         ///< early_warning
  const base::Table* warning_years = nullptr;    ///< early_warning_years
  const base::Table* placements = nullptr;       ///< supply_placements
  const base::Table* placement_teams = nullptr;  ///< supply_placement_teams; nullptr = the plan tells no teams
  std::size_t futures = 0;
  double floor_share = 0;          ///< of the opening stock, for the words of the page
  std::vector<std::string> notes;  ///< what the plan's data leave assumed, in sentences
};

/// The three pages for the internal edition; one without data has no answer. Nothing of them is released.
std::vector<FurtherPage> supply_pages(const SupplyTables& from, const Labels& labels);

FurtherPage supply_page(const SupplyTables& from, const Labels& labels);
FurtherPage warning_page(const SupplyTables& from, const Labels& labels);
FurtherPage placement_page(const SupplyTables& from, const Labels& labels);

}  // namespace cadre::publishing
