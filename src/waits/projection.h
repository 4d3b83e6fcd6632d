#pragma once

#include <string>
#include <vector>

#include "base/month.h"
#include "waits/assess.h"

namespace cadre::waits {

/// Capacity of the months to come as a share of today's, from supply: the middle of its futures and a range.
struct CapacityPath {
  std::string scenario;
  std::string profession;                ///< "" = for every list
  std::vector<double> ratio, low, high;  ///< of each month from the list's on; the last goes on. Never empty
};

/// A list at a month's end under a path. `queue_low` goes with the higher capacity.
struct ProjectedMonth {
  base::Month month;
  double capacity = 0;  ///< people a week in that month
  double queue = 0, queue_low = 0, queue_high = 0;
  double load = 0;
  double gap_wte = 0;  ///< staff lacking for relief: (relief - capacity) / contacts of a WTE; negative = to spare
};

/// Week by week: queue + demand - capacity x ratio of the month, never below nothing. Demand stays as it is. Needs
/// queue, demand and capacity; nothing otherwise. `months` >= 1.
std::vector<ProjectedMonth> project(const Assessment& list, const CapacityPath& path, int months);

}  // namespace cadre::waits
