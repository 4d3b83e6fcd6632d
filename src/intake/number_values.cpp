#include "intake/number_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "intake/text_values.h"

namespace cadre::intake {
namespace {

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<double, 16> kPowersOfTen = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// Plain figures of at most 15 digits with at most one point: both parts of the quotient are exact, so it is the
/// nearest double (W. D. Clinger 1990, "How to read floating point numbers accurately"). False for anything else.
bool parse_plain(std::string_view text, double& value) {
  std::uint64_t mantissa = 0;
  std::size_t digits = 0;
  std::size_t decimals = 0;
  bool point = false;
  std::size_t i = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) i = 1;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (digit(c)) {
      mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
      ++digits;
      if (point) ++decimals;
    } else if (c == '.' && !point) {
      point = true;
    } else {
      return false;
    }
    if (digits > 15) return false;
  }
  if (digits == 0) return false;
  const double magnitude = static_cast<double>(mantissa) / kPowersOfTen[decimals];
  value = negative ? -magnitude : magnitude;
  return true;
}

/// Takes "1,234,567.8" apart; false when a comma does not group three digits.
bool without_grouping(std::string_view text, std::string& plain) {
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ',') {
      plain += text[i];
      continue;
    }
    if (i >= point || plain.empty() || !digit(plain.back())) return false;
    const std::size_t left = point - i - 1;  // digits and commas up to the point
    if (left < 3 || left % 4 != 3) return false;
  }
  return true;
}

int two(const char* p) { return digit(p[0]) && digit(p[1]) ? (p[0] - '0') * 10 + (p[1] - '0') : -1; }
int four(const char* p) {
  const int high = two(p);
  const int low = two(p + 2);
  return high < 0 || low < 0 ? -1 : high * 100 + low;
}

constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::optional<base::CivilDate> checked(int year, int month, int day) {
  if (year < 1850 || year > 2200 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int days = month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month)];
  if (day > days) return std::nullopt;
  return base::CivilDate{year, month, day};
}

int full_year(int year, std::size_t digits, int last_year) {
  if (digits != 2) return year;
  const int century = last_year / 100 * 100;
  return century + year <= last_year ? century + year : century - 100 + year;
}

/// 1..12 of "March" or "MAR", else 0.
int month_of_word(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (word.size() != 3 && word.size() != kNames[i].size() && !(i == 8 && word.size() == 4)) continue;
    bool same = true;
    for (std::size_t k = 0; k < word.size() && same; ++k)
      same = (static_cast<unsigned char>(word[k]) | 0x20U) == static_cast<unsigned char>(kNames[i][k]);
    if (same) return static_cast<int>(i) + 1;
  }
  return 0;
}

struct DateWords {
  std::array<std::string_view, 3> word;
  std::size_t count = 0;
  bool clean = true;
};

/// Up to three runs of digits or letters parted by / - . or spaces; a time of day behind them is left away.
DateWords date_words(std::string_view text) {
  DateWords words;
  std::size_t i = 0;
  const auto letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  while (i < text.size()) {
    const char c = text[i];
    if (words.count == 3) {
      words.clean = c == ' ' || c == 'T' || c == ',';
      return words;
    }
    if (digit(c) || letter(c)) {
      const bool figures = digit(c);
      std::size_t end = i + 1;
      while (end < text.size() && (figures ? digit(text[end]) : letter(text[end]))) ++end;
      words.word[words.count++] = text.substr(i, end - i);
      i = end;
    } else if (c == '/' || c == '-' || c == '.' || c == ' ' || c == ',') {
      ++i;
    } else {
      words.clean = false;
      return words;
    }
  }
  return words;
}

