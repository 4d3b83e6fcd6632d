#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cadre::supply {

/// Rows of reference/supply/watched_professions.csv: looked at whatever their figures.
struct WatchedProfession {
  std::string profession, reason, source;
};
std::vector<WatchedProfession> read_watched_professions(const std::string& reference_dir);

/// What a rule looks at.
enum class WarningMeasure : std::uint8_t {
  People,              ///< people in post at the opening
  UnderFloor,          ///< chance of fewer people than the floor at the horizon, %
  Past55Low,           ///< lower end of the share at or past 55, %
  IntakeRatioUpper80,  ///< upper end of intake against leavers
  RouteCloses,         ///< chance that the route most depended on closes, %
  RegisterChange,      ///< change of the national register, % a year
};
struct WarningRule {
  std::string id;  ///< as early_warning.raised_by writes it
  WarningMeasure measure{};
  bool above = false;  ///< raised when above the value, else when below
  double value = 0;
  std::string meaning, mark, source;
};
/// Rows of reference/supply/early_warning_rules.csv; floor and horizon are rows of their own.
struct WarningRules {
  double floor_share = 0.8;  ///< of the opening stock, 0..1
  int horizon = 5;           ///< years, at least 1
  std::vector<WarningRule> rules;
};
/// Throws base::InputError with file and line for an unknown measure or side and a value that is no number.
WarningRules read_warning_rules(const std::string& reference_dir);

}  // namespace cadre::supply
