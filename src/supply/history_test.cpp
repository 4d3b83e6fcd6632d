#include "supply/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/diagnostics.h"
#include "supply/prepared.h"
#include "supply/test_models.h"

namespace cadre::supply {
namespace {

constexpr int kMonths = 60;

Model profession_of(std::int32_t people, double leaving, double joining) {
  Model m = still_model(0, kMonths);
  m.people.assign(m.cells(), people / 31);
  m.rates[0].rows = {{Risk::Leave, 0, 0, 30, 60, leaving}};
  m.entry_ages[0].assign(31, 1.0 / 31);
  m.inflows = {{Source::WiderMarket, 0, 0, 0, joining, 0}};
  return m;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// A history that happened: one future of a model whose leavers are a third more than assumed.
std::vector<Observation> history_of(const Model& truth, bool flows) {
  const Record record = run(truth, 1, 77);
  std::vector<Observation> out;
  for (int month = 1; month <= kMonths; ++month)
    out.push_back({Observation::What::Fte, 0, month, *record.fte_of(0, month) / 100.0});
  for (int year = 0; flows && year < kMonths / 12; ++year) {
    out.push_back(
        {Observation::What::Leavers, 0, 12 * (year + 1), static_cast<double>(*record.flow_of(0, Flow::Left, year))});
    out.push_back({Observation::What::Joiners, 0, 12 * (year + 1),
                   static_cast<double>(*record.flow_of(0, Flow::WiderMarket, year))});
  }
  return out;
}

TEST(History, MultipliersFindTheirWayToWhatHappened) {
  const Model assumed = profession_of(3100, 0.09, 280);
  const Model truth = profession_of(3100, 0.12, 280);
  const Learned learned = learn(assumed, {"podiatry", {0}}, history_of(truth, true), {});
  const double hazard_ratio = std::log(1 - 0.12) / std::log(1 - 0.09);
  EXPECT_NEAR(mean(learned.exits), hazard_ratio, 0.12);
  EXPECT_NEAR(mean(learned.inflow), 1, 0.12);
  EXPECT_NEAR(mean(learned.participation), 1, 0.03);
  EXPECT_EQ(learned.observations, 70);
  EXPECT_GT(learned.least_particles, 10);
  EXPECT_GT(learned.resamplings, 0);
}

// A stock alone tells the balance of the flows, not each of them.
TEST(History, AStockAloneTellsTheBalance) {
  const Model assumed = profession_of(3100, 0.09, 280);
  const Learned learned = learn(assumed, {"podiatry", {0}}, history_of(profession_of(3100, 0.12, 280), false), {});
  const Model after = with_learned(assumed, {"podiatry", {0}}, learned);
  const Record record = run(after, 512);
  double last = 0;
  for (std::size_t f = 0; f < 512; ++f) last += record.people_of(0, 12)[f] / 512.0;
  const double truth = *expect(profession_of(3100, 0.12, 280)).people_of(0, 12);
  EXPECT_NEAR(last / truth, 1, 0.02);
  EXPECT_LT(last, *expect(assumed).people_of(0, 12) - 30);
}

TEST(History, ATruerModelHasMoreEvidence) {
  const std::vector<Observation> seen = history_of(profession_of(3100, 0.12, 280), true);
  const Learned right = learn(profession_of(3100, 0.12, 280), {"podiatry", {0}}, seen, {});
  const Learned wrong = learn(profession_of(3100, 0.06, 280), {"podiatry", {0}}, seen, {});
  EXPECT_GT(right.log_evidence, wrong.log_evidence + 1);
}

TEST(History, FuturesTakeThePartsOfAParticleTogether) {
  const Kin kin{"podiatry", {0}};
  Learned learned;
  learned.exits = {0.5, 2};
  learned.inflow = {1.5, 0.7};
  learned.participation = {1, 0.9};
  const Model m = with_learned(profession_of(310, 0.09, 28), kin, learned);
  EXPECT_EQ(factor_values(m, 1, 1), (std::vector<double>{1, 0.5, 1.5, 1}));
  EXPECT_EQ(factor_values(m, 1, 2), (std::vector<double>{1, 2, 0.7, 0.9}));
  EXPECT_EQ(factor_values(m, 1, 3), factor_values(m, 1, 1));
  EXPECT_EQ(factor_values(m, 1, 0), (std::vector<double>{1, 1.25, 1.1, 0.95}));
}

TEST(History, AJumpThatNobodyDeclaredIsAnError) {
  std::vector<Observation> seen = history_of(profession_of(3100, 0.09, 280), false);
  for (Observation& o : seen)
    if (o.month > 30) o.value *= 1.3;
  try {
    learn(profession_of(3100, 0.09, 280), {"podiatry", {0}}, seen, {});
    FAIL() << "a jump of three tenths was followed";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.diagnostics().front().message,
                testing::HasSubstr("The history of podiatry cannot be followed beyond October 2027"));
    EXPECT_THAT(error.diagnostics().front().remedy, testing::HasSubstr("Declare a break"));
  }
}

TEST(History, IsTheSameWithAnyNumberOfThreads) {
  const std::vector<Observation> seen = history_of(profession_of(620, 0.12, 60), true);
  HistoryOptions one, three;
  one.threads = 1;
  three.threads = 3;
  EXPECT_EQ(learn(profession_of(620, 0.09, 60), {"podiatry", {0}}, seen, one).exits,
            learn(profession_of(620, 0.09, 60), {"podiatry", {0}}, seen, three).exits);
}

}  // namespace
}  // namespace cadre::supply
