#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/month.h"

namespace cadre::intake {

/// "0.6", "-1", "1,234.5", "£1,234", " 37.5 ", ".5", "1e3"; nothing otherwise. A comma is read only where it groups
/// three digits, so that a continental "0,6" is refused instead of being read as 6.
std::optional<double> parse_decimal(std::string_view text);

/// A number as people type it into a form: as parse_decimal, and "3,5" (a comma before one or two digits is a point),
/// and "37.5 hrs", "2 posts", "0.8 WTE" (a number and words that only name its unit). Nothing otherwise: "2 or 3" and
/// "about 4" are for a person to answer.
struct TypedNumber {
  double value = 0;
  bool plain = true;  ///< parse_decimal reads it as well
};
std::optional<TypedNumber> parse_typed_number(std::string_view text);

/// Which order of day and month a column's dates have when written in figures.
enum class DateStyle : std::uint8_t { DayFirst = 1, YearFirst = 2, MonthFirst = 4, Serial = 8 };

/// Bits of DateStyle. A column without its own list reads day-first, year-first and Excel serial dates.
using DateStyles = std::uint8_t;
inline constexpr DateStyles kUsualDateStyles = 1 | 2 | 8;

/// "31/03/2022", "31-MAR-2022", "31 March 2022", "2022-03-31", "20220331", each with or without a time behind it, or
/// an Excel serial number ("44651"); nothing otherwise. A year of two digits falls in the hundred years that end with
/// `last_year`.
std::optional<base::CivilDate> parse_date(std::string_view text, DateStyles styles, int last_year);

/// Whole years of age on the last day of the month.
int age_at_month_end(const base::CivilDate& birth, base::Month month);

}  // namespace cadre::intake
