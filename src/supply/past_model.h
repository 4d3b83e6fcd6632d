#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "supply/history.h"

namespace cadre::supply {

/// A monthly count of a profession's FTE, its first value at the end of month `first`.
struct CountedFte {
  std::string profession;  ///< as in Axes::professions
  base::Month first;
  std::vector<double> fte;
};

/// The history of a model: where it began, the kins to learn, and what was seen on the way.
struct Past {
  Model model;  ///< `months` before the opening; steps lead up to it
  std::vector<Kin> kins;
  std::vector<Observation> observations;
};

/// Goes back up to `months` from the opening of `now`, as far as all series reach. Professions of fewer than `alone`
/// FTE are one kin together, each other its own. Staff of then are those of now in proportion to their FTE of then,
/// level and age alike: assumed, because a total tells no ages. Posts and limits are left out, and assumed rates and
/// inflows stood as they stand in the first month. Nothing when no series of a profession of the model goes back twelve
/// months.
std::optional<Past> past_of(const Model& now, std::span<const CountedFte> series, int months, double alone);

}  // namespace cadre::supply
