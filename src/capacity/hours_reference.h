#pragma once

#include <array>
#include <string>
#include <vector>

#include "capacity/job_plan.h"
#include "capacity/staff_cost.h"
#include "capacity/working_year.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {

/// A share with what it may be: low <= likely <= high.
struct ShareRange {
  double likely = 0, low = 0, high = 0;
};

/// What turns contracted time into clinical time and cost where the plan brings nothing better.
struct HoursReference {
  TimeLost likely;  ///< assumptions.csv
  TimeLost least;   ///< least time lost: the high end of the hours
  TimeLost most;
  std::array<ShareRange, vocabulary::kBandCount> clinical_share;  ///< clinical_shares.csv, by band
  std::vector<AttainmentRule> attainment;                         ///< attainment_levels.csv, by level
  std::vector<PayYear> pay_years;                                 ///< pay_steps.csv (England) and on_costs.csv, by year

  /// Throws base::InputError with file and line when a table cannot be read, a share lies outside [0, 1] or its range,
  /// a band or measure is unknown, or an assumption is missing.
  static HoursReference load(const std::string& reference_dir);
};

}  // namespace cadre::capacity
