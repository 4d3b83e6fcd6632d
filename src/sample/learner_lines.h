#pragma once

#include <cstdint>
#include <string>

#include "sample/staff_row.h"

namespace cadre::sample {

/// The heading of the invented learner register (layout learner_register).
std::string learner_heading();
/// The line of somebody who learns in post: holders of learner posts are apprentices, a few practitioners of band 7
/// train for advanced practice; empty for everybody else.
std::string learner_line(std::uint64_t seed, const MonthSpan& month, const StaffRow& row);
/// Students of degree courses on placement with a service of so many FTE; they hold no post. None of small services.
std::string student_lines(std::uint64_t seed, const MonthSpan& month, const std::string& employer,
                          const std::string& profession, double fte);

}  // namespace cadre::sample
