#include "economics/distribution.h"

#include <algorithm>
#include <cmath>

namespace cadre::economics {
namespace {

constexpr double kInterval = 3.92;  // standard deviations in a 95 % interval

/// Shape a, scale 1; a > 0.
double gamma_of(double a, base::RandomStream& random) {
  if (a < 1) {
    const double u = 1 - random.uniform();
    return gamma_of(a + 1, random) * std::pow(u, 1 / a);
  }
  const double d = a - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = random.normal(), t = 1 + c * x;
    if (t <= 0) continue;
    const double v = t * t * t, u = 1 - random.uniform();
    if (std::log(u) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

double beta_of(double a, double b, base::RandomStream& random) {
  const double x = gamma_of(a, random), y = gamma_of(b, random);
  return x + y > 0 ? x / (x + y) : 0.5;
}

double sd_of(const Spread& s) { return (s.high - s.low) / kInterval; }

}  // namespace

std::string fault_of(const Spread& s) {
  if (!(s.low <= s.value && s.value <= s.high)) return "low, value and high are not in rising order";
  if (s.shape == Shape::Fixed) return s.low == s.high ? "" : "a fixed value has no low and high";
  if (s.low == s.high) return "low and high are the same";
  const double sd = sd_of(s);
  if (s.shape == Shape::Beta) {
    if (s.value <= 0 || s.value >= 1) return "a beta distribution needs a value between 0 and 1";
    if (sd * sd >= s.value * (1 - s.value)) return "the range is too wide for a beta distribution";
  }
  if (s.shape == Shape::Gamma && s.value <= 0) return "a gamma distribution needs a value above 0";
  if (s.shape == Shape::Lognormal && s.low <= 0) return "a lognormal distribution needs values above 0";
  return "";
}

double draw_of(const Spread& s, base::RandomStream& random) {
  const double span = s.high - s.low;
  switch (s.shape) {
    case Shape::Uniform:
    case Shape::Range:
      return s.low + span * random.uniform();
    case Shape::Triangular: {
      const double u = random.uniform(), cut = (s.value - s.low) / span;
      return u < cut ? s.low + std::sqrt(u * span * (s.value - s.low))
                     : s.high - std::sqrt((1 - u) * span * (s.high - s.value));
    }
    case Shape::Pert:
      return s.low + span * beta_of(1 + 4 * (s.value - s.low) / span, 1 + 4 * (s.high - s.value) / span, random);
    case Shape::Beta: {
      const double k = s.value * (1 - s.value) / (sd_of(s) * sd_of(s)) - 1;
      return beta_of(s.value * k, (1 - s.value) * k, random);
    }
    case Shape::Gamma: {
      const double sd = sd_of(s);
      return gamma_of(s.value * s.value / (sd * sd), random) * sd * sd / s.value;
    }
    case Shape::Normal:
      return s.value + sd_of(s) * random.normal();
    case Shape::Lognormal:
      return s.value * std::exp(std::log(s.high / s.low) / kInterval * random.normal());
    default:
      return s.value;
  }
}

}  // namespace cadre::economics
