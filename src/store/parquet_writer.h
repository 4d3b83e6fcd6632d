#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "store/column_view.h"

namespace cadre::store {

struct ParquetOptions {
  std::uint64_t row_group_rows = 122880;  ///< rows; a multiple of 2,048
  int zstd_level = 1;                     ///< 1..22
};

/// Writes the columns to one Parquet file: zstd, rows in order, no clock inside, so equal columns give equal bytes
/// whatever else runs. The file appears under its name only when whole and flushed to the disk. May run on several
/// threads at once: each thread has a database of its own.
/// Throws base::InputError naming the path when it cannot be written, std::logic_error for columns that do not agree.
void write_parquet(const std::string& path, std::span<const ColumnView> views, const ParquetOptions& options = {});

}  // namespace cadre::store
