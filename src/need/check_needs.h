#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "need/inputs.h"

namespace cadre::need {

/// Codes that lines may use; an empty list checks nothing.
struct KnownCodes {
  std::vector<std::string> settings, functions, competencies, places;
};

/// Whether the tables fit together: every name that one uses is one that another holds, shares of a line add up to 1,
/// no line stands twice. Each fault with its row and remedy; none = they fit.
base::Diagnostics check_inputs(const Inputs& inputs, const KnownCodes& known);

/// The row that holds for a place: its own before the one for all; of several, the last. Null = none.
const Standard* standard_of(const Inputs& inputs, const std::string& id, const std::string& place);
const Staffing* staffing_of(const Inputs& inputs, const std::string& id);
/// People of a segment in a place, or in all places for a line without one; the last row of a place holds.
std::vector<const PopulationRow*> people_of(const Inputs& inputs, const std::string& segment, const std::string& place);
std::vector<const ShareRow*> shares_of(const Inputs& inputs, const std::string& line);

}  // namespace cadre::need
