#include "forecast/spread.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cadre::forecast {
namespace {

constexpr double kPriorErrors = 3000;  // assumed; see docs/methods/forecast.md, Tuning
constexpr double kLongTail = 0.05;     // share by which the prior's quantiles grow per z² - 1

double probability_of(int k) { return (k + 0.5) / kQuantiles; }

/// In mean absolute deviations: normal inside, longer at the ends.
double prior_quantile(double z) {
  const double deviations = z / std::sqrt(2 / std::numbers::pi);
  return deviations * (1 + kLongTail * (z * z - 1));
}

}  // namespace

double normal_quantile(double probability) {
  double low = -9, high = 9;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::numbers::sqrt2) / 2 < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

const Quantiles& normal_quantiles() {
  static const Quantiles kNormal = [] {
    Quantiles out{};
    for (int k = 0; k < kQuantiles; ++k) out[static_cast<std::size_t>(k)] = normal_quantile(probability_of(k));
    return out;
  }();
  return kNormal;
}

double quantile_at(const Quantiles& quantiles, double probability) {
  const double place = std::clamp(probability * kQuantiles - 0.5, 0.0, kQuantiles - 1.0);
  const auto below = static_cast<std::size_t>(std::min(place, kQuantiles - 2.0));
  const double share = place - static_cast<double>(below);
  return quantiles[below] * (1 - share) + quantiles[below + 1] * share;
}

Quantiles shape_of_errors(std::vector<double>& absolute) {
  std::sort(absolute.begin(), absolute.end());
  const auto n = static_cast<double>(absolute.size());
  const double weight = n / (n + kPriorErrors);
  Quantiles out{};
  for (int k = kQuantiles / 2; k < kQuantiles; ++k) {
    const double within = 2 * probability_of(k) - 1;  // share of errors that are smaller
    const double prior = prior_quantile(normal_quantiles()[static_cast<std::size_t>(k)]);
    const double seen =
        absolute.empty() ? 0 : absolute[std::min(absolute.size() - 1, static_cast<std::size_t>(within * n))];
    const double size = weight * seen + (1 - weight) * std::max(prior, 0.0);
    out[static_cast<std::size_t>(kQuantiles - 1 - k)] = -size;
    out[static_cast<std::size_t>(k)] = size;
  }
  return out;
}

double crps(const Quantiles& quantiles, double outcome) {
  double away = 0, apart = 0;
  for (int k = 0; k < kQuantiles; ++k) {
    const double q = quantiles[static_cast<std::size_t>(k)];
    away += std::abs(q - outcome);
    apart += (2 * k + 1 - kQuantiles) * q;
  }
  return away / kQuantiles - apart / kQuantiles / kQuantiles;
}

}  // namespace cadre::forecast
