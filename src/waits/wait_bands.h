#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::waits {

/// A label such as "0 - 1 weeks", "Number waiting 5 to 8 weeks", "52+ weeks", "more than four weeks", "18-52 (%)".
struct BandLabel {
  double from = 0, to = 0;  ///< weeks as written; to = infinity when open
  bool percent = false;
};
/// Nothing for a label of something else ("Median (weeks)").
std::optional<BandLabel> parse_band(std::string_view label);

/// A band of a whole: which label, and its weeks with the edges joined ("5 - 8" behind "0 - 4" is 4 to 8).
struct CoveredBand {
  std::size_t label = 0;
  double from = 0, to = 0;
};
/// Of labels in the order of a file, those that together make the whole list: subtotals ("0 - 4" behind "3 - 4",
/// "16+" before 104) are left out. Empty when they do not begin at 0.
struct BandCover {
  std::vector<CoveredBand> bands;
  std::vector<std::size_t> odd;  ///< labels whose first week does not follow on; read as if it did
};
BandCover cover_of(const std::vector<std::string>& labels);

/// Mean wait of people in bands: the middle of a band; half as much again as the edge of an open one (assumed).
inline constexpr double kOpenBandMean = 1.5;
double middle_of(double from, double to);

}  // namespace cadre::waits
