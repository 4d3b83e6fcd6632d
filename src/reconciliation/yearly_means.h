#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "reconciliation/comparison.h"

namespace cadre::reconciliation {

/// A record of primary care under the staff group that its file writes.
struct GroupRecord {
  std::int32_t month = 0;  ///< base::Month ordinal
  std::string employer;    ///< code of the network
  std::string staff_group;
  double fte = 0;       ///< NaN counts as 0
  bool merged = false;  ///< repeats another row
};

/// The yearly series of primary care networks gives, by network and staff group, the mean FTE of a record, and calls
/// the twelve months to March YEAR by YEAR. Ours is the mean of the records of the calendar year as curated; the part
/// `date` is the step to the twelve months to March, `duplicates` that to all rows with those that curation merged.
/// Years whose March is not among the records are left out. `published` is intake::published_spec().
Comparisons compare_yearly_means(const base::Table& published, const std::vector<GroupRecord>& records,
                                 const Limits& limits);

}  // namespace cadre::reconciliation
