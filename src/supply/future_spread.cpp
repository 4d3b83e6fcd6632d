#include "supply/future_spread.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cadre::supply {

double quantile_of(std::span<const double> sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

FutureSpread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  FutureSpread out;
  // Of the sorted values: the same sum whatever the order of the futures.
  out.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  out.median = quantile_of(values, 0.5);
  out.lower_50 = quantile_of(values, 0.25);
  out.upper_50 = quantile_of(values, 0.75);
  out.lower_80 = quantile_of(values, 0.1);
  out.upper_80 = quantile_of(values, 0.9);
  out.lower_95 = quantile_of(values, 0.025);
  out.upper_95 = quantile_of(values, 0.975);
  return out;
}

void write_mean_80(base::Table& table, const FutureSpread& spread) {
  table.decimal(spread.mean).decimal(spread.lower_80).decimal(spread.upper_80);
}

void write_median_80(base::Table& table, const FutureSpread& spread) {
  table.decimal(spread.median).decimal(spread.lower_80).decimal(spread.upper_80);
}

void write_spread(base::Table& table, const FutureSpread& spread) {
  table.decimal(spread.mean).decimal(spread.median);
  table.decimal(spread.lower_50).decimal(spread.upper_50).decimal(spread.lower_80).decimal(spread.upper_80);
  table.decimal(spread.lower_95).decimal(spread.upper_95);
}

}  // namespace cadre::supply
