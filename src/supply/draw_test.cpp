#include "supply/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "supply/fixed_math.h"

namespace cadre::supply {
namespace {

// Known answers of the generator's authors: Random123 1.14, kat_vectors, philox4x32 of ten rounds.
TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, 0), (PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffffffffffff),
            (PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0x299f31d0a4093822),
            (PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(FixedMath, LogarithmAndExponentialAreThoseOfTheLibrary) {
  for (double x = 1e-300; x < 1e300; x *= 7.3) EXPECT_NEAR(fixed_log(x) / std::log(x), 1, 2e-15) << x;
  for (double x = 0.9; x < 1.1; x += 0.0017) EXPECT_NEAR(fixed_log(x), std::log(x), 2e-16) << x;
  for (double x = 0; x > -60; x -= 0.37) EXPECT_NEAR(fixed_exp(x) / std::exp(x), 1, 1e-14) << x;
  for (int k = 0; k < 200; ++k)
    EXPECT_NEAR(stirling_rest(k),
                std::lgamma(k + 1.0) - ((k + 0.5) * std::log(k + 1.0) - (k + 1.0) + 0.5 * std::log(2 * M_PI)), 5e-11)
        << k;
}

double exact(int n, double p, int x) {
  if (p == 1) return x == n ? 1 : 0;
  return std::exp(std::lgamma(n + 1.0) - std::lgamma(x + 1.0) - std::lgamma(n - x + 1.0) + x * std::log(p) +
                  (n - x) * std::log1p(-p));
}

// Chi-squared over classes of at least five expected draws; the limit is about six standard deviations of it.
void expect_fits(const std::vector<double>& probability, const std::vector<int>& counts, int draws,
                 std::string_view what) {
  double statistic = 0, pooled = 0, pooled_count = 0;
  int classes = 0;
  const auto take = [&](double expected, double seen) {
    statistic += (seen - expected) * (seen - expected) / expected;
    ++classes;
  };
  for (std::size_t x = 0; x < probability.size(); ++x) {
    pooled += probability[x] * draws;
    pooled_count += counts[x];
    if (pooled < 5) continue;
    take(pooled, pooled_count);
    pooled = pooled_count = 0;
  }
  if (pooled > 0.01) take(std::max(pooled, 1e-9), pooled_count);
  EXPECT_LT(statistic, classes + 6 * std::sqrt(2.0 * classes) + 8) << what;
}

struct Case {
  int n;
  double p;
};
class Binomial : public testing::TestWithParam<Case> {};

TEST_P(Binomial, HasItsExactProbabilities) {
  const auto [n, p] = GetParam();
  constexpr int kDraws = 200000;
  std::vector<int> counts(static_cast<std::size_t>(n) + 1), with_top(counts.size());
  double sum = 0, squares = 0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const DrawName name{11, i, 3, 5, static_cast<std::uint32_t>(Stream::Exit)};
    const int x = draw_binomial(n, p, name);
    ASSERT_GE(x, 0);
    ASSERT_LE(x, n);
    ++counts[static_cast<std::size_t>(x)];
    sum += x;
    squares += static_cast<double>(x) * x;
    const auto top = static_cast<std::uint8_t>(philox({i, 0, 5, static_cast<std::uint32_t>(Stream::Filter)}, 11)[0]);
    ++with_top[static_cast<std::size_t>(draw_binomial(n, p, top, name))];
  }
  std::vector<double> probability;
  for (int x = 0; x <= n; ++x) probability.push_back(exact(n, p, x));
  expect_fits(probability, counts, kDraws, "plain");
  expect_fits(probability, with_top, kDraws, "first bits drawn before");
  const double mean = sum / kDraws, variance = squares / kDraws - mean * mean, truth = n * p * (1 - p);
  EXPECT_NEAR(mean, n * p, 4.5 * std::sqrt(truth / kDraws) + 1e-12);
  const double fourth = truth * (1 + 3 * truth);  // about the fourth moment about the mean
  EXPECT_NEAR(variance, truth, 5 * std::sqrt(fourth / kDraws) + 1e-12);
}

INSTANTIATE_TEST_SUITE_P(OverSizesAndChances, Binomial,
                         testing::Values(Case{1, 0.008}, Case{1, 0.6}, Case{6, 0.012}, Case{6, 0.999}, Case{6, 1},
                                         Case{7, 0.5}, Case{40, 0.24}, Case{40, 0.26}, Case{400, 0.012},
                                         Case{400, 0.03}, Case{400, 0.97}, Case{400, 0.995}, Case{20000, 0.0004},
                                         Case{20000, 0.012}, Case{20000, 0.5}, Case{100, 1e-7}, Case{25, 0.4},
                                         Case{50000, 0.9999}));

TEST(Draw, ImpossibleAndCertainChancesAreExact) {
  const DrawName name{1, 2, 3, 4, static_cast<std::uint32_t>(Stream::Exit)};
  EXPECT_EQ(draw_binomial(0, 0.5, name), 0);
  EXPECT_EQ(draw_binomial(9, 0, name), 0);
  EXPECT_EQ(draw_binomial(9, 1, name), 9);
  EXPECT_EQ(draw_binomial(9, std::numeric_limits<double>::quiet_NaN(), name), 0);
  EXPECT_EQ(draw_poisson(0, name), 0);
}

TEST(Draw, ATinyChanceHappensAsOftenAsItShould) {
  int events = 0;
  constexpr std::uint32_t kDraws = 3'000'000;
  for (std::uint32_t i = 0; i < kDraws; ++i)
    events += draw_binomial(50, 2e-7, {5, i, 0, 0, static_cast<std::uint32_t>(Stream::Exit)});
  EXPECT_NEAR(events, 30, 4.5 * std::sqrt(30.0));
}

class Poisson : public testing::TestWithParam<double> {};

TEST_P(Poisson, HasItsExactProbabilities) {
  const double mean = GetParam();
  constexpr int kDraws = 200000;
  const auto most = static_cast<std::size_t>(mean + 12 * std::sqrt(mean) + 12);
  std::vector<int> counts(most + 1);
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const int x = draw_poisson(mean, {17, i, 1, 2, static_cast<std::uint32_t>(Stream::Inflow)});
    ASSERT_GE(x, 0);
    ++counts[std::min(static_cast<std::size_t>(x), most)];
  }
  std::vector<double> probability;
  for (std::size_t x = 0; x <= most; ++x) {
    const auto k = static_cast<double>(x);
    probability.push_back(std::exp(k * std::log(mean) - mean - std::lgamma(k + 1)));
  }
  expect_fits(probability, counts, kDraws, "Poisson");
}
INSTANTIATE_TEST_SUITE_P(OverMeans, Poisson, testing::Values(0.01, 0.7, 4.0, 9.9, 10.1, 35.0, 900.0));

TEST(Draw, RoundingKeepsTheMean) {
  double sum = 0;
  for (std::uint32_t i = 0; i < 100000; ++i) sum += draw_rounded(12.24, {3, i, 0, 0, 0});
  EXPECT_NEAR(sum / 100000, 12.24, 0.006);
}

}  // namespace
}  // namespace cadre::supply
