#pragma once

#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/reference.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// FTE per 100,000 people of `population`; both in the same area.
double per_100k(double fte, double population);

/// capacity_rates: FTE per 100,000 weighted population by month, profession (empty = all) and area: each place and ICS
/// that has a population, and England when the area of the plan is England. A rate counts the employers loaded: where
/// some of an area's employers are missing, it is too low. Profession rows of an area with staff are complete: 0 where
/// nobody is there.
const base::TableSpec& capacity_rates_spec();
base::Table capacity_rates(const StaffView& view, const std::vector<Denominator>& denominators, bool whole_of_england,
                           const CapacityOptions& options);

}  // namespace cadre::capacity
