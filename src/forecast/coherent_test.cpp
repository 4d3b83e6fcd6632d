#include "forecast/coherent.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "base/random_stream.h"

namespace cadre::forecast {
namespace {

const std::vector<std::vector<double>> kNoErrors(3);

/// With errors of one size that say nothing of each other the gap of 1 is shared equally: 10, 4, 5
/// -> 9.667, 4.333, 5.333.
TEST(Coherence, SharesAGapBySizeOfError) {
  const std::vector<Sum> sums = {{0, {1, 2}}};
  std::vector<double> values = {10, 4, 5};
  const Coherence equal(3, sums, kNoErrors, std::vector<double>{1, 1, 1});
  equal.reconcile(values);
  EXPECT_NEAR(values[0], 10 - 1.0 / 3, 1e-12);
  EXPECT_NEAR(values[1], 4 + 1.0 / 3, 1e-12);
  EXPECT_NEAR(values[2], 5 + 1.0 / 3, 1e-12);
  EXPECT_DOUBLE_EQ(equal.shrinkage(), 1);
  // Variances 1, 4, 4: shares 1/9, 4/9, 4/9 of the gap.
  values = {10, 4, 5};
  Coherence(3, sums, kNoErrors, std::vector<double>{1, 2, 2}).reconcile(values);
  EXPECT_NEAR(values[0], 10 - 1.0 / 9, 1e-12);
  EXPECT_NEAR(values[1], 4 + 4.0 / 9, 1e-12);
}

std::vector<std::vector<double>> random_errors(std::size_t series, std::size_t months, double shared) {
  std::vector<std::vector<double>> out(series);
  base::RandomStream random(3, 0);
  for (std::size_t m = 0; m < months; ++m) {
    const double common = random.normal();
    for (auto& errors : out) errors.push_back(shared * common + std::sqrt(1 - shared * shared) * random.normal());
  }
  return out;
}

TEST(Coherence, EverySumHoldsAndCoherentValuesStay) {
  const std::vector<Sum> sums = {{0, {1, 2}}, {2, {3, 4, 5}}};
  const Coherence coherence(6, sums, random_errors(6, 80, 0.6), std::vector<double>{9, 3, 6, 1, 2, 3});
  base::RandomStream random(4, 0);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<double> values(6);
    for (double& value : values) value = 100 + 20 * random.normal();
    coherence.reconcile(values);
    EXPECT_NEAR(values[0], values[1] + values[2], 1e-9);
    EXPECT_NEAR(values[2], values[3] + values[4] + values[5], 1e-9);
    const std::vector<double> before = values;
    coherence.reconcile(values);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(values[i], before[i], 1e-9);
  }
}

TEST(Coherence, DrawsHangTogetherAsErrorsDid) {
  const std::vector<Sum> sums = {{0, {1, 2}}};
  const Coherence coherence(3, sums, random_errors(3, 400, 0.8), std::vector<double>{1, 1, 1});
  EXPECT_LT(coherence.shrinkage(), 0.05);
  base::RandomStream random(9, 0);
  double product = 0, square = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    std::vector<double> z = {random.normal(), random.normal(), random.normal()};
    coherence.correlate(z);
    product += z[0] * z[2] / kDraws;
    square += z[2] * z[2] / kDraws;
  }
  EXPECT_NEAR(product, 0.64, 0.06);
  EXPECT_NEAR(square, 1, 0.04);
}

TEST(Coherence, TakesSeriesThatNeverMove) {
  const std::vector<Sum> sums = {{0, {1, 2}}, {2, {3}}};
  const Coherence coherence(4, sums, std::vector<std::vector<double>>(4), std::vector<double>{3e4, 3e4, 1e-9, 1e-9});
  std::vector<double> values = {100, 90, 4, 1};
  coherence.reconcile(values);
  EXPECT_NEAR(values[0], values[1] + values[2], 1e-6);
  EXPECT_NEAR(values[2], values[3], 1e-6);
}

TEST(Coherence, RefusesTheSameSumTwice) {
  const std::vector<Sum> twice = {{0, {1, 2}}, {0, {1, 2}}};
  EXPECT_THROW(Coherence(3, twice, kNoErrors, std::vector<double>{1, 1, 1}), std::invalid_argument);
}

}  // namespace
}  // namespace cadre::forecast
