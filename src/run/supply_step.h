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
#include "run/supply_learning.h"
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

struct SupplyRun {
  std::vector<supply::ScenarioOutcome> outcomes;  ///< the base first
  SupplyLearned learned;                          ///< laid over every scenario
};
/// From the opening stock to the futures of each scenario; what `records` tell stands in place of what is assumed.
/// Futures that a scenario cannot reach are those of the base. What was assumed of staff, rows that fit nobody and what
/// was learned goes to `notes`, each once. Throws base::UsageError for a scenario that is none, base::InputError for a
/// lever that changes nothing and for a history that cannot be followed.
SupplyRun run_supply(const plan_file::Plan& plan, const PlanSupply& supply, supply::OpeningStock stock,
                     const SupplyRecords& records, const SupplyWish& wish, base::Progress& progress,
                     base::Diagnostics& notes);

/// Every row of the tables as an assumption with its value, range, mark and source, for the page Sources. Rows of
/// reference/supply for routes and stages that the plan replaces are left out.
std::vector<publishing::ReportInputs::Assumption> supply_assumptions(const PlanSupply& supply);

}  // namespace cadre::run
