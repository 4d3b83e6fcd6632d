#pragma once

#include "base/month.h"
#include "base/table.h"
#include "reconciliation/staff_split.h"

namespace cadre::reconciliation {

/// Every figure of `published` (intake::published_spec()) by organisation that has professions of ours beside it,
/// against the records of that organisation: of the same month where there is one, else of `shown` against the latest
/// published month before it (or the first after). An organisation of the file without a row for a group that others
/// have counts nobody there. In FTE the organisations of ours are also added up, with those that the file does not hold
/// under scope, by label and over all labels. Sorted by source, our month, employer, label and measure.
Comparisons compare_staff(const base::Table& published, const StaffSplit& staff,
                          const ReconciliationReference& reference, const Limits& limits, base::Month shown);

}  // namespace cadre::reconciliation
