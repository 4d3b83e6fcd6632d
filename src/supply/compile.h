#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "supply/inputs.h"
#include "supply/model.h"
#include "supply/opening.h"
#include "supply/scenario.h"

namespace cadre::supply {

struct Compiled {
  Model model;
  base::Diagnostics notes;  ///< rows that fit no staff, and what was assumed
};

/// The model of one scenario: opening stock and inputs as numbers, the scenario's levers laid over them. Axes and
/// columns depend on the stock alone, so that scenarios share their random numbers. The inputs have passed
/// check_inputs; they are read, never copied or changed. `stock` has no unknown age left.
///
/// Throws base::InputError for a row of the plan that names an area without staff and for a lever that changes nothing.
Compiled compile(const Inputs& inputs, const OpeningStock& stock, int months, const Scenario& scenario);

}  // namespace cadre::supply
