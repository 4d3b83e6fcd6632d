#include "run/workforce_database.h"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "curation/tables.h"
#include "run/overrides.h"
#include "store/database.h"
#include "store/sql_text.h"
#include "store/table_exchange.h"

namespace cadre::run {
namespace {

std::string_view sql_type(base::ColumnKind kind) {
  switch (kind) {
    case base::ColumnKind::Code:
    case base::ColumnKind::Text:
      return "VARCHAR";
    case base::ColumnKind::Integer:
      return "BIGINT";
    case base::ColumnKind::Decimal:
      return "DOUBLE";
    case base::ColumnKind::Flag:
      return "BOOLEAN";
    case base::ColumnKind::Month:
      return "DATE";
    case base::ColumnKind::Key:
      break;
  }
  return "UBIGINT";
}

/// Makes the table as it is described and fills it from the part files, in order of file and row.
void make_record_table(store::Database& database, const base::TableSpec& spec, const std::string& kind,
                       const std::vector<NumberedPartition>& partitions, const std::string& condition) {
  std::string columns, names;
  for (const base::ColumnSpec& column : spec.columns) {
    columns +=
        fmt::format("{}{} {}", columns.empty() ? "" : ", ", store::quote_name(column.name), sql_type(column.kind));
    if (column.name != "file_id")
      names += fmt::format("{}{}", names.empty() ? "" : ", ", store::quote_name(column.name));
  }
  database.execute(fmt::format("CREATE TABLE {} ({})", spec.name, columns));
  for (const NumberedPartition& partition : partitions)
    for (const std::string& file : part_files(partition, kind))
      database.execute(fmt::format("INSERT INTO {} (file_id, {}) SELECT {}, {} FROM read_parquet({}){}", spec.name,
                                   names, partition.file_id, names, store::quote_literal(file), condition));
}

/// Adds the rows of a table in memory to one of the same description.
void add_rows(store::Database& database, const base::Table& rows, const std::string& to) {
  if (rows.rows() == 0) return;
  store::create_table(database, "more_rows", store::views_of(rows));
  std::string names;
  for (const base::ColumnSpec& column : rows.spec().columns)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", store::quote_name(column.name));
  database.execute(fmt::format("INSERT INTO {0} ({1}) SELECT {1} FROM more_rows; DROP TABLE more_rows", to, names));
}

/// What comparing files found stands beside what each file's own curation found.
void add_across_files(store::Database& database, const AcrossFiles& across) {
  if (across.findings.rows() == 0) return;
  auto views = store::views_of(across.findings);
  store::create_table(database, "across_files", views);
  std::string names;
  for (const base::ColumnSpec& column : across.findings.spec().columns)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", store::quote_name(column.name));
  database.execute(fmt::format("INSERT INTO findings ({0}) SELECT {0} FROM across_files", names));
  database.execute(
      "UPDATE staff SET status = 'review' FROM across_files a WHERE a.severity = 'review' AND staff.status = "
      "'accepted' AND "
      "staff.file_id = a.file_id AND staff.line = a.line");
  database.execute("DROP TABLE across_files");
}

/// Records hold what the figures count; the table `overridden` keeps what stood there before.
void put_overrides_in_force(store::Database& database, const base::Table& overridden) {
  std::map<std::int64_t, std::string> fields;  // by number: later overrides see what earlier ones left
  for (std::size_t row = 0; row < overridden.rows(); ++row)
    fields.try_emplace(overridden.integer_at(row, "number"), overridden.text_at(row, "field"));
  for (const auto& [number, field] : fields)
    database.execute(
        fmt::format("UPDATE staff SET {0} = CAST(o.\"value\" AS {1}) FROM overridden o WHERE o.number = {2} AND "
                    "staff.file_id = o.file_id AND staff.line = o.line",
                    store::quote_name(field), field == "fte" ? "DOUBLE" : "VARCHAR", number));
}

}  // namespace

void write_workforce_database(const std::string& path, const std::vector<NumberedPartition>& partitions,
                              const AcrossFiles& across, const base::Table& more_rejects,
                              const std::vector<const base::Table*>& tables, int threads) {
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database(path, options);
  make_record_table(database, curation::staff_spec(), "staff", partitions,
                    " WHERE profession <> 'NONE' OR role_level = 'assistant_practitioner'");
  make_record_table(database, curation::findings_spec(), "findings", partitions, "");
  make_record_table(database, curation::rejects_spec(), "rejects", partitions, "");
  add_across_files(database, across);
  add_rows(database, more_rejects, "rejects");
  for (const base::Table* table : tables) {
    store::create_table(database, *table);
    if (&table->spec() == &overridden_spec()) put_overrides_in_force(database, *table);
  }
  database.execute("CHECKPOINT");
}

void write_record_files(const std::string& database_path, const std::string& folder) {
  store::DatabaseOptions options;
  options.read_only = true;
  store::Database database(database_path, options);
  auto copy = [&](const std::string& query, const std::string& name, const std::string& format) {
    database.execute(fmt::format("COPY ({}) TO {} ({})", query, store::quote_literal(folder + "/" + name), format));
  };
  copy("SELECT * FROM staff ORDER BY file_id, line", "staff.parquet", "FORMAT parquet, COMPRESSION zstd");
  copy("SELECT * FROM findings ORDER BY file_id, line, rule", "findings.parquet", "FORMAT parquet, COMPRESSION zstd");
  copy("SELECT * FROM rejects ORDER BY file_id, line, field", "rejects.csv", "FORMAT csv, HEADER");
}

}  // namespace cadre::run
