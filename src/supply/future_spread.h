#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/table.h"

namespace cadre::supply {

/// What equally likely futures say of one number, in its unit.
struct FutureSpread {
  double mean = 0, median = 0;
  double lower_50 = 0, upper_50 = 0, lower_80 = 0, upper_80 = 0, lower_95 = 0, upper_95 = 0;
};

/// Linear between the order statistics: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The
/// American Statistician 50 (1996), type 7. `sorted` ascending, at least one value; `share` 0..1.
double quantile_of(std::span<const double> sorted, double share);

/// One value for each future, at least one; the order does not matter.
FutureSpread spread_of(std::vector<double> values);

/// Writes mean (or median), lower_80, upper_80 as three columns; and all eight in the order of the struct.
void write_mean_80(base::Table& table, const FutureSpread& spread);
void write_median_80(base::Table& table, const FutureSpread& spread);
void write_spread(base::Table& table, const FutureSpread& spread);

/// A value for each future of several rows of a record, added up: rows point to `futures` numbers each.
template <class Count>
std::vector<double> added_up(std::span<const Count* const> rows, std::size_t futures, double divisor = 1) {
  std::vector<double> sums(futures, 0.0);
  for (const Count* row : rows)
    for (std::size_t f = 0; f < futures; ++f) sums[f] += static_cast<double>(row[f]);
  if (divisor != 1)
    for (double& sum : sums) sum /= divisor;
  return sums;
}

}  // namespace cadre::supply
