#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kForecast = "forecast", kBacktest = "backtest";
constexpr std::string_view kSource = "Monthly series of the plan; docs/methods/forecast.md";
constexpr std::string_view kAssumptions = "forecast_weights";
constexpr std::string_view kOverlap = "Forecasts of neighbouring months overlap and are far fewer independent trials.";

constexpr Measure range_end(std::string_view column, std::string_view label) {
  return {kForecast,
          column,
          kForecast,
          column,
          label,
          "",
          1,
          "End of the range that holds so many of 100 outcomes.",
          "centre and size of past errors of the weighted forecast, shape of past errors of all series",
          kSource,
          "Holds only as long as the future is no stranger than the past.",
          kAssumptions};
}
constexpr Measure covered(std::string_view column, std::string_view label) {
  return {kBacktest,
          column,
          kBacktest,
          column,
          label,
          "%",
          1,
          "Outcomes that lay within the range.",
          "100 x outcomes within the range / forecasts scored",
          kSource,
          kOverlap,
          kAssumptions};
}

constexpr std::array kMeasures = {
    Measure{kForecast, "value", kForecast, "value", "Counted", "", 1, "The value of the series as the file gives it.",
            "as read", kSource, "", ""},
    Measure{kForecast, "median", kForecast, "median", "Expected", "", 1,
            "What is expected: as likely to be exceeded as not.",
            "candidates weighted by their own past errors; made to add up where the plan says what is the sum of what",
            kSource, "", kAssumptions},
    Measure{kForecast, "mean", kForecast, "mean", "Mean", "", 1, "Mean of what is expected.",
            "mean over the drawn paths, or over 199 quantiles", kSource, "", kAssumptions},
    range_end("lower_50", "Lower end, 50%"),
    range_end("upper_50", "Upper end, 50%"),
    range_end("lower_80", "Lower end, 80%"),
    range_end("upper_80", "Upper end, 80%"),
    range_end("lower_95", "Lower end, 95%"),
    range_end("upper_95", "Upper end, 95%"),
    Measure{kBacktest, "mape", kBacktest, "mape", "Average error", "%", 1,
            "How far forecasts were off, as a share of the outcome.", "100 x mean of |forecast - outcome| / outcome",
            kSource, kOverlap, kAssumptions},
    Measure{kBacktest, "bias", kBacktest, "bias", "Bias", "%", 1, "How far forecasts were too high (below 0: too low).",
            "100 x mean of (forecast - outcome) / outcome", kSource, kOverlap, kAssumptions},
    Measure{kBacktest, "mase", kBacktest, "mase", "MASE", "", 2,
            "Mean absolute error in units of the series' mean change over a year until the origin.",
            "mean of |forecast - outcome| / mean |change over 12 months|", kSource, kOverlap, kAssumptions},
    Measure{kBacktest, "crps", kBacktest, "crps", "CRPS", "", 2,
            "Continuous ranked probability score in the same unit: it judges the whole range; small is good.",
            "mean |quantile - outcome| - half the mean |quantile - quantile'|", kSource, kOverlap, kAssumptions},
    covered("cover_50", "In the 50% range"),
    covered("cover_80", "In the 80% range"),
    covered("cover_95", "In the 95% range"),
};
constexpr std::array kKeys = {TableKeys{kForecast, "month;metric"},
                              TableKeys{kBacktest, "metric;months;method;counting"}};

}  // namespace

MeasureSet forecast_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
