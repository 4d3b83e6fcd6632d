#pragma once

#include <memory>
#include <span>
#include <string>

#include "store/column_view.h"
#include "store/database.h"

namespace cadre::store {

/// Which values an ENUM lists: only those that occur (a Parquet partition, which repeats its dictionary in every row
/// group) or the whole dictionary (a table of the database, where the list itself tells the user something).
enum class EnumScope : std::uint8_t { Used, Whole };

/// Columns in memory, readable by SQL of one database as long as this object lives: `SELECT * FROM ` + call().
/// Rows are streamed in order, in DuckDB's chunks; nothing is copied before.
class ColumnSource {
 public:
  /// Throws std::logic_error when a code has no value in its dictionary, and as common_rows() does.
  ColumnSource(Database& database, std::span<const ColumnView> views, EnumScope scope);
  ColumnSource(const ColumnSource&) = delete;
  ColumnSource& operator=(const ColumnSource&) = delete;
  ~ColumnSource();

  const std::string& call() const { return call_; }  ///< "cadre_columns_7()"

 private:
  struct Prepared;
  std::shared_ptr<Prepared> prepared_;
  std::string call_;
};

}  // namespace cadre::store
