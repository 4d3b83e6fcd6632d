#pragma once

#include <vector>

#include "capacity/staff_view.h"
#include "run/load_staff.h"

namespace cadre::run {

/// Every employer with a record of anybody, month by month, with where those records were placed; sorted. Capacity
/// needs it beside the allied records: coverage is about who sends a file, not about whom it employs.
std::vector<capacity::ReportingEmployer> load_reporting_employers(const std::vector<NumberedPartition>& partitions,
                                                                  int threads);

}  // namespace cadre::run