int figure(std::string_view word) {
  int value = -1;
  if (word.empty() || word.size() > 6 || !digit(word[0])) return -1;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

std::optional<base::CivilDate> date_of_one_word(std::string_view word, DateStyles styles) {
  if (word.size() == 8 && (styles & static_cast<DateStyles>(DateStyle::YearFirst)) != 0)
    return checked(four(word.data()), two(word.data() + 4), two(word.data() + 6));
  if (word.size() != 5 || (styles & static_cast<DateStyles>(DateStyle::Serial)) == 0) return std::nullopt;
  const int serial = figure(word);
  if (serial < 10000) return std::nullopt;
  // Excel's day 25569 is 1970-01-01 (its calendar counts a 29 February 1900 that never was; all dates here are later).
  return base::civil_from_days(serial - 25569);
}

std::optional<base::CivilDate> date_of_words(const DateWords& words, DateStyles styles, int last_year) {
  const auto& w = words.word;
  if (const int month = month_of_word(w[1]))
    return w[0].size() == 4 ? checked(figure(w[0]), month, figure(w[2]))
                            : checked(full_year(figure(w[2]), w[2].size(), last_year), month, figure(w[0]));
  if (const int month = month_of_word(w[0]))
    return checked(full_year(figure(w[2]), w[2].size(), last_year), month, figure(w[1]));
  const int a = figure(w[0]);
  const int b = figure(w[1]);
  const int c = figure(w[2]);
  if (a < 0 || b < 0 || c < 0) return std::nullopt;
  if (w[0].size() == 4)
    return (styles & static_cast<DateStyles>(DateStyle::YearFirst)) != 0 ? checked(a, b, c) : std::nullopt;
  if (w[2].size() != 4 && w[2].size() != 2) return std::nullopt;
  const int year = full_year(c, w[2].size(), last_year);
  if ((styles & static_cast<DateStyles>(DateStyle::DayFirst)) != 0) return checked(year, b, a);
  if ((styles & static_cast<DateStyles>(DateStyle::MonthFirst)) != 0) return checked(year, a, b);
  return std::nullopt;
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text) {
  text = trimmed(text);
  double value = 0;
  if (parse_plain(text, value)) return value;
  for (const std::string_view pound : {"\xC2\xA3", "\xA3"}) {
    const std::size_t at = text.starts_with('-') ? 1 : 0;
    if (text.substr(at).starts_with(pound)) {
      const auto amount = parse_decimal(text.substr(at + pound.size()));
      return amount && at == 1 ? -*amount : amount;
    }
  }
  std::string plain;
  if (text.find(',') != std::string_view::npos) {
    if (!without_grouping(text, plain)) return std::nullopt;
    text = plain;
  }
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !(digit(text[0]) || text[0] == '-' || text[0] == '.')) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<TypedNumber> parse_typed_number(std::string_view text) {
  text = trimmed(text);
  if (const auto plain = parse_decimal(text)) return TypedNumber{*plain, true};
  std::size_t end = 0;
  while (end < text.size() && (digit(text[end]) || text[end] == '.' || text[end] == ',' || text[end] == '-')) ++end;
  std::string number(text.substr(0, end));
  if (const std::string unit = heading_key(text.substr(end)); !unit.empty()) {
    static constexpr std::array<std::string_view, 20> kUnits = {
        "h",     "hr",    "hrs",     "hour",       "hours",     "hoursperweek", "hrsperweek",
        "hrspw", "pw",    "perweek", "hoursaweek", "hoursweek", "hrsweek",      "wte",
        "fte",   "posts", "post",    "people",     "person",    "staff"};
    if (std::find(kUnits.begin(), kUnits.end(), unit) == kUnits.end()) return std::nullopt;
  }
  if (const auto value = parse_decimal(number)) return TypedNumber{*value, false};
  const std::size_t comma = number.find(',');
  const std::size_t behind = comma == std::string::npos ? 0 : number.size() - comma - 1;
  if (comma == std::string::npos || behind < 1 || behind > 2 || number.find('.') != std::string::npos)
    return std::nullopt;
  number[comma] = '.';
  const auto value = parse_decimal(number);
  return value ? std::optional<TypedNumber>({*value, false}) : std::nullopt;
}

std::optional<base::CivilDate> parse_date(std::string_view text, DateStyles styles, int last_year) {
  text = trimmed(text);
  const bool day_first = (styles & static_cast<DateStyles>(DateStyle::DayFirst)) != 0;
  if (text.size() == 10 && text[2] == text[5] && day_first && (text[2] == '/' || text[2] == '-' || text[2] == '.'))
    return checked(four(text.data() + 6), two(text.data() + 3), two(text.data()));
  if (text.size() == 10 && text[4] == '-' && text[7] == '-' &&
      (styles & static_cast<DateStyles>(DateStyle::YearFirst)) != 0)
    return checked(four(text.data()), two(text.data() + 5), two(text.data() + 8));
  const DateWords words = date_words(text);
  if (!words.clean || words.count == 0) return std::nullopt;
  if (words.count == 1) return date_of_one_word(words.word[0], styles);
  if (words.count == 2) return std::nullopt;
  return date_of_words(words, styles, last_year);
}

int age_at_month_end(const base::CivilDate& birth, base::Month month) {
  const int last_day = base::civil_from_days(month.last_day()).day;
  const bool birthday_to_come = birth.month > month.month() || (birth.month == month.month() && birth.day > last_day);
  return month.year() - birth.year - (birthday_to_come ? 1 : 0);
}

}  // namespace cadre::intake
