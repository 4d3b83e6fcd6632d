#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/random_stream.h"
#include "forecast/series.h"

namespace cadre::forecast::testing_series {

/// For tests only: a series that grows by `drift` a month with a season of that size and random steps, from Sept 2009.
struct Recipe {
  double start = 1000, drift = 0.002, season = 0, noise = 0;
  std::uint64_t seed = 1;
};
inline Series made(const std::string& metric, int months, const Recipe& recipe = {}) {
  Series out{metric, base::Month(2009, 9), {}};
  base::RandomStream random(recipe.seed, 0);
  double level = std::log(recipe.start);
  for (int i = 0; i < months; ++i) {
    if (i > 0) level += recipe.drift + recipe.noise * random.normal();
    const double season = (out.first.ordinal() + i) % 12 == 8 ? recipe.season : 0;  // Septembers
    out.values.push_back(std::exp(level + season));
  }
  return out;
}

}  // namespace cadre::forecast::testing_series
