#include "store/parquet_writer.h"

#include <fmt/format.h>

#include "store/column_source.h"
#include "store/database.h"
#include "store/durable_file.h"
#include "store/sql_text.h"
#include "store/store_error.h"

namespace cadre::store {

void write_parquet(const std::string& path, std::span<const ColumnView> views, const ParquetOptions& options) {
  DatabaseOptions alone;
  alone.threads = 1;
  Database database({}, alone);
  const ColumnSource source(database, views, EnumScope::Used);
  DurableFile file(path);
  try {
    database.execute(fmt::format(
        "COPY (SELECT * FROM {}) TO {} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {}, ROW_GROUP_SIZE {}, "
        "USE_TMP_FILE false)",
        source.call(), quote_literal(file.path()), options.zstd_level, options.row_group_rows));
  } catch (const StoreError& error) {
    refuse_write(path, error.what());
  }
  file.commit();
}

}  // namespace cadre::store
