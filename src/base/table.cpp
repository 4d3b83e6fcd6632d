#include "base/table.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/csv_text.h"
#include "base/month.h"

namespace cadre::base {
namespace {

Table::Column empty_column(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Code:
    case ColumnKind::Text:
      return CodedColumn{};
    case ColumnKind::Decimal:
      return std::vector<double>{};
    case ColumnKind::Flag:
      return std::vector<std::uint8_t>{};
    case ColumnKind::Integer:
    case ColumnKind::Month:
    case ColumnKind::Key:
      break;
  }
  return std::vector<std::int64_t>{};
}

}  // namespace

Table::Table(const TableSpec& spec) : spec_(&spec), dictionaries_(spec.columns.size()) {
  for (const ColumnSpec& column : spec.columns) columns_.push_back(empty_column(column.kind));
}

std::size_t Table::index_of(std::string_view name) const {
  for (std::size_t i = 0; i < spec_->columns.size(); ++i)
    if (spec_->columns[i].name == name) return i;
  throw std::out_of_range(fmt::format("table {} has no column {}", spec_->name, name));
}

Table::Column& Table::next_column() {
  if (filled_ >= columns_.size()) throw std::logic_error(fmt::format("too many cells in a row of {}", spec_->name));
  return columns_[filled_++];
}

Table& Table::text(std::string_view value) {
  auto& dictionary = dictionaries_[filled_];
  auto& column = std::get<CodedColumn>(next_column());
  std::uint32_t code = 0;
  if (!value.empty()) {
    const auto [entry, fresh] =
        dictionary.try_emplace(std::string(value), static_cast<std::uint32_t>(column.values.size()));
    if (fresh) column.values.emplace_back(value);
    code = entry->second;
  }
  column.codes.push_back(code);
  return *this;
}

Table& Table::integer(std::int64_t value) {
  std::get<std::vector<std::int64_t>>(next_column()).push_back(value);
  return *this;
}

Table& Table::decimal(double value) {
  std::get<std::vector<double>>(next_column()).push_back(value);
  return *this;
}

Table& Table::flag(bool value) {
  std::get<std::vector<std::uint8_t>>(next_column()).push_back(value ? 1 : 0);
  return *this;
}

Table& Table::missing() {
  if (filled_ >= columns_.size()) throw std::logic_error(fmt::format("too many cells in a row of {}", spec_->name));
  switch (spec_->columns[filled_].kind) {
    case ColumnKind::Code:
    case ColumnKind::Text:
      return text({});
    case ColumnKind::Decimal:
      return decimal(std::numeric_limits<double>::quiet_NaN());
    case ColumnKind::Flag:
      throw std::logic_error("a flag cannot be missing");
    case ColumnKind::Integer:
      return integer(kNoInteger);
    case ColumnKind::Month:
    case ColumnKind::Key:
      break;
  }
  return integer(0);
}

void Table::end_row() {
  if (filled_ != columns_.size()) throw std::logic_error(fmt::format("too few cells in a row of {}", spec_->name));
  filled_ = 0;
  ++rows_;
}

void Table::append(const Table& other) {
  if (other.spec_ != spec_)
    throw std::logic_error(fmt::format("rows of {} do not fit {}", other.spec_->name, spec_->name));
  for (std::size_t row = 0; row < other.rows_; ++row) {
    for (const Column& column : other.columns_) {
      if (const auto* coded = std::get_if<CodedColumn>(&column)) {
        text(coded->text(row));
      } else if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column)) {
        integer((*integers)[row]);
      } else if (const auto* decimals = std::get_if<std::vector<double>>(&column)) {
        decimal((*decimals)[row]);
      } else {
        flag(std::get<std::vector<std::uint8_t>>(column)[row] != 0);
      }
    }
    end_row();
  }
}

const std::string& Table::text_at(std::size_t row, std::string_view name) const {
  return std::get<CodedColumn>(columns_[index_of(name)]).text(row);
}
std::int64_t Table::integer_at(std::size_t row, std::string_view name) const {
  return std::get<std::vector<std::int64_t>>(columns_[index_of(name)])[row];
}
double Table::decimal_at(std::size_t row, std::string_view name) const {
  return std::get<std::vector<double>>(columns_[index_of(name)])[row];
}
bool Table::flag_at(std::size_t row, std::string_view name) const {
  return std::get<std::vector<std::uint8_t>>(columns_[index_of(name)])[row] != 0;
}

std::string Table::csv_cell(std::size_t row, std::size_t index) const {
  const Column& column = columns_[index];
  switch (spec_->columns[index].kind) {
    case ColumnKind::Code:
    case ColumnKind::Text:
      return std::get<CodedColumn>(column).text(row);
    case ColumnKind::Decimal: {
      const double value = std::get<std::vector<double>>(column)[row];
      return std::isnan(value) ? std::string() : fmt::format("{}", value == 0 ? 0.0 : value);
    }
    case ColumnKind::Flag:
      return std::get<std::vector<std::uint8_t>>(column)[row] != 0 ? "true" : "false";
    case ColumnKind::Month:
      return Month::from_ordinal(static_cast<std::int32_t>(std::get<std::vector<std::int64_t>>(column)[row])).iso();
    case ColumnKind::Key: {
      const auto bits = static_cast<std::uint64_t>(std::get<std::vector<std::int64_t>>(column)[row]);
      return bits == 0 ? std::string() : fmt::format("{}", bits);
    }
    case ColumnKind::Integer:
      break;
  }
  const std::int64_t value = std::get<std::vector<std::int64_t>>(column)[row];
  return value == kNoInteger ? std::string() : fmt::format("{}", value);
}

std::string to_csv(const Table& table) {
  std::string out;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (c > 0) out += ',';
    out += table.spec().columns[c].name;
  }
  out += '\n';
  for (std::size_t r = 0; r < table.rows(); ++r) {
    for (std::size_t c = 0; c < table.column_count(); ++c) {
      if (c > 0) out += ',';
      append_csv_field(out, table.csv_cell(r, c));
    }
    out += '\n';
  }
  return out;
}

}  // namespace cadre::base
