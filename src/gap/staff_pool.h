#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "gap/gap_inputs.h"

namespace cadre::gap {

/// A group of the hours table, as it comes.
struct StaffGroup {
  std::string profession, role_level, setting, place;
  double hours = 0, low = 0, high = 0, fte = 0;
  double cost_per_hour = 0;  ///< NaN = not known
};

/// Groups put together into kinds; which group went where stays known, so that the hours of a future can follow.
class StaffPool {
 public:
  /// Cost of a kind: mean by hours of the groups whose cost is known, else of the level, else of all.
  explicit StaffPool(std::span<const StaffGroup> groups);

  const std::vector<StaffKind>& kinds() const { return kinds_; }
  /// Hours of each kind from hours of each group.
  std::vector<double> hours_of(std::span<const double> group_hours) const;

 private:
  std::vector<StaffKind> kinds_;
  std::vector<std::size_t> kind_of_;  ///< by group
};

}  // namespace cadre::gap
