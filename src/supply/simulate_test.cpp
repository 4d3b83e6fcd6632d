#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "supply/draw_batch.h"
#include "supply/engine.h"
#include "supply/reach.h"
#include "supply/test_models.h"
#include "supply/test_people.h"

namespace cadre::supply {
namespace {

struct Moments {
  double mean = 0, variance = 0;
};
template <class Values>
Moments moments(const Values* values, std::size_t count) {
  Moments out;
  double squares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    out.mean += static_cast<double>(values[i]);
    squares += static_cast<double>(values[i]) * static_cast<double>(values[i]);
  }
  const auto n = static_cast<double>(count);
  out.mean /= n;
  out.variance = std::max(0.0, squares / n - out.mean * out.mean) * n / (n - 1);
  return out;
}

void expect_mean(const std::int32_t* values, std::size_t futures, double expected, double slack, const char* what) {
  const Moments m = moments(values, futures);
  EXPECT_NEAR(m.mean, expected, 4 * std::sqrt(m.variance / static_cast<double>(futures)) + slack) << what;
}

TEST(Simulate, MeansAreTheExpectedValuesWhereNoLimitBinds) {
  const Model m = lively_model(60);
  const ExpectedRecord truth = expect(m);
  const Record record = run(m, 4000);
  for (std::size_t g = 0; g < record.groups; ++g) {
    for (const int month : {1, 7, 12, 13, 36, 60}) {
      expect_mean(record.people_of(g, month), record.futures, *truth.people_of(g, month), 1e-9, "people");
      expect_mean(record.fte_of(g, month), record.futures, *truth.fte_of(g, month), 0.6, "FTE");
    }
    for (std::size_t level = 0; level < record.levels; ++level)
      expect_mean(record.level_people_of(g, level, 5), record.futures, *truth.level_people_of(g, level, 5), 1e-9,
                  "level");
    for (std::size_t f = 0; f < kFlows; ++f)
      for (const int year : {0, 2, 4})
        expect_mean(record.flow_of(g, static_cast<Flow>(f), year), record.futures,
                    *truth.flow_of(g, static_cast<Flow>(f), year), 1e-9, kFlowNames[f].data());
    for (std::size_t a = 0; a < record.ages; ++a) EXPECT_NEAR(record.age_of(g, a, 3), truth.age_of(g, a, 3), 0.25) << a;
  }
  for (std::size_t r = 0; r < record.routes; ++r)
    for (std::size_t what = 0; what < kRouteCounts; ++what)
      expect_mean(record.route_of(r, static_cast<RouteCount>(what), 3), record.futures,
                  *truth.route_of(r, static_cast<RouteCount>(what), 3), 1e-9, kRouteCountNames[what].data());
}

// Where a limit binds, whole people and chance make a difference that the expected value does not see: posts that stand
// open by chance cannot be made up for by months with more candidates than posts.
TEST(Simulate, WherePostsBindTheMeanLiesBelowTheExpectedValue) {
  Model m = still_model(20, 36);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, 0.3}};
  m.inflows = {{Source::WiderMarket, 0, 0, 0, 7.5, 0}};
  m.establishment = {Path(20)};
  const double expected = *expect(m).people_of(0, 36);
  const Record record = run(m, 2000);
  const Moments seen = moments(record.people_of(0, 36), record.futures);
  RecordProperty("expected", std::to_string(expected));
  RecordProperty("mean", std::to_string(seen.mean));
  EXPECT_NEAR(expected, 20, 0.2);
  EXPECT_LT(seen.mean, expected - 0.5);
  for (std::size_t f = 0; f < record.futures; ++f) EXPECT_LE(record.people_of(0, 36)[f], 20);
}

TEST(Simulate, PeopleAreConservedInEveryGroupYearAndFuture) {
  Model m = lively_model(36);
  m.establishment.assign(m.columns.size() * m.axes.levels.size(), Path(70));
  const Record record = run(m, 50);
  for (std::size_t g = 0; g < record.groups; ++g)
    for (int y = 0; y < record.years; ++y)
      for (std::size_t f = 0; f < record.futures; ++f) {
        const auto flow = [&](Flow what) { return record.flow_of(g, what, y)[f]; };
        std::int32_t in = flow(Flow::MovedIn);
        for (std::size_t s = 0; s < kSources; ++s) in += flow(flow_of(static_cast<Source>(s)));
        const std::int32_t out =
            flow(Flow::Left) + flow(Flow::Retired) + flow(Flow::CareerBreak) + flow(Flow::MovedOut);
        ASSERT_EQ(record.people_of(g, 12 * (y + 1))[f], record.people_of(g, 12 * y)[f] + in - out);
        std::int32_t by_level = 0;
        for (std::size_t level = 0; level < record.levels; ++level)
          by_level += record.level_people_of(g, level, y + 1)[f];
        ASSERT_EQ(by_level, record.people_of(g, 12 * (y + 1))[f]);
      }
  for (std::size_t r = 0; r < record.routes; ++r)
    for (std::size_t f = 0; f < record.futures; ++f) {
      std::int32_t asked = 0, ended = 0, began = 0;
      for (const Route::InTraining& cohort : m.routes[r].in_training) began += cohort.people;
      for (int y = 0; y < record.years; ++y) {
        asked += record.route_of(r, RouteCount::Asked, y)[f];
        for (const RouteCount what : {RouteCount::NoRoom, RouteCount::Lost, RouteCount::Finished})
          ended += record.route_of(r, what, y)[f];
      }
      ASSERT_GE(began + asked, ended);  // the rest is in training still
    }
}

