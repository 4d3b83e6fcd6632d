#include "store/column_source.h"

#include <duckdb.h>
#include <fmt/format.h>

#include <atomic>
#include <vector>

#include "store/column_encoder.h"
#include "store/store_error.h"

namespace cadre::store {

struct ColumnSource::Prepared {
  std::vector<std::string> names;
  std::vector<std::unique_ptr<ColumnEncoder>> columns;  ///< emptied when the source ends
  std::size_t rows = 0;
};

namespace {

/// Where one scan stands.
struct Cursor {
  std::size_t next_row = 0;
};

/// What the function keeps alive; the source may end before the database does.
template <class Prepared>
Prepared& prepared_of(void* extra_info) {
  return **static_cast<std::shared_ptr<Prepared>*>(extra_info);
}

template <class Prepared>
void bind(duckdb_bind_info info) {
  const Prepared& prepared = prepared_of<Prepared>(duckdb_bind_get_extra_info(info));
  if (prepared.columns.empty()) {
    duckdb_bind_set_error(info, "these columns are no longer in memory");
    return;
  }
  for (std::size_t i = 0; i < prepared.columns.size(); ++i) {
    auto type = static_cast<duckdb_logical_type>(prepared.columns[i]->make_type());
    duckdb_bind_add_result_column(info, prepared.names[i].c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_cardinality(info, prepared.rows, true);
}

void init(duckdb_init_info info) {
  duckdb_init_set_max_threads(info, 1);  // one reader: rows leave in order
  duckdb_init_set_init_data(info, new Cursor, [](void* cursor) { delete static_cast<Cursor*>(cursor); });
}

template <class Prepared>
void produce(duckdb_function_info info, duckdb_data_chunk chunk) {
  const Prepared& prepared = prepared_of<Prepared>(duckdb_function_get_extra_info(info));
  auto& cursor = *static_cast<Cursor*>(duckdb_function_get_init_data(info));
  const std::size_t count = std::min<std::size_t>(duckdb_vector_size(), prepared.rows - cursor.next_row);
  for (std::size_t i = 0; i < prepared.columns.size() && count > 0; ++i)
    prepared.columns[i]->fill(duckdb_data_chunk_get_vector(chunk, i), cursor.next_row, count);
  duckdb_data_chunk_set_size(chunk, count);
  cursor.next_row += count;
}

}  // namespace

ColumnSource::ColumnSource(Database& database, std::span<const ColumnView> views, EnumScope scope)
    : prepared_(std::make_shared<Prepared>()) {
  static std::atomic<std::uint64_t> count{0};
  const std::string name = fmt::format("cadre_columns_{}", ++count);
  call_ = name + "()";
  prepared_->rows = common_rows(views);
  for (const ColumnView& view : views) {
    prepared_->names.push_back(view.name);
    prepared_->columns.push_back(make_encoder(view, scope));
  }
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, name.c_str());
  duckdb_table_function_set_extra_info(function, new std::shared_ptr<Prepared>(prepared_),
                                       [](void* held) { delete static_cast<std::shared_ptr<Prepared>*>(held); });
  duckdb_table_function_set_bind(function, bind<Prepared>);
  duckdb_table_function_set_init(function, init);
  duckdb_table_function_set_function(function, produce<Prepared>);
  const auto state = duckdb_register_table_function(static_cast<duckdb_connection>(database.connection()), function);
  duckdb_destroy_table_function(&function);
  if (state != DuckDBSuccess) throw StoreError("columns could not be offered to the database");
}

ColumnSource::~ColumnSource() { prepared_->columns.clear(); }

}  // namespace cadre::store
