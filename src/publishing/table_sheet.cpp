#include "publishing/table_sheet.h"

#include <cmath>
#include <utility>
#include <vector>

namespace cadre::publishing {
namespace {

using Format = Sheet::Format;
using base::ColumnKind;

constexpr std::size_t kNameLength = 31;

Format format_of(const base::ColumnSpec& column) {
  if (column.kind == ColumnKind::Month) return Format::Month;
  if (column.kind == ColumnKind::Integer) return Format::Whole;
  if (column.kind != ColumnKind::Decimal) return Format::Text;
  return column.unit == "%" ? Format::Percent : Format::OneDecimal;
}

Sheet::Value value_of(const base::Table& table, std::size_t row, std::size_t column) {
  const base::ColumnSpec& spec = table.spec().columns[column];
  switch (spec.kind) {
    case ColumnKind::Decimal: {
      const double value = table.decimal_at(row, spec.name);
      return std::isfinite(value) ? Sheet::Value(value) : Sheet::Value();
    }
    case ColumnKind::Integer: {
      const std::int64_t value = table.integer_at(row, spec.name);
      return value == base::kNoInteger ? Sheet::Value() : Sheet::Value(static_cast<double>(value));
    }
    case ColumnKind::Month: {
      const std::int64_t value = table.integer_at(row, spec.name);
      return value == 0 ? Sheet::Value() : Sheet::Value(static_cast<double>(value));
    }
    case ColumnKind::Flag:
      return std::string(table.flag_at(row, spec.name) ? "yes" : "no");
    case ColumnKind::Code:
    case ColumnKind::Text:
    case ColumnKind::Key:
      break;
  }
  return table.csv_cell(row, column);
}

}  // namespace

Sheet table_sheet(const base::Table& table, std::string name, const OnlyRows& only) {
  Sheet sheet{std::move(name), std::string(table.spec().meaning), {}, {}};
  std::vector<std::size_t> kept;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    const base::ColumnSpec& spec = table.spec().columns[c];
    if (spec.kind == ColumnKind::Key || spec.name == only.column) continue;  // no key of a person leaves the database
    kept.push_back(c);
    sheet.columns.push_back({std::string(spec.name), std::string(spec.meaning), format_of(spec)});
  }
  for (std::size_t r = 0; r < table.rows(); ++r) {
    if (!only.column.empty() && table.text_at(r, only.column) != only.value) continue;
    std::vector<Sheet::Value> row;
    row.reserve(kept.size());
    for (const std::size_t c : kept) row.push_back(value_of(table, r, c));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::string sheet_name(std::string_view table) { return std::string(table.substr(0, kNameLength)); }

}  // namespace cadre::publishing
