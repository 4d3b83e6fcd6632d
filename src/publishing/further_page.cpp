#include "publishing/further_page.h"

#include "base/month.h"
#include "publishing/labels.h"

namespace cadre::publishing {
namespace {

using base::ColumnKind;

/// A ratio near 1 says nothing with one digit, nor does a share between 0 and 1.
int digits_of(const base::ColumnSpec& spec) {
  if (spec.unit == "share") return 3;
  return spec.unit == "ratio" ? 2 : 1;
}

ReportTable::Column column_of(const base::ColumnSpec& spec) {
  ReportTable::Column column{std::string(spec.name), spoken_code(spec.name), "code", std::string(spec.unit), 0};
  if (spec.kind == ColumnKind::Month) column.kind = "month";
  if (spec.kind == ColumnKind::Integer || spec.kind == ColumnKind::Decimal) column.kind = "number";
  if (spec.kind == ColumnKind::Decimal) column.digits = digits_of(spec);
  return column;
}

void add_value(ReportTable& out, const base::Table& table, std::size_t row, const base::ColumnSpec& spec) {
  switch (spec.kind) {
    case ColumnKind::Integer: {
      const std::int64_t value = table.integer_at(row, spec.name);
      out.number(value == base::kNoInteger ? Json(nullptr) : Json(value));
      return;
    }
    case ColumnKind::Decimal:
      out.number(shown_number(table.decimal_at(row, spec.name), digits_of(spec)));
      return;
    case ColumnKind::Month: {
      const auto ordinal = static_cast<std::int32_t>(table.integer_at(row, spec.name));
      out.code(ordinal == 0 ? std::string() : base::Month::from_ordinal(ordinal).iso());
      return;
    }
    case ColumnKind::Flag:
      out.code(table.flag_at(row, spec.name) ? "yes" : "no");
      return;
    case ColumnKind::Code:
    case ColumnKind::Text:
    case ColumnKind::Key:
      out.code(table.text_at(row, spec.name));
  }
}

}  // namespace

ReportTable report_table(const FurtherTable& further) {
  const base::Table& table = *further.table;
  std::vector<const base::ColumnSpec*> kept;
  std::vector<ReportTable::Column> columns;
  for (const base::ColumnSpec& spec : table.spec().columns) {
    if (spec.kind == ColumnKind::Key) continue;
    kept.push_back(&spec);
    columns.push_back(column_of(spec));
  }
  ReportTable out(std::string(table.spec().meaning), std::move(columns));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const base::ColumnSpec* spec : kept) add_value(out, table, row, *spec);
    out.end_row();
  }
  for (const std::string& note : further.notes) out.note(note);
  return out;
}

}  // namespace cadre::publishing
