#include "economics/distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace cadre::economics {
namespace {

struct Sample {
  double mean = 0, sd = 0, median = 0, least = 0, most = 0;
};
Sample sample_of(const Spread& spread) {
  constexpr int kDraws = 40'000;
  std::vector<double> x;
  for (int d = 0; d < kDraws; ++d) {
    base::RandomStream random(4, static_cast<std::uint64_t>(d));
    x.push_back(draw_of(spread, random));
  }
  std::sort(x.begin(), x.end());
  Sample out;
  for (const double v : x) out.mean += v / kDraws;
  for (const double v : x) out.sd += (v - out.mean) * (v - out.mean) / kDraws;
  out.sd = std::sqrt(out.sd);
  out.median = x[kDraws / 2];
  out.least = x.front();
  out.most = x.back();
  return out;
}

TEST(Distribution, MomentsAreThoseAskedFor) {
  const double sd = 0.1 / 3.92;
  const Sample beta = sample_of({Shape::Beta, 0.3, 0.25, 0.35});
  EXPECT_NEAR(beta.mean, 0.3, 0.0006);
  EXPECT_NEAR(beta.sd, sd, 0.0004);
  const Sample gamma = sample_of({Shape::Gamma, 100, 60, 160});
  EXPECT_NEAR(gamma.mean, 100, 0.6);
  EXPECT_NEAR(gamma.sd, 100 / 3.92, 0.5);
  const Sample small = sample_of({Shape::Gamma, 1, 0, 8});  // shape below 1
  EXPECT_NEAR(small.mean, 1, 0.05);
  EXPECT_NEAR(small.sd, 8 / 3.92, 0.12);
  const Sample normal = sample_of({Shape::Normal, 5, 4, 6});
  EXPECT_NEAR(normal.mean, 5, 0.012);
  EXPECT_NEAR(normal.sd, 2 / 3.92, 0.008);
  EXPECT_NEAR(sample_of({Shape::Lognormal, 2, 1, 4}).median, 2, 0.02);
  EXPECT_NEAR(sample_of({Shape::Triangular, 2, 0, 10}).mean, 4, 0.05);
  const Sample pert = sample_of({Shape::Pert, 2, 0, 10});
  EXPECT_NEAR(pert.mean, 3, 0.05);  // (0 + 4 * 2 + 10) / 6
  EXPECT_GE(pert.least, 0);
  EXPECT_LE(pert.most, 10);
  EXPECT_NEAR(sample_of({Shape::Range, 0.4, 0.4, 0.74}).mean, 0.57, 0.002);
}

TEST(Distribution, FaultsAreNamed) {
  EXPECT_EQ(fault_of({Shape::Fixed, 1, 1, 1}), "");
  EXPECT_NE(fault_of({Shape::Pert, 1, 2, 3}), "");
  EXPECT_NE(fault_of({Shape::Beta, 1, 0.5, 1}), "");
  EXPECT_NE(fault_of({Shape::Beta, 0.5, 0, 1.99}), "");
  EXPECT_EQ(fault_of({Shape::Beta, 0.5, 0.0, 1.0}), "");
  EXPECT_NE(fault_of({Shape::Gamma, 0, 0, 1}), "");
  EXPECT_NE(fault_of({Shape::Lognormal, 1, 0, 2}), "");
  EXPECT_NE(fault_of({Shape::Uniform, 1, 1, 1}), "");
}

}  // namespace
}  // namespace cadre::economics
