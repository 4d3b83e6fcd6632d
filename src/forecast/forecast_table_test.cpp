#include "forecast/forecast_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

using testing_series::made;

TEST(ForecastTable, GoesOnFromHistoryMonthByMonth) {
  const std::vector<Series> series = {made("a", 60, {.noise = 0.01}), made("young", 5)};
  const std::vector<Break> breaks = {{base::Month(2012, 4), "a"}};
  const base::Month last = series[0].last();
  const Forecasts forecasts = forecast(series, breaks, {}, {last, 12});
  const base::Table table = forecast_table(series, breaks, forecasts, last);
  ASSERT_EQ(table.rows(), 60U + 12 + 5);
  EXPECT_DOUBLE_EQ(table.decimal_at(59, "value"), series[0].values[59]);
  EXPECT_TRUE(std::isnan(table.decimal_at(59, "median")));
  EXPECT_TRUE(std::isnan(table.decimal_at(60, "value")));
  EXPECT_DOUBLE_EQ(table.decimal_at(60, "median"), forecasts.rows[0].median);
  EXPECT_DOUBLE_EQ(table.decimal_at(60, "upper_95"), forecasts.rows[0].upper[2]);
  for (std::size_t row = 1; row < 72; ++row) {
    EXPECT_EQ(table.integer_at(row, "month"), table.integer_at(row - 1, "month") + 1);
    EXPECT_EQ(table.text_at(row, "new_counting"),
              table.integer_at(row, "month") == base::Month(2012, 4).ordinal() ? "yes" : "no");
  }
  EXPECT_EQ(table.text_at(72, "metric"), "young") << "its history stands without a forecast";
}

}  // namespace
}  // namespace cadre::forecast
