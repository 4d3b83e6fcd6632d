#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "publishing/further_page.h"

namespace cadre::publishing {

/// What the page "Supply" is made from; the tables outlive it.
struct ForecastPage {
  const base::Table* forecast = nullptr;  ///< forecast
  const base::Table* backtest = nullptr;  ///< backtest
  std::string source;                     ///< the file of series, as the plan names it
  std::vector<std::string> notes;         ///< series left out, steps that look like breaks
};

/// The page for the internal edition: where the largest series is expected a year on, and how far off such forecasts
/// were. Without an answer when no series is long enough.
FurtherPage forecast_page(const ForecastPage& from);

}  // namespace cadre::publishing
