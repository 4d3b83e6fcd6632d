#pragma once

#include <span>
#include <string_view>

#include "publishing/figures.h"

namespace cadre::publishing {

/// The keys a table of figures can be asked by, in the order of figure names, separated by ;.
struct TableKeys {
  std::string_view table, keys;
};

/// The measures of one subject, and the keys of their tables.
struct MeasureSet {
  std::span<const Measure> measures;
  std::span<const TableKeys> keys;
};

MeasureSet capability_measures();
MeasureSet capacity_measures();
MeasureSet economics_measures();
MeasureSet forecast_measures();
MeasureSet hours_measures();
MeasureSet gap_measures();
MeasureSet need_measures();
MeasureSet profession_measures();
MeasureSet reconciliation_measures();
MeasureSet what_changed_measures();
MeasureSet representation_measures();
MeasureSet staffing_measures();
MeasureSet supply_measures();
MeasureSet waits_measures();

}  // namespace cadre::publishing
