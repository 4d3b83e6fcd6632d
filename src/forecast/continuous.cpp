#include "forecast/continuous.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cadre::forecast {
namespace {

constexpr int kYear = 12;
constexpr int kSeasonSteps = 72;        // six years
constexpr double kLeastStep = 1e-5;     // a series that never moves still has some uncertainty
constexpr double kOddStep = 10;         // robust standard deviations
constexpr double kLeastChange = 0.015;  // share
constexpr double kFarthest = 14;        // logarithm; a million times as much or as little is as far as a value goes
constexpr int kTurns = 3;               // months before and after in which an odd step may be taken back
constexpr double kStays = 0.6;          // share of it that is not
constexpr double kMadToDeviation = 1.4826;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Continuous::Continuous(const Series& series, std::span<const Break> breaks, Flows flows)
    : first_(series.first), counted_(series.values), flows_(std::move(flows)) {
  const int n = static_cast<int>(counted_.size());
  for (const double value : counted_) logarithmic_ = logarithmic_ && value > 0;
  for (const Break& b : breaks) {
    const int point = b.month.ordinal() - first_.ordinal();
    if ((b.metric.empty() || b.metric == series.metric) && point > 0 && point < n) breaks_.push_back(point);
  }
  std::sort(breaks_.begin(), breaks_.end());
  breaks_.erase(std::unique(breaks_.begin(), breaks_.end()), breaks_.end());
  std::vector<double> steps;
  const auto scaled = [&](int i) {
    const double value = counted_[static_cast<std::size_t>(i)];
    return logarithmic_ ? std::log(value) : value;
  };
  points_.push_back(scaled(0));
  for (int i = 1; i < n; ++i) {
    double step = scaled(i) - scaled(i - 1);
    if (std::binary_search(breaks_.begin(), breaks_.end(), i)) {
      const auto known = std::min<std::size_t>(kYear, steps.size());
      step = 0;
      for (std::size_t k = 0; k < known; ++k) step += steps[steps.size() - 1 - k] / static_cast<double>(known);
    }
    steps.push_back(step);
    points_.push_back(points_.back() + step);
  }
}

double Continuous::value(double point, int origin) const {
  const double moved = std::clamp(point - at(origin), -kFarthest, kFarthest);
  return logarithmic_ ? counted(origin) * std::exp(moved) : counted(origin) + point - at(origin);
}

bool Continuous::breaks_between(int origin, int target) const {
  return std::any_of(breaks_.begin(), breaks_.end(), [&](int b) { return b > origin && b <= target; });
}

double Continuous::yearly_change(int origin) const {
  double sum = 0;
  for (int i = kYear; i <= origin; ++i) sum += std::abs(value(at(i), origin) - value(at(i - kYear), origin));
  return origin < kYear ? 0 : sum / (origin - kYear + 1);
}

Rhythm rhythm_of(std::span<const double> points, int month_of_first) {
  Rhythm out;
  const int last = static_cast<int>(points.size()) - 1, start = std::max(1, last - kSeasonSteps + 1);
  if (last < 1) return out;
  const auto point = [&](int i) { return points[static_cast<std::size_t>(i)]; };
  const auto month = [&](int i) { return static_cast<std::size_t>((month_of_first + i) % kYear); };
  const double drift = (point(last) - point(start - 1)) / (last - start + 1);
  std::array<int, kYear> counts{};
  for (int i = start; i <= last; ++i) {
    out.season[month(i)] += point(i) - point(i - 1) - drift;
    ++counts[month(i)];
  }
  double mean = 0;
  for (std::size_t m = 0; m < kYear; ++m) {
    out.season[m] /= counts[m] + 1.0;
    mean += out.season[m] / kYear;
  }
  for (double& season : out.season) season -= mean;
  double squares = 0;
  for (int i = start; i <= last; ++i) {
    const double rest = point(i) - point(i - 1) - drift - out.season[month(i)];
    squares += rest * rest;
  }
  out.step = std::sqrt(squares / (last - start + 1)) + kLeastStep;
  return out;
}

std::optional<OddStep> oddest_step(const Series& series, std::span<const Break> declared) {
  const Continuous continuous(series, declared);
  const int n = continuous.size();
  if (n < 2 * kYear) return std::nullopt;
  std::array<std::vector<double>, kYear> by_month;
  std::vector<double> steps;
  for (int i = 1; i < n; ++i) {
    steps.push_back(continuous.at(i) - continuous.at(i - 1));
    by_month[static_cast<std::size_t>(continuous.month_of_year(i))].push_back(steps.back());
  }
  std::vector<double> rest;
  for (int i = 1; i < n; ++i) {
    const double usual = median(by_month[static_cast<std::size_t>(continuous.month_of_year(i))]);
    rest.push_back(steps[static_cast<std::size_t>(i) - 1] - usual);
  }
  std::vector<double> sizes;
  sizes.reserve(rest.size());
  for (const double r : rest) sizes.push_back(std::abs(r));
  const double deviation = kMadToDeviation * median(sizes);
  OddStep oddest;
  double most = kOddStep * deviation;
  for (int i = 1; i < n; ++i) {
    double around = 0;  // staff that come in July and go in August are no new counting
    for (int k = std::max(1, i - kTurns); k <= std::min(n - 1, i + kTurns); ++k)
      around += rest[static_cast<std::size_t>(k) - 1];
    const double here = rest[static_cast<std::size_t>(i) - 1];
    const double change = (continuous.value(continuous.at(i), i - 1) - continuous.counted(i - 1)) /
                          std::max(std::abs(continuous.counted(i - 1)), kLeastStep);
    const double least = kLeastChange * (continuous.logarithmic() ? 1 : std::abs(continuous.counted(i - 1)));
    if (std::abs(here) <= std::max(most, least) || around / here < kStays) continue;
    most = std::abs(here);
    oddest = {base::Month::from_ordinal(series.first.ordinal() + i), change};
  }
  return oddest.month.known() ? std::optional(oddest) : std::nullopt;
}

}  // namespace cadre::forecast
