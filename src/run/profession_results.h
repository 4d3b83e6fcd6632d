#pragma once

#include "base/month.h"
#include "capacity/capacity.h"
#include "publishing/labels.h"
#include "run/further_results.h"

namespace cadre::run {

/// Compares the shares of each profession with those of all and says it on the page "Profession". `position` =
/// capacity_staffing_position, with or without rows; `shown` = the plan's month.
void add_professions(const capacity::CapacityResult& capacity, const base::Table& position,
                     const publishing::Labels& labels, base::Month shown, FurtherResults& further);

}  // namespace cadre::run
