#include "planning/priorities.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace cadre::planning {
namespace {

constexpr double kEqual = 1e-12;
constexpr double kStep = 1000;  // pounds
constexpr double kMostCells = 4e8;
constexpr std::uint64_t kScoreStreams = std::uint64_t{1} << 40U;  // streams of draws of scores, apart from weights

bool every_value_in_unit(const std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : candidates)
    for (const Score& score : candidate.scores)
      if (score.low < 0 || score.high > 1) return false;
  return true;
}

Score reversed(const Score& s) { return {1 - s.value, 1 - s.high, 1 - s.low}; }

/// A draw of the scores: uniform within each range.
std::vector<double> drawn_sums(const Utilities& utilities, const std::vector<double>& weights,
                               base::RandomStream& random) {
  std::vector<double> out;
  for (const std::vector<Score>& row : utilities.of) {
    double sum = 0;
    for (std::size_t c = 0; c < weights.size(); ++c)
      sum += weights[c] * (row[c].low + (row[c].high - row[c].low) * random.uniform());
    out.push_back(sum);
  }
  return out;
}

/// Projects from the highest value down, in runs of equal ones.
class Order {
 public:
  explicit Order(const std::vector<double>& values) : order_(values.size()) {
    std::iota(order_.begin(), order_.end(), 0);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    for (std::size_t i = 0; i < order_.size(); ++i)
      if (i == 0 || values[order_[i - 1]] - values[order_[i]] > kEqual) starts_.push_back(i);
    starts_.push_back(order_.size());
  }
  /// Calls run(first rank from 0, how many, project) for each project.
  template <class Run>
  void for_each(Run run) const {
    for (std::size_t s = 0; s + 1 < starts_.size(); ++s)
      for (std::size_t i = starts_[s]; i < starts_[s + 1]; ++i) run(starts_[s], starts_[s + 1] - starts_[s], order_[i]);
  }

 private:
  std::vector<std::size_t> order_, starts_;
};

std::optional<double> confidence_of(const Utilities& utilities, std::size_t project, const std::vector<double>& weights,
                                    int draws, std::uint64_t seed) {
  const int wanted = utilities.certain ? 1 : draws;
  double first = 0;
  for (int d = 0; d < wanted; ++d) {
    base::RandomStream random(seed, kScoreStreams * 2 + static_cast<std::uint64_t>(d));
    Order(drawn_sums(utilities, weights, random)).for_each([&](std::size_t rank, std::size_t many, std::size_t who) {
      if (who == project && rank == 0) first += 1 / static_cast<double>(many);
    });
  }
  return first / wanted;
}

}  // namespace

Utilities utilities_of(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                       std::optional<Scale> wanted) {
  Utilities out;
  out.scale = wanted.value_or(every_value_in_unit(candidates) ? Scale::None : Scale::MinMax);
  for (const Candidate& candidate : candidates) out.of.push_back(candidate.scores);
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    double low = INFINITY, high = -INFINITY;
    for (const auto& row : out.of) {
      low = std::min(low, row[c].low);
      high = std::max(high, row[c].high);
    }
    const double span = high - low;
    for (auto& row : out.of) {
      Score& s = row[c];
      out.certain = out.certain && s.low == s.high;
      if (out.scale == Scale::MinMax && span > 0)
        s = {(s.value - low) / span, (s.low - low) / span, (s.high - low) / span};
      if (!criteria[c].maximise) s = reversed(s);
      if (out.scale == Scale::MinMax && span <= 0) s = {};
    }
  }
  return out;
}

std::vector<double> weighted_sums(const Utilities& utilities, const std::vector<double>& weights) {
  std::vector<double> out;
  for (const std::vector<Score>& row : utilities.of) {
    double sum = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) sum += weights[c] * row[c].value;
    out.push_back(sum);
  }
  return out;
}

std::vector<int> ranks_of(const std::vector<double>& values) {
  std::vector<int> out(values.size());
  Order(values).for_each(
      [&](std::size_t rank, std::size_t, std::size_t who) { out[who] = static_cast<int>(rank) + 1; });
  return out;
}

