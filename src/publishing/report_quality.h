#pragma once

#include "publishing/report_inputs.h"
#include "publishing/report_tables.h"

namespace cadre::publishing {

/// `quality` and `sources` of the report. In the released edition counts are to the nearest 5, faults of fewer than
/// five rows are left out, and no FTE stands beside them.
Json quality_json(const ReportInputs& inputs, bool released);
Json sources_json(const ReportInputs& inputs, bool released);
Json assumptions_json(const ReportInputs& inputs);
/// Conflicts between sources, breaks of series, why there is no turnover.
Json capacity_notes_json(const ReportInputs& inputs, bool released);
/// Allied rows by input file, for the lineage of figures.
Json counts_by_file_json(const ReportInputs& inputs, bool released);

}  // namespace cadre::publishing
