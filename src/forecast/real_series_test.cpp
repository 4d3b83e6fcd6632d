// The national monthly series of 27 staff groups: the forecasts of the four groups that hold allied health staff
// against the best of the simple rules, which is chosen afterwards. Nothing was tuned on these four.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "forecast/backtest.h"
#include "forecast/forecast.h"
#include "forecast/series_file.h"

namespace cadre::forecast {
namespace {

constexpr const char* kSttStaff =
    "FTE: Professionally qualified clinical staff - Scientific, therapeutic & technical staff";
constexpr const char* kAmbulance = "FTE: Professionally qualified clinical staff - Ambulance staff";
constexpr const char* kSttSupport = "FTE: Support to clinical staff - Support to ST&T staff";
constexpr const char* kAmbulanceSupport = "FTE: Support to clinical staff - Support to ambulance staff";

class RealSeries : public testing::Test {
 protected:
  void SetUp() override {
    const std::string folder = base::shared_data(base::source_dir());
    if (folder.empty()) GTEST_SKIP() << "skipped: no shared data";
    std::ifstream file(folder + "/hchs-monthly/workforce_clean.csv", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    series_ = read_series(text.str(), "workforce_clean.csv").series;
    breaks_ = {{base::Month(2013, 4), ""}};
    for (const std::string measure : {"FTE", "Headcount"})
      for (const char* group : {kAmbulance, kAmbulanceSupport})
        breaks_.push_back({base::Month(2019, 4), measure + std::string(group).substr(3)});
  }
  std::vector<Series> series_;
  std::vector<Break> breaks_;
};

TEST_F(RealSeries, TheBreakOf2019IsSuggestedWhereItIsNotDeclared) {
  ASSERT_EQ(series_.size(), 54U);
  for (const Series& s : series_) {
    const auto step = oddest_step(s, {});
    if (s.metric == kAmbulance || s.metric == kAmbulanceSupport) {
      ASSERT_TRUE(step.has_value()) << s.metric;
      EXPECT_EQ(step->month, base::Month(2019, 4));
      EXPECT_NEAR(step->change, s.metric == kAmbulance ? -0.270 : 0.392, 0.0006);
    }
    if (s.metric == kSttStaff || s.metric == kSttSupport) {
      EXPECT_FALSE(step.has_value()) << s.metric;
    }
  }
}

TEST_F(RealSeries, BeatsTheBestSimpleRuleAndItsRangesHold) {
  const std::vector<std::string> four = {kSttStaff, kAmbulance, kSttSupport, kAmbulanceSupport};
  base::SilentProgress silent;
  const std::vector<Score> scores = backtest(series_, breaks_, four, {}, silent).scores;
  double mase = 1e9, crps = 1e9;
  const Score* ours = nullptr;
  for (const Score& s : scores) {
    if (s.metric != "all" || s.months != 0 || s.beyond_break) continue;
    if (s.method == "cadre") {
      ours = &s;
      continue;
    }
    mase = std::min(mase, s.mase);
    crps = std::min(crps, s.crps);
  }
  ASSERT_NE(ours, nullptr);
  EXPECT_EQ(ours->origins, 1260U);
  EXPECT_LT(ours->mase, mase);
  EXPECT_LT(ours->crps, crps);
  EXPECT_GE(ours->cover_80, 74);
  EXPECT_LE(ours->cover_80, 86);
  EXPECT_GE(ours->cover_95, 90);
  EXPECT_LE(ours->cover_95, 98);
  for (const std::string& sentence : backtest_sentences(scores)) std::cout << sentence << "\n";
}

TEST_F(RealSeries, FteAddsUpAndHeadcountIsLeftAlone) {
  std::vector<Parentage> tree;
  for (const std::string measure : {"FTE: ", "Headcount: "}) {
    for (const char* child :
         {"Support to ST&T staff", "Support to ambulance staff", "Support to doctors, nurses & midwives"})
      tree.push_back(
          {measure + "Support to clinical staff - " + child, measure + "Support to clinical staff - All staff groups"});
  }
  const ForecastOptions options{base::Month(2024, 2), 12};
  const Forecasts forecasts = forecast(series_, breaks_, tree, options);
  ASSERT_EQ(forecasts.notes.size(), 1U);
  EXPECT_NE(forecasts.notes[0].message.find("'Headcount: Support to clinical staff"), std::string::npos);
  double parts = 0, whole = 0;
  for (const ForecastRow& row : forecasts.rows) {
    if (row.month != base::Month(2025, 2) || row.metric.rfind("FTE: Support to clinical staff", 0) != 0) continue;
    (row.metric.ends_with("All staff groups") ? whole : parts) += row.mean;
  }
  EXPECT_NEAR(parts, whole, 1e-3);
}

}  // namespace
}  // namespace cadre::forecast
