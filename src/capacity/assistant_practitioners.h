#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/reference.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::capacity {

/// Assistant practitioners of one geography or month, and those of them who work in mental health.
struct AssistantShare {
  std::int64_t total = 0, mental_health = 0;

  std::optional<double> share() const;  ///< fraction in [0, 1]; nothing when there are none
  /// How many more in mental health it takes to reach the share of `other` with the total unchanged; negative when
  /// already above. METHODS 20: 1709 x 1029/7900 - 162 = 60.6.
  std::optional<double> gap_to(const AssistantShare& other) const;
  /// `whole` without this part: the fair comparison when the whole contains the part (METHODS 20: 77.3).
  AssistantShare rest_of(const AssistantShare& whole) const;
};

/// capacity_assistant_practitioners: published counts of each geography, then the plan's own of each month. Counted
/// across staff groups, nursing included, by role level; people when known, else roles (METHODS 20). The last row of
/// the published counts that nothing contains is the whole the others are compared with.
const base::TableSpec& capacity_assistant_practitioners_spec();
base::Table capacity_assistant_practitioners(const curation::StaffTable& staff,
                                             const std::vector<vocabulary::Membership>& membership,
                                             const std::vector<AssistantCount>& published);

}  // namespace cadre::capacity
