#pragma once

#include <span>

#include "base/table.h"
#include "supply/outcome.h"

namespace cadre::supply {

/// supply_placements: weeks of practice placement needed, offered and used, by limit, profession and year. Limits are
/// those whose unit begins with "week". Needed is what everybody who asks for a route, and who is in training at the
/// opening, would use if nobody were turned away, less the attrition of each stage on the way. A limit that routes of
/// several professions share has what it offers in its row of all professions only.
base::Table placement_table(std::span<const ScenarioOutcome> outcomes);
const base::TableSpec& placement_spec();

}  // namespace cadre::supply
