#pragma once

#include "base/month.h"
#include "capacity/staffing_result.h"
#include "publishing/labels.h"
#include "run/further_results.h"

namespace cadre::run {

/// Keeps the tables on staffing and says them on the page "Staffing". `shown` = the plan's month.
void add_staffing(capacity::StaffingTables tables, const publishing::Labels& labels, base::Month shown,
                  FurtherResults& further);

}  // namespace cadre::run
