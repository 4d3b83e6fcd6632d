#include "store/query_result.h"

#include <fmt/format.h>

#include "store/store_error.h"

namespace cadre::store {

QueryResult::QueryResult(std::vector<std::string> names, std::vector<std::vector<Value>> rows)
    : names_(std::move(names)), rows_(std::move(rows)) {}

bool QueryResult::is_null(std::size_t row, std::size_t column) const {
  return std::holds_alternative<std::monostate>(at(row, column));
}

void QueryResult::refuse(std::size_t row, std::size_t column, std::string_view wanted) const {
  throw StoreError(fmt::format("row {} of column '{}' is {}, not {}", row + 1, names_.at(column),
                               is_null(row, column) ? "missing" : "of another kind", wanted));
}

const std::string& QueryResult::text(std::size_t row, std::size_t column) const {
  if (const auto* value = std::get_if<std::string>(&at(row, column))) return *value;
  refuse(row, column, "text");
}

std::int64_t QueryResult::integer(std::size_t row, std::size_t column) const {
  if (const auto* value = std::get_if<std::int64_t>(&at(row, column))) return *value;
  refuse(row, column, "a whole number");
}

double QueryResult::decimal(std::size_t row, std::size_t column) const {
  if (const auto* value = std::get_if<double>(&at(row, column))) return *value;
  if (const auto* value = std::get_if<std::int64_t>(&at(row, column))) return static_cast<double>(*value);
  refuse(row, column, "a number");
}

bool QueryResult::flag(std::size_t row, std::size_t column) const {
  if (const auto* value = std::get_if<bool>(&at(row, column))) return *value;
  refuse(row, column, "true or false");
}

std::size_t QueryResult::column(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (names_[i] == name) return i;
  throw StoreError(fmt::format("the result has no column '{}'", name));
}

}  // namespace cadre::store
