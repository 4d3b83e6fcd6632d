#include "store/statement.h"

#include <duckdb.h>
#include <fmt/format.h>

#include "store/store_error.h"

namespace cadre::store {

struct Statement::Handles {
  duckdb_prepared_statement prepared = nullptr;
  duckdb_result result{};
  duckdb_data_chunk chunk = nullptr;

  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    if (chunk != nullptr) duckdb_destroy_data_chunk(&chunk);
    duckdb_destroy_result(&result);
    duckdb_destroy_prepare(&prepared);
  }
};

namespace {

struct Bind {
  duckdb_prepared_statement statement;
  idx_t position;

  duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, position); }
  duckdb_state operator()(bool value) const { return duckdb_bind_boolean(statement, position, value); }
  duckdb_state operator()(std::int64_t value) const { return duckdb_bind_int64(statement, position, value); }
  duckdb_state operator()(double value) const { return duckdb_bind_double(statement, position, value); }
  duckdb_state operator()(const std::string& value) const {
    return duckdb_bind_varchar_length(statement, position, value.data(), value.size());
  }
};

}  // namespace

Statement::Statement(Database& database, const std::string& sql, std::span<const Value> parameters)
    : handles_(std::make_unique<Handles>()), sql_(sql) {
  auto* connection = static_cast<duckdb_connection>(database.connection());
  if (duckdb_prepare(connection, sql.c_str(), &handles_->prepared) != DuckDBSuccess)
    throw StoreError(statement_error(duckdb_prepare_error(handles_->prepared), sql));
  const idx_t wanted = duckdb_nparams(handles_->prepared);
  if (wanted != parameters.size())
    throw StoreError(fmt::format("a statement with {} parameters was given {} values", wanted, parameters.size()));
  for (idx_t i = 0; i < wanted; ++i)
    if (std::visit(Bind{handles_->prepared, i + 1}, parameters[i]) != DuckDBSuccess)
      throw StoreError(statement_error("a parameter was refused", sql));
  if (duckdb_execute_prepared_streaming(handles_->prepared, &handles_->result) != DuckDBSuccess)
    throw StoreError(statement_error(duckdb_result_error(&handles_->result), sql));
}

Statement::~Statement() = default;

void* Statement::result() { return &handles_->result; }

void* Statement::next_chunk() {
  if (handles_->chunk != nullptr) duckdb_destroy_data_chunk(&handles_->chunk);
  handles_->chunk = duckdb_fetch_chunk(handles_->result);
  if (handles_->chunk == nullptr) {
    const char* error = duckdb_result_error(&handles_->result);
    if (error != nullptr && *error != '\0') throw StoreError(statement_error(error, sql_));
  }
  return handles_->chunk;
}

std::string statement_error(const char* message, const std::string& sql) {
  constexpr std::size_t kShown = 400;
  return fmt::format("{}\nin: {}{}", message == nullptr ? "unknown error" : message, sql.substr(0, kShown),
                     sql.size() > kShown ? " …" : "");
}

}  // namespace cadre::store
