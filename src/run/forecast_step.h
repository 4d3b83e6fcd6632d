#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "forecast/series_file.h"
#include "plan_file/plan.h"
#include "run/curate_file.h"
#include "run/further_results.h"

namespace cadre::run {

/// What [forecast] of a plan names, read.
struct PlanSeries {
  forecast::SeriesFile file;
  std::vector<forecast::Break> breaks;
  std::vector<forecast::Parentage> hierarchy;
  FileSummary summary;      ///< of the file of series, for ledger and Sources page
  base::Diagnostics notes;  ///< series left out, and steps that look like undeclared breaks
};

/// Nothing when the plan names no series. Throws base::InputError when a file cannot be used or `metrics` names none of
/// its series.
std::optional<PlanSeries> read_plan_series(const plan_file::Plan& plan);

/// Forecasts the plan's series from their last month, scores such forecasts on the past, and hands tables and the page
/// "Supply" over to the outputs. `seed`: of the paths that are made to add up.
void add_forecast(PlanSeries& series, const plan_file::Plan& plan, std::uint64_t seed, base::Progress& progress,
                  FurtherResults& further);

}  // namespace cadre::run
