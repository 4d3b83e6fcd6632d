#include "store/column_loader.h"

#include <fmt/format.h>

#include <limits>

#include "base/table_spec.h"
#include "store/sorted_dictionary.h"
#include "store/sql_text.h"
#include "store/text_coder.h"

namespace cadre::store {
namespace {

/// Collects one column of a result.
class Collector {
 public:
  explicit Collector(CellKind kind) {
    column_.kind = kind;
    switch (kind) {
      case CellKind::Text:
        column_.data = base::CodedColumn{};
        break;
      case CellKind::Flag:
        column_.data = std::vector<std::uint8_t>{};
        break;
      case CellKind::Integer:
        column_.data = std::vector<std::int64_t>{};
        break;
      case CellKind::Key:
        column_.data = std::vector<std::uint64_t>{};
        break;
      case CellKind::Decimal:
        column_.data = std::vector<double>{};
        break;
      case CellKind::Date:
        column_.data = std::vector<std::int32_t>{};
        break;
    }
  }

  void take(const ChunkColumn& cells, std::size_t rows) {
    std::visit([&](auto& out) { append(out, cells, rows); }, column_.data);
  }

  LoadedColumn finish(const std::string& name) {
    column_.name = name;
    if (auto* text = std::get_if<base::CodedColumn>(&column_.data)) {
      text->values = coder_.take_values();
      sort_dictionary(*text);
    }
    return std::move(column_);
  }

 private:
  template <class T, class Get>
  static void append_all(std::vector<T>& out, const ChunkColumn& cells, std::size_t rows, T none, const Get& get) {
    for (std::size_t row = 0; row < rows; ++row) out.push_back(cells.missing(row) ? none : get(row));
  }

  void append(base::CodedColumn& out, const ChunkColumn& cells, std::size_t rows) {
    append_all<std::uint32_t>(out.codes, cells, rows, 0,
                              [&](std::size_t row) { return coder_.code_of(cells.text(row)); });
  }
  void append(std::vector<std::int64_t>& out, const ChunkColumn& cells, std::size_t rows) {
    append_all(out, cells, rows, base::kNoInteger, [&](std::size_t row) { return cells.integer(row); });
  }
  void append(std::vector<std::uint64_t>& out, const ChunkColumn& cells, std::size_t rows) {
    append_all<std::uint64_t>(out, cells, rows, 0, [&](std::size_t row) { return cells.key(row); });
  }
  void append(std::vector<double>& out, const ChunkColumn& cells, std::size_t rows) {
    append_all(out, cells, rows, std::numeric_limits<double>::quiet_NaN(),
               [&](std::size_t row) { return cells.decimal(row); });
  }
  void append(std::vector<std::uint8_t>& out, const ChunkColumn& cells, std::size_t rows) {
    append_all<std::uint8_t>(out, cells, rows, 0,
                             [&](std::size_t row) -> std::uint8_t { return cells.flag(row) ? 1 : 0; });
  }
  void append(std::vector<std::int32_t>& out, const ChunkColumn& cells, std::size_t rows) {
    append_all(out, cells, rows, std::int32_t{INT32_MIN}, [&](std::size_t row) { return cells.days(row); });
  }

  LoadedColumn column_;
  TextCoder coder_;
};

}  // namespace

std::vector<LoadedColumn> load_columns(Database& database, const std::string& sql, std::span<const Value> parameters) {
  std::vector<Collector> collectors;
  const std::vector<ResultColumn> columns = read_chunks(database, sql, parameters, [&](const Chunk& chunk) {
    if (collectors.empty())
      for (const ChunkColumn& column : chunk.columns()) collectors.emplace_back(column.kind());
    for (std::size_t i = 0; i < collectors.size(); ++i) collectors[i].take(chunk.column(i), chunk.rows());
  });
  std::vector<LoadedColumn> loaded;
  for (std::size_t i = 0; i < columns.size(); ++i)
    loaded.push_back(collectors.empty() ? Collector(columns[i].kind).finish(columns[i].name)
                                        : collectors[i].finish(columns[i].name));
  return loaded;
}

std::vector<LoadedColumn> load_parquet(Database& database, const std::string& glob,
                                       std::span<const std::string> columns, const std::string& where,
                                       std::span<const Value> parameters) {
  std::string chosen;
  for (const std::string& column : columns) chosen += (chosen.empty() ? "" : ", ") + quote_name(column);
  return load_columns(database,
                      fmt::format("SELECT {} FROM read_parquet({}){}", chosen.empty() ? "*" : chosen,
                                  quote_literal(glob), where.empty() ? "" : " WHERE " + where),
                      parameters);
}

}  // namespace cadre::store
