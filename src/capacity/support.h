#pragma once

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// capacity_support_mix: support workers and assistant practitioners beside registered staff (registered, enhanced,
/// advanced, consultant), by month, place (empty = all) and profession (empty = all). The four FTE columns sum to the
/// FTE of the cell; the share is of the staff whose level is known.
const base::TableSpec& capacity_support_mix_spec();
base::Table capacity_support_mix(const StaffView& view);

}  // namespace cadre::capacity
