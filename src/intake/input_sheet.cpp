#include "intake/input_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "intake/number_values.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"
#include "plan_file/option.h"
#include "vocabulary/codes.h"

namespace cadre::intake {
namespace {

using base::Diagnostic;
using base::Severity;

std::string quoted(const std::string& text) { return "'" + shown_value(text, true) + "'"; }

[[noreturn]] void refuse(const std::string& name, std::uint64_t line, std::string message, std::string remedy) {
  throw base::InputError(Diagnostic{Severity::Error, {name, line, 0}, std::move(message), std::move(remedy)});
}

bool all_blank(const TextRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

std::vector<std::string_view> names_of(std::span<const InputColumn> columns) {
  std::vector<std::string_view> names;
  for (const InputColumn& column : columns) names.push_back(column.name);
  return names;
}

}  // namespace

std::span<const std::string_view> level_names() { return vocabulary::role_level_codes().subspan(1); }

InputSheet::InputSheet(std::string text, std::string name, std::span<const InputColumn> columns, bool own)
    : name_(std::move(name)), own_(own) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  TextRows read = text_rows(std::move(text), ',', 1);
  for (const ReadFault& fault : read.faults)
    faults_.push_back(
        {Severity::Error, {name_, fault.line, 0}, "this row cannot be read", "Close its quotes, or take the row out"});
  rows_ = std::move(read.rows);
  std::erase_if(rows_, all_blank);
  if (rows_.empty())
    refuse(name_, 1, "this file holds no row",
           fmt::format("Write a row of headings: {}", fmt::join(names_of(columns), ", ")));
  find_columns(rows_.front(), columns);
}

void InputSheet::find_columns(const TextRow& header, std::span<const InputColumn> columns) {
  const std::vector<std::string_view> names = names_of(columns);
  for (const InputColumn& column : columns) {
    Place place{column.name, {}};
    for (std::size_t c = 0; c < header.cells.size() && !place.at; ++c)
      if (heading_key(header.cells[c]) == heading_key(column.name)) place.at = c;
    if (!place.at && column.required)
      refuse(name_, header.line, fmt::format("the headings have no '{}'", column.name),
             fmt::format("Name the columns {}", fmt::join(names, ", ")));
    places_.push_back(place);
  }
  // A slip in the name of a column that may be left out would leave its values unread.
  for (std::size_t c = 0; c < header.cells.size(); ++c) {
    const bool read = std::any_of(places_.begin(), places_.end(), [&](const Place& p) { return p.at == c; });
    if (read || header.cells[c].empty() || heading_key(header.cells[c]) == "note") continue;
    const plan_file::Nearest nearest = plan_file::nearest_of(header.cells[c], names);
    faults_.push_back({Severity::Error,
                       {name_, header.line, c + 1},
                       fmt::format("no column is called {}", quoted(header.cells[c])),
                       nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                                     : fmt::format("Name it 'note', or one of {}", fmt::join(names, ", "))});
  }
}

bool InputSheet::next() {
  if (row_ + 1 >= rows_.size()) return false;
  ++row_;
  before_ = faults_.size();
  return true;
}

const InputSheet::Place& InputSheet::place(std::string_view column) const {
  for (const Place& place : places_)
    if (place.name == column) return place;
  throw std::logic_error("no such column: " + std::string(column));
}

bool InputSheet::has(std::string_view column) const {
  return std::any_of(places_.begin(), places_.end(), [&](const Place& p) { return p.name == column; });
}

const std::string& InputSheet::text(std::string_view column) const {
  static const std::string kNothing;
  const std::optional<std::size_t> at = place(column).at;
  const std::vector<std::string>& cells = rows_[row_].cells;
  return at && *at < cells.size() ? cells[*at] : kNothing;
}

base::SourceSpot InputSheet::spot(std::string_view column) const {
  const std::optional<std::size_t> at = place(column).at;
  return {name_, rows_[row_].line, at ? *at + 1 : 0};
}

void InputSheet::fault(std::string_view column, std::string message, std::string remedy) {
  faults_.push_back({Severity::Error, spot(column), std::move(message), std::move(remedy)});
}

std::string InputSheet::name(std::string_view column) {
  if (blank(column)) fault(column, fmt::format("'{}' is empty", column), "Write a name");
  return text(column);
}

double InputSheet::number(std::string_view column, double low, double high, std::optional<double> fallback) {
  const std::string& cell = text(column);
  if (cell.empty()) {
    if (!fallback) fault(column, fmt::format("'{}' is empty", column), "Write a number");
    return fallback.value_or(low);
  }
  const std::optional<double> value = parse_decimal(cell);
  if (!value || !std::isfinite(*value)) {
    fault(column, fmt::format("{} = {} is no number", column, quoted(cell)), "Write a number such as 0.08");
    return low;
  }
  if (*value < low || *value > high) {
    fault(column, fmt::format("{} = {} is out of range", column, quoted(cell)),
          fmt::format("Write a number between {} and {}", low, high));
    return low;
  }
  return *value;
}

int InputSheet::whole(std::string_view column, int low, int high, std::optional<int> fallback) {
  const std::size_t before = faults_.size();
  const double value = number(column, low, high, fallback ? std::optional<double>(*fallback) : std::optional<double>{});
  if (faults_.size() == before && value != std::floor(value)) {
    fault(column, fmt::format("{} = {} is no whole number", column, quoted(text(column))), "Write it without a point");
    return low;
  }
  return static_cast<int>(value);
}

base::Month InputSheet::month(std::string_view column) {
  if (blank(column)) return {};
  const std::optional<base::Month> month = base::parse_month(text(column));
  if (!month) fault(column, fmt::format("{} is no month", quoted(text(column))), "Write it like 2028-04");
  return month.value_or(base::Month{});
}

std::size_t InputSheet::choice(std::string_view column, std::span<const std::string_view> words,
                               std::optional<std::size_t> fallback) {
  const std::string& cell = text(column);
  if (cell.empty() && fallback) return *fallback;
  const auto at = std::find(words.begin(), words.end(), cell);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  const plan_file::Nearest nearest = plan_file::nearest_of(cell, words);
  fault(column,
        cell.empty() ? fmt::format("'{}' is empty", column) : fmt::format("unknown {} {}", column, quoted(cell)),
        nearest.close && !cell.empty() ? fmt::format("Did you mean '{}'?", nearest.word)
                                       : fmt::format("Write one of {}", fmt::join(words, ", ")));
  return 0;
}

Range InputSheet::range(std::string_view column, double low, double high) {
  Range out;
  out.value = number(column, low, high);
  out.low = number("low", low, high, out.value);
  out.high = number("high", low, high, out.value);
  if (sound() && !(out.low <= out.value && out.value <= out.high))
    fault(column, fmt::format("low, {} and high are {}, {} and {}", column, out.low, out.value, out.high),
          "Write them in rising order");
  return out;
}

std::string InputSheet::profession() {
  if (blank("profession")) return {};
  static const auto kNamed = vocabulary::profession_codes().subspan(1, vocabulary::kProfessionCount - 2);
  return std::string(kNamed[choice("profession", kNamed)]);
}

std::string InputSheet::sector(std::string_view column) {
  if (blank(column)) return {};
  std::vector<std::string_view> words(vocabulary::sector_codes().begin() + 1, vocabulary::sector_codes().end());
  words.emplace_back("unknown");
  return std::string(words[choice(column, words)]);
}

int InputSheet::level(std::string_view column) {
  return blank(column) ? -1 : static_cast<int>(choice(column, level_names()));
}

Scope InputSheet::scope() {
  Scope out;
  if (has("profession")) out.profession = profession();
  if (has("area")) out.area = text("area");
  if (has("sector")) out.sector = sector("sector");
  if (has("level")) out.level = level();
  return out;
}

Given InputSheet::given() {
  Given out;
  out.where = {name_, rows_[row_].line, 0};
  out.own = own_;
  out.mark = static_cast<plan_file::Mark>(choice("mark", plan_file::kMarks));
  out.source = text("source");
  if (out.source.empty())
    fault("source", "the row does not say where its value comes from", "Write its source, e.g. expert view");
  if (has("date") && !blank("date")) {
    const auto day = plan_file::parse_day(text("date"));
    if (!day && !base::parse_month(text("date")))
      fault("date", fmt::format("{} is no day", quoted(text("date"))), "Write it like 2026-11-22");
    out.date = text("date");
  }
  return out;
}

void InputSheet::finish() {
  if (!faults_.empty()) throw base::InputError(std::move(faults_));
}

}  // namespace cadre::intake
