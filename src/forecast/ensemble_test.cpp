#include "forecast/ensemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

using testing_series::made;

std::vector<Continuous> family(const std::vector<Series>& series) {
  std::vector<Continuous> out;
  out.reserve(series.size());
  for (const Series& s : series) out.emplace_back(s, std::span<const Break>());
  return out;
}

std::vector<Series> noisy() {
  return {made("a", 110, {.drift = 0.002, .season = 0.02, .noise = 0.004, .seed = 1}),
          made("b", 110, {.drift = -0.001, .noise = 0.01, .seed = 2}),
          made("c", 60, {.drift = 0.003, .noise = 0.006, .seed = 3})};
}

const std::vector<int> kAhead = {1, 2, 7, 12, 24, 30, 60, 100, 200};

/// The oracle: an ensemble that was given nothing later says the same.
TEST(Ensemble, AnOriginSeesOnlyEarlierData) {
  const std::vector<Series> whole = noisy();
  const Ensemble all(family(whole));
  for (const int origin : {24, 40, 75, 100}) {
    std::vector<Series> cut = whole;
    for (Series& s : cut) s.values.resize(std::min(s.values.size(), static_cast<std::size_t>(origin) + 1));
    const Ensemble then(family(cut));
    const Outlook a = all.outlook(0, origin, kAhead), b = then.outlook(0, origin, kAhead);
    EXPECT_EQ(a.centre, b.centre) << origin;
    EXPECT_EQ(a.size, b.size) << origin;
    for (std::size_t m = 0; m < kAhead.size(); ++m) EXPECT_EQ(*a.shape[m], *b.shape[m]) << origin;
    EXPECT_EQ(all.weights(0, origin, 12), then.weights(0, origin, 12));
  }
}

TEST(Ensemble, WeightsSumToOneAndSizesNeverFall) {
  const Ensemble ensemble(family(noisy()));
  for (int origin = ensemble.first_origin(); origin < 110; ++origin) {
    for (const int months : kAhead) {
      const std::vector<double> w = ensemble.weights(1, origin, months);
      EXPECT_NEAR(std::accumulate(w.begin(), w.end(), 0.0), 1, 1e-12);
      for (const double weight : w) EXPECT_GE(weight, 0);
    }
    const Outlook outlook = ensemble.outlook(1, origin, kAhead);
    for (std::size_t m = 1; m < kAhead.size(); ++m) EXPECT_GE(outlook.size[m], outlook.size[m - 1]) << origin;
  }
}

TEST(Ensemble, ACandidateThatWasWrongCountsForNothing) {
  const Ensemble ensemble(family({made("steady", 120, {.drift = 0.01, .noise = 0.0005})}));
  const std::vector<double> w = ensemble.weights(0, 119, 12);
  for (std::size_t c = 0; c < candidates().size(); ++c) {
    const std::string_view id = candidates()[c].id;
    if (id == "last_season" || id == "damped_12") {
      EXPECT_EQ(w[c], 0) << id;
    } else if (id == "drift_36") {
      EXPECT_GT(w[c], 0);
    }
  }
}

TEST(Ensemble, AShortSeriesBorrowsTheRecordOfItsKin) {
  Series young = made("young", 25, {.noise = 0.004, .seed = 7});
  young.first = base::Month::from_ordinal(young.first.ordinal() + 85);  // ends with the other
  const Ensemble alone(family({young}));
  const Ensemble beside(family({made("old", 110, {.drift = 0.01, .noise = 0.0005}), young}));
  const std::vector<double> without = alone.weights(0, 24, 12), with = beside.weights(1, 24, 12);
  const auto serving = std::ranges::count_if(candidates(), [](const Candidate& c) { return !c.needs_flows; });
  EXPECT_NEAR(without[0], 1.0 / static_cast<double>(serving), 1e-12) << "no record: all alike";
  EXPECT_EQ(with[0], 0) << "its kin shows that the last value is a poor forecast";
}

TEST(Ensemble, RangesHoldTheirShareOfARandomWalk) {
  int inside_80 = 0, inside_50 = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Series series = made("walk", 160, {.drift = 0.002, .noise = 0.005, .seed = seed});
    const Ensemble ensemble(family({series}));
    const std::vector<int> year = {12};
    for (int origin = 60; origin + 12 < 160; origin += 4) {
      const Outlook outlook = ensemble.outlook(0, origin, year);
      const double error = std::abs(ensemble.family()[0].at(origin + 12) - outlook.centre[0]) / outlook.size[0];
      inside_80 += error <= quantile_at(*outlook.shape[0], 0.9);
      inside_50 += error <= quantile_at(*outlook.shape[0], 0.75);
      ++all;
    }
  }
  EXPECT_NEAR(static_cast<double>(inside_80) / all, 0.8, 0.08);
  EXPECT_NEAR(static_cast<double>(inside_50) / all, 0.5, 0.1);
}

}  // namespace
}  // namespace cadre::forecast
