#include "planning/working_days.h"

#include <algorithm>

#include "base/month.h"

namespace cadre::planning {
namespace {

using base::days_from_civil;

/// 0 = Monday … 6 = Sunday; 1970-01-01 was a Thursday.
int weekday(std::int32_t day) { return ((day + 3) % 7 + 7) % 7; }

std::int32_t first_monday(int year, int month) {
  const std::int32_t first = days_from_civil(year, month, 1);
  return first + (7 - weekday(first)) % 7;
}
std::int32_t last_monday(int year, int month) {
  const std::int32_t last = days_from_civil(year, month, 31);
  return last - weekday(last);
}

struct Moved {
  std::int32_t from, to;  ///< from 0 = added
};
Moved moved(int year, int from_month, int from_day, int to_month, int to_day) {
  return {days_from_civil(year, from_month, from_day), days_from_civil(year, to_month, to_day)};
}
Moved added(int year, int month, int day) { return {0, days_from_civil(year, month, day)}; }

/// Royal proclamations, as listed on gov.uk/bank-holidays and in The Gazette.
const std::vector<Moved>& one_offs() {
  static const std::vector<Moved> kOneOffs = {
      moved(1995, 5, 1, 5, 8),                      // fifty years of VE Day
      added(1999, 12, 31),                          // millennium
      moved(2002, 5, 27, 6, 4), added(2002, 6, 3),  // golden jubilee
      added(2011, 4, 29),                           // royal wedding
      moved(2012, 5, 28, 6, 4), added(2012, 6, 5),  // diamond jubilee
      moved(2020, 5, 4, 5, 8),                      // 75 years of VE Day
      moved(2022, 5, 30, 6, 2), added(2022, 6, 3),  // platinum jubilee
      added(2022, 9, 19),                           // state funeral
      added(2023, 5, 8),                            // coronation
  };
  return kOneOffs;
}

}  // namespace

std::int32_t easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return days_from_civil(year, month, day);
}

std::vector<std::int32_t> bank_holidays(int year) {
  const std::int32_t easter = easter_sunday(year);
  std::vector<std::int32_t> out = {easter - 2, easter + 1, first_monday(year, 5), last_monday(year, 5),
                                   last_monday(year, 8)};
  for (const auto& [from, to] : one_offs()) {
    if (base::civil_from_days(to).year != year) continue;
    if (from != 0) std::erase(out, from);
    out.push_back(to);
  }
  // New Year, Christmas and Boxing Day at a weekend go to the next weekday that is no holiday already.
  std::vector<std::int32_t> fixed = {days_from_civil(year, 1, 1), days_from_civil(year, 12, 25),
                                     days_from_civil(year, 12, 26)};
  for (std::size_t i = 0; i < fixed.size(); ++i) {
    const bool weekend = weekday(fixed[i]) >= 5;
    while (weekday(fixed[i]) >= 5 || (weekend && std::count(fixed.begin(), fixed.end(), fixed[i]) > 1)) ++fixed[i];
  }
  out.insert(out.end(), fixed.begin(), fixed.end());
  std::sort(out.begin(), out.end());
  return out;
}

bool WorkingDays::is_holiday(std::int32_t day) const {
  thread_local std::map<int, std::set<std::int32_t>> known;
  const int year = base::civil_from_days(day).year;
  auto at = known.find(year);
  if (at == known.end()) {
    const std::vector<std::int32_t> days = bank_holidays(year);
    at = known.emplace(year, std::set<std::int32_t>(days.begin(), days.end())).first;
  }
  return at->second.contains(day);
}

bool WorkingDays::works(std::int32_t day) const { return weekday(day) < 5 && !(holidays_ && is_holiday(day)); }

int WorkingDays::between(std::int32_t first, std::int32_t last) const {
  int out = 0;
  for (std::int32_t day = first; day <= last; ++day) out += works(day) ? 1 : 0;
  return out;
}

std::int32_t WorkingDays::on(std::int32_t day, int steps) const {
  while (!works(day)) ++day;
  for (; steps > 0; --steps) do
      ++day;
    while (!works(day));
  return day;
}

}  // namespace cadre::planning
