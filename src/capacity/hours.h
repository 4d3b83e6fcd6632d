#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/hours_reference.h"
#include "capacity/options.h"
#include "capacity/planned_time.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::capacity {

/// What the plan's other files add to the hours; each may be absent.
struct HoursFiles {
  const base::Table* job_plans = nullptr;  ///< intake::job_plans_spec()
  const base::Table* learners = nullptr;   ///< intake::learners_spec()
};

/// Hours a week in whole thousand-millionths, so that no order of rows leaves a trace; one FTE is 37.5e9.
struct HoursSum {
  std::int64_t contracted = 0, leave = 0, study = 0, sickness = 0, learning = 0, other = 0, clinical = 0;
  std::int64_t clinical_low = 0, clinical_high = 0;  ///< clinical with the assumptions at their worst and best
  std::int64_t planned = 0;                          ///< contracted hours whose clinical share a job plan gives

  HoursSum& operator+=(const HoursSum& o);
  std::int64_t available() const { return learning + other + clinical; }
};
constexpr double hours_of_nano(std::int64_t nano) { return static_cast<double>(nano) / 1e9; }

/// Staff of one month who are alike: enum values of vocabulary/codes.h, and texts.
struct HoursGroup {
  std::int32_t month = 0;
  std::uint8_t profession = 0, role_level = 0, band = 0, setting = 0;
  std::string employer, place;
  HoursSum sum;
};

/// A job plan that is not used, and why.
struct JobPlanFault {
  std::int32_t month = 0;
  std::string employer, fault;  ///< "time_does_not_add_up", "no_allied_assignment"
  std::int64_t file_id = 0, line = 0;
  double planned = 0, contracted = 0;  ///< hours a week; contracted NaN when there is no assignment
};

/// Job plans of one employer in a month, and the hours of those that are used.
struct EmployerPlans {
  JobPlanCounts counts;
  std::int64_t not_adding_up = 0, inactive = 0;
  std::int64_t clinical = 0, supporting = 0, additional = 0, external = 0;  ///< nano-hours a week
};

/// Contracted, available and clinical hours of staff in post who are available (docs/methods/hours.md).
struct StaffHours {
  std::vector<HoursGroup> groups;  ///< by month, codes and texts; of records that the figures count
  std::map<std::pair<std::int32_t, std::string>, EmployerPlans> plans;  ///< of employers with any plan, by month
  std::vector<JobPlanFault> faults;  ///< of the latest month of staff, by file and line
};
StaffHours staff_hours(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                       const HoursReference& reference, const HoursFiles& files, const CapacityOptions& options);

/// hours: the table that matching works on (DESIGN, tables between stages): scenario "base", future 0.
const base::TableSpec& hours_spec();
base::Table hours_table(const StaffHours& hours, const HoursReference& reference);
/// capacity_clinical_hours: where contracted time goes, by month and profession, employer or neither.
const base::TableSpec& capacity_clinical_hours_spec();
base::Table capacity_clinical_hours(const StaffHours& hours);
/// capacity_job_plans: level of attainment and planned hours by employer.
const base::TableSpec& capacity_job_plans_spec();
base::Table capacity_job_plans(const StaffHours& hours, const HoursReference& reference);
/// capacity_job_plan_faults: job plans that are not used, with file, line and remedy.
const base::TableSpec& capacity_job_plan_faults_spec();
base::Table capacity_job_plan_faults(const StaffHours& hours);
/// capacity_staff_cost: pay and on-costs by month, profession and band, and the cost of a clinical hour.
const base::TableSpec& capacity_staff_cost_spec();
base::Table capacity_staff_cost(const StaffHours& hours, const HoursReference& reference);

}  // namespace cadre::capacity
