#include "publishing/workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <stdexcept>

#include "publishing/xlsx_file.h"

namespace cadre::publishing {
namespace {

constexpr std::size_t kMostRows = 1048575;  // Excel's sheet less its header
constexpr double kNarrow = 9, kWide = 48;   // characters

struct Formats {
  lxw_format *title, *heading, *body, *header, *month, *whole, *one_decimal, *percent, *text;
};

lxw_format* number_format(lxw_workbook* book, const char* pattern) {
  lxw_format* format = workbook_add_format(book);
  format_set_num_format(format, pattern);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats f{};
  f.title = workbook_add_format(book);
  format_set_bold(f.title);
  format_set_font_size(f.title, 16);
  f.heading = workbook_add_format(book);
  format_set_bold(f.heading);
  format_set_align(f.heading, LXW_ALIGN_VERTICAL_TOP);
  f.body = workbook_add_format(book);
  format_set_text_wrap(f.body);
  format_set_align(f.body, LXW_ALIGN_VERTICAL_TOP);
  f.header = workbook_add_format(book);
  format_set_bold(f.header);
  format_set_bg_color(f.header, 0xD8DDE0);
  format_set_bottom(f.header, LXW_BORDER_THIN);
  f.month = number_format(book, "mmm yyyy");
  f.whole = number_format(book, "#,##0");
  f.one_decimal = number_format(book, "#,##0.0");
  f.percent = number_format(book, "0.0");
  f.text = number_format(book, "@");
  return f;
}

lxw_format* format_of(const Formats& f, Sheet::Format format) {
  switch (format) {
    case Sheet::Format::Month:
      return f.month;
    case Sheet::Format::Whole:
      return f.whole;
    case Sheet::Format::OneDecimal:
      return f.one_decimal;
    case Sheet::Format::Percent:
      return f.percent;
    case Sheet::Format::Text:
      break;
  }
  return f.text;
}

double width_of(const Sheet& sheet, std::size_t column) {
  std::size_t longest = sheet.columns[column].name.size() + 3;  // room for the filter's arrow
  for (const auto& row : sheet.rows) {
    if (const auto* text = std::get_if<std::string>(&row[column])) longest = std::max(longest, text->size() + 1);
  }
  return std::clamp(static_cast<double>(longest), kNarrow, kWide);
}

void write_notes(lxw_workbook* book, const Formats& f, const NotesSheet& notes) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Notes");
  worksheet_set_column(sheet, 0, 0, 28, nullptr);
  worksheet_set_column(sheet, 1, 1, 100, nullptr);
  worksheet_write_string(sheet, 0, 0, notes.title.c_str(), f.title);
  lxw_row_t row = 2;
  for (const auto& [heading, text] : notes.notes) {
    worksheet_write_string(sheet, row, 0, heading.c_str(), f.heading);
    worksheet_write_string(sheet, row, 1, text.c_str(), f.body);
    ++row;
  }
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
}

/// A month comes as a base::Month ordinal.
lxw_datetime date_of(double ordinal) {
  const base::Month month = base::Month::from_ordinal(static_cast<std::int32_t>(ordinal));
  return {month.year(), month.month(), 1, 0, 0, 0};
}

void write_cell(lxw_worksheet* out, const Formats& f, lxw_row_t row, lxw_col_t column, Sheet::Format format,
                const Sheet::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (!text->empty()) worksheet_write_string(out, row, column, text->c_str(), f.text);
    return;
  }
  const auto* number = std::get_if<double>(&value);
  if (number == nullptr || !std::isfinite(*number)) return;
  if (format == Sheet::Format::Month) {
    lxw_datetime date = date_of(*number);
    worksheet_write_datetime(out, row, column, &date, f.month);
  } else {
    worksheet_write_number(out, row, column, *number, format_of(f, format));
  }
}

void write_sheet(lxw_workbook* book, const Formats& f, const Sheet& sheet) {
  lxw_worksheet* out = workbook_add_worksheet(book, sheet.name.c_str());
  if (out == nullptr) throw std::logic_error("no workbook can hold a sheet named '" + sheet.name + "'");
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(out, column, column, width_of(sheet, c), nullptr);
    worksheet_write_string(out, 0, column, sheet.columns[c].name.c_str(), f.header);
  }
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      write_cell(out, f, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), sheet.columns[c].format,
                 sheet.rows[r][c]);
    }
  }
  worksheet_freeze_panes(out, 1, 0);
  if (!sheet.rows.empty()) {
    worksheet_autofilter(out, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()),
                         static_cast<lxw_col_t>(sheet.columns.size() - 1));
  }
  worksheet_repeat_rows(out, 0, 0);
  worksheet_set_landscape(out);
}

/// Excel tells names of sheets apart by their letters only.
std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

void check(const std::vector<Sheet>& sheets) {
  std::set<std::string> names{"notes"};
  for (const Sheet& sheet : sheets) {
    const bool fits = sheet.name.size() <= 31 && sheet.rows.size() <= kMostRows && !sheet.columns.empty();
    if (!fits || !names.insert(lower(sheet.name)).second) {
      throw std::logic_error(fmt::format("sheet '{}' does not fit into a workbook", sheet.name));
    }
    for (const auto& row : sheet.rows) {
      if (row.size() != sheet.columns.size()) throw std::logic_error("a row of sheet '" + sheet.name + "' is ragged");
    }
  }
}

}  // namespace

void write_workbook(const std::string& path, const NotesSheet& notes, const std::vector<Sheet>& sheets) {
  check(sheets);
  XlsxFile file(path, notes.title);
  lxw_workbook* book = file.book();
  const Formats formats = make_formats(book);
  write_notes(book, formats, notes);
  for (const Sheet& sheet : sheets) write_sheet(book, formats, sheet);
  file.finish();
}

}  // namespace cadre::publishing
