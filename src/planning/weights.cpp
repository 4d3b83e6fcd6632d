#include "planning/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cadre::planning {
namespace {

constexpr double kSlack = 1e-9;
constexpr int kProbes = 2000;  // tries that tell how rare a draw within bounds is
constexpr int kRare = 20;      // fewer hits than this among them, and a walk is quicker
constexpr int kSweeps = 60;    // sweeps of the walk between draws, each over every criterion
constexpr int kMostTries = 200'000;

/// Bounds that a given weight and an order make narrower.
struct Bounds {
  std::vector<double> low, high;
};

bool given_apart(const std::vector<Criterion>& criteria) {
  return std::any_of(criteria.begin(), criteria.end(), [](const Criterion& c) { return c.weight.has_value(); }) &&
         std::any_of(criteria.begin(), criteria.end(), [](const Criterion& c) { return !c.weight; });
}

Bounds bounds_of(const std::vector<Criterion>& criteria) {
  Bounds out;
  const bool apart = given_apart(criteria);
  for (const Criterion& c : criteria) {
    out.low.push_back(apart && c.weight ? *c.weight : c.low);
    out.high.push_back(apart && c.weight ? *c.weight : c.high);
  }
  const Bounds as_given = out;
  for (std::size_t i = 0; i < criteria.size(); ++i)
    for (std::size_t j = 0; j < criteria.size(); ++j) {
      if (!criteria[i].order || !criteria[j].order) continue;
      if (*criteria[j].order > *criteria[i].order) out.low[i] = std::max(out.low[i], as_given.low[j]);
      if (*criteria[j].order < *criteria[i].order) out.high[i] = std::min(out.high[i], as_given.high[j]);
    }
  return out;
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// Between the bounds, summing to 1: rising with both, so it keeps the order.
std::vector<double> middle_of(const Bounds& bounds) {
  const double low = sum_of(bounds.low), high = sum_of(bounds.high);
  const double share = high > low ? std::clamp((1 - low) / (high - low), 0.0, 1.0) : 0;
  std::vector<double> out;
  for (std::size_t i = 0; i < bounds.low.size(); ++i)
    out.push_back(bounds.low[i] + share * (bounds.high[i] - bounds.low[i]));
  return out;
}

}  // namespace

std::string_view knowledge_text(Knowledge knowledge) {
  static constexpr std::string_view kTexts[] = {"free", "ordered", "bounded", "ordered and bounded"};
  return kTexts[static_cast<std::size_t>(knowledge)];
}

std::string no_weights_fit(const std::vector<Criterion>& criteria) {
  const Bounds bounds = bounds_of(criteria);
  for (std::size_t i = 0; i < criteria.size(); ++i)
    if (bounds.low[i] > bounds.high[i] + kSlack)
      return fmt::format("the weight of '{}' cannot be {} or more and {} or less", criteria[i].name, bounds.low[i],
                         bounds.high[i]);
  if (sum_of(bounds.low) > 1 + kSlack) return fmt::format("the lowest weights sum to {}, above 1", sum_of(bounds.low));
  if (sum_of(bounds.high) < 1 - kSlack)
    return fmt::format("the highest weights sum to {}, below 1", sum_of(bounds.high));
  return "";
}

std::vector<double> weights_of(const std::vector<Criterion>& criteria) {
  const auto n = criteria.size();
  std::vector<double> out(n);
  double sum = 0;
  std::size_t blank = 0, ordered = 0;
  bool bounded = false;
  for (const Criterion& c : criteria) {
    sum += c.weight.value_or(0);
    blank += c.weight ? 0 : 1;
    ordered += c.order ? 1 : 0;
    bounded = bounded || c.low > 0 || c.high < 1;
  }
  if (blank < n) {
    for (std::size_t i = 0; i < n; ++i)
      out[i] =
          blank == 0 ? *criteria[i].weight / sum : criteria[i].weight.value_or((1 - sum) / static_cast<double>(blank));
    return out;
  }
  if (bounded || (ordered > 0 && ordered < n)) return middle_of(bounds_of(criteria));
  if (ordered == 0) return std::vector<double>(n, 1.0 / static_cast<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    // Criteria with the same order share the mean of the places they take.
    std::size_t before = 0, same = 0;
    for (const Criterion& c : criteria) {
      before += *c.order < *criteria[i].order ? 1 : 0;
      same += *c.order == *criteria[i].order ? 1 : 0;
    }
    for (std::size_t k = before + 1; k <= before + same; ++k)
      for (std::size_t j = k; j <= n; ++j) out[i] += 1.0 / static_cast<double>(j * n * same);
  }
  return out;
}

WeightSampler::WeightSampler(const std::vector<Criterion>& criteria) {
  const Bounds bounds = bounds_of(criteria);
  low_ = bounds.low;
  high_ = bounds.high;
  middle_ = middle_of(bounds);
  const bool apart = given_apart(criteria);
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    order_.push_back(criteria[i].order.value_or(0));
    if (criteria[i].order) ordered_.push_back(i);
    bounded_ = bounded_ || criteria[i].low > 0 || criteria[i].high < 1 || (apart && criteria[i].weight);
  }
  std::stable_sort(ordered_.begin(), ordered_.end(),
                   [&](std::size_t a, std::size_t b) { return order_[a] < order_[b]; });
  const bool ordered = ordered_.size() > 1;
  knowledge_ = bounded_ ? (ordered ? Knowledge::OrderedAndBounded : Knowledge::Bounded)
                        : (ordered ? Knowledge::Ordered : Knowledge::Free);
  if (!bounded_) return;
  base::RandomStream random(0, 0);
  int hits = 0;
  for (int i = 0; i < kProbes; ++i) {
    std::vector<double> weights = on_simplex(random);
    put_in_order(weights, random);
    hits += within(weights) ? 1 : 0;
  }
  rejects_ = hits >= kRare;
}

