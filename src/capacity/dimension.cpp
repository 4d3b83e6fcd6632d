#include "capacity/dimension.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cadre::capacity {
namespace {

constexpr std::array<std::string_view, kDimensionCount> kCodes = {"profession", "role_level", "band",    "setting",
                                                                  "sector",     "employer",   "place",   "ics",
                                                                  "region",     "age_band",   "staffing"};

}  // namespace

std::string_view code_of(Dimension dimension) { return kCodes[static_cast<std::size_t>(dimension)]; }

std::optional<Dimension> dimension_of(std::string_view code) {
  for (std::size_t i = 0; i < kCodes.size(); ++i)
    if (kCodes[i] == code) return static_cast<Dimension>(i);
  return std::nullopt;
}

AgeBands::AgeBands(const std::vector<std::int64_t>& first_ages) : first_ages_(first_ages) {
  codes_.push_back(fmt::format("under_{}", first_ages.front()));
  for (std::size_t i = 0; i + 1 < first_ages.size(); ++i)
    codes_.push_back(fmt::format("{}_{}", first_ages[i], first_ages[i + 1] - 1));
  codes_.push_back(fmt::format("{}_and_over", first_ages.back()));
}

std::size_t AgeBands::band_of(std::uint8_t years) const {
  if (years == 0) return codes_.size();
  return static_cast<std::size_t>(std::upper_bound(first_ages_.begin(), first_ages_.end(), std::int64_t{years}) -
                                  first_ages_.begin());
}

}  // namespace cadre::capacity
