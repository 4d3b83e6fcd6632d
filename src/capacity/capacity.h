#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/options.h"
#include "capacity/reference.h"
#include "capacity/staff_view.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::vocabulary {
class Geography;
}

namespace cadre::capacity {

/// What capacity reads beside the staff table.
struct CapacityInputs {
  CapacityReference reference;
  const vocabulary::Geography* geography = nullptr;  ///< null: no area is cut out and nothing is apportioned
  std::optional<vocabulary::Area> area;              ///< nothing: every record counts
  /// Every employer that sent a record of anybody, with its month, when the staff table holds allied records only
  /// (trend.h: coverage). Empty: taken from the staff table.
  std::vector<ReportingEmployer> reporting;
};

struct CapacityResult {
  std::vector<base::Table> tables;             ///< in the order of capacity_tables()
  std::vector<std::string> matched_employers;  ///< codes of those that report in every month of the panel (trend.h)

  /// Throws std::out_of_range for a name that is not in capacity_tables().
  const base::Table& table(std::string_view name) const;
};

/// Every table this stage makes, capacity_notes (sentences the reader must see) last.
std::span<const base::TableSpec* const> capacity_tables();

/// Who we have, where, for how many hours. Pure: the same inputs give the same tables whatever the threads and the
/// order of rows. Merged and rejected records count nowhere.
CapacityResult compute_capacity(const curation::StaffTable& staff, const CapacityInputs& inputs,
                                const CapacityOptions& options);

}  // namespace cadre::capacity
