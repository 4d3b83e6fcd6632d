#include "measures/spc.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace cadre::measures {
namespace {

constexpr double kLimit = 2.66;                  // METHODS 9
constexpr double kNearLimit = 2 * (kLimit / 3);  // 1.7733, in this order of operations as published
constexpr double kOutlier = 3.267;
constexpr std::size_t kFirmPoints = 12;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
  // As R's mean(): a second pass takes the rounding of the first away, so that a value equal to the mean is seen as
  // such.
  long double sum = 0;
  for (const double v : values) sum += v;
  const long double first = sum / static_cast<long double>(values.size());
  long double rest = 0;
  for (const double v : values) rest += v - first;
  return static_cast<double>(first + rest / static_cast<long double>(values.size()));
}

double moving_range_of(std::span<const double> y, bool screen) {
  if (y.size() < 2) return kNothing;
  std::vector<double> ranges;
  for (std::size_t i = 1; i < y.size(); ++i) ranges.push_back(std::abs(y[i] - y[i - 1]));
  const double all = mean_of(ranges);
  if (!screen) return all;
  std::erase_if(ranges, [&](double range) { return !(range < kOutlier * all); });
  return ranges.empty() ? all : mean_of(ranges);  // all values equal: nothing to screen
}

int sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

/// The chart of one part: its points by rule.
class Part {
 public:
  Part(std::span<const double> y, SpcLimits& limits, const SpcOptions& options)
      : y_(y), length_(static_cast<std::size_t>(options.run_length)), limits_(limits) {
    limits_.points = y.size();
    limits_.mean = mean_of(y);
    limits_.moving_range = moving_range_of(y, options.screen_outliers);
    limits_.lower = limits_.mean - kLimit * limits_.moving_range;
    limits_.upper = limits_.mean + kLimit * limits_.moving_range;
    limits_.near_lower = limits_.mean - kNearLimit * limits_.moving_range;
    limits_.near_upper = limits_.mean + kNearLimit * limits_.moving_range;
    for (const double v : y) {
      side_.push_back(sign(v - limits_.mean));
      outside_.push_back(v > limits_.upper || v < limits_.lower);
      near_.push_back(!outside_.back() && (v < limits_.near_lower || v > limits_.near_upper));
    }
    mark_trends();
    mark_two_of_three();
    mark_shifts();
  }

  SpcPoint point(std::size_t i) const {
    SpcPoint out;
    out.high = side_[i] > 0;
    if (outside_[i]) {
      out.rule = SpcRule::Outside;
    } else if (trend_[i]) {
      out.rule = SpcRule::Trend;
      // A point between two trends goes with the step that follows it, as published.
      const bool next = i + 1 < y_.size() && trend_[i + 1];
      out.high = next ? y_[i + 1] > y_[i] : y_[i] > y_[i - 1];
    } else if (two_[i]) {
      out.rule = SpcRule::TwoOfThree;
    } else if (shift_[i]) {
      out.rule = SpcRule::Shift;
    }
    return out;
  }

  /// First point of the run on one side of the mean that lasts to the end.
  std::size_t last_run() const {
    std::size_t first = side_.size();
    while (first > 0 && side_[first - 1] != 0 && side_[first - 1] == side_.back()) --first;
    return first;
  }

 private:
  void mark_trends() {
    trend_.assign(y_.size(), false);
    std::size_t steps = 0;
    for (std::size_t i = 1; i < y_.size(); ++i) {
      const int step = sign(y_[i] - y_[i - 1]);
      const int before = i > 1 ? sign(y_[i - 1] - y_[i - 2]) : 0;
      steps = step == 0 ? 0 : step == before ? steps + 1 : 1;
      if (steps + 1 >= length_)
        for (std::size_t k = 0; k < length_; ++k) trend_[i - k] = true;
    }
  }
  void mark_two_of_three() {
    two_.assign(y_.size(), false);
    for (std::size_t i = 2; i < y_.size(); ++i) {
      const bool together = side_[i] != 0 && side_[i] == side_[i - 1] && side_[i] == side_[i - 2];
      if (!together || near_[i] + near_[i - 1] + near_[i - 2] < 2) continue;
      for (std::size_t k = 0; k < 3; ++k)
        if (near_[i - k]) two_[i - k] = true;
    }
  }
  void mark_shifts() {
    shift_.assign(y_.size(), false);
    std::size_t run = 0;
    for (std::size_t i = 0; i < y_.size(); ++i) {
      run = side_[i] == 0 ? 0 : i > 0 && side_[i] == side_[i - 1] ? run + 1 : 1;
      if (run >= length_)
        for (std::size_t k = 0; k < length_; ++k) shift_[i - k] = true;
    }
  }

