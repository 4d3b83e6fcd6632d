#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace cadre::supply {

/// Logarithm and exponential of the draws, out of additions, multiplications and divisions that every processor rounds
/// alike; the vector code does the same operations in the same order. Nothing here may be fused or reassociated.

/// Natural logarithm of a positive, normal number; relative error below 1e-15. Method: x = 2^e (1 + f), s = f / (2 +
/// f), log(1 + f) = 2s + s R(s²) (Remez coefficients as in Sun's fdlibm, e_log.c, 1993).
inline constexpr std::array<double, 7> kLogSeries = {0x1.5555555555593p-1, 0x1.999999997fa04p-2, 0x1.2492494229359p-2,
                                                     0x1.c71c51d8e78afp-3, 0x1.7466496cb03dep-3, 0x1.39a09d078c69fp-3,
                                                     0x1.2f112df3e5244p-3};
inline constexpr double kLn2High = 0x1.62e42feep-1, kLn2Low = 0x1.a39ef35793c76p-33;
inline constexpr std::int64_t kSqrtHalfBits = 0x3FE6A09E667F3BCD, kOneBits = 0x3FF0000000000000;

inline double fixed_log(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x);
  const std::int64_t exponent = (bits - kSqrtHalfBits) >> 52;
  const double f = std::bit_cast<double>(bits - (exponent << 52)) - 1.0;
  const double s = f / (f + 2.0);
  const double z = s * s;
  double r = kLogSeries[6];
  for (std::size_t i = 6; i-- > 0;) r = r * z + kLogSeries[i];
  r = r * z;
  const double half = f * f * 0.5;
  const auto e = static_cast<double>(exponent);
  return e * kLn2High - ((half - (s * (half + r) + e * kLn2Low)) - f);
}

/// Exponential of x in [-700, 0]; relative error below 1e-14. x = k ln 2 + r, series of e^r.
inline constexpr std::array<double, 13> kExpSeries = {
    1.0,        1.0,         1.0 / 2,      1.0 / 6,       1.0 / 24,       1.0 / 120,      1.0 / 720,
    1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600};

inline double fixed_exp(double x) {
  const double k = std::floor(x * 0x1.71547652b82fep+0 + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  double sum = kExpSeries[12];
  for (std::size_t i = 12; i-- > 0;) sum = sum * r + kExpSeries[i];
  return sum * std::bit_cast<double>((static_cast<std::int64_t>(k) + 1023) << 52);
}

/// log k! less what Stirling's formula (k + ½) log(k + 1) - (k + 1) + ½ log 2π gives of it, for whole k >= 0.
inline constexpr std::array<double, 10> kStirlingRest = {
    0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,  0.01664469118982119,
    0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871};

inline double stirling_rest(double k) {
  if (k < 10) return kStirlingRest[static_cast<std::size_t>(k)];
  const double inverse = 1.0 / (k + 1.0);
  const double square = inverse * inverse;
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 * square) * square) * inverse;
}

}  // namespace cadre::supply
