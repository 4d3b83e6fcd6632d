#pragma once

#include "base/month.h"
#include "capacity/bridge.h"
#include "publishing/labels.h"
#include "run/further_results.h"

namespace cadre::run {

/// Keeps the bridges, the reasons of those who left, the sources of every figure and what became of sealed figures, and
/// says them on the page "What changed". `shown` = the plan's month.
void add_what_changed(capacity::BridgeTables bridges, base::Table leaving, base::Table input_sources,
                      base::Table seal_differences, const publishing::Labels& labels, base::Month shown,
                      FurtherResults& further);

}  // namespace cadre::run
