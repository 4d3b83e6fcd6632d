#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "sample/staff_row.h"

namespace cadre::sample {

// Shared by the .cpp files of this folder that write the other files of a month.

/// Appends one line of CSV.
void put_line(std::string& out, std::initializer_list<std::string> fields);
std::string number(double value);                       ///< "12.50"; never "-0.00"
std::string month_text(const MonthSpan& month);         ///< "2025-03"
std::string last_day_of(std::int32_t month);            ///< of a base::Month ordinal: "2025-03-31"
std::string profession_words(const std::string& code);  ///< "PT" -> "Physiotherapist"; other staff are nurses
std::string band_words(const std::string& band);        ///< "6" -> "Band 6"; empty for none
std::uint64_t number_of(std::string_view text);         ///< the same for the same text: the item of a random stream

}  // namespace cadre::sample
