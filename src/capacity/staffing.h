#pragma once

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// capacity_staffing: substantive staff beside bank, agency, honorary staff and learners, by month, profession (empty =
/// all), employer (empty = all; never both) and footing. `in_post` says which footings the other tables count; the
/// share is of the FTE of all footings but learners and honorary staff (METHODS 20: 90 + 6 + 4 = 100, agency 4.0%).
const base::TableSpec& capacity_staffing_spec();
base::Table capacity_staffing(const StaffView& view, const CapacityOptions& options);

}  // namespace cadre::capacity
