#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/hours.h"
#include "capacity/learners.h"
#include "vocabulary/area.h"

namespace cadre::vocabulary {
class Geography;
}

namespace cadre::capacity {

std::span<const base::TableSpec* const> hours_specs();

/// Every table on hours and cost; each is there, without rows where its file is missing.
struct HoursTables {
  base::Table hours{hours_spec()}, clinical{capacity_clinical_hours_spec()}, job_plans{capacity_job_plans_spec()},
      job_plan_faults{capacity_job_plan_faults_spec()}, cost{capacity_staff_cost_spec()},
      learners{capacity_learners_spec()};

  std::array<const base::Table*, 6> all() const;  ///< in the order of hours_specs()
};

/// From contracted to clinical hours, and what they cost. Pure: the same inputs give the same tables whatever the order
/// of rows. `area` nothing: every record counts.
HoursTables compute_hours(const curation::StaffTable& staff, const vocabulary::Geography* geography,
                          const std::optional<vocabulary::Area>& area, const HoursReference& reference,
                          const HoursFiles& files, const CapacityOptions& options);

}  // namespace cadre::capacity
