#include "forecast/forecast.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

using testing::HasSubstr;
using testing_series::made;

/// A total that is the sum of its two parts to the last digit.
std::vector<Series> adding_up() {
  std::vector<Series> out = {made("total", 100, {}), made("one", 100, {.noise = 0.01, .seed = 5}),
                             made("two", 100, {.start = 300, .noise = 0.02, .seed = 6})};
  for (std::size_t i = 0; i < 100; ++i) out[0].values[i] = out[1].values[i] + out[2].values[i];
  return out;
}
const std::vector<Parentage> kParts = {{"one", "total"}, {"two", "total"}};

const ForecastRow& row_of(const Forecasts& forecasts, const std::string& metric, base::Month month) {
  for (const ForecastRow& row : forecasts.rows)
    if (row.metric == metric && row.month == month) return row;
  throw std::out_of_range(metric);
}

TEST(Forecast, MeansOfAHierarchyAddUp) {
  const std::vector<Series> series = adding_up();
  const ForecastOptions options{series[0].last(), 24};
  const Forecasts forecasts = forecast(series, {}, kParts, options);
  EXPECT_TRUE(forecasts.notes.empty());
  ASSERT_EQ(forecasts.rows.size(), 72U);
  const Forecasts apart = forecast(series, {}, {}, options);
  for (int h = 1; h <= 24; ++h) {
    const base::Month month = base::Month::from_ordinal(options.origin.ordinal() + h);
    const ForecastRow &total = row_of(forecasts, "total", month), &one = row_of(forecasts, "one", month);
    EXPECT_NEAR(total.mean, one.mean + row_of(forecasts, "two", month).mean, 1e-6);
    EXPECT_NEAR(total.median, row_of(apart, "total", month).median, 0.05 * total.median) << "close to what it was";
    for (std::size_t l = 0; l < 3; ++l) EXPECT_LT(one.lower[l], one.upper[l]);
    EXPECT_LT(one.lower[2], one.lower[0]);
    EXPECT_LT(one.lower[0], one.median);
  }
}

TEST(Forecast, TheSeedChoosesThePathsAndNothingElse) {
  const std::vector<Series> series = adding_up();
  const auto upper = [&](std::uint64_t seed, std::span<const Parentage> parts) {
    return forecast(series, {}, parts, {series[0].last(), 6, {0.8}, seed}).rows.back().upper[0];
  };
  EXPECT_EQ(upper(1, kParts), upper(1, kParts));
  EXPECT_NE(upper(1, kParts), upper(2, kParts));
  EXPECT_EQ(upper(1, {}), upper(2, {})) << "nothing is drawn of series that stand alone";
}

TEST(Forecast, NothingIsMadeToAddUpThatDoesNot) {
  std::vector<Series> series = adding_up();
  for (double& value : series[0].values) value -= 0.4;  // people who stand in both parts
  const ForecastOptions options{series[0].last(), 6};
  const Forecasts tied = forecast(series, {}, kParts, options), apart = forecast(series, {}, {}, options);
  ASSERT_EQ(tied.notes.size(), 1U);
  EXPECT_THAT(tied.notes[0].text(), HasSubstr("'total' misses the sum of its parts"));
  for (std::size_t i = 0; i < tied.rows.size(); ++i) EXPECT_DOUBLE_EQ(tied.rows[i].median, apart.rows[i].median);
}

TEST(Forecast, LooksAtNothingAfterItsOrigin) {
  const std::vector<Series> whole = adding_up();
  std::vector<Series> cut = whole;
  for (Series& s : cut) s.values.resize(61);
  const ForecastOptions options{cut[0].last(), 12};
  const Forecasts from_whole = forecast(whole, {}, kParts, options), from_cut = forecast(cut, {}, kParts, options);
  ASSERT_EQ(from_whole.rows.size(), from_cut.rows.size());
  for (std::size_t i = 0; i < from_cut.rows.size(); ++i) EXPECT_EQ(from_whole.rows[i].upper, from_cut.rows[i].upper);
}

TEST(Forecast, SaysWhichSeriesCannotBeForecast) {
  std::vector<Series> series = adding_up();
  series[1].values.resize(50);
  series.push_back(made("young", 20, {}));
  series.back().first = base::Month::from_ordinal(series[0].last().ordinal() - 19);
  const Forecasts forecasts = forecast(series, {}, {}, {series[0].last(), 3});
  ASSERT_EQ(forecasts.notes.size(), 2U);
  EXPECT_THAT(forecasts.notes[0].text(), HasSubstr("'one' ends in"));
  EXPECT_THAT(forecasts.notes[1].text(), HasSubstr("no forecast of 'young': months it has up to the origin: 20"));
  EXPECT_THROW(forecast(series, {}, {}, {base::Month(2010, 3), 3}), base::InputError);
}

TEST(Forecast, StaysFiniteWhateverTheSeries) {
  std::vector<Series> odd = {made("spike", 60),
                             {"zero", base::Month(2009, 9), std::vector<double>(60, 0.0)},
                             {"below", base::Month(2009, 9), {}}};
  odd[0].values[30] *= 1e9;
  for (int i = 0; i < 60; ++i) odd[2].values.push_back(i % 7 - 3);
  const Forecasts forecasts = forecast(odd, {}, {}, {odd[0].last(), 240});
  ASSERT_EQ(forecasts.rows.size(), 3U * 240);
  for (const ForecastRow& row : forecasts.rows) {
    EXPECT_TRUE(std::isfinite(row.mean) && std::isfinite(row.median)) << row.metric;
    for (std::size_t l = 0; l < row.lower.size(); ++l)
      EXPECT_TRUE(std::isfinite(row.lower[l]) && std::isfinite(row.upper[l]) && row.lower[l] <= row.upper[l])
          << row.metric << " " << row.month.iso();
  }
}

TEST(Forecast, CsvNamesItsLevelsAndTheLastDays) {
  const ForecastOptions options{base::Month(2012, 1), 2, {0.5, 0.8, 0.95}};
  const std::vector<Series> one = {made("a, \"b\"", 60, {})};
  const std::string csv = forecast_csv(forecast(one, {}, {}, options), options.levels);
  EXPECT_THAT(csv, testing::StartsWith("metric,date,mean,median,lower_50,upper_50,lower_80,upper_80,lower_95,upper_95\n"
                                       "\"a, \"\"b\"\"\",2012-02-29,"));
  EXPECT_THAT(csv, HasSubstr(",2012-03-31,"));
}

}  // namespace
}  // namespace cadre::forecast
