#pragma once

#include <optional>
#include <string>
#include <vector>

#include "need/factors.h"
#include "need/inputs.h"
#include "need/workload.h"

namespace cadre::need {

/// How a line became hours: the numbers that were multiplied, in order, and what comes of them in the plan's month.
struct LineHours {
  const NeedLine* line = nullptr;
  std::vector<Factor> factors;  ///< of hours of clinical care a week, mean over the year
  Range hours;
  double weekend_hours = 0;  ///< of them, on Saturdays and Sundays
  double wte = 0;            ///< hours / clinical hours of one WTE; WISN: required staff
  std::optional<Wisn> wisn;
};

/// Hours of clinical care a week that a line asks for (METHODS 6 and 7; docs/methods/need.md). The tables fit together.
LineHours hours_of(const NeedLine& line, const Inputs& inputs);

/// Growth over `years` from the plan's month: that of the line (its own row, else its setting's, else that for all)
/// times that of its segment; 1 with nothing given.
std::vector<Factor> growth_of(const NeedLine& line, const Inputs& inputs, int years);

}  // namespace cadre::need
