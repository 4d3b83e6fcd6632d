#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/table.h"
#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "run/further_results.h"
#include "run/load_staff.h"
#include "run/prepared_plan.h"
#include "run/table_files_step.h"

namespace cadre::run {

/// What a reconciliation of the plan's records with its published files is made from.
struct ReconciliationSources {
  const plan_file::Plan* plan;
  const PreparedPlan* prepared;
  std::string reference_dir;
  const std::vector<NumberedPartition>* partitions;  ///< of the staff files, in their order
  const TableFiles* others;
  const base::Table* cells;  ///< capacity_cells
  const publishing::Labels* labels;
};

/// Compares the published figures of the plan with its records and with each other, and hands tables and page over to
/// the outputs. Returns what it measured for [tolerances]: fte_difference and headcount_difference, where a figure
/// could be compared. Nothing when the plan has no published file.
std::map<std::string, double> add_reconciliation(const ReconciliationSources& sources, int threads,
                                                 FurtherResults& further);

}  // namespace cadre::run
