#include "store/parquet_writer.h"

#include <fmt/format.h>

#include <optional>

#include "store/column_source.h"
#include "store/database.h"
#include "store/durable_file.h"
#include "store/sql_text.h"
#include "store/store_error.h"

namespace cadre::store {
namespace {

/// A database to write with, one to each thread. Opening one takes longer than writing a small file, so it serves
/// many; not for ever, because a database keeps the name of every source it ever had.
class Writer {
 public:
  static Writer& of_this_thread() {
    thread_local Writer writer;
    return writer;
  }
  Database& database() {
    if (!database_ || ++files_ > kFiles) {
      DatabaseOptions alone;
      alone.threads = 1;
      database_.emplace(std::string{}, alone);
      files_ = 0;
    }
    return *database_;
  }
  void drop() { database_.reset(); }

 private:
  static constexpr int kFiles = 256;
  std::optional<Database> database_;
  int files_ = 0;
};

}  // namespace

void write_parquet(const std::string& path, std::span<const ColumnView> views, const ParquetOptions& options) {
  Writer& writer = Writer::of_this_thread();
  Database& database = writer.database();
  const ColumnSource source(database, views, EnumScope::Used);
  DurableFile file(path);
  try {
    database.execute(fmt::format(
        "COPY (SELECT * FROM {}) TO {} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {}, ROW_GROUP_SIZE {}, "
        "USE_TMP_FILE false)",
        source.call(), quote_literal(file.path()), options.zstd_level, options.row_group_rows));
  } catch (const StoreError& error) {
    writer.drop();  // some failures leave a database that takes no more statements
    refuse_write(path, error.what());
  }
  file.commit();
}

}  // namespace cadre::store
