#include "store/table_exchange.h"

#include <fmt/format.h>

#include "base/month.h"
#include "store/chunk_reader.h"
#include "store/column_source.h"
#include "store/sql_text.h"
#include "store/store_error.h"

namespace cadre::store {
namespace {

std::size_t find_column(const Chunk& chunk, std::string_view name) {
  for (std::size_t i = 0; i < chunk.columns().size(); ++i)
    if (chunk.column(i).name() == name) return i;
  throw StoreError(fmt::format("the result has no column '{}'", name));
}

void append_cell(base::Table& table, base::ColumnKind kind, const ChunkColumn& column, std::size_t row) {
  if (column.missing(row)) {
    table.missing();
    return;
  }
  switch (kind) {
    case base::ColumnKind::Code:
    case base::ColumnKind::Text:
      table.text(column.text(row));
      break;
    case base::ColumnKind::Integer:
      table.integer(column.integer(row));
      break;
    case base::ColumnKind::Decimal:
      table.decimal(column.decimal(row));
      break;
    case base::ColumnKind::Flag:
      table.flag(column.flag(row));
      break;
    case base::ColumnKind::Month: {
      const base::CivilDate date = base::civil_from_days(column.days(row));
      table.integer(base::Month(date.year, date.month).ordinal());
      break;
    }
    case base::ColumnKind::Key:
      table.integer(static_cast<std::int64_t>(column.key(row)));
      break;
  }
}

}  // namespace

void create_table(Database& database, const std::string& name, std::span<const ColumnView> views) {
  const ColumnSource source(database, views, EnumScope::Whole);
  database.execute(fmt::format("CREATE OR REPLACE TABLE {} AS SELECT * FROM {}", quote_name(name), source.call()));
}

void create_table(Database& database, const base::Table& table) {
  create_table(database, std::string(table.spec().name), views_of(table));
}

void create_view(Database& database, const std::string& name, std::span<const std::string> files) {
  std::string list;
  for (const std::string& file : files) list += (list.empty() ? "" : ", ") + quote_literal(file);
  database.execute(
      fmt::format("CREATE OR REPLACE VIEW {} AS SELECT * FROM read_parquet([{}])", quote_name(name), list));
}

base::Table read_table(Database& database, const std::string& sql, const base::TableSpec& spec,
                       std::span<const Value> parameters) {
  base::Table table(spec);
  std::vector<std::size_t> positions;
  read_chunks(database, sql, parameters, [&](const Chunk& chunk) {
    if (positions.empty())
      for (const base::ColumnSpec& column : spec.columns) positions.push_back(find_column(chunk, column.name));
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      for (std::size_t i = 0; i < positions.size(); ++i)
        append_cell(table, spec.columns[i].kind, chunk.column(positions[i]), row);
      table.end_row();
    }
  });
  return table;
}

}  // namespace cadre::store
