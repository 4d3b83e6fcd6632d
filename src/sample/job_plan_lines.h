#pragma once

#include <cstdint>
#include <string>

#include "sample/staff_row.h"

namespace cadre::sample {

/// The heading of the invented export of an electronic job planning system (layout e_job_plans).
std::string job_plan_heading();
/// The plan of one assignment, a line for each category of its time; empty for staff without one. Four employers have
/// such a system, one with nearly every plan linked to output and one with too few plans; one plan in thirty is hours
/// short of the contract. Shares of clinical time by band are assumed; only their order of size matters.
std::string job_plan_lines(std::uint64_t seed, const MonthSpan& month, const StaffRow& row);

}  // namespace cadre::sample
