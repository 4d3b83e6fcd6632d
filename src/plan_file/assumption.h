#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cadre::plan_file {

/// How far a number may be trusted, by where it comes from.
enum class Mark : std::uint8_t { Published, FromPlan, Assumed, AssumedExample };
inline constexpr std::string_view kMarks[] = {"published", "from the plan", "assumed", "assumed (example)"};
constexpr std::string_view text_of(Mark mark) { return kMarks[static_cast<std::size_t>(mark)]; }

/// A number with its provenance: `{ value = 37.5, unit = "hours", source = "…", mark = "published", date = … }`, or
/// low, mode and high instead of the value. low <= mode <= high; with a plain value all three are that value.
struct Assumption {
  double low = 0;
  double mode = 0;
  double high = 0;
  std::string unit;
  std::string source;  ///< never empty after reading
  Mark mark = Mark::Assumed;
  std::string date;  ///< "2026-11-22" or empty

  bool certain() const { return low == high; }
  bool operator==(const Assumption&) const = default;
};

}  // namespace cadre::plan_file
