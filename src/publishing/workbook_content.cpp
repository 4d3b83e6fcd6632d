#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "publishing/report_parts.h"
#include "publishing/table_sheet.h"
#include "publishing/workbook.h"
#include "publishing/workbook_notes.h"

namespace cadre::publishing {
namespace {

using Format = Sheet::Format;

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
    if (table.rows() > 0) book.sheets.push_back(table_sheet(table, sheet_name(name)));
  }
  for (const FurtherPage& page : inputs.further) {
    for (const FurtherTable& further : page.tables)
      if (further.table->rows() > 0)
        book.sheets.push_back(table_sheet(*further.table, sheet_name(further.table->spec().name)));
  }
  if (inputs.ledger != nullptr) book.sheets.push_back(table_sheet(*inputs.ledger, "ledger"));
  if (inputs.rules != nullptr) book.sheets.push_back(table_sheet(*inputs.rules, "rules"));
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
