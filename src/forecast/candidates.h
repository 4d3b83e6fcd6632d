#pragma once

#include <span>
#include <string_view>

#include "forecast/continuous.h"

namespace cadre::forecast {

/// What a rule may look at: points up to the origin, and what was found of them.
struct History {
  std::span<const double> points;  ///< at least kLeastHistory
  int month_of_first = 0;          ///< 0 = January
  Rhythm rhythm;
  std::span<const double> joined = {}, left = {};  ///< as Flows, up to the origin; empty where not known

  int origin() const { return static_cast<int>(points.size()) - 1; }
  double last() const { return points.back(); }
};
History history_at(const Continuous& series, int origin);

/// Points a rule needs before it says anything.
inline constexpr int kLeastHistory = 25;

/// One way to go on from a history: writes the points 1 … path.size() months after the origin.
struct Candidate {
  std::string_view id, meaning;
  void (*path)(const History& history, std::span<double> path);
  bool needs_flows = false;  ///< only for series whose joiners and leavers are known
};

/// Rules that are weighted against each other by their record (Ensemble).
std::span<const Candidate> candidates();
/// Rules of thumb to measure against: what a spreadsheet would do.
std::span<const Candidate> simple_rules();

}  // namespace cadre::forecast
