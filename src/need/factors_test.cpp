#include "need/factors.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cadre::need {
namespace {

Factor certain(double value) { return {"a", {value, value, value}}; }

TEST(Factors, CertainNumbersStayCertain) {
  const Range r = product({certain(6), {"b", {3, 3, 3}, true}});
  EXPECT_DOUBLE_EQ(r.value, 2);
  EXPECT_DOUBLE_EQ(r.low, 2);
  EXPECT_DOUBLE_EQ(r.high, 2);
}

TEST(Factors, OneRangePassesThroughUnchanged) {
  const Range r = product({certain(10), {"b", {4, 2, 5}}});
  EXPECT_NEAR(r.low, 20, 1e-12);
  EXPECT_NEAR(r.high, 50, 1e-12);
}

TEST(Factors, TwoRangesAddUpInSquaresOfLogarithms) {
  const Range r = product({{"a", {1, 0.5, 2}}, {"b", {1, 0.5, 2}}});
  EXPECT_NEAR(r.high, std::exp(std::sqrt(2.0) * std::log(2.0)), 1e-12);
  EXPECT_NEAR(r.low, 1 / r.high, 1e-12);
}

TEST(Factors, DivisorTurnsItsRange) {
  const Range r = product({certain(12), {"b", {4, 3, 6}, true}});
  EXPECT_NEAR(r.value, 3, 1e-12);
  EXPECT_NEAR(r.low, 2, 1e-12);
  EXPECT_NEAR(r.high, 4, 1e-12);
}

TEST(Factors, NothingMayStillBecomeSomething) {
  const Range r = product({certain(10), {"b", {0, 0, 3}}});
  EXPECT_EQ(r.value, 0);
  EXPECT_EQ(r.low, 0);
  EXPECT_NEAR(r.high, 30, 1e-12);
  EXPECT_EQ(product({certain(10), {"b", {3, 0, 3}}}).low, 0);
}

TEST(Factors, SumAddsDistancesInSquares) {
  RangeSum sum;
  sum.add({10, 7, 14});
  sum.add({20, 16, 23});
  EXPECT_DOUBLE_EQ(sum.total().value, 30);
  EXPECT_DOUBLE_EQ(sum.total().low, 25);
  EXPECT_DOUBLE_EQ(sum.total().high, 35);
}

TEST(Factors, WordsAndNumbers) {
  const std::vector<Factor> f = {{"referrals a year", {14000, 12000, 15000}}, {"weeks", {52, 52, 52}, true}};
  EXPECT_EQ(in_words(f), "referrals a year ÷ weeks");
  EXPECT_EQ(in_numbers(f), "14,000 (12,000 to 15,000) ÷ 52");
}

}  // namespace
}  // namespace cadre::need
