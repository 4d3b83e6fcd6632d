#include "forecast/ensemble.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace cadre::forecast {
namespace {

constexpr int kMonths[] = {1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60, 84, 120, 180, 240};
constexpr std::size_t kMonthCount = std::size(kMonths);

// Assumed; docs/methods/forecast.md, Tuning, says on which series they were chosen.
constexpr double kRecordKept = 0.985;   // of a record, each month
constexpr double kErrorKept = 0.998;    // of the weighted forecast's own errors, each month
constexpr double kNearBest = 1.25;      // a candidate whose record is worse by more counts for nothing
constexpr int kWeighed = 12;            // months; for more the weights stay, as too few outcomes do not overlap
constexpr double kKinRecord = 2;        // the kin's record counts as so many independent outcomes of one's own
constexpr double kKinError = 6;         // likewise for the size of errors
constexpr double kUnknownGrowth = 0.8;  // power of the months by which errors grow where no record says more

/// Place of the first record month that is not before `months`; the last for more.
std::size_t record_place(int months) {
  const auto* const at = std::lower_bound(std::begin(kMonths), std::end(kMonths), months);
  return std::min(static_cast<std::size_t>(at - std::begin(kMonths)), kMonthCount - 1);
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Ensemble::Ensemble(std::vector<Continuous> family)
    : family_(std::move(family)), states_(family_.size()), ratios_(kMonthCount) {
  std::int32_t first = INT32_MAX, last = INT32_MIN;
  for (std::size_t s = 0; s < family_.size(); ++s) {
    states_[s].records.assign(kMonthCount, std::vector<Faded>(candidates().size()));
    states_[s].errors.resize(kMonthCount);
    first = std::min(first, family_[s].first().ordinal() + first_origin());
    last = std::max(last, family_[s].first().ordinal() + family_[s].size() - 1);
  }
  for (std::int32_t month = first; month <= last; ++month) {
    for (std::size_t s = 0; s < family_.size(); ++s)
      if (const int now = origin_in(s, month); now >= 0) learn(s, now);
    shape_now(month);
    const Kin kin = kin_now(month);
    for (std::size_t s = 0; s < family_.size(); ++s)
      if (const int now = origin_in(s, month); now >= 0) look_ahead(s, now, kin);
  }
}

int Ensemble::origin_in(std::size_t series, std::int32_t month) const {
  const int point = month - family_[series].first().ordinal();
  return point >= first_origin() && point < family_[series].size() ? point : -1;
}

/// Takes in the errors that have become known in this month.
void Ensemble::learn(std::size_t series, int now) {
  State& state = states_[series];
  for (std::size_t m = 0; m < kMonthCount; ++m) {
    for (Faded& record : state.records[m]) record.fade(kRecordKept);
    state.errors[m].fade(kErrorKept);
    const int origin = now - kMonths[m];
    if (origin < first_origin()) continue;
    const AtOrigin& then = at(series, origin);
    const double outcome = family_[series].at(now);
    for (std::size_t c = 0; c < state.records[m].size(); ++c)
      if (serves(c, series)) state.records[m][c].add(std::abs(outcome - then.paths[c][m]) / then.step);
    const double error = outcome - then.centre[m];
    state.errors[m].add(std::abs(error) / then.step);
    ratios_[m].push_back(std::abs(error) / then.size[m]);
    if (m == 0) state.surprises[family_[series].first().ordinal() + now] = error / then.size[m];
  }
}

/// Shapes of errors as known in this month, each with those of the neighbouring record months.
void Ensemble::shape_now(std::int32_t month) {
  std::vector<Quantiles>& shapes = shapes_[month];
  for (std::size_t m = 0; m < kMonthCount; ++m) {
    std::vector<double> errors;
    for (std::size_t k = m == 0 ? 0 : m - 1; k <= std::min(m + 1, kMonthCount - 1); ++k)
      errors.insert(errors.end(), ratios_[k].begin(), ratios_[k].end());
    shapes.push_back(shape_of_errors(errors));
  }
}

Ensemble::Kin Ensemble::kin_now(std::int32_t month) const {
  Kin kin{std::vector<std::vector<double>>(kMonthCount), std::vector<double>(kMonthCount, 0), 0};
  double first = 0;
  int known = 0;
  for (std::size_t m = 0; m < kMonthCount; ++m) {
    std::vector<double> sums(candidates().size(), 0), growths;
    std::vector<int> records(candidates().size(), 0);
    for (std::size_t s = 0; s < family_.size(); ++s) {
      if (origin_in(s, month) < 0) continue;
      const State& state = states_[s];
      for (std::size_t c = 0; c < sums.size(); ++c) {
        if (!(state.records[m][c].count > 0)) continue;
        ++records[c];
        sums[c] += state.records[m][c].mean();
      }
      if (m == 0 && state.errors[0].count > 0) first += state.errors[0].mean(), ++known;
      if (m > 0 && state.errors[m].count > 0 && state.errors[m - 1].sum > 0)
        growths.push_back(state.errors[m].mean() / state.errors[m - 1].mean());
    }
    if (records[0] > 0)
      for (std::size_t c = 0; c < sums.size(); ++c)  // of whom nothing is known is taken to be like the first
        kin.records[m].push_back(records[c] > 0 ? sums[c] / records[c] : kin.records[m][0]);
    if (!growths.empty()) kin.growth[m] = std::max(1.0, median(growths));
  }
  if (known > 0) kin.first_error = first / known;
  return kin;
}

void Ensemble::weigh(std::size_t series, AtOrigin& at, const Kin& kin) const {
  std::vector<double> weights(candidates().size(), 0);
  std::size_t serving = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) serving += serves(c, series) ? 1 : 0;
  for (std::size_t c = 0; c < weights.size(); ++c)
    if (serves(c, series)) weights[c] = 1.0 / static_cast<double>(serving);
  for (std::size_t m = 0; m < kMonthCount; ++m) {
    if (!kin.records[m].empty() && kMonths[m] <= kWeighed) {  // else as for the months before
      const std::vector<Faded>& own = states_[series].records[m];
      for (std::size_t c = 0; c < weights.size(); ++c) {
        const double outcomes = own[c].count / kMonths[m];  // those of overlapping months are hardly independent
        weights[c] = (outcomes * own[c].mean() + kKinRecord * kin.records[m][c]) / (outcomes + kKinRecord);
        if (!serves(c, series)) weights[c] = std::numeric_limits<double>::infinity();
      }
      const double best = *std::min_element(weights.begin(), weights.end());
      for (double& w : weights) w = w > best * kNearBest ? 0 : 1 / std::max(w, 1e-12);
      const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
      for (double& w : weights) w /= sum;
    }
    at.weights.push_back(weights);
  }
}

void Ensemble::look_ahead(std::size_t series, int now, const Kin& kin) {
  AtOrigin out;
  const History history = history_at(family_[series], now);
  out.step = history.rhythm.step;
  std::vector<double> path(static_cast<std::size_t>(kMonths[kMonthCount - 1]));
  for (std::size_t c = 0; c < candidates().size(); ++c) {
    if (serves(c, series))
      candidates()[c].path(history, path);
    else
      std::fill(path.begin(), path.end(), 0.0);  // its weight is 0
    std::vector<double>& kept = out.paths.emplace_back();
    for (const int months : kMonths) kept.push_back(path[static_cast<std::size_t>(months) - 1]);
  }
  weigh(series, out, kin);
  for (std::size_t m = 0; m < kMonthCount; ++m) {
    double centre = 0;
    for (std::size_t c = 0; c < out.paths.size(); ++c) centre += out.weights[m][c] * out.paths[c][m];
    out.centre.push_back(centre);
    const Faded& own = states_[series].errors[m];
    const double outcomes = own.count / kMonths[m];
    double expected = kin.first_error > 0 ? kin.first_error * out.step : out.step;
    if (m > 0) {
      const double months = static_cast<double>(kMonths[m]) / kMonths[m - 1];
      const double growth = kin.growth[m] > 0 ? kin.growth[m] : std::pow(months, kUnknownGrowth);
      expected = out.size.back() * std::min(growth, months);
    }
    const double size = (outcomes * own.mean() * out.step + kKinError * expected) / (outcomes + kKinError);
    out.size.push_back(m > 0 ? std::max(size, out.size.back()) : size);
  }
  states_[series].origins.push_back(std::move(out));
}

std::vector<double> Ensemble::weights(std::size_t series, int origin, int months) const {
  const AtOrigin& then = at(series, origin);
  const std::size_t after = record_place(months);
  if (after == 0 || months >= kMonths[after]) return then.weights[after];
  const double share = static_cast<double>(months - kMonths[after - 1]) / (kMonths[after] - kMonths[after - 1]);
  std::vector<double> out = then.weights[after];
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = share * out[c] + (1 - share) * then.weights[after - 1][c];
  return out;
}

Outlook Ensemble::outlook(std::size_t series, int origin, std::span<const int> months) const {
  const AtOrigin& then = at(series, origin);
  const History history = history_at(family_[series], origin);
  const auto longest = static_cast<std::size_t>(*std::max_element(months.begin(), months.end()));
  std::vector<std::vector<double>> paths;
  for (std::size_t c = 0; c < candidates().size(); ++c) {
    paths.emplace_back(longest);
    if (serves(c, series)) candidates()[c].path(history, paths.back());
  }
  const std::vector<Quantiles>& shapes = shapes_.at(family_[series].first().ordinal() + origin);
  Outlook out;
  for (const int ahead : months) {
    const std::vector<double> w = weights(series, origin, ahead);
    double centre = 0;
    for (std::size_t c = 0; c < paths.size(); ++c) centre += w[c] * paths[c][static_cast<std::size_t>(ahead) - 1];
    const std::size_t after = record_place(ahead);
    double size = then.size[after];
    if (after > 0) {  // a straight line between logarithms, and on beyond the last
      const double slope = std::log(then.size[after] / then.size[after - 1]) /
                           std::log(static_cast<double>(kMonths[after]) / kMonths[after - 1]);
      size *= std::pow(static_cast<double>(ahead) / kMonths[after], slope);
    }
    out.centre.push_back(centre);
    out.size.push_back(size);
    out.shape.push_back(&shapes[after]);
  }
  return out;
}

}  // namespace cadre::forecast
