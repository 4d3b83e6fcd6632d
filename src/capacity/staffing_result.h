#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/recruitment_funnel.h"
#include "capacity/staffing_cells.h"
#include "capacity/staffing_peers.h"
#include "capacity/staffing_position.h"
#include "capacity/vacancy_spell.h"

namespace cadre::capacity {

std::span<const base::TableSpec* const> staffing_specs();

/// Every table on staffing; all are without rows when the plan has none of the StaffingFiles.
struct StaffingTables {
  base::Table position{capacity_staffing_position_spec()}, bands{capacity_staffing_bands_spec()},
      recruitment{capacity_recruitment_spec()}, peers{capacity_staffing_peers_spec()};

  std::array<const base::Table*, 4> all() const;  ///< in the order of staffing_specs()
};
StaffingTables compute_staffing(const curation::StaffTable& staff, const std::vector<ReportingEmployer>& reporting,
                                const StaffingFiles& files, const vocabulary::Geography* geography,
                                const std::optional<vocabulary::Area>& area, const CapacityOptions& options);

}  // namespace cadre::capacity
