#include "publishing/supply_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {

AnswerPart plain_part(std::string text) { return {std::move(text), {}}; }

base::Month month_at(const base::Table& table, std::size_t row, const char* column) {
  return base::Month::from_ordinal(static_cast<std::int32_t>(table.integer_at(row, column)));
}

std::optional<std::size_t> find_row(const base::Table& table, std::int64_t month,
                                    std::initializer_list<std::pair<const char*, std::string_view>> texts) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (month != 0 && table.integer_at(row, "month") != month) continue;
    if (std::all_of(texts.begin(), texts.end(),
                    [&](const auto& text) { return table.text_at(row, text.first) == text.second; }))
      return row;
  }
  return std::nullopt;
}

AnswerPart number_part(const base::Table& table, std::size_t row, const char* measure, std::string text,
                       std::initializer_list<const char*> keys) {
  std::vector<std::pair<std::string, std::string>> key = {{"month", month_at(table, row).iso()}};
  for (const char* column : keys) key.emplace_back(column, table.csv_cell(row, table.index_of(column)));
  return {std::move(text), figure_name(std::string(table.spec().name), measure, std::move(key)).text()};
}

std::string range_text(const base::Table& table, std::size_t row, const char* low, const char* high, int digits) {
  return spoken_range(spoken_decimal(table.decimal_at(row, low), digits),
                      spoken_decimal(table.decimal_at(row, high), digits));
}

std::string area_words(std::string_view area, const Labels& labels) {
  for (const char* dimension : {"place", "ics", "region", "employer", "sector"})
    if (std::string label = labels.label(dimension, area); label != area) return label;
  return std::string(area);
}

std::string group_words(const base::Table& table, std::size_t row, const Labels& labels) {
  const std::string profession = labels.label("profession", table.text_at(row, "profession"));
  const std::string& area = table.text_at(row, "area");
  return area.empty() ? profession : fmt::format("{} in {}", profession, area_words(area, labels));
}

std::string limit_words(std::string_view limit, const Labels& labels) {
  const std::size_t comma = limit.find(", ");
  if (comma == std::string_view::npos) return spoken_code(limit);
  return fmt::format("{}, {}", spoken_code(limit.substr(0, comma)),
                     labels.label("profession", limit.substr(comma + 2)));
}

}  // namespace cadre::publishing
