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

/// The history of a model: where it began, and for each kin to learn from what was seen on the way.
struct Past {
  struct OfKin {
    Kin kin;
    std::vector<Observation> observations;
  };
  Model model;  ///< `months` before the opening; steps lead up to it
  std::vector<OfKin> kins;
};

/// Goes back up to `months` from the opening of `now`, as far as all series reach, in whole years: counts are compared
/// in the opening's own calendar month, one a year (METHODS 2: year trends use one same month each year), because the
/// month in which newcomers arrive is itself assumed. Professions of fewer than `alone` FTE are one kin, seen together;
/// each other is its own. Staff of then are those of now in proportion to their FTE of then, level and age alike:
/// assumed, because a total tells no ages. Posts and limits are left out, and rates and inflows stood as they stand in
/// the first month. Nothing when no series of a profession of the model goes back a year.
std::optional<Past> past_of(const Model& now, std::span<const CountedFte> series, int months, double alone);

}  // namespace cadre::supply
