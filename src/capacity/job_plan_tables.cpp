#include <array>
#include <cmath>
#include <string_view>

#include "capacity/hours.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kPlanColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all employers with a job plan."},
    ColumnSpec{"staff", ColumnKind::Integer, "roles", "Allied health roles in post and available."},
    ColumnSpec{"active", ColumnKind::Integer, "roles", "With an active job plan whose time adds up."},
    ColumnSpec{"linked", ColumnKind::Integer, "roles", "Of them linked to output."},
    ColumnSpec{"compared", ColumnKind::Integer, "roles", "Of them with delivery compared to demand."},
    ColumnSpec{"inactive", ColumnKind::Integer, "roles", "With a plan that is not in force."},
    ColumnSpec{"not_adding_up", ColumnKind::Integer, "roles",
               "With a plan that misses the contract by more than 0.25 hours a week; not used."},
    ColumnSpec{"active_share", ColumnKind::Decimal, "%", "Active of staff."},
    ColumnSpec{"linked_share", ColumnKind::Decimal, "%", "Linked of staff."},
    ColumnSpec{"compared_share", ColumnKind::Decimal, "%", "Compared of staff."},
    ColumnSpec{"level", ColumnKind::Integer, "",
               "Level of attainment, 0 to 3 here: a level counts when all below it are met; level 4 is not measured."},
    ColumnSpec{"clinical_hours", ColumnKind::Decimal, "hours a week", "Direct clinical care of the active plans."},
    ColumnSpec{"supporting_hours", ColumnKind::Decimal, "hours a week", "Supporting professional activities."},
    ColumnSpec{"additional_hours", ColumnKind::Decimal, "hours a week", "Additional NHS responsibilities."},
    ColumnSpec{"external_hours", ColumnKind::Decimal, "hours a week", "External duties."},
    ColumnSpec{"clinical_share", ColumnKind::Decimal, "%", "Direct clinical care of the planned time."},
};
constexpr base::TableSpec kPlanSpec = {"capacity_job_plans", "capacity", true,
                                       "Job plans and level of attainment by employer.", kPlanColumns};

constexpr std::array kFaultColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the staff list that the plan was held against."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the job plan file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "First line or sheet row of the plan."},
    ColumnSpec{"fault", ColumnKind::Code, "", "time_does_not_add_up or no_allied_assignment."},
    ColumnSpec{"planned_hours", ColumnKind::Decimal, "hours a week", "Hours of the plan."},
    ColumnSpec{"contracted_hours", ColumnKind::Decimal, "hours a week", "Hours of the contract; missing = no record."},
    ColumnSpec{"remedy", ColumnKind::Text, "", "What to do."},
};
constexpr base::TableSpec kFaultSpec = {"capacity_job_plan_faults", "capacity", true,
                                        "Job plans that are not used, and what to do.", kFaultColumns};

double percent(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : std::nan("");
}

void add_row(base::Table& out, std::int32_t month, std::string_view employer, const EmployerPlans& plans,
             const HoursReference& reference) {
  const JobPlanCounts& counts = plans.counts;
  out.integer(month).text(employer).integer(counts.staff).integer(counts.active).integer(counts.linked);
  out.integer(counts.compared).integer(plans.inactive).integer(plans.not_adding_up);
  for (const std::int64_t part : {counts.active, counts.linked, counts.compared})
    out.decimal(percent(part, counts.staff));
  out.integer(level_of_attainment(counts, reference.attainment));
  for (const std::int64_t part : {plans.clinical, plans.supporting, plans.additional, plans.external})
    out.decimal(hours_of_nano(part));
  out.decimal(percent(plans.clinical, plans.clinical + plans.supporting + plans.additional + plans.external));
  out.end_row();
}

std::string_view remedy_of(std::string_view fault) {
  return fault == "time_does_not_add_up"
             ? "Make the hours of the plan add up to the contract, or correct the contracted hours"
             : "Correct the assignment number, or leave out plans of staff who have left or are no allied health staff";
}

}  // namespace

const base::TableSpec& capacity_job_plans_spec() { return kPlanSpec; }

base::Table capacity_job_plans(const StaffHours& hours, const HoursReference& reference) {
  base::Table out(kPlanSpec);
  std::map<std::int32_t, EmployerPlans> all;
  for (const auto& [key, plans] : hours.plans) {
    EmployerPlans& sum = all[key.first];
    sum.counts += plans.counts;
    sum.not_adding_up += plans.not_adding_up;
    sum.inactive += plans.inactive;
    sum.clinical += plans.clinical;
    sum.supporting += plans.supporting;
    sum.additional += plans.additional;
    sum.external += plans.external;
  }
  for (const auto& [month, sum] : all) {
    add_row(out, month, {}, sum, reference);
    for (const auto& [key, plans] : hours.plans)
      if (key.first == month) add_row(out, month, key.second, plans, reference);
  }
  return out;
}

const base::TableSpec& capacity_job_plan_faults_spec() { return kFaultSpec; }

base::Table capacity_job_plan_faults(const StaffHours& hours) {
  base::Table out(kFaultSpec);
  for (const JobPlanFault& fault : hours.faults) {
    out.integer(fault.month).text(fault.employer).integer(fault.file_id).integer(fault.line).text(fault.fault);
    out.decimal(fault.planned).decimal(fault.contracted).text(remedy_of(fault.fault)).end_row();
  }
  return out;
}

}  // namespace cadre::capacity
