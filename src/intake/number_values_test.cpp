#include "intake/number_values.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace cadre::intake {
namespace {

struct DecimalCase {
  const char* text;
  double value;
};
class Decimals : public testing::TestWithParam<DecimalCase> {};
TEST_P(Decimals, AreRead) {
  const auto value = parse_decimal(GetParam().text);
  ASSERT_TRUE(value.has_value()) << GetParam().text;
  EXPECT_EQ(*value, GetParam().value) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(Forms, Decimals,
                         testing::Values(DecimalCase{"0.986666667", 0.986666667}, DecimalCase{"1", 1},
                                         DecimalCase{" 37.50 ", 37.5}, DecimalCase{"-0.2", -0.2},
                                         DecimalCase{".5", 0.5}, DecimalCase{"1.", 1}, DecimalCase{"+2", 2},
                                         DecimalCase{"1,234.5", 1234.5}, DecimalCase{"1,234,567", 1234567},
                                         DecimalCase{"1e3", 1000},
                                         DecimalCase{"\xC2\xA3"
                                                     "24,907",
                                                     24907},
                                         DecimalCase{"-\xA3"
                                                     "3",
                                                     -3},
                                         DecimalCase{"0.1234567890123456789", 0.1234567890123456789},
                                         DecimalCase{"1002298.10222", 1002298.10222}));

TEST(Decimal, IsRefusedWhereItCouldMeanSomethingElse) {
  for (const char* text : {"", " ", "0,6", "1,23", "1,2345", ",5", "12O", "4O", "nan", "inf", "0x10", "1.2.3", "--1",
                           "1 2", "1e999", "\xC2\xA3", "-", ".", "1,234,5"})
    EXPECT_FALSE(parse_decimal(text).has_value()) << text;
}

TEST(Decimal, AgreesWithTheLibraryOnManyNumbers) {
  std::uint64_t state = 7;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const int decimals = static_cast<int>(state >> 33U) % 12;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, static_cast<double>(state >> 20U) / 1e7);
    const auto value = parse_decimal(text.data());
    ASSERT_TRUE(value.has_value());
    ASSERT_EQ(*value, std::strtod(text.data(), nullptr)) << text.data();
  }
}

struct DateCase {
  const char* text;
  DateStyles styles;
  int year, month, day;
};
class Dates : public testing::TestWithParam<DateCase> {};
TEST_P(Dates, AreRead) {
  const auto date = parse_date(GetParam().text, GetParam().styles, 2025);
  ASSERT_TRUE(date.has_value()) << GetParam().text;
  EXPECT_EQ(date->year, GetParam().year) << GetParam().text;
  EXPECT_EQ(date->month, GetParam().month) << GetParam().text;
  EXPECT_EQ(date->day, GetParam().day) << GetParam().text;
}
constexpr auto kMonthFirst = static_cast<DateStyles>(DateStyle::MonthFirst);
INSTANTIATE_TEST_SUITE_P(Forms, Dates,
                         testing::Values(DateCase{"31/03/2022", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"2022-03-31", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"2022-03-31T10:00:00", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"31/03/2022 00:00:00", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"31-MAR-2022", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"01-Apr-68", kUsualDateStyles, 1968, 4, 1},
                                         DateCase{"1/4/25", kUsualDateStyles, 2025, 4, 1},
                                         DateCase{"1/4/26", kUsualDateStyles, 1926, 4, 1},
                                         DateCase{"31 March 2022", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"March 31, 2022", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"20220331", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"44651", kUsualDateStyles, 2022, 3, 31},
                                         DateCase{"03/31/2022", kMonthFirst, 2022, 3, 31},
                                         DateCase{"29/02/2024", kUsualDateStyles, 2024, 2, 29}));

TEST(Date, IsRefusedWhenTheCalendarHasNoSuchDay) {
  for (const char* text : {"", "31/02/2022", "29/02/2023", "00/01/2022", "32/01/2022", "01/13/2022", "yesterday",
                           "31/03", "2022", "31/03/20222", "1/1/1", "03/31/2022", "31-MAX-2022", "31/03/2022x"})
    EXPECT_FALSE(parse_date(text, kUsualDateStyles, 2025).has_value()) << text;
}

TEST(Age, IsCountedInWholeYearsAtMonthEnd) {
  EXPECT_EQ(age_at_month_end({1980, 3, 31}, base::Month(2020, 3)), 40);
  EXPECT_EQ(age_at_month_end({1980, 4, 1}, base::Month(2020, 3)), 39);
  EXPECT_EQ(age_at_month_end({2000, 2, 29}, base::Month(2023, 2)), 22);  // 28 February is the month's last day
}

}  // namespace
}  // namespace cadre::intake
