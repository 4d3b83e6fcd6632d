#pragma once

#include <string>
#include <vector>

#include "need/inputs.h"
#include "need/line_hours.h"

namespace cadre::need {

/// Two lines that may tell of the same work: same setting and function, places, professions, role levels and
/// competencies that meet, and no two different names of a service. Both stay in the need: which of them is right, or
/// whether they are two parts of one, only the plan can say.
struct Overlap {
  const LineHours* first = nullptr;
  const LineHours* second = nullptr;
  std::string place;  ///< where both stand; "" = one of them names none, nor does the other
  std::vector<std::string> professions, competencies;  ///< in which they meet; empty = in all
};

/// Pairs in order of the lines.
std::vector<Overlap> overlaps_of(const std::vector<LineHours>& lines, const Inputs& inputs);

}  // namespace cadre::need
