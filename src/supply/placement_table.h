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

/// supply_placement_teams: weeks by team and profession, for limits whose weeks the plan tells by team. `placements` is
/// the table of the same outcomes. Learners are not yet with a team when they ask, so what is needed is shared as the
/// teams' offers are (assumed): what each team would have to offer for nobody to be turned away.
base::Table placement_team_table(std::span<const ScenarioOutcome> outcomes, const base::Table& placements);
const base::TableSpec& placement_team_spec();

}  // namespace cadre::supply
