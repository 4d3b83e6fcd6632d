#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "forecast/ensemble.h"
#include "forecast/series.h"

namespace cadre::forecast {

struct ForecastOptions {
  base::Month origin;                             ///< the last month that may be looked at
  int horizon = 12;                               ///< months, 1 … 240
  std::vector<double> levels = {0.5, 0.8, 0.95};  ///< of the intervals; between 0 and 1, ascending
  std::uint64_t seed = 1;                         ///< of the paths that are made to add up
};

/// One series in one month after the origin, in the unit of the series as counted at the origin.
struct ForecastRow {
  std::string metric;
  base::Month month;
  double mean = 0, median = 0;
  std::vector<double> lower, upper;  ///< by level
};

struct Forecasts {
  std::vector<ForecastRow> rows;  ///< by series in the order given, then by month
  base::Diagnostics notes;        ///< series without a forecast, sums that do not hold, odd steps
};

/// Forecasts every series that reaches the origin with kLeastHistory points or more. Series that `hierarchy` ties and
/// whose sums hold up to the origin are drawn as 2,000 joint paths, each made to add up (Coherence), and summarised
/// after; so means add up, quantiles do not. Where a sum does not hold (headcount: one person in two groups) nothing is
/// changed and a note says so. Throws base::InputError when no series reaches the origin.
Forecasts forecast(std::span<const Series> series, std::span<const Break> breaks, std::span<const Parentage> hierarchy,
                   const ForecastOptions& options);

/// The rows as CSV: metric,date,mean,median,lower_50,upper_50,… with the last day of each month as its date.
std::string forecast_csv(const Forecasts& forecasts, std::span<const double> levels);

}  // namespace cadre::forecast
