#pragma once

#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/reference.h"

namespace cadre::capacity {

/// capacity_conflicts: published figures that name the same thing (topic, profession, geography, period, measure) and
/// differ, one row per pair of sources, both shown and neither picked. `hint` says when one of the two equals the other
/// source's figure of another measure, as where a table labelled headcount holds whole-time equivalents.
const base::TableSpec& capacity_conflicts_spec();
base::Table capacity_conflicts(const std::vector<PublishedFigure>& figures);

}  // namespace cadre::capacity
