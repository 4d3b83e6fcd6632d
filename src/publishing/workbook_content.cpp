#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "publishing/figures.h"
#include "publishing/report_parts.h"
#include "publishing/workbook.h"

namespace cadre::publishing {
namespace {

using Format = Sheet::Format;
using base::ColumnKind;

constexpr std::size_t kNameLength = 31;

constexpr const char* kHowToPivot =
    "Each sheet after this one is a table with one row for each observation. Click into it, choose Insert, PivotTable, "
    "put fte or people under Values and the dimensions under Rows and Columns. Filter to one month and, in 'cells', to "
    "one table_id first: rows of different tables count the same people.";
constexpr const char* kPeopleDoNotAdd =
    "FTE adds up. People do not: a person who works in two groups counts in each. Take the total from its own row, "
    "never "
    "by adding rows.";

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

Sheet sheet_of(const base::Table& table, std::string name) {
  Sheet sheet{std::move(name), std::string(table.spec().meaning), {}, {}};
  std::vector<std::size_t> kept;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    const base::ColumnSpec& spec = table.spec().columns[c];
    if (spec.kind == ColumnKind::Key) continue;  // no key of a person leaves the database
    kept.push_back(c);
    sheet.columns.push_back({std::string(spec.name), std::string(spec.meaning), format_of(spec)});
  }
  for (std::size_t r = 0; r < table.rows(); ++r) {
    std::vector<Sheet::Value> row;
    for (const std::size_t c : kept) row.push_back(value_of(table, r, c));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

void add_marks(NotesSheet& notes, const ReportInputs& inputs) {
  if (inputs.synthetic)
    notes.notes.emplace_back("Synthetic", "These people are invented. The figures describe nobody.");
  if (inputs.provisional)
    notes.notes.emplace_back(
        "Provisional", inputs.provisional_reason.empty() ? "The figures may still change." : inputs.provisional_reason);
}

void add_answers(NotesSheet& notes, const std::vector<PageAnswer>& answers) {
  for (const PageAnswer& page : answers) {
    std::string text;
    for (const AnswerSentence& sentence : page.sentences) text += (text.empty() ? "" : " ") + plain_text(sentence);
    if (!text.empty())
      notes.notes.emplace_back(spoken_code(page.page == "data-quality" ? "data_quality" : page.page), text);
  }
}

void add_definitions(NotesSheet& notes, const std::vector<Sheet>& sheets) {
  for (const Sheet& sheet : sheets) {
    if (!sheet.caption.empty()) notes.notes.emplace_back("Sheet " + sheet.name, sheet.caption);
  }
  for (const Measure& m : measures()) {
    if (m.table != "capacity_cells" || m.column == "roles") continue;
    notes.notes.emplace_back("Definition: " + std::string(m.label),
                             fmt::format("{} Formula: {}.", m.definition, m.formula));
  }
}

void add_sources(NotesSheet& notes, const ReportInputs& inputs) {
  for (const auto& file : inputs.inputs) {
    notes.notes.emplace_back("Input " + file.name,
                             fmt::format("Layout {}; licence: {}; SHA-256 {}.", file.layout,
                                         file.licence.empty() ? "not stated" : file.licence, file.sha256));
  }
  for (const auto& assumption : inputs.assumptions) {
    notes.notes.emplace_back("Assumption", fmt::format("{}: {} {} [{}] {}", assumption.name, assumption.value,
                                                       assumption.unit, assumption.mark, assumption.source));
  }
  notes.notes.emplace_back("Made by", fmt::format("cadre {}", inputs.version));
}

Sheet::Value shown(Mark mark, double value) { return mark == Mark::Shown ? Sheet::Value(value) : Sheet::Value(); }

/// All released groupings in one tidy sheet, as `cells` of the internal workbook: table_id tells them apart.
Sheet released_cells(const ReleaseSet& release) {
  static constexpr std::array<const char*, 11> kDimensions = {"profession", "role_level", "band",    "setting",
                                                              "sector",     "employer",   "place",   "ics",
                                                              "region",     "age_band",   "staffing"};
  Sheet sheet{"cells", "People and FTE by every grouping that is released; an empty dimension means all.", {}, {}};
  sheet.columns = {{"table_id", "Grouping the row belongs to.", Format::Text},
                   {"month", "Month the figures stand for.", Format::Month}};
  for (const char* name : kDimensions) sheet.columns.push_back({name, "", Format::Text});
  sheet.columns.push_back({"people", "People as published.", Format::Whole});
  sheet.columns.push_back({"people_mark", "* or c where the figure is hidden.", Format::Text});
  sheet.columns.push_back({"fte", "FTE as published.", Format::OneDecimal});
  sheet.columns.push_back({"fte_mark", "* or c where the figure is hidden.", Format::Text});
  for (const ReleasedTable& table : release.tables) {
    for (const ReleasedTable::Row& row : table.rows) {
      std::vector<Sheet::Value> values{table.id, static_cast<double>(row.month)};
      for (const char* name : kDimensions) {
        const auto at = std::find(table.dimensions.begin(), table.dimensions.end(), name);
        values.emplace_back(at == table.dimensions.end()
                                ? std::string()
                                : row.values[static_cast<std::size_t>(at - table.dimensions.begin())]);
      }
      values.push_back(shown(row.cell.people_mark, static_cast<double>(row.cell.people)));
      values.emplace_back(std::string(text_of(row.cell.people_mark)));
      values.push_back(shown(row.cell.fte_mark, row.cell.fte));
      values.emplace_back(std::string(text_of(row.cell.fte_mark)));
      sheet.rows.push_back(std::move(values));
    }
  }
  return sheet;
}

Sheet released_trend(const ReleaseSet& release) {
  Sheet sheet{"trend", "People and FTE month by month, of all employers and of the same employers.", {}, {}};
  sheet.columns = {{"month", "", Format::Month},
                   {"profession", "", Format::Text},
                   {"people_raw", "", Format::Whole},
                   {"fte_raw", "", Format::OneDecimal},
                   {"people_matched", "", Format::Whole},
                   {"fte_matched", "", Format::OneDecimal},
                   {"employers_reporting", "", Format::Whole},
                   {"employers_matched", "", Format::Whole}};
  for (const ReleasedTrendRow& row : release.trend) {
    const auto matched = [&](Mark mark, double value) {
      return row.matched_known ? shown(mark, value) : Sheet::Value();
    };
    sheet.rows.push_back({static_cast<double>(row.month), row.profession,
                          shown(row.raw.people_mark, static_cast<double>(row.raw.people)),
                          shown(row.raw.fte_mark, row.raw.fte),
                          matched(row.matched.people_mark, static_cast<double>(row.matched.people)),
                          matched(row.matched.fte_mark, row.matched.fte), static_cast<double>(row.employers_reporting),
                          static_cast<double>(row.employers_matched)});
  }
  return sheet;
}

/// Rows of files and findings to the nearest 5, as on the released page.
Sheet released_ledger(const base::Table& ledger) {
  Sheet sheet{"ledger", "What became of the rows of each file, to the nearest 5; 1 to 4 are left empty.", {}, {}};
  sheet.columns = {{"file", "", Format::Text}};
  static constexpr std::array<const char*, 4> kCounts = {"accepted", "review", "rejected", "merged"};
  for (const char* name : kCounts) sheet.columns.push_back({name, "", Format::Whole});
  for (std::size_t r = 0; r < ledger.rows(); ++r) {
    std::vector<Sheet::Value> row{ledger.text_at(r, "file")};
    for (const char* name : kCounts) {
      const Json count = released_count(ledger.integer_at(r, name));
      row.push_back(count.is_number() ? Sheet::Value(count.get<double>()) : Sheet::Value());
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

NotesSheet begin_notes(const ReportInputs& inputs, const std::vector<PageAnswer>& answers,
                       const std::string& disclosure) {
  NotesSheet notes{fmt::format("Allied health workforce: {}", inputs.area), {}};
  add_marks(notes, inputs);
  notes.notes.emplace_back("Disclosure", disclosure);
  add_answers(notes, answers);
  notes.notes.emplace_back("How to pivot", kHowToPivot);
  notes.notes.emplace_back("Adding up", kPeopleDoNotAdd);
  return notes;
}

}  // namespace

Workbook internal_workbook(const ReportInputs& inputs, const std::vector<PageAnswer>& answers) {
  Workbook book{begin_notes(inputs, answers, disclosure_sentence({DisclosureMode::Off, true})), {}};
  const base::Table& said = inputs.capacity->table("capacity_notes");
  for (std::size_t r = 0; r < said.rows(); ++r) book.notes.notes.emplace_back("Note", said.text_at(r, "text"));
  for (const base::Table& table : inputs.capacity->tables) {
    if (&table == &said) continue;
    std::string name(table.spec().name);
    if (name.starts_with("capacity_")) name.erase(0, 9);
    if (name == "notes") {  // sentences for the reader, not a sheet to pivot
      for (std::size_t row = 0; row < table.rows(); ++row)
        book.notes.notes.emplace_back(spoken_code(table.text_at(row, "id")), table.text_at(row, "text"));
      continue;
    }
    if (table.rows() > 0) book.sheets.push_back(sheet_of(table, name.substr(0, kNameLength)));
  }
  for (const FurtherPage& page : inputs.further) {
    for (const FurtherTable& further : page.tables)
      if (further.table->rows() > 0)
        book.sheets.push_back(sheet_of(*further.table, std::string(further.table->spec().name).substr(0, kNameLength)));
  }
  if (inputs.ledger != nullptr) book.sheets.push_back(sheet_of(*inputs.ledger, "ledger"));
  if (inputs.rules != nullptr) book.sheets.push_back(sheet_of(*inputs.rules, "rules"));
  add_definitions(book.notes, book.sheets);
  add_sources(book.notes, inputs);
  return book;
}

Workbook released_workbook(const ReportInputs& inputs, const std::vector<PageAnswer>& answers,
                           const Released<ReleaseSet>& release) {
  Workbook book{begin_notes(inputs, answers, disclosure_sentence(release->options)), {}};
  for (const auto& [id, text] : release_notes(release.get())) {
    if (id != "disclosure") book.notes.notes.emplace_back("Marks and rounding", text);
  }
  book.sheets.push_back(released_cells(release.get()));
  if (!release->trend.empty()) book.sheets.push_back(released_trend(release.get()));
  if (inputs.ledger != nullptr) book.sheets.push_back(released_ledger(*inputs.ledger));
  add_definitions(book.notes, book.sheets);
  add_sources(book.notes, inputs);
  return book;
}

}  // namespace cadre::publishing
