#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

#include "sample/staff_row.h"

namespace cadre::sample {

/// The heading of an ESR staff-in-post list (METHODS 1.1), with its line end.
extern const std::string_view kListHeading;

/// Appends a row as one CSV line. `effective` is the month's last day.
void append_row(fmt::memory_buffer& out, const StaffRow& row, std::int32_t effective, DateStyle style);

}  // namespace cadre::sample
