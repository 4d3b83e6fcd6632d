#pragma once

#include <span>
#include <string>
#include <vector>

#include "publishing/labels.h"
#include "run/further_results.h"
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

}  // namespace cadre::run
