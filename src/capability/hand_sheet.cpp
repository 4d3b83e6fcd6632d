#include "capability/hand_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "intake/number_values.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"

namespace cadre::capability {
namespace {

bool means(const HandColumn& column, const std::string& heading) {
  const std::string key = intake::heading_key(heading);
  if (key.empty()) return false;
  if (key == intake::heading_key(column.name)) return true;
  return std::any_of(column.aliases.begin(), column.aliases.end(),
                     [&](std::string_view alias) { return key == intake::heading_key(alias); });
}

/// Without the star that marks what must be filled in.
std::string unstarred(std::string text) {
  while (!text.empty() && (text.back() == '*' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace

HandSheet::HandSheet(std::string file, const SheetText& sheet, std::vector<HandColumn> columns)
    : file_(std::move(file)), sheet_(sheet.name), columns_(std::move(columns)) {
  std::string text = sheet.text;
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  intake::TextRows read = intake::text_rows(std::move(text), ',', 1);
  rows_ = std::move(read.rows);
  constexpr std::size_t kLeast = 2;
  find_header(kLeast);
  if (!found()) return;
  for (const intake::ReadFault& fault : read.faults)
    faults_.push_back({base::Severity::Warning,
                       {file_, fault.line, 0, sheet_},
                       "this row cannot be read and is left out",
                       "Close its quotes, or type it again"});
}

void HandSheet::find_header(std::size_t least) {
  for (std::size_t row = 0; row < std::min(rows_.size(), kMostLinesAbove); ++row) {
    std::size_t known = 0;
    for (const HandColumn& column : columns_)
      known += std::any_of(rows_[row].cells.begin(), rows_[row].cells.end(),
                           [&](const std::string& cell) { return means(column, unstarred(cell)); })
                   ? 1
                   : 0;
    if (known < least) continue;
    header_ = row_ = row;
    return;
  }
}

std::size_t HandSheet::columns() const { return rows_[*header_].cells.size(); }
std::string HandSheet::heading(std::size_t column) const { return unstarred(rows_[*header_].cells[column]); }

std::optional<std::size_t> HandSheet::at(std::string_view name) const {
  for (const HandColumn& column : columns_)
    if (column.name == name)
      for (std::size_t c = 0; c < columns(); ++c)
        if (means(column, heading(c))) return c;
  return std::nullopt;
}

bool HandSheet::is_known(std::size_t at) const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [&](const HandColumn& column) { return means(column, heading(at)); });
}

bool HandSheet::next() {
  while (++row_ < rows_.size()) {
    const std::vector<std::string>& cells = rows_[row_].cells;
    const auto filled = std::find_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); });
    if (filled == cells.end()) continue;
    if (plain(*filled).starts_with("example")) continue;
    return true;
  }
  return false;
}

std::uint64_t HandSheet::line() const { return rows_[row_].line; }

std::string HandSheet::text(std::size_t column) const {
  const std::vector<std::string>& cells = rows_[row_].cells;
  return column < cells.size() ? cells[column] : std::string();
}

std::string HandSheet::text(std::string_view name) const {
  const std::optional<std::size_t> column = at(name);
  return column ? text(*column) : std::string();
}

std::optional<int> HandSheet::score(std::size_t column, int low, int high) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const std::optional<double> value = intake::parse_decimal(cell);
  if (value && *value >= low && *value <= high && *value == std::floor(*value)) return static_cast<int>(*value);
  fault_at(column, fmt::format("this is no whole number from {} to {}; it is left out", low, high),
           fmt::format("Write a whole number from {} to {}, or leave the cell blank", low, high));
  return std::nullopt;
}

base::Month HandSheet::month(std::string_view name) {
  constexpr std::size_t kMonth = 7;
  const std::string cell = text(name);
  if (cell.empty()) return {};
  const std::optional<base::Month> month = base::parse_month(cell.substr(0, kMonth));
  const std::optional<base::Month> spoken = month ? month : base::parse_month(cell);
  if (!spoken) fault(name, "this is no month; it is left out", "Write it like 2026-09");
  return spoken.value_or(base::Month{});
}

void HandSheet::fault_at(std::size_t column, std::string message, std::string remedy, base::Severity severity) {
  faults_.push_back({severity, {file_, line(), column + 1, sheet_}, std::move(message), std::move(remedy)});
}

void HandSheet::fault(std::string_view name, std::string message, std::string remedy, base::Severity severity) {
  const std::optional<std::size_t> column = at(name);
  faults_.push_back(
      {severity, {file_, line(), column ? *column + 1 : 0, sheet_}, std::move(message), std::move(remedy)});
}

void HandSheet::fault_in_heading(std::size_t column, std::string message, std::string remedy, base::Severity severity) {
  faults_.push_back(
      {severity, {file_, rows_[*header_].line, column + 1, sheet_}, std::move(message), std::move(remedy)});
}

void HandSheet::fault_of_sheet(std::string message, std::string remedy, base::Severity severity) {
  faults_.push_back({severity, {file_, 0, 0, sheet_}, std::move(message), std::move(remedy)});
}

void HandSheet::say_missing_headings() {
  for (const HandColumn& column : columns_) {
    if (!column.required || at(column.name)) continue;
    std::vector<std::string> open;
    std::vector<std::size_t> where;
    for (std::size_t c = 0; c < columns(); ++c) {
      if (heading(c).empty() || is_known(c)) continue;
      open.push_back(intake::heading_key(heading(c)));
      where.push_back(c);
    }
    const std::vector<std::string_view> words(open.begin(), open.end());
    const std::string key = intake::heading_key(column.name);
    const plan_file::Nearest nearest = plan_file::nearest_of(key, words);
    const std::string message = fmt::format("the headings have no '{}', so that the sheet cannot be read", column.name);
    if (nearest.close) {
      const auto index = static_cast<std::size_t>(std::find(words.begin(), words.end(), nearest.word) - words.begin());
      fault_in_heading(where[index], message, fmt::format("Write '{}' over this column", column.name));
    } else {
      fault_in_heading(0, message, fmt::format("Write '{}' over the column that holds it", column.name));
    }
  }
}

bool is_yes(std::string_view text) {
  const std::string word = plain(text);
  return word == "yes" || word == "y" || word == "x" || word == "1" || word == "true" || word == "ja";
}

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '-' && c != '_' && c != '*')
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

}  // namespace cadre::capability
