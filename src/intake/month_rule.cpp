#include "intake/month_rule.h"

#include <string>
#include <vector>

namespace cadre::intake {
namespace {

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::vector<std::string_view> runs_of(std::string_view text) {
  std::vector<std::string_view> runs;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (digit(text[i]) || letter(text[i])) {
      while (end < text.size() && digit(text[end]) == digit(text[i]) && letter(text[end]) == letter(text[i])) ++end;
      runs.push_back(text.substr(i, end - i));
    }
    i = end;
  }
  return runs;
}

std::optional<base::Month> with_year(const std::vector<std::string_view>& runs, std::size_t year_digits) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (year_digits == 4 && (runs[i].size() == 6 || runs[i].size() == 8) && digit(runs[i][0]) && runs[i][0] <= '2')
      if (const auto month = base::parse_month(runs[i].substr(0, 6))) return month;
    if (i + 1 == runs.size()) break;
    const bool first_is_year = digit(runs[i][0]) && runs[i].size() == year_digits;
    const bool second_is_year = digit(runs[i + 1][0]) && runs[i + 1].size() == year_digits;
    // Two-digit years only beside a month's name: "1-2" is no month.
    const bool named = letter(runs[i][0]) || letter(runs[i + 1][0]);
    if ((first_is_year || second_is_year) && (year_digits == 4 || (named && second_is_year))) {
      const std::string pair = std::string(runs[i]) + "-" + std::string(runs[i + 1]);
      if (const auto month = base::parse_month(pair)) return month;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Month> month_in_file_name(std::string_view path) {
  const auto slash = path.find_last_of('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const auto runs = runs_of(path);
  if (const auto month = with_year(runs, 4)) return month;
  return with_year(runs, 2);
}

}  // namespace cadre::intake
