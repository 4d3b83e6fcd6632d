#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/table.h"
#include "capacity/job_plan.h"

namespace cadre::capacity {

/// The job plan of one assignment, put together from the rows of an export.
struct AssignmentPlan {
  JobPlan plan;
  bool active = true;                  ///< in force: no row of it says otherwise
  bool linked = false;                 ///< linked to output
  bool compared = false;               ///< delivery is compared with demand
  std::int64_t file_id = 0, line = 0;  ///< its first row
  std::string employer;
};

/// Job plans by assignment key, for each month of an export. Rows without a category or hours that can be read stay out
/// of the sums: intake has told of them.
class PlannedTime {
 public:
  PlannedTime() = default;
  /// `job_plans` as intake::job_plans_spec() describes it.
  explicit PlannedTime(const base::Table& job_plans);

  using Plans = std::unordered_map<std::uint64_t, AssignmentPlan>;
  /// Plans in force in a month: of the latest export not later than it. nullptr when there is none.
  const Plans* in_month(std::int32_t month) const;
  bool empty() const { return months_.empty(); }

 private:
  struct Month {
    std::int32_t month = 0;
    Plans plans;
  };
  std::vector<Month> months_;  ///< ascending
};

}  // namespace cadre::capacity
