#pragma once

#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/reference.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// capacity_professions: one row per month and profession with everything the Overview says of it; small and vulnerable
/// professions marked. Named professions without staff are listed with 0: an absent profession is a finding.
const base::TableSpec& capacity_professions_spec();
base::Table capacity_professions(const StaffView& view, const std::vector<ProfessionFact>& facts,
                                 const CapacityOptions& options);

}  // namespace cadre::capacity
