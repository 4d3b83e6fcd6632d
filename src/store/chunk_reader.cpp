#include "store/chunk_reader.h"

#include <duckdb.h>
#include <fmt/format.h>

#include <cmath>

#include "base/month.h"
#include "store/statement.h"
#include "store/store_error.h"

namespace cadre::store {
namespace {

template <class T>
T cell(const void* data, std::size_t row) {
  return static_cast<const T*>(data)[row];
}

/// A sum of integers is 128 bits wide in DuckDB; ours always fit 64.
std::int64_t narrow(duckdb_hugeint wide) {
  const auto low = static_cast<std::int64_t>(wide.lower);
  if (wide.upper != (low < 0 ? -1 : 0)) throw StoreError("a whole number is too large for 64 bits");
  return low;
}

std::int64_t whole_cell(int storage, const void* data, std::size_t row) {
  switch (storage) {
    case DUCKDB_TYPE_TINYINT:
      return cell<std::int8_t>(data, row);
    case DUCKDB_TYPE_SMALLINT:
      return cell<std::int16_t>(data, row);
    case DUCKDB_TYPE_INTEGER:
      return cell<std::int32_t>(data, row);
    case DUCKDB_TYPE_BIGINT:
      return cell<std::int64_t>(data, row);
    case DUCKDB_TYPE_UTINYINT:
      return cell<std::uint8_t>(data, row);
    case DUCKDB_TYPE_USMALLINT:
      return cell<std::uint16_t>(data, row);
    case DUCKDB_TYPE_UINTEGER:
      return cell<std::uint32_t>(data, row);
    default:
      return narrow(cell<duckdb_hugeint>(data, row));
  }
}

/// Kind of each type this reader takes; everything else asks for a cast in the query.
CellKind kind_of(duckdb_type type, const std::string& name) {
  switch (type) {
    case DUCKDB_TYPE_VARCHAR:
    case DUCKDB_TYPE_ENUM:
      return CellKind::Text;
    case DUCKDB_TYPE_BOOLEAN:
      return CellKind::Flag;
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_HUGEINT:
      return CellKind::Integer;
    case DUCKDB_TYPE_UBIGINT:
      return CellKind::Key;
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE:
    case DUCKDB_TYPE_DECIMAL:
      return CellKind::Decimal;
    case DUCKDB_TYPE_DATE:
      return CellKind::Date;
    default:
      throw StoreError(
          fmt::format("column '{}' has a type that is not read here: cast it to VARCHAR in the query", name));
  }
}

class LogicalType {
 public:
  explicit LogicalType(duckdb_logical_type type) : type_(type) {}
  LogicalType(const LogicalType&) = delete;
  LogicalType& operator=(const LogicalType&) = delete;
  ~LogicalType() { duckdb_destroy_logical_type(&type_); }
  duckdb_logical_type get() const { return type_; }

 private:
  duckdb_logical_type type_;
};

std::vector<std::string> members_of(duckdb_logical_type type) {
  std::vector<std::string> members(duckdb_enum_dictionary_size(type));
  for (std::size_t i = 0; i < members.size(); ++i) {
    char* text = duckdb_enum_dictionary_value(type, i);
    members[i] = text;
    duckdb_free(text);
  }
  return members;
}

}  // namespace

/// Describes the columns once, then points them at one chunk after another.
class ChunkReader {
 public:
  explicit ChunkReader(duckdb_result* result) {
    const idx_t count = duckdb_column_count(result);
    names_.reserve(count);
    members_.resize(count);
    for (idx_t i = 0; i < count; ++i) {
      names_.emplace_back(duckdb_column_name(result, i));
      const LogicalType type(duckdb_column_logical_type(result, i));
      ChunkColumn& column = chunk_.columns_.emplace_back();
      const duckdb_type id = duckdb_get_type_id(type.get());
      column.kind_ = kind_of(id, names_.back());
      column.name_ = &names_.back();
      column.type_ = id;
      column.storage_ = id;
      if (id == DUCKDB_TYPE_DECIMAL) {
        column.storage_ = duckdb_decimal_internal_type(type.get());
        column.scale_ = std::pow(10.0, duckdb_decimal_scale(type.get()));
      }
      if (id == DUCKDB_TYPE_ENUM) {
        column.storage_ = duckdb_enum_internal_type(type.get());
        members_[i] = members_of(type.get());
        column.members_ = &members_[i];
      }
    }
  }

