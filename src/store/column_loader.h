#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/coded_column.h"
#include "store/chunk_reader.h"
#include "store/database.h"

namespace cadre::store {

/// One column of a result as a vector. Text: coded, dictionary sorted by bytes, missing = code 0. Integer:
/// base::kNoInteger = missing. Key: 0. Decimal: NaN. Flag: 0 or 1, missing = 0. Date: days, INT32_MIN = missing.
struct LoadedColumn {
  std::string name;
  CellKind kind = CellKind::Text;
  std::variant<base::CodedColumn, std::vector<std::int64_t>, std::vector<std::uint64_t>, std::vector<double>,
               std::vector<std::uint8_t>, std::vector<std::int32_t>>
      data;

  const base::CodedColumn& texts() const { return std::get<base::CodedColumn>(data); }
  const std::vector<std::int64_t>& integers() const { return std::get<std::vector<std::int64_t>>(data); }
  const std::vector<std::uint64_t>& keys() const { return std::get<std::vector<std::uint64_t>>(data); }
  const std::vector<double>& decimals() const { return std::get<std::vector<double>>(data); }
  const std::vector<std::uint8_t>& flags() const { return std::get<std::vector<std::uint8_t>>(data); }
  const std::vector<std::int32_t>& dates() const { return std::get<std::vector<std::int32_t>>(data); }
};

/// A whole result, column by column, fast enough for millions of rows.
std::vector<LoadedColumn> load_columns(Database& database, const std::string& sql,
                                       std::span<const Value> parameters = {});

/// The same from Parquet files: `glob` is a path or pattern, `columns` their names (empty = all), `where` a condition
/// of ours with `?` for the parameters (empty = every row). Files are read in order of their names.
std::vector<LoadedColumn> load_parquet(Database& database, const std::string& glob,
                                       std::span<const std::string> columns = {}, const std::string& where = {},
                                       std::span<const Value> parameters = {});

}  // namespace cadre::store
