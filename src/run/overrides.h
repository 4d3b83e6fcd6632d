#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "curation/staff_table.h"
#include "plan_file/plan.h"
#include "vocabulary/area.h"

namespace cadre::run {

/// What one [[override]] of the plan changed.
struct OverrideEffect {
  std::string name;
  std::int64_t records = 0;  ///< that its `where` fits and whose value became another
  double fte_before = 0;     ///< FTE of decided, counted records of the area in the month shown before it …
  double fte_after = 0;      ///< … and after it
};

struct AppliedOverrides {
  std::vector<OverrideEffect> effects;  ///< in the order of the plan
  base::Table changes;                  ///< overridden_spec(), in the order of the plan, then of the staff table
};

/// One row for each record that an override changed: what stood there and what stands there now.
const base::TableSpec& overridden_spec();

/// Applies the plan's overrides to the staff table, in their order; `membership` says which of its rows lie in the
/// area. An override names fields of `staff`; `where` keys
/// are month, employer, place, ics, region, sector, setting, profession, role_level, band, staffing, presence, status;
/// `field` is one of place, sector, setting, profession, role_level, band, staffing, presence, status or fte. Throws
/// base::InputError with the plan's line for another table, an unknown field, or a value the field cannot hold.
AppliedOverrides apply_overrides(const plan_file::Plan& plan, const std::vector<vocabulary::Membership>& membership,
                                 curation::StaffTable& staff);

}  // namespace cadre::run
