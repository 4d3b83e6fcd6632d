#pragma once

#include <span>
#include <string>
#include <vector>

#include "publishing/labels.h"
#include "run/further_results.h"
#include "run/supply_step.h"
#include "supply/outcome.h"
#include "supply/warning_signs.h"

namespace cadre::run {

/// What the results of supply are made from; all outlive the call.
struct SupplyOutcomes {
  std::span<const supply::ScenarioOutcome> scenarios;     ///< base first; same axes, opening and futures
  std::span<const supply::RegisterCount> registers = {};  ///< counts of national registers, if any
  std::vector<std::string> notes = {};                    ///< sentences on what is assumed, for below the first table
  std::string reference_dir;                              ///< for the watched professions and the rules
};

/// Keeps the tables of supply and pushes the pages "Supply", "Early warning" and "Placements". Does nothing without
/// scenarios. Throws base::InputError when the rules of early warning cannot be read.
void add_supply_results(const SupplyOutcomes& from, const publishing::Labels& labels, FurtherResults& further);

/// Runs the plan's supply and adds its results: tables, pages, what was learned. Gives the outcomes for matching.
SupplyRun add_supply(const plan_file::Plan& plan, const PlanSupply& supply, supply::OpeningStock stock,
                     const SupplyRecords& records, const SupplyWish& wish, const publishing::Labels& labels,
                     const std::string& reference_dir, base::Progress& progress, base::Diagnostics& remarks,
                     FurtherResults& further);

}  // namespace cadre::run
