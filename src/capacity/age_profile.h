#pragma once

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// capacity_age_profile: people and FTE by month, profession (empty = all) and age band. Months without any age are
/// left out: an age that no file gives is not a band.
const base::TableSpec& capacity_age_profile_spec();
base::Table capacity_age_profile(const StaffView& view);

/// capacity_past_55: people of known age, those of `past_age` and over, and their share, by month and profession.
const base::TableSpec& capacity_past_55_spec();
base::Table capacity_past_55(const StaffView& view, int past_age);

}  // namespace cadre::capacity
