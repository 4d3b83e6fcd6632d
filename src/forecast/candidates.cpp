#include "forecast/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace cadre::forecast {
namespace {

constexpr int kYear = 12;

double point_at(const History& h, int i) { return h.points[static_cast<std::size_t>(i)]; }

double season_of_step(const History& h, int point) {
  return h.rhythm.season[static_cast<std::size_t>((h.month_of_first + point) % kYear)];
}

/// Mean step over the last `window` months, without season where the window is no whole number of years.
double drift(const History& h, int window) {
  const int o = h.origin(), w = std::min(window, o);
  double sum = h.last() - point_at(h, o - w);
  if (w % kYear != 0)
    for (int i = o - w + 1; i <= o; ++i) sum -= season_of_step(h, i);
  return sum / w;
}

/// Adds to the last point, month by month, the season and what `gain(h)` says the level rises by in month h.
template <class Gain>
void go_on(const History& h, std::span<double> path, double level, Gain gain) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    level += season_of_step(h, h.origin() + 1 + static_cast<int>(i)) + gain(static_cast<int>(i) + 1);
    path[i] = level;
  }
}

template <int kWindow>
void seasonal_drift(const History& h, std::span<double> path) {
  const double step = kWindow == 0 ? 0 : drift(h, kWindow);
  go_on(h, path, h.last(), [&](int) { return step; });
}

void mean_of_drifts(const History& h, std::span<double> path) {
  double step = 0;
  for (const int window : {12, 24, 36, 60, 120}) step += drift(h, window) / 5;
  go_on(h, path, h.last(), [&](int) { return step; });
}

void year_and_five(const History& h, std::span<double> path) {
  const double step = (drift(h, 12) + drift(h, 60)) / 2;
  go_on(h, path, h.last(), [&](int) { return step; });
}

/// Damped trend (Gardner and McKenzie 1985, Management Science 31(10)): each month the drift keeps a share of itself.
template <int kWindow>
void damped_drift(const History& h, std::span<double> path) {
  constexpr double kKept = kWindow == 12 ? 0.95 : 0.97;
  double step = drift(h, kWindow);
  go_on(h, path, h.last(), [&](int) { return step *= kKept; });
}

struct Smoothing {
  double level, trend, season, kept;
};

/// Exponential smoothing of level and trend over ten years of points without season (Holt 1957, reprinted 2004,
/// International Journal of Forecasting 20(1)).
void smoothed(const History& h, std::span<double> path, const Smoothing& s) {
  const int start = std::max(0, h.origin() - 119);
  double level = point_at(h, start), trend = 0;
  for (int i = start + 1; i <= h.origin(); ++i) {
    const double expected = level + s.kept * trend + season_of_step(h, i);
    const double error = point_at(h, i) - expected;
    level = expected + s.level * error;
    trend = s.kept * trend + s.trend * error;
  }
  double share = 1;
  go_on(h, path, level, [&](int) { return (share *= s.kept) * trend; });
}
void holt(const History& h, std::span<double> path) { smoothed(h, path, {0.8, 0.1, 0, 0.99}); }
void holt_slow(const History& h, std::span<double> path) { smoothed(h, path, {1.0, 0.06, 0, 0.995}); }

/// Local linear trend with a season that moves, in innovations form (Hyndman, Koehler, Ord and Snyder 2008,
/// Forecasting with Exponential Smoothing, chapter 2: damped additive).
class LocalTrend {
 public:
  LocalTrend(const History& h, const Smoothing& s) : h_(h), s_(s) {
    trend_ = (point_at(h, kYear) - point_at(h, 0)) / kYear;
    double mean = 0;
    for (int i = 0; i < kYear; ++i) mean += point_at(h, i) / kYear;
    constexpr double kMiddle = (kYear - 1) / 2.0;
    for (int i = 0; i < kYear; ++i)
      season_[static_cast<std::size_t>(i)] = point_at(h, i) - mean - (i - kMiddle) * trend_;
    level_ = mean + kMiddle * trend_;
  }
  /// Takes in the points after the first year; returns the discounted record of its forecasts half a year ahead.
  double learn() {
    constexpr int kAhead = 6;
    constexpr double kRemembered = 0.985;
    double record = 0;
    std::vector<double> ahead;
    for (int i = kYear; i <= h_.origin(); ++i) {
      const double expected = level_ + s_.kept * trend_ + season(i), error = point_at(h_, i) - expected;
      level_ += s_.kept * trend_ + s_.level * error;
      trend_ = s_.kept * trend_ + s_.trend * error;
      season_[static_cast<std::size_t>(i % kYear)] += s_.season * (1 - s_.level) * error;
      if (ahead.size() >= kAhead)
        record = kRemembered * record + std::abs(point_at(h_, i) - ahead[ahead.size() - kAhead]);
      ahead.push_back(expected_in(i, kAhead));
    }
    return record;
  }
  void write(std::span<double> path) const {
    for (std::size_t i = 0; i < path.size(); ++i) path[i] = expected_in(h_.origin(), static_cast<int>(i) + 1);
  }

 private:
  double season(int point) const { return season_[static_cast<std::size_t>(point % kYear)]; }
  double expected_in(int now, int months) const {
    const double trends = s_.kept == 1 ? months : s_.kept * (1 - std::pow(s_.kept, months)) / (1 - s_.kept);
    return level_ + trends * trend_ + season(now + months);
  }

