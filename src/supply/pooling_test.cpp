#include "supply/pooling.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace cadre::supply {
namespace {

TEST(Pooling, AProfessionAloneHasItsOwnRatio) {
  const std::vector<Count> counts = {{"physiotherapy", 0, 120, 100}};
  const PooledRatio r = pooled_ratios(counts).front();
  EXPECT_NEAR(r.ratio, 120.5 / 100.5, 1e-6);
  EXPECT_LT(r.low, r.ratio);
  EXPECT_GT(r.high, r.ratio);
  EXPECT_NEAR(r.high / r.low, std::exp(2 * 1.28 / std::sqrt(120.0)), 0.03);  // about ± 1.28 / √120
}

TEST(Pooling, TheSmallBorrowAndTheLargeDoNot) {
  const std::vector<Count> counts = {
      {"physiotherapy", 0, 1300, 1000}, {"occupational therapy", 0, 700, 1000}, {"orthoptics", 0, 3, 1}};
  const auto r = pooled_ratios(counts);
  EXPECT_NEAR(r[0].ratio, 1.3, 0.02);
  EXPECT_NEAR(r[1].ratio, 0.7, 0.02);
  EXPECT_GT(r[0].own, 0.95);
  EXPECT_LT(r[2].own, 0.2);
  EXPECT_LT(r[2].ratio, 1.4);  // three leavers where one was expected are no proof of three times as many
  EXPECT_GT(r[2].ratio, 1.0);
}

TEST(Pooling, KinThatDifferByChanceAloneAreOne) {
  const std::vector<Count> counts = {{"a", 0, 101, 100}, {"b", 0, 99, 100}, {"c", 0, 10, 10}};
  for (const PooledRatio& r : pooled_ratios(counts)) {
    EXPECT_NEAR(r.ratio, 1, 0.01);
    EXPECT_LT(r.own, 0.001);
  }
}

TEST(Pooling, KinsDoNotMix) {
  const std::vector<Count> counts = {{"a", 0, 200, 100}, {"b", 1, 50, 100}};
  EXPECT_NEAR(pooled_ratios(counts)[0].ratio, 2, 0.02);
  EXPECT_NEAR(pooled_ratios(counts)[1].ratio, 0.5, 0.01);
}

TEST(Pooling, NobodySeenToLeaveIsNoProofThatNobodyWill) {
  const std::vector<Count> counts = {{"orthoptics", 0, 0, 2}};
  EXPECT_GT(pooled_ratios(counts).front().ratio, 0.1);
  EXPECT_TRUE(pooled_ratios({}).empty());
}

// Pooled ratios are nearer to the truth than each profession's own, and the ranges hold it about as often as they say.
TEST(Pooling, IsNearerToTheTruth) {
  std::mt19937_64 random(5);
  double pooled_error = 0, own_error = 0;
  int inside = 0, all = 0;
  for (int trial = 0; trial < 400; ++trial) {
    std::vector<Count> counts;
    std::vector<double> truth;
    for (int i = 0; i < 14; ++i) {
      truth.push_back(std::gamma_distribution<double>(25, 1.0 / 25)(random));
      const double expected = i < 7 ? 4 : 60;
      counts.push_back(
          {"", 0, static_cast<double>(std::poisson_distribution<int>(truth.back() * expected)(random)), expected});
    }
    const auto r = pooled_ratios(counts);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      pooled_error += (r[i].ratio - truth[i]) * (r[i].ratio - truth[i]);
      own_error +=
          (counts[i].observed / counts[i].expected - truth[i]) * (counts[i].observed / counts[i].expected - truth[i]);
      inside += r[i].low <= truth[i] && truth[i] <= r[i].high ? 1 : 0;
      ++all;
    }
  }
  EXPECT_LT(pooled_error, 0.35 * own_error);
  EXPECT_GT(inside / static_cast<double>(all), 0.65);
  EXPECT_LT(inside / static_cast<double>(all), 0.9);
}

}  // namespace
}  // namespace cadre::supply
