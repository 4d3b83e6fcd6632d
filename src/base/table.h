#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/coded_column.h"
#include "base/table_spec.h"

namespace cadre::base {

/// A table in memory, column by column, in the order of its description. Small and middling tables pass between
/// stages as this; the record-level staff table has a struct of its own (curation/staff_table.h).
class Table {
 public:
  using Column = std::variant<CodedColumn,                ///< Code, Text
                              std::vector<std::int64_t>,  ///< Integer, Month (ordinal), Key (bit pattern)
                              std::vector<double>,        ///< Decimal
                              std::vector<std::uint8_t>   ///< Flag
                              >;

  explicit Table(const TableSpec& spec);

  const TableSpec& spec() const { return *spec_; }
  std::size_t rows() const { return rows_; }
  std::size_t column_count() const { return columns_.size(); }
  const Column& column(std::size_t index) const { return columns_[index]; }
  /// Throws std::out_of_range for a name the description does not have.
  std::size_t index_of(std::string_view name) const;

  /// Appending: one value per column in order, then end_row(), which throws std::logic_error when one is missing.
  Table& text(std::string_view value);
  Table& integer(std::int64_t value);
  Table& decimal(double value);
  Table& flag(bool value);
  Table& missing();
  void end_row();

  /// Appends every row of a table of the same description; throws std::logic_error for another.
  void append(const Table& other);

  const std::string& text_at(std::size_t row, std::string_view name) const;
  std::int64_t integer_at(std::size_t row, std::string_view name) const;
  double decimal_at(std::size_t row, std::string_view name) const;
  bool flag_at(std::size_t row, std::string_view name) const;

  /// A cell as CSV writes it: missing is empty, decimals in the shortest form that reads back the same.
  std::string csv_cell(std::size_t row, std::size_t column) const;

 private:
  Column& next_column();

  const TableSpec* spec_;
  std::vector<Column> columns_;
  std::vector<std::unordered_map<std::string, std::uint32_t>> dictionaries_;  ///< text -> code, one per column
  std::size_t rows_ = 0;
  std::size_t filled_ = 0;
};

/// Writes the table as CSV: RFC 4180, UTF-8, one header line, "\n" line ends.
std::string to_csv(const Table& table);

}  // namespace cadre::base
