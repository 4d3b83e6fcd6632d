#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/month.h"
#include "capacity/characteristic_people.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// The month that representation is told of, and the one that joiners and leavers are counted from.
struct RepresentationMonths {
  std::int32_t shown = 0;             ///< base::Month ordinal; 0 = nobody is loaded
  std::optional<std::int32_t> since;  ///< the same month a year before, else the earliest within that year
};
/// Of the months whose rows are Inside. `wanted` unknown or without staff = the last month.
RepresentationMonths representation_months(const curation::StaffTable& staff,
                                           const std::vector<vocabulary::Membership>& membership, base::Month wanted);

/// Who came and who went between the two months of a view, at employers that report in both, by a lasting identifier:
/// the national one where both months have it, so that a move between employers is neither; else that of the employer.
/// The same people as capacity_turnover counts (turnover.h).
struct RepresentationFlows {
  std::vector<CharacteristicPerson> before, after;  ///< people who can be followed, each once
  std::vector<CharacteristicPerson> joiners, leavers;
  std::string left_what;  ///< "all" or "employer", as capacity_turnover says it
  std::string refusal;    ///< why there are none; empty when there are
};
RepresentationFlows representation_flows(const StaffView& view, const curation::StaffTable& staff);

}  // namespace cadre::capacity
