#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "plan_file/plan.h"
#include "run/run_plan.h"
#include "supply/outcome.h"

namespace cadre::run {

/// What `cadre supply` was asked for beside the plan; empty = as the plan says.
struct SupplyAlone {
  std::string scenario;                 ///< one alone
  std::optional<std::size_t> futures;   ///< 1..100000
  std::optional<std::uint64_t> future;  ///< this one alone, from 1
  std::optional<int> years;             ///< 1..50
  bool every_month = false;             ///< of the CSV; else year ends, and every month of a single future
};

/// Runs the supply of a plan without publishing anything: files that an earlier run curated are not
/// read again. Remarks as run_plan gives them. Throws base::InputError, also when the plan has no [supply].
std::vector<supply::ScenarioOutcome> supply_alone(const plan_file::Plan& plan, const RunOptions& options,
                                                  const SupplyAlone& wish, base::Progress& progress,
                                                  base::Diagnostics& remarks);

/// `scenario,future,month,profession,area,people,fte`: the expected value as future 0, then the futures. Areas and
/// professions by code. Month is the last of each year and the opening, or every month.
std::string futures_csv(const std::vector<supply::ScenarioOutcome>& outcomes, bool every_month);

}  // namespace cadre::run
