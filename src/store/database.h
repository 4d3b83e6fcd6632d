#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "store/query_result.h"

namespace cadre::store {

struct DatabaseOptions {
  int threads = 0;                     ///< worker threads; 0 = all cores
  std::uint64_t memory_limit_mib = 0;  ///< MiB of memory before spilling; 0 = DuckDB's default, 80% of the machine
  std::string temp_dir;                ///< where to spill; empty = beside the file, or ".tmp" for memory
  bool read_only = false;
};

/// A DuckDB database, in memory or a file, with one connection. Rows keep their order; extensions are neither loaded
/// nor fetched. One Database is for one thread at a time; several of them may work at once.
class Database {
 public:
  /// An empty path means in memory. Throws base::InputError naming the path when the file cannot be opened.
  explicit Database(const std::string& path = {}, const DatabaseOptions& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Runs one or several statements. Throws StoreError with DuckDB's words and the statement.
  void execute(const std::string& sql);
  /// Runs one statement; `?` or `$1` in it stand for the parameters, so that what users type is never read as SQL.
  QueryResult query(const std::string& sql, std::span<const Value> parameters = {});

  /// The duckdb_connection, for the sources of this folder only.
  void* connection() const;

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

/// "v1.4.4"
std::string library_version();

}  // namespace cadre::store
