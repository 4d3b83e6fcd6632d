#include "supply/pooling.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace cadre::supply {
namespace {

constexpr double kEightyPercent = 1.2815515655446004;  // standard normal quantile of 0.9
// Kin that differ by no more than chance are as good as one: this many expected events stand behind their mean.
constexpr double kMostStrength = 1e6;

struct Prior {
  double mean = 1, strength = kMostStrength;
};

Prior prior_of(const std::vector<const Count*>& kin) {
  double observed = 0, expected = 0, squares = 0;
  for (const Count* c : kin) {
    observed += c->observed;
    expected += c->expected;
    squares += c->expected * c->expected;
  }
  Prior out;
  // Half an event, so that nobody seen to leave is no proof that nobody ever will.
  out.mean = (observed + 0.5) / (expected + 0.5);
  double apart = 0;
  for (const Count* c : kin) {
    const double difference = c->observed / c->expected - out.mean;
    apart += c->expected * difference * difference;
  }
  const double freedom = expected - squares / expected;
  const double beyond = apart - static_cast<double>(kin.size() - 1) * out.mean;
  if (freedom > 0 && beyond > 0) out.strength = std::min(kMostStrength, out.mean / (beyond / freedom));
  return out;
}

// Quantile of a gamma of this shape and rate.
double gamma_quantile(double shape, double rate, double z) {
  const double c = 1 - 1 / (9 * shape) + z / (3 * std::sqrt(shape));
  return std::max(0.0, shape * c * c * c) / rate;
}

}  // namespace

std::vector<PooledRatio> pooled_ratios(std::span<const Count> counts) {
  std::map<int, std::vector<const Count*>> kin;
  for (const Count& c : counts) kin[c.kin].push_back(&c);
  std::map<int, Prior> priors;
  std::map<int, double> all;
  for (const auto& [number, members] : kin) {
    priors[number] = prior_of(members);
    for (const Count* c : members) all[number] += c->observed;
  }
  std::vector<PooledRatio> out;
  for (const Count& c : counts) {
    const Prior& prior = priors[c.kin];
    PooledRatio r;
    r.own = c.expected / (c.expected + prior.strength);
    r.ratio = (c.observed + prior.strength * prior.mean) / (c.expected + prior.strength);
    // The common mean is itself known only as well as all events of the kin tell it.
    const double shape = std::min(c.observed + prior.strength * prior.mean, std::max(all[c.kin] + 0.5, 1.0));
    r.low = gamma_quantile(shape, shape / r.ratio, -kEightyPercent);
    r.high = gamma_quantile(shape, shape / r.ratio, kEightyPercent);
    out.push_back(r);
  }
  return out;
}

}  // namespace cadre::supply
