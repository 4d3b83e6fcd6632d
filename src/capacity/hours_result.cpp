#include "capacity/hours_result.h"

#include "capacity/staff_view.h"

namespace cadre::capacity {

std::span<const base::TableSpec* const> hours_specs() {
  static const std::array kSpecs = {&hours_spec(),
                                    &capacity_clinical_hours_spec(),
                                    &capacity_job_plans_spec(),
                                    &capacity_job_plan_faults_spec(),
                                    &capacity_staff_cost_spec(),
                                    &capacity_learners_spec()};
  return kSpecs;
}

std::array<const base::Table*, 6> HoursTables::all() const {
  return {&hours, &clinical, &job_plans, &job_plan_faults, &cost, &learners};
}

HoursTables compute_hours(const curation::StaffTable& staff, const vocabulary::Geography* geography,
                          const std::optional<vocabulary::Area>& area, const HoursReference& reference,
                          const HoursFiles& files, const CapacityOptions& options) {
  const StaffHours hours = staff_hours(staff, area_membership(staff, geography, area), reference, files, options);
  return {hours_table(hours, reference),   capacity_clinical_hours(hours),        capacity_job_plans(hours, reference),
          capacity_job_plan_faults(hours), capacity_staff_cost(hours, reference), capacity_learners(files.learners)};
}

}  // namespace cadre::capacity
