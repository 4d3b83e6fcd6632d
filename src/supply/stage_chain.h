#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "supply/inputs.h"

namespace cadre::supply {

/// A stage as the table gives it: its first row says months, attrition and what comes next, each row one limit.
using StageRows = std::vector<const StageInput*>;

/// The stages of a route for a profession, in the order that `next` says. Rows of the plan replace those of
/// reference/supply of the same route; rows that name the profession replace those of the same stage that name none.
/// Faults (a loop, an unknown or a second first stage, rows of a stage that disagree) go to `faults`, and the chain is
/// empty.
std::vector<StageRows> stage_chain(const Inputs& inputs, const std::string& route, const std::string& profession,
                                   base::Diagnostics& faults);

}  // namespace cadre::supply
