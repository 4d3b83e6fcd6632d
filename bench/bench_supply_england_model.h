#pragma once

#include "supply/model.h"

namespace cadre::bench {

/// An invented England: 15 professions, small and large, in `areas` care boards, 5 levels, ages 18 to 75, with moves
/// between boards and posts; one area has no moves.
supply::Model england(int areas, double people_per_area, int months);

/// A what-if of one board of 4,794 staff: 15 years, 200 futures, one core; the yearly leaver rate less one point for
/// one profession or for all. Prints a JSON line with the shortest of several runs; 1 when the futures differ from
/// those drawn as a whole.
int run_what_if(bool all);

}  // namespace cadre::bench
