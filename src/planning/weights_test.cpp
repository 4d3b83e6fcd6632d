#include "planning/weights.h"

#include <gmock/gmock.h>

#include <cmath>

namespace cadre::planning {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

std::vector<Criterion> free_criteria(std::size_t n) {
  std::vector<Criterion> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i].name = "c" + std::to_string(i);
  return out;
}

struct Moments {
  std::vector<double> mean, variance;
};
Moments moments_of(const WeightSampler& sampler, int draws) {
  Moments out;
  for (int d = 0; d < draws; ++d) {
    const auto w = sampler.draw(1, static_cast<std::uint64_t>(d));
    out.mean.resize(w.size());
    out.variance.resize(w.size());
    double sum = 0;
    for (std::size_t i = 0; i < w.size(); ++i) {
      sum += w[i];
      out.mean[i] += w[i] / draws;
      out.variance[i] += w[i] * w[i] / draws;
    }
    EXPECT_NEAR(sum, 1, 1e-9);
  }
  for (std::size_t i = 0; i < out.mean.size(); ++i) out.variance[i] -= out.mean[i] * out.mean[i];
  return out;
}

TEST(Weights, FreeOnesAreUniformOnTheSimplex) {  // METHODS 15: n = 3, mean 1/3, variance 1/18
  const Moments m = moments_of(WeightSampler(free_criteria(3)), 40'000);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(m.mean[i], 1.0 / 3, 0.004);
    EXPECT_NEAR(m.variance[i], 1.0 / 18, 0.001);
  }
}

TEST(Weights, OrderedOnesHaveTheRankOrderCentroid) {  // METHODS 15: 11/18, 5/18, 2/18
  auto criteria = free_criteria(3);
  criteria[0].order = 2;
  criteria[1].order = 1;
  criteria[2].order = 3;
  const Moments m = moments_of(WeightSampler(criteria), 40'000);
  EXPECT_THAT(m.mean,
              ElementsAre(DoubleNear(5.0 / 18, 0.003), DoubleNear(11.0 / 18, 0.003), DoubleNear(2.0 / 18, 0.003)));
  EXPECT_THAT(weights_of(criteria),
              ElementsAre(DoubleNear(5.0 / 18, 1e-12), DoubleNear(11.0 / 18, 1e-12), DoubleNear(2.0 / 18, 1e-12)));
  criteria[0].order = 1;  // the first two are not told apart
  EXPECT_THAT(weights_of(criteria),
              ElementsAre(DoubleNear(8.0 / 18, 1e-12), DoubleNear(8.0 / 18, 1e-12), DoubleNear(2.0 / 18, 1e-12)));
  const Moments tied = moments_of(WeightSampler(criteria), 40'000);
  EXPECT_THAT(tied.mean,
              ElementsAre(DoubleNear(8.0 / 18, 0.003), DoubleNear(8.0 / 18, 0.003), DoubleNear(2.0 / 18, 0.003)));
}

TEST(Weights, BoundsHoldWhetherCommonOrRare) {
  auto criteria = free_criteria(2);
  criteria[0].low = 0.2;
  criteria[0].high = 0.6;
  const Moments wide = moments_of(WeightSampler(criteria), 20'000);
  EXPECT_NEAR(wide.mean[0], 0.4, 0.003);
  EXPECT_NEAR(wide.variance[0], 0.16 / 12, 0.0005);
  criteria[0].low = 0.4;
  criteria[0].high = 0.4002;  // too narrow for rejection
  const WeightSampler rare(criteria);
  EXPECT_EQ(rare.knowledge(), Knowledge::Bounded);
  const Moments narrow = moments_of(rare, 2'000);
  EXPECT_NEAR(narrow.mean[0], 0.4001, 0.00001);
}

TEST(Weights, TheWalkIsUniformToo) {
  auto criteria = free_criteria(6);  // a corner that rejection meets once in 60,000 draws
  for (auto& c : criteria) c.high = 0.19;
  const Moments m = moments_of(WeightSampler(criteria), 4'000);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(m.mean[i], 1.0 / 6, 0.002);
}

TEST(Weights, OrderAndBoundsTogether) {
  auto criteria = free_criteria(3);
  criteria[0].order = 1;
  criteria[1].order = 2;
  criteria[2].low = 0.3;
  const WeightSampler sampler(criteria);
  EXPECT_EQ(sampler.knowledge(), Knowledge::OrderedAndBounded);
  for (std::uint64_t d = 0; d < 500; ++d) {
    const auto w = sampler.draw(2, d);
    EXPECT_GE(w[0], w[1]);
    EXPECT_GE(w[2], 0.3);
  }
}

TEST(Weights, GivenOnes) {
  auto criteria = free_criteria(3);
  criteria[0].weight = 5;
  criteria[1].weight = 3;
  criteria[2].weight = 2;
  EXPECT_THAT(weights_of(criteria), ElementsAre(0.5, 0.3, 0.2));
  criteria[0].weight = 0.4;
  criteria[1].weight.reset();
  criteria[2].weight.reset();
  EXPECT_THAT(weights_of(criteria), ElementsAre(0.4, 0.3, 0.3));
  EXPECT_NEAR(WeightSampler(criteria).draw(1, 7)[0], 0.4, 1e-12);
}

TEST(Weights, WhatCannotBeIsSaid) {
  auto criteria = free_criteria(2);
  criteria[0].high = 0.3;
  criteria[1].high = 0.3;
  EXPECT_NE(no_weights_fit(criteria), "");
  criteria[1].high = 1;
  EXPECT_EQ(no_weights_fit(criteria), "");
  criteria[0].order = 1;
  criteria[1].order = 2;
  EXPECT_NE(no_weights_fit(criteria), "");
}

}  // namespace
}  // namespace cadre::planning
