#include "supply/draw.h"

#include <algorithm>
#include <cmath>

#include "supply/fixed_math.h"

namespace cadre::supply {
namespace {

struct Attempt {
  double u, v;  ///< u in [-½, ½), v in (0, 1]
};
Attempt attempt_of(const DrawName& name, std::uint32_t number) {
  const Bits bits = bits_of(name.with(name.stream | number));
  return {unit_of(bits.first) - 0.5, 1.0 - unit_of(bits.second)};
}

double power(double base, std::int32_t exponent) {
  double result = 1;
  for (auto n = static_cast<std::uint32_t>(exponent); n != 0; n >>= 1) {
    if ((n & 1) != 0) result = result * base;
    base = base * base;
  }
  return result;
}

std::int32_t reject_binomial(std::int32_t count, double p, const DrawName& name) {
  const double n = count, odds = p / (1 - p);
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = (-0.0873 + 0.0248 * b) + 0.01 * p;
  const double c = n * p + 0.5;
  const double sure = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double mode = std::floor((n + 1) * p);
  for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    const auto [u, v] = attempt_of(name, attempt);
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + c);
    if (us >= 0.07 && v <= sure) return static_cast<std::int32_t>(k);
    if (!(k >= 0) || k > n) continue;
    const double left = fixed_log(v * alpha / (a / (us * us) + b));
    const double right = (((mode + 0.5) * fixed_log((mode + 1) / (odds * (n - mode + 1))) +
                           (n + 1) * fixed_log((n - mode + 1) / (n - k + 1))) +
                          (k + 0.5) * fixed_log(odds * (n - k + 1) / (k + 1))) +
                         ((stirling_rest(mode) + stirling_rest(n - mode)) - (stirling_rest(k) + stirling_rest(n - k)));
    if (left <= right) return static_cast<std::int32_t>(k);
  }
  return static_cast<std::int32_t>(mode);
}

std::int32_t reject_poisson(double mean, const DrawName& name) {
  const double log_mean = fixed_log(mean);
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double sure = 0.9277 - 3.6224 / (b - 2);
  for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    const auto [u, v] = attempt_of(name, attempt);
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= sure) return static_cast<std::int32_t>(k);
    if (!(k >= 0) || k > 0x1p31 - 1 || (us < 0.013 && v > us)) continue;
    const double log_factorial = (k + 0.5) * fixed_log(k + 1) - (k + 1) + 0.9189385332046727418 + stirling_rest(k);
    if (fixed_log(v * inverse_alpha / (a / (us * us) + b)) <= k * log_mean - mean - log_factorial)
      return static_cast<std::int32_t>(k);
  }
  return static_cast<std::int32_t>(mean);
}

}  // namespace

std::int32_t invert_binomial(std::int32_t n, double p, double uniform) {
  double r = power(1 - p, n);
  double rest = (1 - uniform) - r;
  if (!(rest > 0)) return 0;
  const double odds = p / (1 - p);
  std::int32_t x = 0;
  while (rest > 0 && x < n && x < 200) {
    ++x;
    r = r * (odds * static_cast<double>(n - x + 1) * (1.0 / x));
    rest = rest - r;
  }
  return x;
}

std::int32_t draw_binomial(std::int32_t n, double p, const DrawName& name) {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (n * p < kInversionMean) return invert_binomial(n, p, unit_of(bits_of(name).first));
  const double rarer = p > 0.5 ? 1 - p : p;
  const std::int32_t x = n * rarer < kInversionMean ? invert_binomial(n, rarer, unit_of(bits_of(name).first))
                                                    : reject_binomial(n, rarer, name);
  return p > 0.5 ? n - x : x;
}

std::int32_t draw_binomial(std::int32_t n, double p, std::uint8_t top, const DrawName& name) {
  if (n > 0 && p > 0 && p < 1 && n * p < kInversionMean)
    return invert_binomial(n, p, unit_of(top, bits_of(name).first));
  return draw_binomial(n, p, name);
}

std::int32_t draw_poisson(double mean, const DrawName& name) {
  if (!(mean > 0)) return 0;
  if (mean >= kInversionMean) return reject_poisson(mean, name);
  double r = fixed_exp(-mean);
  double rest = (1 - unit_of(bits_of(name).first)) - r;
  std::int32_t x = 0;
  while (rest > 0 && x < 200) {
    ++x;
    r = r * (mean * (1.0 / x));
    rest = rest - r;
  }
  return x;
}

std::int32_t draw_rounded(double mean, const DrawName& name) {
  const double whole = std::floor(mean);
  return static_cast<std::int32_t>(whole) + (unit_of(bits_of(name).first) < mean - whole ? 1 : 0);
}

}  // namespace cadre::supply
