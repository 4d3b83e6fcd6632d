#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// Rates of one flow account in headcount, as fractions; nothing where the denominator is 0.
/// Leavers / mean of stock at start and end (NHS Digital as quoted by the Nuffield Trust, METHODS 2).
std::optional<double> leaver_rate_on_mean(std::int64_t leavers, std::int64_t start, std::int64_t end);
/// Leavers / stock at start (METHODS 2).
std::optional<double> leaver_rate_on_start(std::int64_t leavers, std::int64_t start);
/// (Stock at start - leavers) / stock at start (METHODS 2; LAYOUTS 1).
std::optional<double> stability_index(std::int64_t leavers, std::int64_t start);
/// 1 - (1 - m)^12 (METHODS 2). `monthly` in [0, 1].
double annual_from_monthly(double monthly);

/// Joiners and leavers, or why there are none.
struct TurnoverResult {
  base::Table table;    ///< capacity_turnover; without rows when refused
  std::string refusal;  ///< one or two sentences for the reader; empty when the table has rows
};

/// capacity_turnover: from one loaded month to the next, and to the same month of a year later (METHODS 2: year trends
/// use one same month each year), by what people left (employer; NHS bodies of these files) and profession. Only
/// records whose person key means the same person in both months, and only employers that report in both: a missing
/// file is not a wave of leavers. Somebody with several posts counts in the profession of the largest FTE (the first of
/// the list if equal). A move between professions is neither joiner nor leaver: end = start + joiners - leavers +
/// moved_in - moved_out.
const base::TableSpec& capacity_turnover_spec();
TurnoverResult capacity_turnover(const StaffView& view);

}  // namespace cadre::capacity
