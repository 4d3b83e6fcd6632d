#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "base/table.h"
#include "forecast/ensemble.h"

namespace cadre::forecast {

struct BacktestOptions {
  std::vector<int> months = {6, 12, 24, 60};  ///< ahead; ascending, 1 … 240
  int least_history = 48;                     ///< points before the first origin that is scored
};

/// How one method did on one series (or all), so many months ahead, over all origins of four years of history or more.
struct Score {
  std::string metric;         ///< "all" = every scored series
  int months = 0;             ///< ahead; 0 = up to two years together
  std::string method;         ///< "cadre", or the id of a simple rule
  bool beyond_break = false;  ///< a break lies between origin and outcome: nobody could have known
  std::size_t origins = 0;    ///< forecasts scored
  int windows = 0;            ///< of them, at most so many overlap nowhere (of one series)
  double bias = 0;            ///< mean of forecast less outcome, % of the outcome
  double mape = 0;            ///< mean absolute error, % of the outcome
  double mase = 0;            ///< mean absolute error in units of the series' mean change over a year
  double crps = 0;            ///< continuous ranked probability score in the same unit
  double cover_50 = 0, cover_80 = 0, cover_95 = 0;  ///< outcomes within the interval, %
};

struct Backtest {
  std::vector<Score> scores;
  base::Diagnostics notes;  ///< series that are too short to serve
};

/// Scores the weighted forecast (Ensemble) and the simple rules, whose intervals come from their own past errors, on
/// the same outcomes. `metrics`: the series to score, all when empty; the others still serve as kin.
Backtest backtest(std::span<const Series> series, std::span<const Break> breaks, std::span<const std::string> metrics,
                  const BacktestOptions& options, base::Progress& progress);

/// Months ahead that count as "up to two years" where they are among those asked for.
inline constexpr int kTwoYears = 24;

const base::TableSpec& backtest_spec();
base::Table backtest_table(const std::vector<Score>& scores);

/// What the record says, in words for a board: one sentence for each horizon, then how it compares with the simple
/// rule that turned out best.
std::vector<std::string> backtest_sentences(const std::vector<Score>& scores);

}  // namespace cadre::forecast
