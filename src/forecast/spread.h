#pragma once

#include <array>
#include <span>
#include <vector>

namespace cadre::forecast {

/// Quantiles of a distribution at (k + 1/2) / kQuantiles, ascending.
inline constexpr int kQuantiles = 199;
using Quantiles = std::array<double, kQuantiles>;

/// Standard normal quantile at probability (k + 1/2) / kQuantiles.
const Quantiles& normal_quantiles();
double normal_quantile(double probability);  ///< 0 < probability < 1

/// Linear between the given quantiles; the ends beyond them.
double quantile_at(const Quantiles& quantiles, double probability);

/// The shape of past errors, each divided by the mean absolute error that was expected of it: symmetric, from their
/// absolute values, blended with a long-tailed shape that counts as much as `kPriorErrors` of them.
/// `absolute` is sorted in place.
Quantiles shape_of_errors(std::vector<double>& absolute);

/// Continuous ranked probability score of equally likely `quantiles` against what came: mean |q - outcome| less half
/// the mean |q - q'| (Gneiting and Raftery 2007, Journal of the American Statistical Association 102(477), equation
/// 21). In the unit of the values; the smaller the better; for a single value it is the absolute error.
double crps(const Quantiles& quantiles, double outcome);

}  // namespace cadre::forecast
