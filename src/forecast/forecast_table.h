#pragma once

#include <span>

#include "base/table.h"
#include "forecast/forecast.h"

namespace cadre::forecast {

/// forecast: for each series its counted months and, after the origin, what is expected with ranges of 50, 80 and 95 %.
const base::TableSpec& forecast_spec();

/// `series` as read; `forecasts` made with kTableLevels. Series without a forecast have their history only.
inline constexpr double kTableLevels[] = {0.5, 0.8, 0.95};
base::Table forecast_table(std::span<const Series> series, std::span<const Break> breaks, const Forecasts& forecasts,
                           base::Month origin);

}  // namespace cadre::forecast
