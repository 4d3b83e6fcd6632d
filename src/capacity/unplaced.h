#pragma once

#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::vocabulary {
class Geography;
}

namespace cadre::capacity {

/// capacity_unplaced: allied health records that nothing in the file places: those that may or may not lie in the area
/// of the plan (not counted elsewhere), and those inside it whose place is not known (counted, under place "unknown").
/// By month, employer and profession; where the plan states an apportionment for the employer, one row per share more,
/// with rule, place or ICS and the FTE it gives. The true share lies between none and all of the employer's FTE
/// (METHODS 2).
const base::TableSpec& capacity_unplaced_spec();
base::Table capacity_unplaced(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                              const vocabulary::Geography* geography);

}  // namespace cadre::capacity