TEST(Simulate, MoversOfOneProfessionAddUpToNothing) {
  const Model m = lively_model(24);
  const Record record = run(m, 20);
  for (std::size_t p = 0; p < 2; ++p)
    for (int y = 0; y < record.years; ++y)
      for (std::size_t f = 0; f < record.futures; ++f) {
        std::int32_t net = 0;
        for (std::size_t a = 0; a < 2; ++a)
          net += record.flow_of(p * 2 + a, Flow::MovedIn, y)[f] - record.flow_of(p * 2 + a, Flow::MovedOut, y)[f];
        ASSERT_EQ(net, 0);
      }
}

// The slow way: every person an object, every month a throw of the dice for each.
TEST(Simulate, AgreesWithPeopleFollowedOneByOne) {
  Model m = lively_model(30);
  m.establishment.assign(m.columns.size() * m.axes.levels.size(), Path(60));  // posts bind in some columns
  constexpr std::size_t kFutures = 1000;
  const Record record = run(m, kFutures);
  const std::vector<PeopleCounts> people = follow_people(m, kFutures, 99);
  for (std::size_t g = 0; g < record.groups; ++g) {
    std::vector<std::int32_t> theirs;
    for (const PeopleCounts& future : people) theirs.push_back(future.people[g]);
    const Moments a = moments(record.people_of(g, 30), kFutures), b = moments(theirs.data(), kFutures);
    EXPECT_NEAR(a.mean, b.mean, 4 * std::sqrt((a.variance + b.variance) / kFutures)) << g;
    EXPECT_NEAR(a.variance / b.variance, 1, 4 * std::sqrt(4.0 / kFutures)) << g;
    for (std::size_t f = 0; f < kFlows; ++f) {
      std::vector<std::int32_t> ours(kFutures, 0);
      theirs.clear();
      for (std::size_t i = 0; i < kFutures; ++i) {
        for (int y = 0; y < record.years; ++y) ours[i] += record.flow_of(g, static_cast<Flow>(f), y)[i];
        theirs.push_back(people[i].flows[g * kFlows + f]);
      }
      const Moments c = moments(ours.data(), kFutures), d = moments(theirs.data(), kFutures);
      EXPECT_NEAR(c.mean, d.mean, 4 * std::sqrt((c.variance + d.variance) / kFutures) + 1e-12)
          << kFlowNames[f] << " of " << g;
    }
  }
  // A single cell, as a whole distribution.
  const std::size_t cell = 1 * 41 + 9;
  std::map<std::int32_t, std::pair<double, double>> counts;
  for (std::size_t i = 0; i < kFutures; ++i) {
    ++counts[record.last_cells[cell * kFutures + i]].first;
    ++counts[people[i].cells[cell]].second;
  }
  double statistic = 0;
  for (const auto& [n, pair] : counts)
    if (pair.first + pair.second >= 10)
      statistic += (pair.first - pair.second) * (pair.first - pair.second) / (pair.first + pair.second);
  EXPECT_LT(statistic, static_cast<double>(counts.size()) + 6 * std::sqrt(2.0 * static_cast<double>(counts.size())));
}

TEST(Simulate, IsTheSameOnEveryPathAndWithAnyNumberOfThreads) {
  Model m = lively_model(30);
  m.people[41 + 5] = 900;  // large enough for the other sampler
  m.people[41 + 6] = 90000;
  m.establishment.assign(m.columns.size() * m.axes.levels.size(), Path());
  m.establishment[4] = 60.0;
  m.factors.push_back({"leavers", 0.8, 1, 1.3});
  m.rates[1].factor[0] = 1;
  const std::uint64_t one = fingerprint(run(m, 37, 5, 1));
  for (const VectorPath path : vector_paths())
    for (const int threads : {1, 2, 3}) {
      force_vector_path(path);
      EXPECT_EQ(fingerprint(run(m, 37, 5, threads)), one)
          << kVectorPathNames[static_cast<std::size_t>(path)] << ", " << threads << " threads";
      release_vector_path();
    }
  EXPECT_NE(fingerprint(run(m, 37, 6, 1)), one);
}

