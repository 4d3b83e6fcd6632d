#include "store/column_loader.h"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <deque>
#include <limits>
#include <unordered_map>

#include "base/table_spec.h"
#include "store/sorted_dictionary.h"
#include "store/sql_text.h"

namespace cadre::store {
namespace {

/// Gives texts codes in order of appearance. Most cells repeat one of few texts, so a small table of recent ones, found
/// by a cheap hash, answers before the map of all.
class TextCoder {
 public:
  std::uint32_t code_of(std::string_view text) {
    if (text.empty()) return 0;
    std::uint32_t& recent = recent_[slot_of(text)];
    if (recent != 0 && values_[recent] == text) return recent;
    auto found = codes_.find(text);
    if (found == codes_.end()) {
      const std::string& kept = values_.emplace_back(text);
      found = codes_.emplace(kept, static_cast<std::uint32_t>(values_.size() - 1)).first;
    }
    return recent = found->second;
  }
  std::vector<std::string> values() const { return {values_.begin(), values_.end()}; }

 private:
  static constexpr std::size_t kSlots = 4096;

  static std::size_t slot_of(std::string_view text) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t size = std::min<std::size_t>(text.size(), 8);
    std::memcpy(&head, text.data(), size);
    std::memcpy(&tail, text.data() + text.size() - size, size);
    return static_cast<std::size_t>(((head ^ (tail << 1U) ^ text.size()) * 0x9E3779B97F4A7C15U) >> 52U);
  }

  std::array<std::uint32_t, kSlots> recent_{};
  std::deque<std::string> values_{std::string()};  ///< a deque: the map's keys look into it
  std::unordered_map<std::string_view, std::uint32_t> codes_;
};

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
      text->values = coder_.values();
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
