#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"
#include "measures/spc.h"

namespace cadre::measures {

/// One reading of a measure: an outcome, a question of the staff survey, clinical-academic posts, coverage of job
/// plans.
struct Reading {
  std::string measure, service, period;  ///< period as written, "2024-25" or "2025-03"
  std::optional<std::int64_t> n;         ///< people or cases behind the value; unknown = no funnel
  double value = 0;
  std::optional<double> baseline;  ///< what it was before the plan
  Direction direction = Direction::None;
};

/// Reads `measure,service,period,n,value,baseline,direction` (docs/formats/measures.md). Throws base::InputError with
/// every fault; two rows of one measure, service and period are one.
std::vector<Reading> read_measures(std::string text, const std::string& name);

/// Services of one measure and period beside their common share. Only measures whose values are all shares (0..1) with
/// n everywhere have limits: centre = sum of n × value / sum of n.
const base::TableSpec& funnel_spec();
base::Table funnel_table(const std::vector<Reading>& readings);

}  // namespace cadre::measures
