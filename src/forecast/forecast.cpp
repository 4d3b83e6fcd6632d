#include "forecast/forecast.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/csv_text.h"
#include "base/random_stream.h"
#include "forecast/coherent.h"
#include "forecast/flows.h"

namespace cadre::forecast {
namespace {

constexpr int kPaths = 2000;
constexpr double kSumHolds = 1e-5;  // of the parent; FTE adds up to its last digit, headcount misses it by 3e-4

/// The series as known at the origin.
std::vector<Series> cut(std::span<const Series> series, base::Month origin, base::Diagnostics& notes) {
  std::vector<Series> out;
  for (const Series& s : series) {
    const int points = origin.ordinal() - s.first.ordinal() + 1;
    if (s.last() < origin) {
      notes.push_back({base::Severity::Warning,
                       {},
                       fmt::format("'{}' ends in {}, before the origin: no forecast", s.metric, s.last().spoken()),
                       "Choose an earlier --origin"});
      continue;
    }
    if (points < kLeastHistory) {
      notes.push_back(
          {base::Severity::Warning,
           {},
           fmt::format("no forecast of '{}': months it has up to the origin: {}", s.metric, std::max(points, 0)),
           fmt::format("Give at least {} months", kLeastHistory)});
      continue;
    }
    out.push_back({s.metric, s.first, {s.values.begin(), s.values.begin() + points}});
  }
  return out;
}

std::vector<int> months_ahead(int horizon) {
  std::vector<int> months(static_cast<std::size_t>(horizon));
  std::iota(months.begin(), months.end(), 1);
  return months;
}

/// The sums that hold up to the origin, by places in `series`; a note for each that does not.
std::vector<Sum> sums_that_hold(std::span<const Series> series, std::span<const Parentage> hierarchy,
                                base::Diagnostics& notes) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < series.size(); ++i) place[series[i].metric] = i;
  std::map<std::size_t, Sum> by_parent;
  for (const Parentage& p : hierarchy) {
    const auto child = place.find(p.child), parent = place.find(p.parent);
    if (child == place.end() || parent == place.end()) continue;
    Sum& sum = by_parent[parent->second];
    sum.parent = parent->second;
    sum.children.push_back(child->second);
  }
  std::vector<Sum> out;
  for (auto& [parent, sum] : by_parent) {
    const Series& whole = series[parent];
    double most = 0;
    for (base::Month month = whole.last(); month >= whole.first;
         month = base::Month::from_ordinal(month.ordinal() - 1)) {
      const auto value = [&](const Series& s) {
        const int at = month.ordinal() - s.first.ordinal();
        return at < 0 ? std::numeric_limits<double>::quiet_NaN() : s.values[static_cast<std::size_t>(at)];
      };
      double parts = 0;
      for (const std::size_t child : sum.children) parts += value(series[child]);
      const double gap = std::abs(value(whole) - parts) / std::max(std::abs(value(whole)), 1e-12);
      if (gap == gap) most = std::max(most, gap);
    }
    if (most <= kSumHolds) {
      out.push_back(std::move(sum));
      continue;
    }
    notes.push_back({base::Severity::Warning,
                     {},
                     fmt::format("'{}' misses the sum of its parts by up to {:.2g}%: it is not made to add up",
                                 whole.metric, 100 * most),
                     "Leave it so for headcount (one person can stand in two groups); else name all parts"});
  }
  return out;
}

class Forecaster {
 public:
  Forecaster(std::vector<Series> series, std::span<const Break> breaks, const ForecastOptions& options)
      : series_(std::move(series)), options_(options), ensemble_(family_of(series_, breaks)) {
    const std::vector<int> months = months_ahead(options.horizon);
    for (std::size_t s = 0; s < series_.size(); ++s)
      outlooks_.push_back(ensemble_.outlook(s, ensemble_.family()[s].size() - 1, months));
  }

  std::vector<ForecastRow> rows(std::span<const Sum> sums) const {
    std::vector<std::vector<std::vector<double>>> drawn = draw(sums);  // [series][month][path]; empty = alone
    std::vector<ForecastRow> out;
    for (std::size_t s = 0; s < series_.size(); ++s)
      for (int h = 1; h <= options_.horizon; ++h)
        out.push_back(drawn[s].empty() ? alone(s, h) : drawn_row(s, h, drawn[s][static_cast<std::size_t>(h) - 1]));
    return out;
  }

 private:
  int origin(std::size_t s) const { return ensemble_.family()[s].size() - 1; }

  double value(std::size_t s, int h, double probability) const {
    const Outlook& outlook = outlooks_[s];
    const auto m = static_cast<std::size_t>(h) - 1;
    const double away = quantile_at(*outlook.shape[m], probability);
    return ensemble_.family()[s].value(outlook.centre[m] + outlook.size[m] * away, origin(s));
  }

  ForecastRow started(std::size_t s, int h) const {
    ForecastRow row;
    row.metric = series_[s].metric;
    row.month = base::Month::from_ordinal(options_.origin.ordinal() + h);
    return row;
  }

  ForecastRow alone(std::size_t s, int h) const {
    ForecastRow row = started(s, h);
    for (int k = 0; k < kQuantiles; ++k) row.mean += value(s, h, (k + 0.5) / kQuantiles) / kQuantiles;
    row.median = value(s, h, 0.5);
    for (const double level : options_.levels) {
      row.lower.push_back(value(s, h, (1 - level) / 2));
      row.upper.push_back(value(s, h, (1 + level) / 2));
    }
    return row;
  }

