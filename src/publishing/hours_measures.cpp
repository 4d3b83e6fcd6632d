#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kStaff = "Staff lists of the plan; job plans where there are any";
constexpr std::string_view kTime = "standard_week;leave_days;public_holidays;study_days;sickness_share;clinical_share";
constexpr std::string_view kPay = "standard_week;pay_step;on_costs";
constexpr std::string_view kMean = "A mean over the year: no single week looks like it.";

constexpr std::array kMeasures = {
    Measure{"capacity_clinical_hours", "fte", "capacity_clinical_hours", "fte", "FTE", "FTE", 1,
            "FTE of staff in post who are available.", "sum of contracted FTE", kStaff, "", "standard_week"},
    Measure{"capacity_clinical_hours", "contracted_hours", "capacity_clinical_hours", "contracted_hours",
            "Contracted hours", "hours a week", 0, "Contracted hours of staff in post who are available.", "FTE x 37.5",
            kStaff, "", "standard_week"},
    Measure{"capacity_clinical_hours", "clinical_hours", "capacity_clinical_hours", "clinical_hours", "Clinical hours",
            "hours a week", 0, "Hours of direct clinical care: contacts with their administration and travel.",
            "(contracted - leave - study - sickness - supernumerary time) x clinical share", kStaff, kMean, kTime},
    Measure{"capacity_clinical_hours", "clinical_share", "capacity_clinical_hours", "clinical_share", "Clinical share",
            "%", 1, "Clinical hours of contracted hours.", "100 x clinical / contracted hours", kStaff, kMean, kTime},
    Measure{"capacity_clinical_hours", "planned_share", "capacity_clinical_hours", "planned_share", "From job plans",
            "%", 1, "Contracted hours whose clinical share a job plan says.",
            "100 x contracted hours with a job plan that is used / contracted hours", kStaff, "", ""},
    Measure{"capacity_staff_cost", "cost", "capacity_staff_cost", "cost", "Cost", "pounds a year", 0,
            "Pay and on-costs of staff in post who are available, whoever pays.", "sum of FTE x pay x (1 + on-cost)",
            kStaff, "Without high cost area supplements, overtime and enhancements.", kPay},
    Measure{"capacity_staff_cost", "cost_per_clinical_hour", "capacity_staff_cost", "cost_per_clinical_hour",
            "Cost of a clinical hour", "pounds", 2, "Cost over the clinical hours of the same staff.",
            "cost / (52 x clinical hours a week)", kStaff, "", "pay_step;on_costs;clinical_share;sickness_share"},
    Measure{"capacity_job_plans", "active_share", "capacity_job_plans", "active_share", "Active job plans", "%", 1,
            "Roles in post and available with an active job plan whose time adds up.",
            "100 x roles with an active plan / roles", "Job plans and staff lists of the plan", "", ""},
    Measure{"capacity_job_plans", "level", "capacity_job_plans", "level", "Level of attainment", "of 4", 0,
            "Level of attainment in e-job planning; a level counts when all below it are met.",
            "highest n whose shares and those of levels 1 to n-1 are reached", "Job plans and staff lists of the plan",
            "Software and policy, which level 1 also asks for, are not read. Level 4 is not measured.",
            "attainment_levels"},
};

constexpr std::array kKeys = {
    TableKeys{"capacity_clinical_hours", "month;profession;employer"},
    TableKeys{"capacity_staff_cost", "month;profession;band"},
    TableKeys{"capacity_job_plans", "month;employer"},
};

}  // namespace

MeasureSet hours_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
