#include "publishing/numbers.h"

#include <fmt/core.h>

#include <cmath>

namespace cadre::publishing {
namespace {

/// Puts a comma before every third digit from the right of the whole part.
std::string with_commas(std::string digits) {
  const std::size_t start = !digits.empty() && digits[0] == '-' ? 1 : 0;
  const std::size_t point = digits.find('.');
  std::size_t at = point == std::string::npos ? digits.size() : point;
  while (at > start + 3) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace

std::string spoken_count(std::int64_t value) { return with_commas(fmt::format("{}", value)); }

std::string spoken_decimal(double value, int decimals) {
  if (!std::isfinite(value)) return "No data";
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find_first_not_of("-0.") == std::string::npos && text[0] == '-') text.erase(0, 1);  // no "-0.0"
  return with_commas(text);
}

std::string spoken_percent(double share, int decimals) {
  return std::isfinite(share) ? spoken_decimal(share * 100, decimals) + "%" : "No data";
}

std::string spoken_range(const std::string& low, const std::string& high) {
  return low == high ? low : low + " to " + high;
}

}  // namespace cadre::publishing
