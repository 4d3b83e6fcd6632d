#pragma once

#include <span>

#include "base/table_spec.h"

namespace cadre::corrections {

/// What to mend at the source: the active faults of each employer's latest list, worst first (internal).
const base::TableSpec& fix_list_spec();
/// The same by employer and rule (internal).
const base::TableSpec& fix_rules_spec();
/// Faults month by month and employer by employer (internal).
const base::TableSpec& fix_progress_spec();
/// The rows of exceptions.csv and what became of each (internal).
const base::TableSpec& judgements_spec();
/// How often each rule was judged to be wrong (internal).
const base::TableSpec& false_alarms_spec();

std::span<const base::TableSpec* const> correction_tables();

}  // namespace cadre::corrections
