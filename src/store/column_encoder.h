#pragma once

#include <cstddef>
#include <memory>

#include "store/column_source.h"
#include "store/column_view.h"

namespace cadre::store {

/// Turns one column into DuckDB vectors. Const and safe from several threads once made.
class ColumnEncoder {
 public:
  virtual ~ColumnEncoder() = default;
  /// A new duckdb_logical_type, to be destroyed by the caller.
  virtual void* make_type() const = 0;
  /// Writes rows first … first + count - 1 into a duckdb_vector of at least that size.
  virtual void fill(void* vector, std::size_t first, std::size_t count) const = 0;
};

std::unique_ptr<ColumnEncoder> make_encoder(const ColumnView& view, EnumScope scope);

}  // namespace cadre::store
