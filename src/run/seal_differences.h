#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "run/seal.h"

namespace cadre::run {

/// What each seal said, what the same figure is now, and why it differs as far as that can be told.
const base::TableSpec& seal_differences_spec();

/// By seal, month, employer and profession (each also empty = all), for every month that a seal holds. `cells` is
/// capacity_cells and `sources` is input_sources of this run; `rules_hash` as in run.json. Cause:
///   none    neither files nor rules nor the figure changed
///   inputs  the files of that employer and month are others; rules and reference tables are the same
///   rules   rules, reference tables or version are others; the files are the same
///   both    both are others: what each did cannot be told apart
///   plan    both are the same and the figure still differs: the plan's settings, overrides or other files did it
/// A sum over employers has the cause `inputs` when any of its employers' files changed.
base::Table seal_differences(const std::vector<Seal>& seals, const base::Table& cells, const base::Table& sources,
                             const std::string& rules_hash);

}  // namespace cadre::run
