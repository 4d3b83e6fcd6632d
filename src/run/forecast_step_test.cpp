#include "run/forecast_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/test_data.h"

namespace cadre::run {
namespace {

using testing::HasSubstr;

class ForecastStep : public testing::Test {
 protected:
  ForecastStep() {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    plan_.dir = dir_;
    plan_.file = dir_ + "/plan.toml";
    plan_.forecast.series = "series.csv";
    plan_.forecast.horizon = 12;
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(dir_ + "/" + name) << text; }
  /// `months` rows of each metric that rise by one a month from 100.
  static std::string rows(const std::vector<std::string>& metrics, int months) {
    std::string text = "date,metric,value\n";
    for (const std::string& metric : metrics)
      for (int i = 0; i < months; ++i)
        text += base::Month::from_ordinal(base::Month(2018, 1).ordinal() + i).iso() + "," + metric + "," +
                std::to_string(100 + i) + "\n";
    return text;
  }
  static std::string refusal(const plan_file::Plan& plan) {
    try {
      read_plan_series(plan);
    } catch (const base::InputError& error) {
      return error.diagnostics().front().text();
    }
    return "nothing was refused";
  }

  std::string dir_ = base::own_temp_dir() + "forecast_step";
  plan_file::Plan plan_;
  base::SilentProgress silent_;
};

TEST_F(ForecastStep, NothingIsReadWhereNothingIsNamed) {
  plan_.forecast.series.clear();
  EXPECT_FALSE(read_plan_series(plan_).has_value());
}

TEST_F(ForecastStep, TablesPageAndLedgerComeFromTheSeries) {
  write("series.csv", rows({"a", "b"}, 72) + "2018-01,short,1\n2018-03,short,1\n");
  std::optional<PlanSeries> series = read_plan_series(plan_);
  ASSERT_TRUE(series.has_value());
  EXPECT_EQ(series->summary.rows_read, 146U);
  EXPECT_EQ(series->summary.accepted, 144U);
  EXPECT_EQ(series->summary.rejected, 2U) << "read = accepted + rejected";
  EXPECT_EQ(series->summary.months.back(), "2023-12");
  FurtherResults further;
  add_forecast(*series, plan_, 1, silent_, further);
  ASSERT_EQ(further.tables.size(), 2U);
  EXPECT_EQ(further.tables[0].rows(), 2U * (72 + 12));
  const publishing::FurtherPage& page = further.pages.front();
  EXPECT_EQ(page.page, "supply");
  ASSERT_EQ(page.answer.size(), 2U);
  EXPECT_EQ(page.answer[0][1].text, "171");
  EXPECT_EQ(page.answer[0][1].figure, "forecast.value?month=2023-12&metric=a");
  EXPECT_THAT(page.tables[0].notes.at(1), HasSubstr("'short' jumps from January 2018 to March 2018"));
}

TEST_F(ForecastStep, OnlyTheSeriesAskedForAreShownAndTheOthersAreKin) {
  write("series.csv", rows({"a", "b"}, 72));
  plan_.forecast.metrics = {"b"};
  std::optional<PlanSeries> series = read_plan_series(plan_);
  FurtherResults further;
  add_forecast(*series, plan_, 1, silent_, further);
  EXPECT_EQ(further.tables[0].rows(), 72U + 12);
  for (std::size_t row = 0; row < further.tables[1].rows(); ++row)
    EXPECT_NE(further.tables[1].text_at(row, "metric"), "a");
  plan_.forecast.metrics = {"bb"};
  EXPECT_THAT(refusal(plan_), HasSubstr("no series of series.csv is called 'bb'. The nearest is 'b'"));
}

TEST_F(ForecastStep, SeriesTooShortKeepTheirHistoryAndSayWhy) {
  write("series.csv", rows({"a"}, 12));
  std::optional<PlanSeries> series = read_plan_series(plan_);
  FurtherResults further;
  add_forecast(*series, plan_, 1, silent_, further);
  EXPECT_EQ(further.tables[0].rows(), 12U);
  EXPECT_EQ(further.tables[1].rows(), 0U);
  EXPECT_TRUE(further.pages.front().answer.empty());
  EXPECT_THAT(series->notes.front().text(), HasSubstr("series.csv: warning: no forecast of 'a'"));
}

TEST_F(ForecastStep, ASeriesLeftOutIsNoReasonToRefuseWhatNamesIt) {
  write("series.csv", rows({"a", "b"}, 72) + "2018-01,odd,many\n");
  write("parts.csv", "child,parent\nodd,a\n");
  write("breaks.csv", "date,metric\n2019-04,odd\n");
  plan_.forecast.hierarchy = "parts.csv";
  plan_.forecast.breaks = "breaks.csv";
  std::optional<PlanSeries> series = read_plan_series(plan_);
  EXPECT_THAT(series->notes.front().text(), HasSubstr("series.csv:146:3: warning: 'many' is no number"));
  FurtherResults further;
  add_forecast(*series, plan_, 1, silent_, further);
  EXPECT_EQ(further.tables[0].rows(), 2U * (72 + 12));
}

TEST_F(ForecastStep, FilesThatCannotBeUsedAreNamedAsThePlanNamesThem) {
  EXPECT_THAT(refusal(plan_), HasSubstr("series.csv: error: the file does not exist"));
  write("series.csv", rows({"a"}, 30));
  plan_.forecast.breaks = "breaks.csv";
  write("breaks.csv", "date,metric\n2019-04,b\n");
  EXPECT_THAT(refusal(plan_), HasSubstr("breaks.csv:2:2: error: no series is called 'b'. The nearest is 'a'"));
}

}  // namespace
}  // namespace cadre::run