  ForecastRow drawn_row(std::size_t s, int h, std::vector<double>& paths) const {
    ForecastRow row = started(s, h);
    double sum = 0;
    for (const double v : paths) sum += v;
    row.mean = sum / kPaths;
    std::sort(paths.begin(), paths.end());
    const auto at = [&](double probability) {
      const double place = std::clamp(probability * kPaths - 0.5, 0.0, kPaths - 1.0);
      const auto below = static_cast<std::size_t>(std::min(place, kPaths - 2.0));
      const double share = place - static_cast<double>(below);
      return paths[below] * (1 - share) + paths[below + 1] * share;
    };
    row.median = at(0.5);
    for (const double level : options_.levels) {
      row.lower.push_back(at((1 - level) / 2));
      row.upper.push_back(at((1 + level) / 2));
    }
    return row;
  }

  /// Errors one month ahead of the tied series, in the months that all of them have.
  std::vector<std::vector<double>> common_errors(const std::vector<std::size_t>& tied) const {
    std::vector<std::vector<double>> out(tied.size());
    for (const auto& [month, error] : ensemble_.surprises(tied.front())) {
      const bool everywhere = std::all_of(
          tied.begin(), tied.end(), [m = month, this](std::size_t s) { return ensemble_.surprises(s).contains(m); });
      if (!everywhere) continue;
      for (std::size_t i = 0; i < tied.size(); ++i) out[i].push_back(ensemble_.surprises(tied[i]).at(month));
    }
    return out;
  }

  /// Joint paths of the series that sums tie: errors of neighbouring months hang together as those of a random walk do,
  /// errors of series as their errors one month ahead did.
  std::vector<std::vector<std::vector<double>>> draw(std::span<const Sum> sums) const {
    std::vector<std::vector<std::vector<double>>> out(series_.size());
    std::vector<std::size_t> tied, place(series_.size(), SIZE_MAX);
    const auto tie = [&](std::size_t s) {
      if (place[s] == SIZE_MAX) place[s] = tied.size(), tied.push_back(s);
      return place[s];
    };
    std::vector<Sum> local;
    for (const Sum& sum : sums) {
      Sum& mine = local.emplace_back();
      mine.parent = tie(sum.parent);
      for (const std::size_t child : sum.children) mine.children.push_back(tie(child));
    }
    if (tied.empty()) return out;
    std::vector<double> sizes;
    sizes.reserve(tied.size());
    for (const std::size_t s : tied) sizes.push_back((value(s, 1, 0.9) - value(s, 1, 0.1)) / 2);
    const Coherence coherence(tied.size(), local, common_errors(tied), sizes);
    const auto horizon = static_cast<std::size_t>(options_.horizon);
    for (const std::size_t s : tied) out[s].assign(horizon, std::vector<double>(kPaths));
    std::vector<double> walk(tied.size()), draws(tied.size()), values(tied.size());
    for (int path = 0; path < kPaths; ++path) {
      base::RandomStream random(options_.seed, static_cast<std::uint64_t>(path));
      std::fill(walk.begin(), walk.end(), 0.0);
      for (std::size_t h = 0; h < horizon; ++h) {
        for (double& d : draws) d = random.normal();
        coherence.correlate(draws);
        for (std::size_t i = 0; i < tied.size(); ++i) {
          walk[i] += draws[i];
          const double z = walk[i] / std::sqrt(static_cast<double>(h + 1));
          values[i] = value(tied[i], static_cast<int>(h) + 1, std::erfc(-z / std::numbers::sqrt2) / 2);
        }
        coherence.reconcile(values);
        for (std::size_t i = 0; i < tied.size(); ++i) out[tied[i]][h][static_cast<std::size_t>(path)] = values[i];
      }
    }
    return out;
  }

  std::vector<Series> series_;
  const ForecastOptions& options_;
  Ensemble ensemble_;
  std::vector<Outlook> outlooks_;
};

std::string date_of(base::Month month) {
  const base::CivilDate day = base::civil_from_days(month.last_day());
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

}  // namespace

Forecasts forecast(std::span<const Series> series, std::span<const Break> breaks, std::span<const Parentage> hierarchy,
                   const ForecastOptions& options) {
  Forecasts out;
  std::vector<Series> known = cut(series, options.origin, out.notes);
  if (known.empty()) {
    base::Diagnostics faults = std::move(out.notes);
    faults.push_back({base::Severity::Error,
                      {},
                      fmt::format("no series can be forecast from {}", options.origin.spoken()),
                      "Choose an --origin within the series, with two years before it"});
    throw base::InputError(std::move(faults));
  }
  const std::vector<Sum> sums = sums_that_hold(known, hierarchy, out.notes);
  out.rows = Forecaster(std::move(known), breaks, options).rows(sums);
  return out;
}

std::string forecast_csv(const Forecasts& forecasts, std::span<const double> levels) {
  std::string out = "metric,date,mean,median";
  for (const double level : levels) out += fmt::format(",lower_{0:g},upper_{0:g}", std::round(level * 1e4) / 100);
  out += '\n';
  for (const ForecastRow& row : forecasts.rows) {
    base::append_csv_field(out, row.metric);
    out += fmt::format(",{},{:.4f},{:.4f}", date_of(row.month), row.mean, row.median);
    for (std::size_t l = 0; l < row.lower.size(); ++l) out += fmt::format(",{:.4f},{:.4f}", row.lower[l], row.upper[l]);
    out += '\n';
  }
  return out;
}

}  // namespace cadre::forecast