TEST(Simulate, OneFutureCanBeRunAgainByItself) {
  const Model m = lively_model(24);
  const Record all = run(m, 40, 3);
  const Record one = run(m, 1, 3, 1, 23);
  for (std::size_t g = 0; g < all.groups; ++g)
    for (int month = 0; month <= 24; ++month) ASSERT_EQ(*one.people_of(g, month), all.people_of(g, month)[22]);
  for (std::size_t c = 0; c < m.cells(); ++c) ASSERT_EQ(one.last_cells[c], all.last_cells[c * 40 + 22]);
}

TEST(Simulate, ALeverOnOneProfessionLeavesTheOthersFuturesAsTheyWere) {
  const Model before = lively_model(36);
  Model after = before;
  after.rates[0].rows[0].yearly = Path(0.07);
  const Record a = run(before, 64), b = run(after, 64);
  double difference = 0, spread_paired = 0;
  for (std::size_t f = 0; f < 64; ++f) {
    for (const std::size_t g : {2U, 3U}) ASSERT_EQ(a.people_of(g, 36)[f], b.people_of(g, 36)[f]);
    const double d = b.people_of(0, 36)[f] - a.people_of(0, 36)[f];
    difference += d / 64;
    spread_paired += d * d / 64;
  }
  EXPECT_GT(difference, 0);
  // Common random numbers: differences vary less than the futures do.
  spread_paired -= difference * difference;
  EXPECT_LT(spread_paired, moments(a.people_of(0, 36), 64).variance + moments(b.people_of(0, 36), 64).variance);
}

TEST(Simulate, AChangeDrawsAnewOnlyWhatItReachesAndEqualsAWholeRun) {
  const Model before = lively_model(30);
  base::SilentProgress silent;
  const RunOptions options{4, 1, 40, 1, false};
  const Record known = simulate(before, options, silent);
  std::vector<Model> changed(5, before);
  changed[0].rates[1].rows[0].yearly = Path(0.05);
  changed[1].routes[0].starts = 45.0;
  changed[2].limits[0].per_year = 20.0;
  changed[3].inflows[2].per_year = 0.0;
  changed[4].routes[1].stages[0].uses = {{0, 1}};  // now both professions share its places
  const std::vector<std::vector<bool>> reach = {
      {false, true}, {true, false}, {true, false}, {true, false}, {true, true}};
  for (std::size_t i = 0; i < changed.size(); ++i) {
    EXPECT_EQ(reached_professions(before, changed[i]), reach[i]) << i;
    const Record whole = simulate(changed[i], options, silent);
    const Record part = simulate_change(before, known, changed[i], options, silent);
    EXPECT_EQ(fingerprint(part), fingerprint(whole)) << i;
    EXPECT_EQ(part.age_people, whole.age_people) << i;
  }
  Model longer = before;
  longer.months = 36;
  EXPECT_FALSE(reached_professions(before, longer));
  EXPECT_EQ(fingerprint(simulate_change(before, known, longer, options, silent)),
            fingerprint(simulate(longer, options, silent)));
}

TEST(Simulate, AFactorIsDrawnOnceAFutureAndWidensTheRange) {
  Model m = still_model(5000, 24);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, 0.1}};
  const Moments plain = moments(run(m, 500).people_of(0, 24), 500);
  m.factors.push_back({"leavers", 0.5, 1, 1.5});
  m.rates[0].factor[0] = 1;
  const Moments wide = moments(run(m, 500).people_of(0, 24), 500);
  EXPECT_GT(wide.variance, 20 * plain.variance);
  EXPECT_NEAR(wide.mean, plain.mean, 4 * std::sqrt(wide.variance / 500) + 5);
}

TEST(Simulate, SomebodyWithNowhereToMoveStays) {
  Model m = still_model(50, 12);
  m.rates[0].rows = {{Risk::Move, 0, 0, 30, 60, 0.9}};
  const Record record = run(m, 3);
  for (std::size_t f = 0; f < 3; ++f) EXPECT_EQ(record.people_of(0, 12)[f], 50);
}

TEST(Simulate, ApprenticesWhoAreNoLongerInPostDoNotQualify) {
  Model m = still_model(0, 30);
  m.axes.levels = {"support", "assistant practitioner"};
  m.rates[0].participation.assign(62, 1000);
  m.people.assign(m.cells(), 0);
  m.people[3] = 2;
  m.entry_ages[0].assign(31, 1.0 / 31);
  Route route;
  route.name = "assistant practitioner";
  route.stages = {{"training", 6, 0, {}}};
  route.starts = 5.0;
  route.targets = {{0, 1, 1.0}};
  route.from_level = 0;
  m.routes = {route};
  const Record record = run(m, 2);
  for (std::size_t f = 0; f < 2; ++f) {
    EXPECT_EQ(record.level_people_of(0, 1, 1)[f], 2);
    EXPECT_EQ(record.route_of(0, RouteCount::Finished, 0)[f], 2);
    EXPECT_EQ(record.route_of(0, RouteCount::Lost, 0)[f], 3);
    EXPECT_EQ(record.people_of(0, 12)[f], 2);
  }
}

}  // namespace
}  // namespace cadre::supply
