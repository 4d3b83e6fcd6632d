#include "forecast/flows.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "forecast/ensemble.h"
#include "forecast/forecast.h"
#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

/// A stock that bends from 300 towards 1,000: 2 % leave each month, some 20 join; its flows under the names given.
std::vector<Series> stock_and_flows(const std::string& joiners, const std::string& leavers, int months = 120) {
  Series stock{"Podiatry: Trusts", base::Month(2009, 9), {300}}, in{joiners, stock.first, {0}},
      out{leavers, stock.first, {0}};
  base::RandomStream random(5, 0);
  for (int i = 1; i < months; ++i) {
    const double joined = 40 * random.uniform();
    const double left = 0.02 * stock.values.back();
    in.values.push_back(joined);
    out.values.push_back(left);
    stock.values.push_back(stock.values.back() + joined - left);
  }
  return {stock, in, out};
}

std::size_t place_of_stock_flow() {
  std::size_t place = 0;
  while (candidates()[place].id != "stock_flow") ++place;
  return place;
}

TEST(Flows, ArePairedByTheNamesOfMetrics) {
  for (const auto& [joiners, leavers] : {std::pair("Podiatry: Trusts joiners", "Podiatry: Trusts leavers"),
                                         std::pair("Joiners: podiatry, trusts", "LEAVERS - Podiatry - Trusts"),
                                         std::pair("podiatry_trusts_joiners", "podiatry_trusts_leavers")}) {
    const std::vector<Series> all = stock_and_flows(joiners, leavers);
    const Flows flows = flows_of(all[0], all);
    ASSERT_EQ(flows.joined.size(), 120U) << joiners;
    EXPECT_DOUBLE_EQ(flows.left[7], 0.02);
    EXPECT_DOUBLE_EQ(flows.joined[7], all[1].values[7] / all[0].values[6]);
    EXPECT_TRUE(flows_of(all[1], all).joined.empty());
  }
}

TEST(Flows, AreNotKnownWhereTheyAreNotWhole) {
  std::vector<Series> all = stock_and_flows("Podiatry: Trusts joiners", "Podiatry: Trusts leavers");
  EXPECT_TRUE(flows_of(all[0], std::span(all).first(2)).joined.empty()) << "leavers alone tell nothing";
  all[1].values.pop_back();
  EXPECT_TRUE(flows_of(all[0], all).joined.empty()) << "a month is missing";
  all[1].values.push_back(-1);
  EXPECT_TRUE(flows_of(all[0], all).joined.empty()) << "nobody can join below zero";
  all[1].values.back() = 1;
  EXPECT_FALSE(flows_of(all[0], all).joined.empty());
  all[0].values[3] = 0;
  EXPECT_TRUE(flows_of(all[0], all).joined.empty()) << "shares of nothing";
}

TEST(Flows, TheCandidateGoesOnWithUsualJoinersAndLeavers) {
  std::vector<Series> all = stock_and_flows("Podiatry: Trusts joiners", "Podiatry: Trusts leavers");
  const std::vector<Continuous> family = family_of(all, {});
  std::vector<double> path(240);
  candidates()[place_of_stock_flow()].path(history_at(family[0], 119), path);
  const double now = all[0].values.back(),
               mean = std::accumulate(all[1].values.end() - 36, all[1].values.end(), 0.0) / 36;
  const double first = family[0].value(path[0], 119);
  EXPECT_NEAR(first, now * 0.98 + mean, 0.02 * now) << "months of the year lean on the mean of all";
  EXPECT_NEAR(family[0].value(path.back(), 119), mean / 0.02, 0.1 * mean / 0.02) << "where as many go as come";
}

TEST(Flows, TheCandidateLooksAtNothingAfterTheOrigin) {
  const std::vector<Series> all = stock_and_flows("Podiatry: Trusts joiners", "Podiatry: Trusts leavers");
  std::vector<Series> known = all;
  for (Series& s : known) s.values.resize(70);
  std::vector<double> path(36), then(36);
  const Candidate& rule = candidates()[place_of_stock_flow()];
  const std::vector<Continuous> whole = family_of(all, {}), cut = family_of(known, {});
  rule.path(history_at(whole[0], 69), path);
  rule.path(history_at(cut[0], 69), then);
  EXPECT_EQ(path, then);
}

TEST(Flows, OnlySeriesWithFlowsWeighTheCandidate) {
  std::vector<Series> all = stock_and_flows("Podiatry: Trusts joiners", "Podiatry: Trusts leavers");
  all.push_back(testing_series::made("Dietetics", 120, {.noise = 0.003}));
  const Ensemble ensemble(family_of(all, {}));
  const std::size_t place = place_of_stock_flow();
  for (int origin = ensemble.first_origin(); origin < 120; ++origin)
    for (const int months : {1, 12, 60}) {
      EXPECT_EQ(ensemble.weights(3, origin, months)[place], 0);
      const std::vector<double> w = ensemble.weights(0, origin, months);
      EXPECT_NEAR(std::accumulate(w.begin(), w.end(), 0.0), 1, 1e-12);
    }
  EXPECT_GT(ensemble.weights(0, 119, 12)[place], 0.15) << "trends run past the bend";
}

TEST(Flows, WithoutAnyNothingChanges) {
  std::vector<Series> all = {testing_series::made("a", 110, {.season = 0.02, .noise = 0.004}),
                             testing_series::made("b", 110, {.drift = -0.001, .noise = 0.01, .seed = 2})};
  std::vector<Continuous> plain;
  plain.reserve(all.size());
  for (const Series& s : all) plain.emplace_back(s, std::span<const Break>());
  const std::vector<int> months = {1, 12, 60};
  EXPECT_EQ(Ensemble(plain).outlook(0, 109, months).centre,
            Ensemble(family_of(all, {})).outlook(0, 109, months).centre);
}

}  // namespace
}  // namespace cadre::forecast
