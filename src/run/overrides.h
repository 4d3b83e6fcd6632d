#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "curation/staff_table.h"
#include "plan_file/plan.h"

namespace cadre::run {

/// What one [[override]] of the plan changed.
struct OverrideEffect {
  std::string name;
  std::int64_t records = 0;  ///< that its `where` fits and whose value became another
  double fte_before = 0;     ///< FTE of decided, counted records of the latest month before it …
  double fte_after = 0;      ///< … and after it
};

/// Applies the plan's overrides to the staff table, in their order. An override names fields of `staff`; `where` keys
/// are month, employer, place, ics, region, sector, setting, profession, role_level, band, staffing, presence, status;
/// `field` is one of place, sector, setting, profession, role_level, band, staffing, presence, status or fte. Throws
/// base::InputError with the plan's line for another table, an unknown field, or a value the field cannot hold.
std::vector<OverrideEffect> apply_overrides(const plan_file::Plan& plan, curation::StaffTable& staff);

}  // namespace cadre::run
