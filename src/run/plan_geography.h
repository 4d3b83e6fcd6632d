#pragma once

#include "plan_file/plan.h"
#include "vocabulary/geography.h"

namespace cadre::run {

/// Reads the plan's own organisations, locations, cost centres and apportionments (docs/formats/plan-maps.md). Throws
/// base::InputError with file, line and column for what it cannot read.
vocabulary::PlanGeography read_plan_geography(const plan_file::Plan& plan);

}  // namespace cadre::run
