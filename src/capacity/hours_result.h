#pragma once

#include <optional>
#include <span>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/hours.h"
#include "vocabulary/area.h"

namespace cadre::vocabulary {
class Geography;
}

namespace cadre::capacity {

/// Every table on hours and cost; each is there, without rows where its file is missing.
struct HoursTables {
  base::Table hours, clinical, job_plans, job_plan_faults, cost, learners;
};
std::span<const base::TableSpec* const> hours_specs();

/// From contracted to clinical hours, and what they cost. Pure: the same inputs give the same tables whatever the order
/// of rows. `area` nothing: every record counts.
HoursTables compute_hours(const curation::StaffTable& staff, const vocabulary::Geography* geography,
                          const std::optional<vocabulary::Area>& area, const HoursReference& reference,
                          const HoursFiles& files, const CapacityOptions& options);

}  // namespace cadre::capacity
