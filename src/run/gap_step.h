#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "base/progress.h"
#include "base/table.h"
#include "capability/capability_model.h"
#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "run/further_results.h"
#include "supply/outcome.h"

namespace cadre::run {

/// What the gap is made from.
struct GapSourceTables {
  const base::Table* hours = nullptr;                              ///< capacity's, future 0
  const base::Table* need = nullptr;                               ///< need
  const std::vector<supply::ScenarioOutcome>* outcomes = nullptr;  ///< of supply, the base first; may be null
};

/// Matches hours to need for the plan's month and, where supply was run, each year as far as need goes; keeps the
/// tables of src/gap and pushes the page "Gap". Ranges come from the base's futures, at the plan's month and the last
/// one.
void add_gap(const plan_file::Plan& plan, base::Month month, const GapSourceTables& from,
             const capability::CapabilityModel& able, std::uint64_t seed, const publishing::Labels& labels,
             base::Progress& progress, base::Diagnostics& remarks, FurtherResults& further);

}  // namespace cadre::run