std::vector<double> WeightSampler::draw(std::uint64_t seed, std::uint64_t draw) const {
  base::RandomStream random(seed, draw);
  if (rejects_)
    for (int tried = 0; tried < kMostTries; ++tried) {
      std::vector<double> weights = on_simplex(random);
      put_in_order(weights, random);
      if (!bounded_ || within(weights)) return weights;
    }
  std::vector<double> weights = middle_;
  walk(weights, random);
  return weights;
}

std::vector<double> WeightSampler::on_simplex(base::RandomStream& random) const {
  std::vector<double> out(low_.size());
  for (double& w : out) w = -std::log1p(-random.uniform());
  const double sum = sum_of(out);
  if (sum <= 0) return middle_;
  for (double& w : out) w /= sum;
  return out;
}

void WeightSampler::put_in_order(std::vector<double>& weights, base::RandomStream& random) const {
  if (ordered_.size() < 2) return;
  std::vector<double> drawn;
  for (const std::size_t i : ordered_) drawn.push_back(weights[i]);
  std::sort(drawn.begin(), drawn.end(), std::greater<>());
  for (std::size_t first = 0; first < ordered_.size();) {
    std::size_t end = first;
    while (end < ordered_.size() && order_[ordered_[end]] == order_[ordered_[first]]) ++end;
    for (std::size_t i = end; i > first + 1; --i)  // those not told apart take their weights in any order
      std::swap(drawn[i - 1], drawn[first + random.below(i - first)]);
    first = end;
  }
  for (std::size_t k = 0; k < ordered_.size(); ++k) weights[ordered_[k]] = drawn[k];
}

bool WeightSampler::within(const std::vector<double>& weights) const {
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] < low_[i] || weights[i] > high_[i]) return false;
  return true;
}

/// Two weights at a time are drawn anew with their sum held: uniform over what bounds and order leave them.
void WeightSampler::walk(std::vector<double>& weights, base::RandomStream& random) const {
  const std::size_t n = weights.size();
  if (n < 2) return;
  for (std::size_t step = 0; step < kSweeps * n; ++step) {
    const std::size_t i = random.below(n);
    std::size_t j = random.below(n - 1);
    j += j >= i ? 1 : 0;
    const double sum = weights[i] + weights[j];
    double low = std::max(low_[i], sum - high_[j]), high = std::min(high_[i], sum - low_[j]);
    for (std::size_t k = 0; k < n; ++k) {
      if (order_[k] == 0 || k == i || k == j) continue;
      if (order_[i] > 0 && order_[k] < order_[i]) high = std::min(high, weights[k]);
      if (order_[i] > 0 && order_[k] > order_[i]) low = std::max(low, weights[k]);
      if (order_[j] > 0 && order_[k] < order_[j]) low = std::max(low, sum - weights[k]);
      if (order_[j] > 0 && order_[k] > order_[j]) high = std::min(high, sum - weights[k]);
    }
    if (order_[i] > 0 && order_[j] > 0 && order_[i] != order_[j]) {
      if (order_[i] < order_[j]) low = std::max(low, sum / 2);
      if (order_[i] > order_[j]) high = std::min(high, sum / 2);
    }
    if (high <= low) continue;
    weights[i] = low + (high - low) * random.uniform();
    weights[j] = sum - weights[i];
  }
}

}  // namespace cadre::planning
