#pragma once

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staffing_cells.h"

namespace cadre::capacity {

/// capacity_leaving: why contracts ended, where their holders went, and where those came from whose contracts began
/// (docs/methods/what-changed.md), from the employers' own starters and leavers reports
/// (intake::starters_leavers_spec). Sums over the twelve months that end with the month (fewer when fewer are
/// reported), by employer, profession or none of them; of employers whose figures count, and of allied health contracts
/// only. Shares are of the contracts of the same event and keys, those whose report does not say among them (code
/// not_said). A report counts contracts, the bridge people of the lists: the two need not agree.
const base::TableSpec& capacity_leaving_spec();
base::Table capacity_leaving(const base::Table* reports, const CountedEmployers& employers);

}  // namespace cadre::capacity
