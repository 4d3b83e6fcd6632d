#include "base/month.h"

#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <vector>

namespace cadre::base {
namespace {

constexpr std::array<const char*, 12> kMonthNames = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

/// 1..12 of a month's name or its first three letters, else 0.
int month_of_word(std::string_view word) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    const std::string_view name = kMonthNames[i];
    if (word.size() != 3 && word.size() != name.size()) continue;
    bool same = true;
    for (std::size_t k = 0; k < word.size(); ++k)
      same = same &&
             std::tolower(static_cast<unsigned char>(word[k])) == std::tolower(static_cast<unsigned char>(name[k]));
    if (same) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  auto kind = [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) ? 1 : std::isalpha(static_cast<unsigned char>(c)) ? 2 : 0;
  };
  while (start < text.size()) {
    std::size_t end = start + 1;
    while (end < text.size() && kind(text[end]) == kind(text[start])) ++end;
    if (kind(text[start]) != 0) words.push_back(text.substr(start, end - start));
    start = end;
  }
  return words;
}

int number_of(std::string_view digits) {
  int value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : -1;
}

std::optional<Month> checked(int year, int month) {
  if (year >= 0 && year < 100) year += 2000;
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return std::nullopt;
  return Month(year, month);
}

/// The month of a whole date; none when it has no such day. A word in the day's place is no day and says nothing.
std::optional<Month> with_day(std::optional<Month> month, std::string_view word) {
  const int day = number_of(word);
  if (!month || day < 0) return month;
  const int last = civil_from_days(month->last_day()).day;
  return day >= 1 && day <= last ? month : std::nullopt;
}

}  // namespace

std::string Month::iso() const {
  if (!known()) return {};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d", year(), month());
  return text.data();
}

std::string Month::spoken() const {
  if (!known()) return {};
  return std::string(kMonthNames[static_cast<std::size_t>(month() - 1)]) + " " + std::to_string(year());
}

std::int32_t Month::last_day() const {
  const Month next = from_ordinal(ordinal_ + 1);
  return days_from_civil(next.year(), next.month(), 1) - 1;
}

std::optional<Month> parse_month(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() == 1 && words[0].size() == 6 && number_of(words[0]) > 0)
    return checked(number_of(words[0]) / 100, number_of(words[0]) % 100);
  if (words.size() == 2) {
    if (const int month = month_of_word(words[0])) return checked(number_of(words[1]), month);
    if (const int month = month_of_word(words[1])) return checked(number_of(words[0]), month);
    if (words[0].size() == 4) return checked(number_of(words[0]), number_of(words[1]));
    if (words[1].size() == 4) return checked(number_of(words[1]), number_of(words[0]));
  }
  if (words.size() >= 3) {
    if (words[0].size() == 4) return with_day(checked(number_of(words[0]), number_of(words[1])), words[2]);
    if (const int month = month_of_word(words[1])) return with_day(checked(number_of(words[2]), month), words[0]);
    if (words[2].size() == 4 || words[2].size() == 2)
      return with_day(checked(number_of(words[2]), number_of(words[1])), words[0]);
  }
  return std::nullopt;
}

std::int32_t days_from_civil(int year, int month, int day) {
  using namespace std::chrono;
  return static_cast<std::int32_t>(sys_days(std::chrono::year(year) / month / day).time_since_epoch().count());
}

CivilDate civil_from_days(std::int32_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace cadre::base