  const Chunk& point_at(duckdb_data_chunk data) {
    chunk_.rows_ = duckdb_data_chunk_get_size(data);
    for (std::size_t i = 0; i < chunk_.columns_.size(); ++i) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(data, i);
      chunk_.columns_[i].data_ = duckdb_vector_get_data(vector);
      chunk_.columns_[i].validity_ = duckdb_vector_get_validity(vector);
    }
    return chunk_;
  }

  std::vector<ResultColumn> columns() const {
    std::vector<ResultColumn> columns;
    for (std::size_t i = 0; i < names_.size(); ++i) columns.push_back({names_[i], chunk_.columns_[i].kind()});
    return columns;
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> members_;
  Chunk chunk_;
};

void ChunkColumn::refuse(std::string_view wanted) const {
  throw StoreError(fmt::format("column '{}' does not hold {}", *name_, wanted));
}

std::string_view ChunkColumn::text(std::size_t row) const {
  if (kind_ != CellKind::Text) refuse("text");
  if (members_ != nullptr) return (*members_)[static_cast<std::size_t>(whole_cell(storage_, data_, row))];
  // The C API reads strings through a pointer it does not write to.
  auto* string = const_cast<duckdb_string_t*>(static_cast<const duckdb_string_t*>(data_)) + row;
  return {duckdb_string_t_data(string), duckdb_string_t_length(*string)};
}

std::int64_t ChunkColumn::integer(std::size_t row) const {
  if (kind_ != CellKind::Integer) refuse("whole numbers");
  return whole_cell(storage_, data_, row);
}

std::uint64_t ChunkColumn::key(std::size_t row) const {
  if (kind_ != CellKind::Key) refuse("keys");
  return cell<std::uint64_t>(data_, row);
}

double ChunkColumn::decimal(std::size_t row) const {
  if (kind_ == CellKind::Integer) return static_cast<double>(whole_cell(storage_, data_, row));
  if (kind_ != CellKind::Decimal) refuse("numbers");
  if (type_ == DUCKDB_TYPE_DOUBLE) return cell<double>(data_, row);
  if (type_ == DUCKDB_TYPE_FLOAT) return static_cast<double>(cell<float>(data_, row));
  if (storage_ == DUCKDB_TYPE_HUGEINT) return duckdb_hugeint_to_double(cell<duckdb_hugeint>(data_, row)) / scale_;
  return static_cast<double>(whole_cell(storage_, data_, row)) / scale_;
}

bool ChunkColumn::flag(std::size_t row) const {
  if (kind_ != CellKind::Flag) refuse("true or false");
  return cell<bool>(data_, row);
}

std::int32_t ChunkColumn::days(std::size_t row) const {
  if (kind_ != CellKind::Date) refuse("dates");
  return cell<std::int32_t>(data_, row);
}

Value ChunkColumn::value(std::size_t row) const {
  if (missing(row)) return std::monostate{};
  switch (kind_) {
    case CellKind::Text:
      return std::string(text(row));
    case CellKind::Flag:
      return flag(row);
    case CellKind::Integer:
      return integer(row);
    case CellKind::Key:
      return static_cast<std::int64_t>(key(row));
    case CellKind::Decimal:
      return decimal(row);
    case CellKind::Date:
      break;
  }
  const base::CivilDate date = base::civil_from_days(days(row));
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::vector<ResultColumn> read_chunks(Database& database, const std::string& sql, std::span<const Value> parameters,
                                      const std::function<void(const Chunk&)>& take) {
  Statement statement(database, sql, parameters);
  ChunkReader reader(static_cast<duckdb_result*>(statement.result()));
  while (void* chunk = statement.next_chunk()) take(reader.point_at(static_cast<duckdb_data_chunk>(chunk)));
  return reader.columns();
}

}  // namespace cadre::store
