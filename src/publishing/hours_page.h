#pragma once

#include "base/month.h"
#include "capacity/hours_result.h"
#include "publishing/further_page.h"

namespace cadre::publishing {

/// What the Capacity page says of hours and cost in a month (docs/methods/hours.md). Points into `tables`, which must
/// outlive it. Without staff of that month it has no sentence and no table.
FurtherPage hours_page(const capacity::HoursTables& tables, base::Month month);

}  // namespace cadre::publishing
