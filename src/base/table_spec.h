#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::base {

/// How a column is stored: in Parquet and DuckDB, in CSV text, and as a TypeScript type.
enum class ColumnKind : std::uint8_t {
  Code,     ///< text from a limited list: ENUM, dictionary coded; empty = missing
  Text,     ///< free text: VARCHAR; empty = missing
  Integer,  ///< BIGINT; kNoInteger = missing
  Decimal,  ///< DOUBLE; NaN = missing
  Flag,     ///< BOOLEAN
  Month,    ///< DATE of the month's first day; CSV writes 2022-03
  Key,      ///< UBIGINT keyed hash, internal tables only; 0 = missing
};

/// One column of a table, described once: files, documentation and web types are generated from this.
struct ColumnSpec {
  std::string_view name;  ///< stable; user's models join on it
  ColumnKind kind;
  std::string_view unit;     ///< "people", "FTE", "%", … or empty
  std::string_view meaning;  ///< one sentence for the reader of docs/formats
};

/// One table between stages or among the outputs.
struct TableSpec {
  std::string_view name;
  std::string_view stage;    ///< who makes it: "intake", "curation", "capacity", "publishing"
  bool internal_only;        ///< true: may hold small numbers or record-level rows and never leaves out/internal
  std::string_view meaning;  ///< one sentence
  std::span<const ColumnSpec> columns;
};

/// Stored as a missing Integer.
inline constexpr std::int64_t kNoInteger = INT64_MIN;

}  // namespace cadre::base
