#pragma once

#include <set>
#include <string>

#include "publishing/report_inputs.h"
#include "publishing/workbook.h"

namespace cadre::publishing {

/// Employers that have figures in capacity, ascending; "unknown" is none.
std::set<std::string> employers_of(const ReportInputs& inputs);

/// What one employer may be sent of the internal workbook: of every table that says an employer, the rows of this one,
/// without the column; benchmarks are the quartiles of its peers that capacity_staffing_peers holds, and those of the
/// quality scores of the other employers, told of three or more (METHODS 17: one of two can be guessed from the other).
/// No row of another employer and no total of the plan is in it. Small numbers of the employer itself are shown.
Workbook employer_workbook(const ReportInputs& inputs, const std::string& employer);

}  // namespace cadre::publishing
