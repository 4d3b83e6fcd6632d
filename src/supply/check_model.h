#pragma once

#include "base/diagnostics.h"
#include "supply/model.h"

namespace cadre::supply {

/// Most people in one cell at the opening: sums over cells and futures must stay within their integers.
inline constexpr std::int32_t kMostPeopleInCell = 4'000'000;
/// Most people that a group may come to hold: records keep hundredths of an FTE in 32 bits.
inline constexpr double kMostPeopleInGroup = 21'000'000;
/// Longest run, in months.
inline constexpr int kMostMonths = 600;

/// Everything that makes a model unfit to run: an index out of range, a rate outside 0..1 or that is no number, ages
/// without a rate between ages that have one, weights that do not add up, participation outside 0..1, counts below 0
/// or beyond kMostPeopleInCell, more than kMostPeopleInGroup that come into a group over the run, a run of no months or
/// more than kMostMonths. At most twenty faults are told, then how many more there are. Empty when the model is fit.
base::Diagnostics check(const Model& model);

}  // namespace cadre::supply
