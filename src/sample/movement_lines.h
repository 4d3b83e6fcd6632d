#pragma once

#include <cstdint>
#include <string>

#include "sample/staff_row.h"

namespace cadre::sample {

/// Headings of the invented starters and leavers reports (layouts esr_starters and esr_leavers).
std::string starter_heading();
std::string leaver_heading();
/// The line of a contract that began in the month, or that ended before it; empty for one without an assignment number.
/// Reasons, destinations and origins are assumed: most resign, the old retire, `stays_in_nhs` goes to the NHS.
std::string starter_line(std::uint64_t seed, const MonthSpan& month, const StaffRow& row);
std::string leaver_line(std::uint64_t seed, const MonthSpan& month, const StaffRow& row, bool stays_in_nhs);

}  // namespace cadre::sample
