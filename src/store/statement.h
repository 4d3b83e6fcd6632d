#pragma once

#include <memory>
#include <span>
#include <string>

#include "store/database.h"

namespace cadre::store {

/// One statement being run, its rows arriving by chunks. For the sources of this folder.
class Statement {
 public:
  /// Prepares, binds and starts. Throws StoreError.
  Statement(Database& database, const std::string& sql, std::span<const Value> parameters);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  void* result();  ///< duckdb_result*
  /// The next duckdb_data_chunk, valid until the next call; null after the last. Throws StoreError.
  void* next_chunk();

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
  std::string sql_;
};

/// What DuckDB said, with the statement it was about, shortened.
std::string statement_error(const char* message, const std::string& sql);

}  // namespace cadre::store
