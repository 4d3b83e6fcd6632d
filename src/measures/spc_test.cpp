#include "measures/spc.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/random_stream.h"

namespace cadre::measures {
namespace {

const std::vector<double> kPackageData = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

std::vector<std::string> rules_of(const Spc& spc, int run_length) {
  std::vector<std::string> out;
  for (const SpcPoint& point : spc.points) out.push_back(rule_text(point, run_length));
  return out;
}

/// The published functions step by step, padded vectors and all (ptd_special_cause_type of NHSRplotthedots).
std::vector<std::string> published_rules(const std::vector<double>& y, int length, bool screen) {
  const int n = static_cast<int>(y.size()), back = length - 1;
  const auto mean = [](const std::vector<double>& v) {
    long double s = 0, t = 0;
    for (double x : v) s += x;
    s /= static_cast<long double>(v.size());
    for (double x : v) t += x - s;
    return static_cast<double>(s + t / static_cast<long double>(v.size()));
  };
  const auto sgn = [](double x) { return (x > 0) - (x < 0); };
  std::vector<double> mr;
  for (int i = 1; i < n; ++i) mr.push_back(std::abs(y[i] - y[i - 1]));
  double amr = mr.empty() ? NAN : mean(mr);
  if (screen && !mr.empty()) {
    std::vector<double> kept;
    for (double m : mr)
      if (m < 3.267 * amr) kept.push_back(m);
    amr = kept.empty() ? NAN : mean(kept);
  }
  const double m = mean(y), close = 2 * (2.66 / 3);
  std::vector<int> out(n), rtm(n), near(n);
  for (int i = 0; i < n; ++i) {
    out[i] = y[i] > m + 2.66 * amr || y[i] < m - 2.66 * amr;
    rtm[i] = sgn(y[i] - m);
    near[i] = !out[i] && (y[i] < m - close * amr || y[i] > m + close * amr);
  }
  std::vector<int> trend(n), shift(n), trend_part(n), shift_part(n), two(n);
  for (int i = 0; i < n; ++i) {
    bool same = rtm[i] != 0;
    for (int k = 1; k <= back; ++k) same = same && (i - k < 0 ? 0 : rtm[i - k]) == rtm[i];
    shift[i] = same;
    if (i < back) continue;
    bool up = true, down = true;
    for (int k = 0; k < back; ++k) {
      up = up && y[i - k] > y[i - k - 1];
      down = down && y[i - k] < y[i - k - 1];
    }
    trend[i] = up ? 1 : down ? -1 : 0;
  }
  const auto at = [&](const std::vector<int>& v, int i) { return i < 0 || i >= n ? 0 : v[i]; };
  for (int i = 0; i < n; ++i) {
    for (int k = 0; k <= back; ++k) {
      if (at(trend, i + k) != 0) trend_part[i] = 1;
      if (at(shift, i + k) != 0) shift_part[i] = 1;
    }
    for (int first = i - 2; first <= i; ++first) {
      const int nears = at(near, first) + at(near, first + 1) + at(near, first + 2);
      const int sides = at(rtm, first) + at(rtm, first + 1) + at(rtm, first + 2);
      if (nears >= 2 && std::abs(sides) == 3 && near[i]) two[i] = 1;
    }
  }
  std::vector<std::string> text(n);
  for (int i = 0; i < n; ++i) {
    const bool next = at(trend_part, i + 1) && trend_part[i];
    const int step = next ? sgn(y[i + 1] - y[i]) : i > 0 ? sgn(y[i] - y[i - 1]) : 0;
    const std::string side = rtm[i] > 0 ? "Above" : "Below", points = std::to_string(length);
    if (out[i])
      text[i] = rtm[i] == 1 ? "Above UCL" : "Below LCL";
    else if (trend_part[i])
      text[i] = points + " Point Trend (" + (step == 1 ? "In" : "De") + "creasing)";
    else if (two[i])
      text[i] = "2 in 3 " + side + " CL";
    else if (shift_part[i])
      text[i] = points + " Points " + side + " CL";
  }
  return text;
}

TEST(Spc, DataOfThePackageGiveItsLimits) {  // METHODS 9, test 1
  const Spc plain = spc_of(kPackageData, {});
  EXPECT_NEAR(plain.parts[0].mean, 1.9444, 5e-5);
  EXPECT_NEAR(plain.parts[0].moving_range, 1.88235, 5e-6);
  EXPECT_NEAR(plain.parts[0].upper, 6.9515, 5e-5);
  EXPECT_NEAR(plain.parts[0].lower, -3.0626, 5e-5);
  const Spc screened = spc_of(kPackageData, {.screen_outliers = true});
  EXPECT_DOUBLE_EQ(screened.parts[0].moving_range, 1.0);
  EXPECT_NEAR(screened.parts[0].upper, 4.6044, 5e-5);
  EXPECT_NEAR(screened.parts[0].lower, -0.7156, 5e-5);
  for (const Spc& spc : {plain, screened})
    for (std::size_t i = 0; i < spc.points.size(); ++i)
      EXPECT_EQ(rule_text(spc.points[i], 7), i == 4 ? "Above UCL" : "") << i;
  EXPECT_EQ(plain.points[4].variation, Variation::NeutralHigh);
}

TEST(Spc, TwelvePointsWithoutFlags) {  // METHODS 9, test 2
  const std::vector<double> y = {10, 12, 11, 13, 12, 11, 14, 12, 13, 11, 12, 13};
  const Spc spc = spc_of(y, {});
  EXPECT_DOUBLE_EQ(spc.parts[0].mean, 12);
  EXPECT_NEAR(spc.parts[0].moving_range, 1.54545, 5e-6);
  EXPECT_NEAR(spc.parts[0].upper, 16.1109, 5e-5);
  EXPECT_NEAR(spc.parts[0].lower, 7.8891, 5e-5);
  EXPECT_TRUE(spc.parts[0].firm());
  for (const SpcPoint& point : spc.points) EXPECT_EQ(point.rule, SpcRule::None);
}

TEST(Spc, SnapshotOfThePackage) {  // tests/testthat/_snaps/ptd_spc_standard.md: screened, three digits
  // set.seed(123); rnorm(20)
  const std::vector<double> y = {-0.56047565, -0.23017749, 1.55870831,  0.07050839,  0.12928774, 1.71506499, 0.46091621,
                                 -1.26506123, -0.68685285, -0.44566197, 1.22408180,  0.35981383, 0.40077145, 0.11068272,
                                 -0.55584113, 1.78691314,  0.49785048,  -1.96661716, 0.70135590, -0.47279141};
  const SpcLimits limits = spc_of(y, {.screen_outliers = true}).parts[0];
  EXPECT_NEAR(limits.mean, 0.142, 5e-4);
  EXPECT_NEAR(limits.lower, -3.01, 5e-3);
  EXPECT_NEAR(limits.upper, 3.29, 5e-3);
}

TEST(Spc, TwoOfThreeOnBothSidesIsCommonCause) {  // tests/testthat/test-ptd_spc_standard.R
  std::vector<double> y;
  for (int i = 0; i < 16; ++i) y.push_back(i % 2 == 0 ? 1 : -1);
  y[14] = 5.5;
  y[15] = -5.5;
  const Spc spc = spc_of(y, {.screen_outliers = true});
  EXPECT_EQ(spc.points[14].variation, Variation::Common);
  EXPECT_EQ(spc.points[15].variation, Variation::Common);
}

TEST(Spc, RulesOfThePackageOnRandomSeriesWithTies) {
  for (std::uint64_t s = 0; s < 6000; ++s) {
    base::RandomStream random(9, s);
    std::vector<double> y(1 + random.below(40));
    const std::uint64_t values = 2 + random.below(12);
    double level = 0;
    for (double& v : y) {
      level += random.chance(0.15) ? static_cast<double>(random.below(5)) - 2 : 0;
      v = level + static_cast<double>(random.below(values)) * (s % 3 == 0 ? 0.1 : 1) + (random.chance(0.05) ? 20 : 0);
    }
    if (s % 7 == 0) std::sort(y.begin() + static_cast<std::ptrdiff_t>(y.size() / 3), y.end());
    for (const int length : {6, 7})
      for (const bool screen : {false, true}) {
        const Spc spc = spc_of(y, {.run_length = length, .screen_outliers = screen});
        ASSERT_EQ(rules_of(spc, length), published_rules(y, length, screen)) << "series " << s;
      }
  }
}

TEST(Spc, TiesBreakRunsAndTrends) {
  const std::vector<double> tied = {1, 2, 3, 3, 4, 5, 6};
  for (const SpcPoint& point : spc_of(tied, {}).points) EXPECT_NE(point.rule, SpcRule::Trend);
  const std::vector<double> rising = {1, 2, 3, 4, 5, 6, 7};
  const Spc spc = spc_of(rising, {.direction = Direction::Up});
  for (const SpcPoint& point : spc.points)
    if (point.rule == SpcRule::Trend) {
      EXPECT_EQ(point.variation, Variation::Improvement);  // also below the mean: the trend rises
    }
  EXPECT_EQ(rule_text(spc.points[3], 7), "7 Point Trend (Increasing)");
}

TEST(Spc, ShortAndConstantSeries) {
  EXPECT_TRUE(spc_of({}, {}).points.empty());
  const std::vector<double> one = {5};
  EXPECT_TRUE(std::isnan(spc_of(one, {}).parts[0].upper));
  EXPECT_FALSE(spc_of(one, {}).parts[0].firm());
  const std::vector<double> same(9, 5.0);
  EXPECT_DOUBLE_EQ(spc_of(same, {.screen_outliers = true}).parts[0].upper, 5.0);
}

TEST(Spc, AssuranceByDirection) {
  const std::vector<double> y = {10, 12, 11, 13, 12, 11, 14, 12, 13, 11, 12, 13};
  const auto at = [&](Direction d, double target) { return spc_of(y, {.direction = d, .target = target}).assurance; };
  EXPECT_EQ(at(Direction::Up, 17), Assurance::Fail);
  EXPECT_EQ(at(Direction::Up, 7), Assurance::Pass);
  EXPECT_EQ(at(Direction::Up, 12), Assurance::Inconsistent);
  EXPECT_EQ(at(Direction::Down, 17), Assurance::Pass);
  EXPECT_EQ(at(Direction::Down, 7), Assurance::Fail);
  EXPECT_EQ(at(Direction::None, 7), Assurance::None);
}

TEST(Spc, RebaseIsAskedForAndSuggestedNeverDone) {
  std::vector<double> y;
  for (int i = 0; i < 24; ++i) y.push_back((i < 12 ? 10 : 20) + i % 2);
  const Spc plain = spc_of(y, {});
  ASSERT_EQ(plain.parts.size(), 1U);
  EXPECT_EQ(plain.suggested_rebase, 12U);
  const Spc rebased = spc_of(y, {.rebase = {12}});
  ASSERT_EQ(rebased.parts.size(), 2U);
  EXPECT_DOUBLE_EQ(rebased.parts[1].mean, 20.5);
  EXPECT_DOUBLE_EQ(rebased.parts[1].moving_range, 1.0);  // the step from 11 to 20 belongs to neither
  EXPECT_FALSE(rebased.suggested_rebase);
  EXPECT_THROW(spc_of(y, {.rebase = {0}}), std::invalid_argument);
  EXPECT_THROW(spc_of(y, {.run_length = 8}), std::invalid_argument);
}

}  // namespace
}  // namespace cadre::measures