Acceptability acceptability_of(const Utilities& utilities, const WeightSampler& sampler, int draws,
                               std::uint64_t seed) {
  const std::size_t n = utilities.of.size(), criteria = n == 0 ? 0 : utilities.of.front().size();
  Acceptability out;
  out.draws = draws;
  out.share.assign(n, std::vector<double>(n, 0.0));
  std::vector<std::vector<double>> first(n, std::vector<double>(criteria, 0.0));
  for (int d = 0; d < draws; ++d) {
    const std::vector<double> weights = sampler.draw(seed, static_cast<std::uint64_t>(d));
    base::RandomStream random(seed, kScoreStreams + static_cast<std::uint64_t>(d));
    const auto sums = utilities.certain ? weighted_sums(utilities, weights) : drawn_sums(utilities, weights, random);
    Order(sums).for_each([&](std::size_t rank, std::size_t many, std::size_t who) {
      const double part = 1 / static_cast<double>(many);
      for (std::size_t r = rank; r < rank + many; ++r) out.share[who][r] += part;
      if (rank != 0) return;
      for (std::size_t c = 0; c < criteria; ++c) first[who][c] += part * weights[c];
    });
  }
  for (std::size_t i = 0; i < n; ++i) {
    const double firsts = out.share[i].front();
    for (double& b : out.share[i]) b /= draws;
    out.central.emplace_back();
    out.confidence.emplace_back();
    if (firsts <= 0) continue;
    for (double& w : first[i]) w /= firsts;
    out.central.back() = first[i];
    out.confidence.back() = confidence_of(utilities, i, first[i], draws, seed);
  }
  return out;
}

std::vector<Change> sensitivity_of(const Utilities& utilities, const std::vector<double>& weights, double share) {
  std::vector<Change> out;
  for (std::size_t c = 0; c < weights.size(); ++c)
    for (const double change : {-share, share}) {
      std::vector<double> moved = weights;
      moved[c] = std::min(1.0, weights[c] * (1 + change));
      const double rest = 1 - weights[c];
      for (std::size_t k = 0; k < moved.size(); ++k)
        if (k != c) moved[k] = rest > 0 ? weights[k] * (1 - moved[c]) / rest : 0;
      if (rest <= 0) moved[c] = 1;  // the only weight stays what it is
      Change row{c, change, moved[c], weighted_sums(utilities, moved), {}};
      row.ranks = ranks_of(row.scores);
      out.push_back(std::move(row));
    }
  return out;
}

std::vector<bool> budget_pick(const std::vector<double>& scores, const std::vector<std::optional<double>>& costs,
                              double budget) {
  const std::size_t n = scores.size();
  double all = 0;
  std::vector<std::size_t> steps(n, 0);
  for (std::size_t i = 0; i < n; ++i)
    if (costs[i]) {
      // A hair's breadth above a thousand, from binary fractions, is that thousand.
      steps[i] = static_cast<std::size_t>(std::max(0.0, std::ceil(*costs[i] / kStep - 1e-9)));
      all += static_cast<double>(steps[i]);
    }
  const double room = std::min(all, std::floor(std::max(0.0, budget) / kStep + 1e-9));
  if ((room + 1) * static_cast<double>(n) > kMostCells) throw std::invalid_argument("budget and projects are too many");
  const auto width = static_cast<std::size_t>(room) + 1;
  std::vector<double> best(width, 0.0);
  std::vector<std::vector<bool>> taken(n, std::vector<bool>(width, false));
  for (std::size_t i = 0; i < n; ++i) {
    if (!costs[i] || scores[i] <= 0) continue;
    for (std::size_t w = width; w-- > steps[i];) {
      const double with = best[w - steps[i]] + scores[i];
      if (with <= best[w] + kEqual) continue;
      best[w] = with;
      taken[i][w] = true;
    }
  }
  std::size_t at = 0;
  for (std::size_t w = 0; w < width; ++w)
    if (best[w] > best[at] + kEqual) at = w;
  std::vector<bool> out(n, false);
  for (std::size_t i = n; i-- > 0;)
    if (taken[i][at]) {
      out[i] = true;
      at -= steps[i];
    }
  return out;
}

}  // namespace cadre::planning
