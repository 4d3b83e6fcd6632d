#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "need/inputs.h"
#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "publishing/report_inputs.h"
#include "run/curate_file.h"
#include "run/further_results.h"

namespace cadre::run {

/// What [need] of a plan says: standards and staffing of reference/need with the plan's own over them.
struct PlanNeed {
  need::Inputs inputs;
  std::vector<FileSummary> files;  ///< the plan's own, for ledger and Sources page
};

/// Nothing when the plan has no section [need]. Throws base::InputError with every fault when a table cannot be read or
/// they do not fit together. Settings and functions that [capability] adds may be used; competencies are checked where
/// reference/capability lists them, places where the area has named ones.
std::optional<PlanNeed> read_plan_need(const plan_file::Plan& plan, const std::string& reference_dir);

/// Keeps the tables need, need_lines, need_overlaps and need_sums and pushes the page "Need"; lines that may tell of
/// the same work go to `remarks`. `month`: the plan's, or the latest of its inputs.
void add_need(const plan_file::Plan& plan, const PlanNeed& need, base::Month month, const publishing::Labels& labels,
              base::Diagnostics& remarks, FurtherResults& further);

/// Every row of the tables as an assumption with its value, range, mark and source, for the page Sources.
std::vector<publishing::ReportInputs::Assumption> need_assumptions(const PlanNeed& need);

}  // namespace cadre::run
