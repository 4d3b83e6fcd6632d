#include "forecast/backtest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "forecast/simple_record.h"
#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

using testing::HasSubstr;
using testing_series::made;

const Score& score_of(const std::vector<Score>& scores, const std::string& metric, int months,
                      const std::string& method, bool beyond = false) {
  for (const Score& s : scores)
    if (s.metric == metric && s.months == months && s.method == method && s.beyond_break == beyond) return s;
  throw std::out_of_range("no such score");
}

std::vector<Score> scored(const std::vector<Series>& series, const std::vector<Break>& breaks,
                          const std::vector<std::string>& metrics = {}) {
  base::SilentProgress silent;
  return backtest(series, breaks, metrics, {}, silent).scores;
}

/// The oracle: the last value's errors, worked out from the raw series alone.
TEST(Backtest, ScoresTheLastValueAsAPlainLoopDoes) {
  const Series series = made("a", 100, {.drift = 0.003, .noise = 0.01});
  const std::vector<Score> scores = scored({series}, {});
  double ape = 0, bias = 0, mase = 0;
  int n = 0;
  for (std::size_t origin = 48; origin + 12 < 100; ++origin, ++n) {
    double unit = 0;
    for (std::size_t i = 12; i <= origin; ++i)
      unit += std::abs(series.values[i] - series.values[i - 12]) / static_cast<double>(origin - 11);
    const double outcome = series.values[origin + 12], error = series.values[origin] - outcome;
    ape += std::abs(error) / outcome;
    bias += error / outcome;
    mase += std::abs(error) / unit;
  }
  const Score& last = score_of(scores, "a", 12, "last");
  EXPECT_EQ(last.origins, static_cast<std::size_t>(n));
  EXPECT_EQ(last.windows, 4) << "origins 48 to 87 hold four that are twelve months apart";
  EXPECT_NEAR(last.mape, 100 * ape / n, 1e-9);
  EXPECT_NEAR(last.bias, 100 * bias / n, 1e-9);
  EXPECT_NEAR(last.mase, mase / n, 1e-9);
}

TEST(Backtest, TellsOutcomesBeyondABreakApart) {
  Series series = made("a", 120, {.noise = 0.002});
  for (std::size_t i = 100; i < 120; ++i) series.values[i] *= 0.7;
  const Break redrawn{base::Month::from_ordinal(series.first.ordinal() + 100), "a"};
  const std::vector<Score> scores = scored({series}, {redrawn});
  const Score &near = score_of(scores, "a", 6, "cadre"), &beyond = score_of(scores, "a", 6, "cadre", true);
  EXPECT_EQ(beyond.origins, 6U) << "origins 94 to 99";
  EXPECT_EQ(near.origins + beyond.origins, 120U - 48 - 6);
  EXPECT_LT(near.mape, 3);
  EXPECT_GT(beyond.bias, 30);
}

TEST(Backtest, ScoresTheSeriesAskedForAndPoolsThem) {
  const std::vector<Series> both = {made("a", 90, {.noise = 0.01}), made("b", 90, {.noise = 0.02, .seed = 4})};
  const std::vector<Score> scores = scored(both, {}, {"b"});
  for (const Score& s : scores) EXPECT_NE(s.metric, "a");
  EXPECT_DOUBLE_EQ(score_of(scores, "all", 6, "cadre").mase, score_of(scores, "b", 6, "cadre").mase);
  const Score& together = score_of(scores, "b", 0, "cadre");
  const Score &six = score_of(scores, "b", 6, "cadre"), &twelve = score_of(scores, "b", 12, "cadre"),
              &two_years = score_of(scores, "b", 24, "cadre");
  EXPECT_EQ(together.origins, six.origins + twelve.origins + two_years.origins);
}

TEST(Backtest, SaysWhichSeriesAreTooShort) {
  base::SilentProgress silent;
  const Backtest result =
      backtest(std::vector<Series>{made("a", 80, {.noise = 0.01}), made("young", 20)}, {}, {}, {}, silent);
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_THAT(result.notes[0].message, HasSubstr("'young' has no record: months it has: 20"));
  for (const Score& s : result.scores) EXPECT_NE(s.metric, "young");
}

TEST(Backtest, ATableHoldsWhatSentencesSay) {
  const std::vector<Score> scores = scored({made("a", 100, {.noise = 0.01})}, {});
  const base::Table table = backtest_table(scores);
  EXPECT_EQ(table.rows(), scores.size());
  EXPECT_TRUE(table.csv_cell(0, table.index_of("months")).empty()) << "several horizons together";
  const std::vector<std::string> sentences = backtest_sentences(scores);
  EXPECT_THAT(sentences.front(), HasSubstr("6 months ahead, 46 forecasts (8 a series without overlap)"));
  EXPECT_THAT(sentences.back(), HasSubstr("against the simple rule that turned out best: MASE"));
}

TEST(SimpleRecord, IntervalsComeFromErrorsThatWereKnown) {
  const Series series = made("a", 60, {.drift = 0.004});  // grows by 0.004 a month and nothing else
  const Continuous continuous(series, {});
  SimpleRecord record(continuous, {6, 12});
  for (int origin = kLeastHistory - 1; origin < 60; ++origin) {
    record.advance(origin);
    const int known = origin - 6 - (kLeastHistory - 1) + 1;
    if (known >= 6) {
      EXPECT_NEAR(record.size(0, 0), 0.004 * 6, 1e-9) << "the last value is always short by six months";
    }
  }
  EXPECT_NEAR(record.size(0, 1), 0.004 * 12, 1e-9);
  EXPECT_NEAR(record.centre(0, 1), continuous.at(59), 1e-12);
}

}  // namespace
}  // namespace cadre::forecast
