#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/month.h"
#include "supply/outcome.h"

namespace cadre::supply {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// A figure with its range; NaN = no data.
struct Ranged {
  double value = kUnknown, low = kUnknown, high = kUnknown;
};

/// People on the national register of a profession, as read.
struct RegisterCount {
  std::string profession;
  base::Month month;
  double people = 0;
};

/// The components of early warning of one profession in one area (kEvery = all), each with its own uncertainty.
struct WarningSigns {
  int profession = 0, area = 0;
  double people = 0;   ///< in post at the opening
  double floor = 0;    ///< people; fewer is under the floor
  Ranged under_floor;  ///< %; chance at the horizon, 95 % interval for the number of futures
  double past_55_people = 0;
  Ranged past_55;                     ///< %; 95 % interval as if the staff were a sample of those who might stand there
  Ranged intake_ratio;                ///< joiners per leaver until the horizon: median and 80 % of futures
  std::string one_place;              ///< largest area (of all areas) or sector (of one area) of the profession
  double one_place_share = kUnknown;  ///< %; counted, so without an interval
  std::string one_route;              ///< route with most people who finish and join
  Ranged one_route_share;             ///< % of all who join until the horizon: median and 80 % of futures
  Ranged route_closes;                ///< %; chance that it closes by the horizon, 95 % interval
  Ranged register_change;             ///< % a year from the first to the last count; range: of single intervals
};

/// A count of futures as a percentage with Wilson's 95 % interval.
Ranged chance_of(std::size_t count, std::size_t futures);

/// `horizon` in years, cut to the run. Nothing where nobody is in post at the opening.
std::optional<WarningSigns> warning_signs(const ScenarioOutcome& base, int profession, int area, double floor_share,
                                          int horizon, std::span<const RegisterCount> registers);

}  // namespace cadre::supply
