#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plan_file/plan.h"

namespace cadre::plan_file {

/// A row of [tolerances] that a run exceeded.
struct BrokenTolerance {
  std::string_view key;
  double limit = 0;
  double measured = 0;
  std::string text() const;  ///< "review_share is 0.31, more than the 0.2 of [tolerances]"
};

/// `measured` holds the run's value for each key of [tolerances] that it could measure. Limits are inclusive: a value
/// equal to its limit is within it. NaN is never within a limit.
std::vector<BrokenTolerance> broken_tolerances(const Tolerances& tolerances,
                                               const std::map<std::string, double>& measured);

/// Keys that the plan limits but that the run did not measure, in the order of the section.
std::vector<std::string_view> unmeasured_tolerances(const Tolerances& tolerances,
                                                    const std::map<std::string, double>& measured);

}  // namespace cadre::plan_file
