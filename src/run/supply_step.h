#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "plan_file/plan.h"
#include "publishing/report_inputs.h"
#include "run/curate_file.h"
#include "supply/inputs.h"
#include "supply/opening.h"
#include "supply/outcome.h"

namespace cadre::run {

/// What [supply] of a plan says: the tables of reference/supply with the plan's own over them.
struct PlanSupply {
  supply::Inputs inputs;
  std::vector<FileSummary> files;  ///< the plan's own, for ledger and Sources page
  int years = 0;
  std::size_t futures = 0;
};

/// Nothing when the plan has no section [supply]. Throws base::InputError with every fault when a table cannot be read
/// or they do not fit together.
std::optional<PlanSupply> read_plan_supply(const plan_file::Plan& plan, const std::string& reference_dir);

/// What may differ from the plan; the defaults change nothing.
struct SupplyWish {
  std::uint64_t seed = 1;
  int threads = 0;
  std::string scenario;  ///< this one alone; empty = base and all of the table
  std::uint64_t first_future = 1;
};

/// From the opening stock to the futures of each scenario, the base first. What was assumed of staff and rows that fit
/// nobody goes to `notes`, each once. Throws base::UsageError for a scenario that is none, base::InputError for a lever
/// that changes nothing.
std::vector<supply::ScenarioOutcome> run_supply(const PlanSupply& supply, supply::OpeningStock stock,
                                                const SupplyWish& wish, base::Progress& progress,
                                                base::Diagnostics& notes);

/// Every row of the tables as an assumption with its value, range, mark and source, for the page Sources. Rows of
/// reference/supply for routes and stages that the plan replaces are left out.
std::vector<publishing::ReportInputs::Assumption> supply_assumptions(const PlanSupply& supply);

}  // namespace cadre::run
