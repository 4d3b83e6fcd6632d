#pragma once

#include <string>
#include <vector>

#include "capacity/capacity.h"
#include "plan_file/plan.h"
#include "publishing/report_inputs.h"
#include "run/capacity_step.h"
#include "run/curate_file.h"
#include "run/overrides.h"
#include "run/prepared_plan.h"

namespace cadre::run {

/// What a report is made from, besides the clock of the computer.
struct ReportSources {
  const plan_file::Plan* plan;
  const PreparedPlan* prepared;
  const std::vector<FileSummary>* files;
  const capacity::CapacityResult* capacity;
  const base::Table *ledger, *rules;
  const AppliedOverrides* overrides;
  std::string reference_dir, version, database;  ///< database: the workforce.duckdb just written
};

/// Labels of the reference tables and of the plan's own organisations.
publishing::Labels plan_labels(const std::string& reference_dir, const vocabulary::Geography& geography);

/// Gathers scores, faults, rejects, inputs, reference tables, assumptions and evidence. The tables it points to must
/// outlive the result.
publishing::ReportInputs report_inputs(const ReportSources& sources);

}  // namespace cadre::run
