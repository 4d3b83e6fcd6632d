#include "forecast/continuous.h"

#include <gtest/gtest.h>

#include <cmath>

#include "forecast/test_series.h"

namespace cadre::forecast {
namespace {

using testing_series::made;

TEST(Continuous, StepsOverADeclaredBreakAsTheYearBeforeDid) {
  Series series = made("ambulance", 60);
  for (std::size_t i = 36; i < 60; ++i) series.values[i] *= 0.73;
  const Break redrawn{base::Month::from_ordinal(series.first.ordinal() + 36), "ambulance"};
  const Continuous continuous(series, std::span(&redrawn, 1));
  for (int i = 1; i < 60; ++i) EXPECT_NEAR(continuous.at(i) - continuous.at(i - 1), 0.002, 1e-12) << i;
  EXPECT_TRUE(continuous.breaks_between(30, 36));
  EXPECT_FALSE(continuous.breaks_between(36, 59)) << "counted alike from the break on";
  EXPECT_FALSE(continuous.breaks_between(20, 35));
  // What a point stands for is counted as at the origin.
  EXPECT_NEAR(continuous.value(continuous.at(40), 30), series.values[30] * std::exp(0.02), 1e-9);
  EXPECT_DOUBLE_EQ(continuous.counted(40), series.values[40]);
}

TEST(Continuous, BreaksOfOtherSeriesAndOutsideItChangeNothing) {
  const Series series = made("a", 40, {.noise = 0.01});
  const std::vector<Break> others = {
      {base::Month(2010, 9), "b"}, {base::Month(1999, 1), ""}, {base::Month(2009, 9), ""}};
  const Continuous with(series, others), without(series, {});
  for (int i = 0; i < 40; ++i) EXPECT_DOUBLE_EQ(with.at(i), without.at(i));
}

TEST(Continuous, KeepsValuesWhereOneIsZeroOrBelow) {
  const Series series{"vacancies", base::Month(2020, 1), {2, 0, -1, 3}};
  const Continuous continuous(series, {});
  EXPECT_FALSE(continuous.logarithmic());
  EXPECT_DOUBLE_EQ(continuous.value(continuous.at(3) + 2, 3), 5);
}

TEST(Continuous, YearlyChangeIsTheMeanOverTwelveMonths) {
  Series series{"a", base::Month(2020, 1), {}};
  for (int i = 0; i < 26; ++i) series.values.push_back(100 + 2 * i);
  const Continuous continuous(series, {});
  EXPECT_NEAR(continuous.yearly_change(25), 24, 1e-9);
  EXPECT_DOUBLE_EQ(continuous.yearly_change(11), 0) << "no year yet";
}

TEST(Rhythm, FindsTheSeasonAndTheSizeOfTheRest) {
  const Continuous quiet(made("a", 85, {.season = 0.03}), {});
  const Rhythm rhythm = rhythm_of(quiet.until(84), quiet.month_of_year(0));
  // Six Septembers among 72 steps, divided by seven: 6/7 of 0.03, less the mean over months of what is left.
  EXPECT_NEAR(rhythm.season[8], 0.03 * 6 / 7, 1e-3);
  EXPECT_NEAR(rhythm.season[9], -0.03 * 6 / 7, 1e-3);
  double sum = 0;
  for (const double s : rhythm.season) sum += s;
  EXPECT_NEAR(sum, 0, 1e-12);
  const Continuous loud(made("a", 85, {.noise = 0.01}), {});
  EXPECT_NEAR(rhythm_of(loud.until(84), 8).step, 0.01, 0.002);
}

TEST(OddestStep, IsNamedUnlessDeclaredOrTakenBack) {
  Series broken = made("a", 120, {.noise = 0.001});
  for (std::size_t i = 70; i < 120; ++i) broken.values[i] *= 1.392;
  const auto found = oddest_step(broken, {});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->month, base::Month::from_ordinal(broken.first.ordinal() + 70));
  EXPECT_NEAR(found->change, 0.392, 0.01);
  const Break declared{found->month, ""};
  EXPECT_FALSE(oddest_step(broken, std::span(&declared, 1)).has_value());

  Series rotation = made("a", 120, {.noise = 0.001});
  rotation.values[70] *= 1.2;  // back the month after
  EXPECT_FALSE(oddest_step(rotation, {}).has_value());
  EXPECT_FALSE(oddest_step(made("a", 120, {.season = 0.05, .noise = 0.001}), {}).has_value()) << "a season is usual";
  EXPECT_FALSE(oddest_step(made("a", 120, {.drift = 0.1}), {}).has_value()) << "growth is usual";
  EXPECT_FALSE(oddest_step({"a", base::Month(2020, 1), std::vector<double>(60, 0.0)}, {}).has_value());
}

}  // namespace
}  // namespace cadre::forecast
