#pragma once

#include <cstdint>
#include <vector>

#include "supply/model.h"

namespace cadre::bench {

/// The same months in the plainest C++: std::mt19937_64, std::binomial_distribution and std::poisson_distribution, one
/// future after the other. Knows models without routes and factors. Returns the last month: cell × future.
std::vector<std::int32_t> run_plainly(const supply::Model& model, std::size_t futures, int threads);

}  // namespace cadre::bench
