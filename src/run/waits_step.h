#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/table.h"
#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "publishing/report_inputs.h"
#include "run/curate_file.h"
#include "run/further_results.h"
#include "waits/link.h"
#include "waits/projection.h"
#include "waits/targets.h"

namespace cadre::run {

/// What [waits] of a plan says: its lists as one, and the targets of reference/waits with the plan's own over them.
struct PlanWaits {
  waits::Linked linked;
  std::vector<waits::Target> targets;
  std::vector<FileSummary> files;  ///< lists and the plan's targets, for ledger and Sources page
  base::Diagnostics remarks;       ///< rows left out, labels that differ, balances that do not close
};

/// Nothing when the plan names no lists. Throws base::InputError with every fault when a file cannot be read or a
/// pattern fits none.
std::optional<PlanWaits> read_plan_waits(const plan_file::Plan& plan, const std::string& reference_dir);

/// Capacity of the months to come by scenario and profession: FTE of each month over those of the opening, from
/// supply_outlook_months; null or no row = capacity stays as it is.
std::vector<waits::CapacityPath> capacity_paths(const base::Table* outlook_months);

/// Keeps the tables waits, waits_harm, waits_differences and waits_projection and pushes the page "Waiting lists".
/// `outlook_months`: supply's table of that name among the further results, or null.
void add_waits(const plan_file::Plan& plan, const PlanWaits& waits, const base::Table* outlook_months,
               const publishing::Labels& labels, FurtherResults& further);

/// Every target as an assumption, for the page Sources.
std::vector<publishing::ReportInputs::Assumption> waits_assumptions(const PlanWaits& waits);

}  // namespace cadre::run
