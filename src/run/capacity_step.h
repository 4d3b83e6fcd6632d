#pragma once

#include <string>
#include <vector>

#include "capacity/bridge.h"
#include "capacity/capacity.h"
#include "capacity/hours_result.h"
#include "capacity/representation.h"
#include "capacity/staffing_result.h"
#include "curation/context.h"
#include "plan_file/plan.h"
#include "run/load_staff.h"
#include "run/opening_stock.h"
#include "run/overrides.h"
#include "run/people_across_files.h"
#include "run/table_files_step.h"

namespace cadre::run {

/// The area that a plan is for. Throws base::InputError naming the nearest remedy for a code that is none.
vocabulary::Area plan_area(const plan_file::Plan& plan, const vocabulary::Geography& geography);

/// The curated records with what comparing files put under review and the plan's overrides applied.
struct CountableStaff {
  curation::StaffTable staff;
  vocabulary::Area area;
  std::vector<vocabulary::Membership> membership;  ///< of each row
  AppliedOverrides overrides;                      ///< in the order of the plan
};
CountableStaff countable_staff(const plan_file::Plan& plan, const curation::CurationContext& context,
                               const std::vector<NumberedPartition>& partitions, const AcrossFiles& across,
                               int threads);

/// From whom the plan's supply starts; call before other records join the staff.
supply::OpeningStock plan_opening_stock(const plan_file::Plan& plan, const CountableStaff& from);

/// Loads the curated records, marks those that comparing files put under review, applies the plan's overrides, counts.
/// `others` gives job plans, learners and the files on staffing where the plan has them.
struct CountedStaff {
  capacity::CapacityResult capacity;
  capacity::HoursTables hours;  ///< from contracted to clinical hours, and their cost
  AppliedOverrides overrides;   ///< in the order of the plan
  capacity::RepresentationTables representation;
  capacity::StaffingTables staffing;  ///< in post, funded, vacant, bank and agency, absence, recruitment
  capacity::BridgeTables bridges;     ///< why it changed from month to month
  base::Table leaving;                ///< capacity_leaving: reasons, destinations and origins of the reports
  base::Table kinds;                  ///< packs::pack_table() of the records counted
  supply::OpeningStock opening;       ///< empty when the plan has no [supply]
};
CountedStaff capacity_of(const plan_file::Plan& plan, const curation::CurationContext& context,
                         const std::string& reference_dir, const std::vector<NumberedPartition>& partitions,
                         const AcrossFiles& across, const TableFiles& others, int threads);

}  // namespace cadre::run
