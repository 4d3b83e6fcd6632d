#include "forecast/spread.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random_stream.h"

namespace cadre::forecast {
namespace {

TEST(Spread, NormalQuantilesArePublishedOnes) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959964, 1e-6);
  EXPECT_NEAR(normal_quantile(0.9), 1.281552, 1e-6);
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-12);
  EXPECT_NEAR(quantile_at(normal_quantiles(), 0.75), 0.674490, 1e-3);
  EXPECT_DOUBLE_EQ(quantile_at(normal_quantiles(), 0), normal_quantiles().front());
  EXPECT_DOUBLE_EQ(quantile_at(normal_quantiles(), 1), normal_quantiles().back());
}

/// Closed form of a normal forecast (Gneiting, Raftery, Westveld and Goldman 2005, Monthly Weather Review 133(5),
/// equation 5): z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi).
TEST(Crps, AgreesWithTheClosedFormOfANormal) {
  for (const double z : {0.0, 0.5, 1.0, -2.0}) {
    const double phi = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    const double exact = z * std::erf(z / std::numbers::sqrt2) + 2 * phi - 1 / std::sqrt(std::numbers::pi);
    EXPECT_NEAR(crps(normal_quantiles(), z), exact, 0.004) << z;
  }
}

TEST(Crps, OfOneValueIsTheAbsoluteErrorAndOfAllIsTheDoubleSum) {
  Quantiles same{};
  same.fill(7);
  EXPECT_NEAR(crps(same, 4.5), 2.5, 1e-12);
  base::RandomStream random(5, 0);
  Quantiles any{};
  for (double& q : any) q = random.normal() * 3;
  std::sort(any.begin(), any.end());
  double away = 0, apart = 0;
  for (const double a : any) {
    away += std::abs(a - 0.7) / kQuantiles;
    for (const double b : any) apart += std::abs(a - b) / kQuantiles / kQuantiles / 2;
  }
  EXPECT_NEAR(crps(any, 0.7), away - apart, 1e-12);
}

TEST(Shape, IsSymmetricAndStartsAsALongTailedNormal) {
  std::vector<double> none;
  const Quantiles shape = shape_of_errors(none);
  double mean = 0;
  for (std::size_t k = 0; k < kQuantiles; ++k) {
    EXPECT_DOUBLE_EQ(shape[k], -shape[kQuantiles - 1 - k]);
    if (k > 0) {
      EXPECT_GE(shape[k], shape[k - 1]);
    }
    mean += std::abs(shape[k]) / kQuantiles;
  }
  EXPECT_NEAR(mean, 1, 0.06) << "sizes are mean absolute errors";
  EXPECT_GT(quantile_at(shape, 0.975), 1.96 * 1.2533);
}

TEST(Shape, BecomesThatOfTheErrors) {
  std::vector<double> even;
  even.reserve(200000);
  for (int i = 0; i < 200000; ++i) even.push_back(2.0 * (i + 0.5) / 200000);  // even from -2 to 2
  const Quantiles shape = shape_of_errors(even);
  EXPECT_NEAR(quantile_at(shape, 0.95), 1.8, 0.03);
  EXPECT_NEAR(quantile_at(shape, 0.75), 1.0, 0.02);
}

}  // namespace
}  // namespace cadre::forecast
