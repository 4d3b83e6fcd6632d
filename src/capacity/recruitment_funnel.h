#pragma once

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staffing_cells.h"

namespace cadre::capacity {

/// capacity_recruitment: FTE advertised, offered and started, by month and employer, profession, both, both with band,
/// or none of them. Somebody who starts was offered the post months before, so shares are of sums over the twelve
/// months that end with the month (fewer when fewer are loaded); of employers whose figures count (CountedEmployers).
const base::TableSpec& capacity_recruitment_spec();
base::Table capacity_recruitment(const base::Table* recruitment, const CountedEmployers& employers);

}  // namespace cadre::capacity
