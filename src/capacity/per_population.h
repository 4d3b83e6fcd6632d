#pragma once

#include <optional>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/reference.h"
#include "capacity/staff_view.h"
#include "vocabulary/area.h"

namespace cadre::vocabulary {
class Geography;
}

namespace cadre::capacity {

/// FTE per 100,000 people of `population`; both in the same area.
double per_100k(double fte, double population);

/// The populations whose whole area lies in the plan's area: staff of a part of an ICS must not stand against all its
/// people. None when the area is one organisation, which never is all that serves a place. Without a geography all
/// stay.
std::vector<Denominator> denominators_of_area(const std::vector<Denominator>& denominators,
                                              const vocabulary::Geography* geography,
                                              const std::optional<vocabulary::Area>& area);

/// capacity_rates: FTE per 100,000 weighted population by month, profession (empty = all) and area: each place and ICS
/// of `denominators` that has staff, and England. A rate counts the employers loaded: where some of an area's employers
/// are missing, it is too low. Profession rows of an area with staff are complete: 0 where nobody is there.
const base::TableSpec& capacity_rates_spec();
base::Table capacity_rates(const StaffView& view, const std::vector<Denominator>& denominators,
                           const CapacityOptions& options);

}  // namespace cadre::capacity
