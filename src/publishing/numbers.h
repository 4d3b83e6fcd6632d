#pragma once

#include <cstdint>
#include <string>

namespace cadre::publishing {

/// Numbers as people read them (METHODS 19): commas from 1,000, a leading 0, "No data" for what is missing.
std::string spoken_count(std::int64_t value);                               ///< "1,235"
std::string spoken_decimal(double value, int decimals);                     ///< "1,050.5"; NaN -> "No data"
std::string spoken_percent(double share, int decimals = 0);                 ///< share 0.14 -> "14%"
std::string spoken_range(const std::string& low, const std::string& high);  ///< "2,065 to 2,140"; one value if equal

}  // namespace cadre::publishing