  const History& h_;
  Smoothing s_;
  double level_ = 0, trend_ = 0;
  std::array<double, kYear> season_{};
};

/// The setting with the best record half a year ahead.
void local_trend(const History& h, std::span<double> path) {
  double best = std::numeric_limits<double>::infinity();
  for (const double level : {0.6, 0.9})
    for (const double trend : {0.02, 0.06, 0.15})
      for (const double kept : {0.97, 1.0}) {
        LocalTrend model(h, {level, trend, 0.15, kept});
        const double record = model.learn();
        if (record >= best) continue;
        best = record;
        model.write(path);
      }
}

/// Mean of a flow by month of the year over the last three years; each month's leans on the mean of all, as Rhythm
/// does. `value(i)`: the flow into point i.
template <class Value>
std::array<double, kYear> usual_flow(const History& h, Value value) {
  const int start = std::max(1, h.origin() - 3 * kYear + 1);
  std::array<double, kYear> out{};
  std::array<int, kYear> counts{};
  double mean = 0;
  for (int i = start; i <= h.origin(); ++i) {
    const auto month = static_cast<std::size_t>((h.month_of_first + i) % kYear);
    out[month] += value(i);
    ++counts[month];
    mean += value(i) / (h.origin() - start + 1);
  }
  for (std::size_t m = 0; m < kYear; ++m) out[m] = (out[m] + mean) / (counts[m] + 1);
  return out;
}

/// Stock and flows: as many join as did, and of those in post the usual share leaves (METHODS 10 without stages). For
/// logarithms.
void stock_flow(const History& h, std::span<double> path) {
  constexpr double kLeast = 1e-6;
  const std::array<double, kYear> left = usual_flow(h, [&](int i) { return h.left[static_cast<std::size_t>(i)]; });
  const std::array<double, kYear> joined = usual_flow(h, [&](int i) {  // as a number, counted as now
    return h.joined[static_cast<std::size_t>(i)] * std::exp(point_at(h, i - 1) - h.last());
  });
  double stock = 1;  // in units of the last
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::size_t month =
        (static_cast<std::size_t>(h.month_of_first + h.origin()) + 1 + i) % static_cast<std::size_t>(kYear);
    stock = std::max(kLeast, stock * (1 - left[month]) + joined[month]);
    path[i] = h.last() + std::log(stock);
  }
}

/// `step` a month from the last point, no season.
void straight(const History& h, std::span<double> path, double step) {
  for (std::size_t i = 0; i < path.size(); ++i) path[i] = h.last() + step * static_cast<double>(i + 1);
}
void last_value(const History& h, std::span<double> path) { straight(h, path, 0); }
template <int kWindow>
void plain_drift(const History& h, std::span<double> path) {
  const int w = kWindow == 0 ? h.origin() : std::min(kWindow, h.origin());
  straight(h, path, (h.last() - point_at(h, h.origin() - w)) / w);
}
/// The last year once more, month by month, from where it ended.
void last_year_again(const History& h, std::span<double> path) {
  const double year = h.last() - point_at(h, h.origin() - kYear);
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto months = static_cast<int>(i);
    const int years = months / kYear + 1;
    path[i] = point_at(h, h.origin() - kYear + 1 + months % kYear) + year * years;
  }
}

constexpr Candidate kCandidates[] = {
    {"last_season", "the last value and the usual season", seasonal_drift<0>},
    {"drift_12", "drift of the last 12 months and season", seasonal_drift<12>},
    {"drift_24", "drift of the last 24 months and season", seasonal_drift<24>},
    {"drift_36", "drift of the last 36 months and season", seasonal_drift<36>},
    {"drift_60", "drift of the last 60 months and season", seasonal_drift<60>},
    {"drift_mean", "mean of the drifts of 1, 2, 3, 5 and 10 years, and season", mean_of_drifts},
    {"drift_1_5", "mean of the drifts of 1 and 5 years, and season", year_and_five},
    {"damped_12", "drift of 12 months that keeps 95 % of itself each month, and season", damped_drift<12>},
    {"damped_24", "drift of 24 months that keeps 97 % of itself each month, and season", damped_drift<24>},
    {"holt", "exponential smoothing of level and trend, and season", holt},
    {"holt_slow", "the same with a slower trend", holt_slow},
    {"local_trend", "local linear trend with a moving season", local_trend},
    {"stock_flow", "joiners and leavers of the last three years go on, by month of the year", stock_flow, true},
};

constexpr Candidate kSimpleRules[] = {
    {"last", "the last value", last_value},
    {"drift_12_plain", "the mean step of the last 12 months", plain_drift<12>},
    {"drift_36_plain", "the mean step of the last 36 months", plain_drift<36>},
    {"drift_all_plain", "the mean step of all months", plain_drift<0>},
    {"last_year", "the last year's months once more", last_year_again},
};

}  // namespace

History history_at(const Continuous& series, int origin) {
  const std::span<const double> points = series.until(origin);
  const int month = series.first().ordinal() % kYear;
  History out{points, month, rhythm_of(points, month)};
  if (!series.flows().joined.empty()) {
    out.joined = std::span(series.flows().joined).first(points.size());
    out.left = std::span(series.flows().left).first(points.size());
  }
  return out;
}

std::span<const Candidate> candidates() { return kCandidates; }
std::span<const Candidate> simple_rules() { return kSimpleRules; }

}  // namespace cadre::forecast
