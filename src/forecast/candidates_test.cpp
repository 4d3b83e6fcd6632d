#include "forecast/candidates.h"

#include <gtest/gtest.h>

#include <set>

#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

using testing_series::made;

const Candidate& named(std::span<const Candidate> rules, std::string_view id) {
  for (const Candidate& rule : rules)
    if (rule.id == id) return rule;
  throw std::out_of_range(std::string(id));
}

std::vector<double> path_of(const Candidate& rule, const Continuous& series, int origin, std::size_t months) {
  std::vector<double> path(months);
  rule.path(history_at(series, origin), path);
  return path;
}

TEST(Candidates, HaveDifferentNames) {
  std::set<std::string_view> ids{"cadre"};
  for (const auto& rules : {candidates(), simple_rules()})
    for (const Candidate& rule : rules) EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
}

/// A series that grows by the same share every month is gone on with exactly by everything with a drift.
TEST(Candidates, GoOnWithASteadySeries) {
  const Continuous steady(made("a", 140), {});
  for (const Candidate& rule : candidates()) {
    if (rule.id == "last_season" || rule.id.starts_with("damped") || rule.needs_flows) continue;
    const std::vector<double> path = path_of(rule, steady, 129, 10);
    const double tolerance = rule.id.starts_with("holt") || rule.id == "local_trend" ? 5e-3 : 1e-9;  // damped
    for (std::size_t h = 0; h < 10; ++h)
      EXPECT_NEAR(path[h], steady.at(130 + static_cast<int>(h)), tolerance) << rule.id;
  }
}

TEST(Candidates, WorkedValues) {
  Series series{"a", base::Month(2020, 1), {}};
  for (int i = 0; i < 37; ++i) series.values.push_back(i < 25 ? -24 + i : 3 * (i - 24));  // by 1, then by 3 a month
  const Continuous plain(series, {});
  ASSERT_FALSE(plain.logarithmic());
  EXPECT_DOUBLE_EQ(path_of(named(simple_rules(), "last"), plain, 36, 5)[4], 36);
  EXPECT_DOUBLE_EQ(path_of(named(simple_rules(), "drift_12_plain"), plain, 36, 5)[4], 36 + 5 * 3);
  EXPECT_NEAR(path_of(named(simple_rules(), "drift_36_plain"), plain, 36, 6)[5], 36 + 6 * (60.0 / 36), 1e-12);
  EXPECT_NEAR(path_of(named(simple_rules(), "drift_all_plain"), plain, 36, 6)[5], 36 + 6 * (60.0 / 36), 1e-12);
  EXPECT_DOUBLE_EQ(path_of(named(simple_rules(), "last_year"), plain, 36, 14)[13], 36 + 14 * 3);
  // No season in it, so the seasons of steps even out over a year.
  EXPECT_NEAR(path_of(named(candidates(), "drift_12"), plain, 36, 12)[11], 36 + 12 * 3, 1e-9);
  EXPECT_NEAR(path_of(named(candidates(), "drift_24"), plain, 36, 12)[11], 36 + 12 * 2, 1e-9);
  EXPECT_NEAR(path_of(named(candidates(), "last_season"), plain, 36, 12)[11], 36, 1e-9);
  // 3 (0.95 + 0.95² + … + 0.95^12) = 3 x 0.95 (1 - 0.95^12) / 0.05 = 26.1994
  EXPECT_NEAR(path_of(named(candidates(), "damped_12"), plain, 36, 12)[11], 36 + 26.1994, 1e-3);
}

TEST(Candidates, CarryASeasonOn) {
  const Continuous seasonal(made("a", 145, {.season = 0.04}), {});  // the last point is a September
  for (const Candidate& rule : candidates()) {
    if (rule.needs_flows) continue;
    const std::vector<double> path = path_of(rule, seasonal, 143, 2);
    EXPECT_GT(path[0] - seasonal.at(143), 0.02) << rule.id << " misses September";
    EXPECT_LT(path[1] - path[0], -0.02) << rule.id << " misses October";
  }
}

TEST(Candidates, LookAtNothingAfterTheOrigin) {
  const Series whole = made("a", 120, {.season = 0.02, .noise = 0.01});
  Series known = whole;
  known.values.resize(70);
  const Continuous all(whole, {}), then(known, {});
  for (const auto& rules : {candidates(), simple_rules()})
    for (const Candidate& rule : rules) {
      if (rule.needs_flows) continue;  // flows_test.cpp
      EXPECT_EQ(path_of(rule, all, 69, 36), path_of(rule, then, 69, 36)) << rule.id;
    }
}

}  // namespace
}  // namespace cadre::forecast
