#include "store/database.h"

#include <duckdb.h>
#include <fmt/format.h>

#include <utility>

#include "base/diagnostics.h"
#include "store/chunk_reader.h"
#include "store/statement.h"
#include "store/store_error.h"

namespace cadre::store {

struct Database::Handles {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;

  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    if (connection != nullptr) duckdb_disconnect(&connection);
    if (database != nullptr) duckdb_close(&database);
  }
};

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Nothing is fetched, nothing foreign is loaded, and rows keep the order of their sources.
Settings settings_of(const DatabaseOptions& options) {
  Settings settings{{"autoinstall_known_extensions", "false"},
                    {"autoload_known_extensions", "false"},
                    {"allow_community_extensions", "false"},
                    {"enable_external_file_cache", "false"},
                    {"preserve_insertion_order", "true"}};
  if (options.threads > 0) settings.emplace_back("threads", std::to_string(options.threads));
  if (options.memory_limit_mib > 0)
    settings.emplace_back("memory_limit", fmt::format("{}MiB", options.memory_limit_mib));
  if (!options.temp_dir.empty()) settings.emplace_back("temp_directory", options.temp_dir);
  if (options.read_only) settings.emplace_back("access_mode", "READ_ONLY");
  return settings;
}

class Config {
 public:
  explicit Config(const Settings& settings) {
    if (duckdb_create_config(&config_) != DuckDBSuccess) throw StoreError("DuckDB gave no configuration");
    for (const auto& [name, value] : settings)
      if (duckdb_set_config(config_, name.c_str(), value.c_str()) != DuckDBSuccess) {
        duckdb_destroy_config(&config_);
        throw StoreError(fmt::format("DuckDB does not take {} = {}", name, value));
      }
  }
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;
  ~Config() { duckdb_destroy_config(&config_); }
  duckdb_config get() const { return config_; }

 private:
  duckdb_config config_ = nullptr;
};

[[noreturn]] void refuse_open(const std::string& path, const std::string& message) {
  throw base::InputError(base::Diagnostic{
      base::Severity::Error,
      {path.empty() ? "database in memory" : path},
      fmt::format("could not be opened: {}", message),
      "Close other programs that use this file, check that the folder exists and may be written, or name another."});
}

}  // namespace

Database::Database(const std::string& path, const DatabaseOptions& options) : handles_(std::make_unique<Handles>()) {
  const Config config(settings_of(options));
  char* error = nullptr;
  if (duckdb_open_ext(path.empty() ? nullptr : path.c_str(), &handles_->database, config.get(), &error) !=
      DuckDBSuccess) {
    const std::string message = error == nullptr ? "unknown error" : error;
    duckdb_free(error);
    refuse_open(path, message);
  }
  if (duckdb_connect(handles_->database, &handles_->connection) != DuckDBSuccess)
    refuse_open(path, "no connection was given");
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void* Database::connection() const { return handles_->connection; }

void Database::execute(const std::string& sql) {
  duckdb_result result{};
  const auto state = duckdb_query(handles_->connection, sql.c_str(), &result);
  const std::string error = state == DuckDBSuccess ? "" : statement_error(duckdb_result_error(&result), sql);
  duckdb_destroy_result(&result);
  if (state != DuckDBSuccess) throw StoreError(error);
}

QueryResult Database::query(const std::string& sql, std::span<const Value> parameters) {
  std::vector<std::vector<Value>> rows;
  const std::vector<ResultColumn> columns = read_chunks(*this, sql, parameters, [&rows](const Chunk& chunk) {
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      auto& cells = rows.emplace_back();
      for (const ChunkColumn& column : chunk.columns()) cells.push_back(column.value(row));
    }
  });
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const ResultColumn& column : columns) names.push_back(column.name);
  return {std::move(names), std::move(rows)};
}

std::string library_version() { return duckdb_library_version(); }

}  // namespace cadre::store
