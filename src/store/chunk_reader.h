#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace cadre::store {

/// What the cells of a result column are. Widths of integers and decimals do not matter to the reader.
enum class CellKind : std::uint8_t { Text, Flag, Integer, Key, Decimal, Date };

/// One column of one chunk; valid only inside the callback.
class ChunkColumn {
 public:
  const std::string& name() const { return *name_; }
  CellKind kind() const { return kind_; }
  bool missing(std::size_t row) const { return validity_ != nullptr && (validity_[row / 64] >> (row % 64) & 1U) == 0; }
  /// Each throws StoreError for a column of another kind; the cell must not be missing.
  std::string_view text(std::size_t row) const;  ///< Text
  std::int64_t integer(std::size_t row) const;   ///< Integer
  std::uint64_t key(std::size_t row) const;      ///< Key: UBIGINT
  double decimal(std::size_t row) const;         ///< Decimal, Integer
  bool flag(std::size_t row) const;              ///< Flag
  std::int32_t days(std::size_t row) const;      ///< Date: days since 1970-01-01
  Value value(std::size_t row) const;            ///< any; monostate when missing, a Key as its bit pattern

 private:
  friend class ChunkReader;
  [[noreturn]] void refuse(std::string_view wanted) const;

  CellKind kind_ = CellKind::Text;
  int type_ = 0;                                       ///< duckdb_type
  int storage_ = 0;                                    ///< duckdb_type of the cells in memory
  double scale_ = 1;                                   ///< of DECIMAL
  const std::vector<std::string>* members_ = nullptr;  ///< of ENUM
  const std::string* name_ = nullptr;
  const void* data_ = nullptr;
  const std::uint64_t* validity_ = nullptr;
};

/// Up to 2,048 rows of a result.
class Chunk {
 public:
  std::size_t rows() const { return rows_; }
  std::span<const ChunkColumn> columns() const { return columns_; }
  const ChunkColumn& column(std::size_t index) const { return columns_[index]; }

 private:
  friend class ChunkReader;
  std::size_t rows_ = 0;
  std::vector<ChunkColumn> columns_;
};

struct ResultColumn {
  std::string name;
  CellKind kind = CellKind::Text;
};

/// Runs one query and hands over its rows by chunks, in order, without holding more than a few of them. The callback
/// must not use the same database. Returns what the columns are, also when there are no rows. Throws StoreError.
std::vector<ResultColumn> read_chunks(Database& database, const std::string& sql, std::span<const Value> parameters,
                                      const std::function<void(const Chunk&)>& take);

}  // namespace cadre::store