  std::span<const double> y_;
  std::size_t length_;
  SpcLimits& limits_;
  std::vector<int> side_;
  std::vector<bool> outside_, near_, trend_, two_, shift_;
};

Variation variation_of(const SpcPoint& point, Direction direction) {
  if (point.rule == SpcRule::None) return Variation::Common;
  if (direction == Direction::None) return point.high ? Variation::NeutralHigh : Variation::NeutralLow;
  return point.high == (direction == Direction::Up) ? Variation::Improvement : Variation::Concern;
}

Assurance assurance_of(const SpcLimits& limits, const SpcOptions& options) {
  if (!options.target || options.direction == Direction::None) return Assurance::None;
  const bool up = options.direction == Direction::Up;
  if (*options.target > limits.upper) return up ? Assurance::Fail : Assurance::Pass;
  if (*options.target < limits.lower) return up ? Assurance::Pass : Assurance::Fail;
  return Assurance::Inconsistent;
}

void check(std::size_t points, const SpcOptions& options) {
  if (options.run_length != 6 && options.run_length != 7) throw std::invalid_argument("run_length is 6 or 7");
  std::size_t before = 0;
  for (const std::size_t at : options.rebase) {
    if (at <= before || at >= points) throw std::invalid_argument("rebase points rise and lie within the series");
    before = at;
  }
}

}  // namespace

bool SpcLimits::firm() const { return points >= kFirmPoints; }

Spc spc_of(std::span<const double> values, const SpcOptions& options) {
  check(values.size(), options);
  Spc out;
  if (values.empty()) return out;
  std::vector<std::size_t> starts = {0};
  starts.insert(starts.end(), options.rebase.begin(), options.rebase.end());
  out.parts.resize(starts.size());
  for (std::size_t p = 0; p < starts.size(); ++p) {
    const std::size_t end = p + 1 < starts.size() ? starts[p + 1] : values.size();
    out.parts[p].first = starts[p];
    const Part part(values.subspan(starts[p], end - starts[p]), out.parts[p], options);
    for (std::size_t i = 0; i < end - starts[p]; ++i) {
      SpcPoint point = part.point(i);
      point.part = p;
      point.variation = variation_of(point, options.direction);
      out.points.push_back(point);
    }
    if (end != values.size()) continue;
    const std::size_t run = part.last_run();
    if (run > 0 && end - starts[p] - run >= kFirmPoints) out.suggested_rebase = starts[p] + run;
  }
  out.assurance = assurance_of(out.parts.back(), options);
  return out;
}

std::string rule_text(const SpcPoint& point, int run_length) {
  switch (point.rule) {
    case SpcRule::Outside:
      return point.high ? "Above UCL" : "Below LCL";
    case SpcRule::Trend:
      return fmt::format("{} Point Trend ({})", run_length, point.high ? "Increasing" : "Decreasing");
    case SpcRule::TwoOfThree:
      return point.high ? "2 in 3 Above CL" : "2 in 3 Below CL";
    case SpcRule::Shift:
      return fmt::format("{} Points {} CL", run_length, point.high ? "Above" : "Below");
    case SpcRule::None:
      break;
  }
  return "";
}

std::string_view variation_text(Variation variation) {
  static constexpr std::string_view kTexts[] = {"common_cause", "special_cause_improvement", "special_cause_concern",
                                                "special_cause_neutral_high", "special_cause_neutral_low"};
  return kTexts[static_cast<std::size_t>(variation)];
}

std::string_view assurance_text(Assurance assurance) {
  static constexpr std::string_view kTexts[] = {"", "inconsistent", "consistent_pass", "consistent_fail"};
  return kTexts[static_cast<std::size_t>(assurance)];
}

}  // namespace cadre::measures
