#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::capacity {

/// What staff can be counted by, in the order of columns and of figure names (docs/formats/report-data.md).
enum class Dimension : std::uint8_t {
  Profession,
  RoleLevel,
  Band,
  Setting,
  Sector,
  Employer,
  Place,
  Ics,
  Region,
  AgeBand,
  Staffing
};
inline constexpr std::size_t kDimensionCount = 11;

std::string_view code_of(Dimension dimension);  ///< "role_level"
std::optional<Dimension> dimension_of(std::string_view code);

/// Written where a record's value is not known; "" in a dimension means all.
inline constexpr std::string_view kUnknown = "unknown";

/// Bands of whole years: "under_25", "25_29" … "65_and_over". Built from the first age of each band after the youngest.
class AgeBands {
 public:
  /// `first_ages` rise strictly and are not empty (the plan's reader checks that).
  explicit AgeBands(const std::vector<std::int64_t>& first_ages);
  const std::vector<std::string>& codes() const { return codes_; }
  /// Index into codes(), or its size when the age is not known. `years` are whole years; 0 = unknown.
  std::size_t band_of(std::uint8_t years) const;

 private:
  std::vector<std::int64_t> first_ages_;
  std::vector<std::string> codes_;
};

}  // namespace cadre::capacity
