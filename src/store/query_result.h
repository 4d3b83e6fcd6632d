#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cadre::store {

/// One cell of a small result, or one parameter of a statement. monostate = NULL. Dates are text, "2022-03-01";
/// decimals and sums too wide for 64 bits are doubles.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// A small result, whole in memory. Large ones are read by chunks (chunk_reader.h).
class QueryResult {
 public:
  QueryResult(std::vector<std::string> names, std::vector<std::vector<Value>> rows);

  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const { return names_.size(); }
  const std::vector<std::string>& names() const { return names_; }
  const Value& at(std::size_t row, std::size_t column) const { return rows_.at(row).at(column); }
  bool is_null(std::size_t row, std::size_t column) const;

  /// Throw StoreError when the cell is NULL or of another kind; decimal() takes whole numbers too.
  const std::string& text(std::size_t row, std::size_t column) const;
  std::int64_t integer(std::size_t row, std::size_t column) const;
  double decimal(std::size_t row, std::size_t column) const;
  bool flag(std::size_t row, std::size_t column) const;

  /// Position of a column; throws StoreError when there is none of that name.
  std::size_t column(std::string_view name) const;

 private:
  [[noreturn]] void refuse(std::size_t row, std::size_t column, std::string_view wanted) const;

  std::vector<std::string> names_;
  std::vector<std::vector<Value>> rows_;
};

}  // namespace cadre::store
