#pragma once

#include <span>
#include <string>
#include <vector>

#include "forecast/continuous.h"
#include "forecast/series.h"

namespace cadre::forecast {

/// What came to and went from a stock, month by month, where the same file tells it: metrics "X joiners" and "X
/// leavers" beside the stock "X" ("Joiners: X" likewise; case and marks between words do not count). Both are whole
/// where they cover every month of the stock after its first and no value is below zero; else, and where the stock is
/// not always above zero, nothing is known.
Flows flows_of(const Series& stock, std::span<const Series> all);

/// Each series on one counting, with its flows.
std::vector<Continuous> family_of(std::span<const Series> series, std::span<const Break> breaks);

}  // namespace cadre::forecast
