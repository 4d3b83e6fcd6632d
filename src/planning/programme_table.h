#pragma once

#include <string>

#include "base/table.h"
#include "planning/programme.h"

namespace cadre::planning {

/// A row for each task with dates, network, planned against actual and slip from its baseline.
const base::TableSpec& programme_spec();
base::Table programme_table(const ProgrammePlan& plan, const Schedule& schedule);

/// "1-4-7-9".
std::string critical_path_text(const ProgrammePlan& plan, const Schedule& schedule);
/// summary.json of `cadre programme`.
std::string programme_summary(const ProgrammePlan& plan, const Schedule& schedule, bool bank_holidays);

}  // namespace cadre::planning
