#include "publishing/partner_template.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "base/csv_text.h"
#include "intake/layout.h"
#include "publishing/xlsx_file.h"

namespace cadre::publishing {
namespace {

using Holds = TemplateColumn::Holds;

constexpr std::array kColumns = {
    TemplateColumn{"employer_name", Holds::Text, true, "", 26, "The name of your organisation, the same in every row.",
                   "Hillside Hospice"},
    TemplateColumn{"employer_code", Holds::Text, false, "", 13,
                   "The NHS code of your organisation, if it has one. Leave it blank if you do not know it.", "8A123"},
    TemplateColumn{"organisation_kind", Holds::List, false, "organisation_kind", 21,
                   "What kind of organisation you are. Choose from the list.", "Hospice"},
    TemplateColumn{"month", Holds::Month, true, "", 13,
                   "The month you describe. Count the people who work for you on its last day.", "March 2025"},
    TemplateColumn{"profession", Holds::List, true, "profession", 26,
                   "What these people do. Choose from the list. Support workers go under the profession they support.",
                   "Physiotherapist"},
    TemplateColumn{"role_level", Holds::List, false, "role_level", 20,
                   "How senior the role is. The sheet Lists says what each level means.", "Registered practitioner"},
    TemplateColumn{
        "band", Holds::List, false, "band", 16,
        "The NHS pay band, or the one that comes nearest to the pay. Choose 'Not on NHS bands' if none does.",
        "Band 6"},
    TemplateColumn{"setting", Holds::List, false, "setting", 18,
                   "Where they see people most of the time. Choose from the list.", "Hospice"},
    TemplateColumn{"location", Holds::Text, false, "", 13,
                   "Where they work: the first half of the postcode, or the name of the town.", "S11"},
    TemplateColumn{
        "headcount", Holds::Count, true, "", 9,
        "How many people. Count each person once in the whole return, in the row of their main post. 0 if the "
        "post is empty.",
        "3"},
    TemplateColumn{"contracted_hours", Holds::Number, false, "", 10,
                   "Their contracted hours a week, added up. Fill in this or FTE, or both.", "78.75"},
    TemplateColumn{"contracted_fte", Holds::Number, false, "", 8,
                   "Full-time equivalents, added up: somebody who works three days of five is 0.6. Fill in this or the "
                   "hours.",
                   "2.1"},
    TemplateColumn{"assignment_category", Holds::List, false, "staffing", 18,
                   "On what footing they work for you. Choose from the list.", "Permanent"},
    TemplateColumn{"vacancy_fte", Holds::Number, false, "", 9,
                   "Posts like these that you are trying to fill, as full-time equivalents. 0 if there are none.",
                   "0.4"},
    TemplateColumn{
        "hosted_by", Holds::Text, false, "", 18,
        "If another organisation employs these people and they only work with you: its name. Otherwise blank.", ""},
    TemplateColumn{"funded_by", Holds::Text, false, "", 18,
                   "If another organisation pays for these posts: its name. Otherwise blank.",
                   "Sheffield City Council"},
    TemplateColumn{"contact_role", Holds::Text, false, "", 20,
                   "The role we may ask about this row, not a person's name.", "Head of therapies"},
    TemplateColumn{"notes", Holds::Text, false, "", 30,
                   "Anything that helps to understand the row. Please name nobody.", ""},
};

constexpr std::array<std::array<std::string_view, 2>, 6> kLevels = {{
    {"Support worker", "Helps people under the direction of a registered professional."},
    {"Assistant practitioner", "Works more on their own, usually with a foundation degree; not registered."},
    {"Registered practitioner", "On the register of the profession, for example with the HCPC."},
    {"Enhanced practitioner", "Registered, with further training in one field of practice."},
    {"Advanced practitioner", "Registered, at master's level, with wide freedom to assess and decide."},
    {"Consultant practitioner", "The most senior clinical role: leads practice, teaching and research."},
}};

constexpr std::array<std::array<std::string_view, 2>, 7> kSteps = {{
    {"What it is for",
     "The NHS and its partners plan the allied health workforce of your area together. Staff who are not "
     "on the NHS payroll are easily missed. This return puts yours on the map."},
    {"1",
     "Open the sheet Return. Fill in one row for each post, or for each group of posts that are alike. Columns with a "
     "star (*) must be filled in."},
    {"2",
     "Many cells offer a list: choose from it. Leave blank what you do not know; a half-filled row is better than "
     "none."},
    {"3",
     "Count each person once. Somebody with two posts goes into the row of the main post; give both posts' hours."},
    {"4",
     "Are staff employed or paid for by somebody else? Say so under 'Employed by' and 'Paid for by', so that nobody "
     "is counted twice."},
    {"5",
     "Please write no names, of staff or of people you care for. The grey example row may stay: it is not counted."},
    {"6",
     "Save the workbook and send it back to whoever sent it to you. You may add columns, rows and totals; they do "
     "no harm."},
}};

constexpr lxw_row_t kHeadings = 2;  // rows of the sheet Return, from 0
constexpr lxw_row_t kExample = 3;
constexpr lxw_row_t kFirstRow = 4;
constexpr lxw_row_t kLastRow = 303;      // rows with lists and checks
constexpr lxw_color_t kBlue = 0x005EB8;  // NHS blue
constexpr lxw_color_t kPale = 0xE8EDEE, kInk = 0x212B32;

struct Formats {
  lxw_format *title, *body, *bold, *required, *optional, *example, *example_month, *cell, *month, *number;
};

lxw_format* boxed(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xAEB7BD);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(format);
  return format;
}

lxw_format* heading(lxw_workbook* book, lxw_color_t fill, lxw_color_t ink) {
  lxw_format* format = boxed(book);
  format_set_bold(format);
  format_set_bg_color(format, fill);
  format_set_font_color(format, ink);
  return format;
}

lxw_format* example_format(lxw_workbook* book) {
  lxw_format* format = boxed(book);
  format_set_italic(format);
  format_set_font_color(format, 0x4C6272);
  format_set_bg_color(format, 0xF0F4F5);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats f{};
  f.title = workbook_add_format(book);
  format_set_bold(f.title);
  format_set_font_size(f.title, 16);
  format_set_font_color(f.title, kBlue);
  f.body = boxed(book);
  f.bold = boxed(book);
  format_set_bold(f.bold);
  f.required = heading(book, kBlue, 0xFFFFFF);
  f.optional = heading(book, kPale, kInk);
  f.example = example_format(book);
  f.example_month = example_format(book);
  format_set_num_format(f.example_month, "mmmm yyyy");
  format_set_align(f.example_month, LXW_ALIGN_LEFT);
  f.cell = boxed(book);
  f.month = boxed(book);
  format_set_num_format(f.month, "mmmm yyyy");
  format_set_align(f.month, LXW_ALIGN_LEFT);
  f.number = boxed(book);
  format_set_num_format(f.number, "0.##");
  return f;
}

const char* c_text(std::string_view text, std::string& room) {
  room = std::string(text);
  return room.c_str();
}

void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
  std::string room;
  worksheet_write_string(sheet, row, column, c_text(text, room), format);
}

void set_page(lxw_worksheet* sheet, bool landscape) {
  if (landscape) worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_footer(sheet, "&L&F&C&A&RPage &P of &N");
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
}

/// The heading of the column, with a star where it must be filled in.
std::string heading_of(const intake::Layout& layout, const TemplateColumn& column) {
  const intake::LayoutColumn* known = layout.find(column.name);
  if (known == nullptr || known->aliases.empty())
    throw std::logic_error("the layout of the partner return has no column " + std::string(column.name));
  return known->aliases.front() + (column.required ? " *" : "");
}

using WordLists = std::vector<std::pair<std::string, std::vector<std::string>>>;  // by column, in order of the table

WordLists listed_words(const std::string& reference_dir) {
  const base::SmallCsv csv = base::read_small_csv(reference_dir + "/return_terms.csv");
  const std::size_t column = csv.column("column"), label = csv.column("label"), listed = csv.column("listed");
  WordLists lists;
  for (const auto& row : csv.rows) {
    if (row[listed] != "yes") continue;
    if (lists.empty() || lists.back().first != row[column]) lists.push_back({row[column], {}});
    lists.back().second.push_back(row[label]);
  }
  return lists;
}

void write_instructions(lxw_workbook* book, const Formats& f, const intake::Layout& layout) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Instructions");
  set_page(sheet, false);
  worksheet_set_column(sheet, 0, 0, 22, nullptr);
  worksheet_set_column(sheet, 1, 1, 13, nullptr);
  worksheet_set_column(sheet, 2, 2, 62, nullptr);
  worksheet_set_column(sheet, 3, 3, 24, nullptr);
  write(sheet, 0, 0, "Return of allied health staff: how to fill it in", f.title);
  worksheet_set_row(sheet, 0, 24, nullptr);
  lxw_row_t row = 2;
  for (const auto& [name, text] : kSteps) {
    std::string room;
    write(sheet, row, 0, name, f.bold);
    worksheet_merge_range(sheet, row, 1, row, 3, c_text(text, room), f.body);
    worksheet_set_row(sheet, row, 32, nullptr);
    ++row;
  }
  ++row;
  const std::array<std::string_view, 4> kHeads = {"Column of the sheet Return", "Needed?", "What to write",
                                                  "For example"};
  for (std::size_t c = 0; c < kHeads.size(); ++c) write(sheet, row, static_cast<lxw_col_t>(c), kHeads[c], f.required);
  worksheet_set_row(sheet, row, 32, nullptr);
  ++row;
  for (const TemplateColumn& column : kColumns) {
    write(sheet, row, 0, heading_of(layout, column), f.bold);
    write(sheet, row, 1, column.required ? "Always" : "If you can", f.body);
    write(sheet, row, 2, column.meaning, f.body);
    write(sheet, row, 3, column.example, f.example);
    worksheet_set_row(sheet, row, column.meaning.size() > 70 ? 31 : 16, nullptr);
    ++row;
  }
}

/// Where the words of a list stand on the sheet Lists: "=Lists!$A$4:$A$20".
std::string range_of(const WordLists& lists, std::string_view name) {
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].first != name) continue;
    return fmt::format("=Lists!${0}$4:${0}${1}", static_cast<char>('A' + i), lists[i].second.size() + 3);
  }
  throw std::logic_error("reference/return_terms.csv lists no word for " + std::string(name));
}

void add_check(lxw_worksheet* sheet, lxw_col_t at, const TemplateColumn& column, const std::string& title,
               const WordLists& lists) {
  lxw_data_validation check{};
  std::string head = title.substr(0, 32), message(column.meaning), range, error;
  check.ignore_blank = LXW_VALIDATION_ON;
  check.show_input = LXW_VALIDATION_ON;
  check.show_error = LXW_VALIDATION_ON;
  check.input_title = head.data();
  check.input_message = message.data();
  check.error_title = head.data();
  check.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  check.dropdown = LXW_VALIDATION_ON;
  switch (column.holds) {
    case Holds::Text:
      check.validate = LXW_VALIDATION_TYPE_ANY;
      break;
    case Holds::List:
      check.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      range = range_of(lists, column.list);
      check.value_formula = range.data();
      error = "This is not in the list. Choose from the list, or keep your own words and explain them in the notes.";
      break;
    case Holds::Month:
      check.validate = LXW_VALIDATION_TYPE_DATE;
      check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      check.minimum_datetime = {2015, 1, 1, 0, 0, 0};
      check.maximum_datetime = {2060, 12, 31, 0, 0, 0};
      error = "Write the month like this: March 2025";
      break;
    case Holds::Count:
    case Holds::Number: {
      const bool whole = column.holds == Holds::Count;
      check.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
      check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      check.minimum_number = 0;
      check.maximum_number = whole ? 9999 : 400000;
      check.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
      error = whole ? "Write a whole number of people: 0, 1, 2 ..." : "Write a number in figures, for example 37.5";
      break;
    }
  }
  check.error_message = error.data();
  if (worksheet_data_validation_range(sheet, kExample, at, kLastRow, at, &check) != LXW_NO_ERROR)
    throw std::logic_error("the check of column " + title + " does not fit into a workbook");
}

void write_example(lxw_worksheet* sheet, lxw_col_t at, const TemplateColumn& column, const Formats& f) {
  if (column.name == "employer_name") return write(sheet, kExample, at, "EXAMPLE - this row is not counted", f.example);
  if (column.holds == Holds::Month) {
    lxw_datetime month = {2025, 3, 1, 0, 0, 0};
    worksheet_write_datetime(sheet, kExample, at, &month, f.example_month);
  } else if (column.holds == Holds::Count || column.holds == Holds::Number) {
    worksheet_write_number(sheet, kExample, at, std::stod(std::string(column.example)), f.example);
  } else {
    write(sheet, kExample, at, column.example, f.example);
  }
}

void write_return(lxw_workbook* book, const Formats& f, const intake::Layout& layout, const WordLists& lists) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Return");
  set_page(sheet, true);
  write(sheet, 0, 0, "Return of allied health staff", f.title);
  worksheet_set_row(sheet, 0, 24, nullptr);
  write(
      sheet, 1, 0,
      "One row for each post or group of alike posts. Columns with a star (*) must be filled in. Please write no names "
      "of people.",
      nullptr);
  worksheet_set_row(sheet, kHeadings, 34, nullptr);
  for (std::size_t c = 0; c < kColumns.size(); ++c) {
    const TemplateColumn& column = kColumns[c];
    const auto at = static_cast<lxw_col_t>(c);
    const std::string title = heading_of(layout, column);
    lxw_format* format = column.holds == Holds::Month ? f.month : column.holds == Holds::Number ? f.number : f.cell;
    worksheet_set_column(sheet, at, at, column.width, nullptr);
    write(sheet, kHeadings, at, title, column.required ? f.required : f.optional);
    write_example(sheet, at, column, f);
    for (lxw_row_t row = kFirstRow; row <= kLastRow; ++row) worksheet_write_blank(sheet, row, at, format);
    add_check(sheet, at, column, title, lists);
  }
  worksheet_set_row(sheet, kExample, 32, nullptr);
  worksheet_freeze_panes(sheet, kHeadings + 1, 1);
  worksheet_repeat_rows(sheet, kHeadings, kHeadings);
  worksheet_fit_to_pages(sheet, 2, 0);  // on one page of A4 the words could not be read
  worksheet_repeat_columns(sheet, 0, 0);
  worksheet_print_area(sheet, 0, 0, 33, static_cast<lxw_col_t>(kColumns.size() - 1));
}

void write_lists(lxw_workbook* book, const Formats& f, const intake::Layout& layout, const WordLists& lists) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Lists");
  set_page(sheet, true);
  write(sheet, 0, 0, "Words to choose from", f.title);
  worksheet_set_row(sheet, 0, 24, nullptr);
  lxw_row_t last = 3;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, at, at, i == 0 ? 36 : 28, nullptr);
    std::string title = lists[i].first;
    for (const TemplateColumn& column : kColumns)
      if (column.list == lists[i].first) title = layout.find(column.name)->aliases.front();
    write(sheet, 2, at, title, f.required);
    lxw_row_t row = 3;
    for (const std::string& word : lists[i].second) write(sheet, row++, at, word, f.body);
    last = std::max(last, row);
  }
  write(sheet, last + 1, 0, "What the role levels mean", f.required);
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    std::string room;
    const auto row = static_cast<lxw_row_t>(last + 2 + i);
    write(sheet, row, 0, kLevels[i][0], f.bold);
    worksheet_merge_range(sheet, row, 1, row, 3, c_text(kLevels[i][1], room), f.body);
  }
}

}  // namespace

std::span<const TemplateColumn> template_columns() { return kColumns; }

void write_partner_template(const std::string& path, const std::string& reference_dir) {
  const std::vector<intake::Layout> layouts = intake::load_layouts(reference_dir);
  const auto layout =
      std::find_if(layouts.begin(), layouts.end(), [](const auto& known) { return known.id == "partner_return"; });
  if (layout == layouts.end()) throw std::logic_error("reference/layouts has no partner_return");
  const WordLists lists = listed_words(reference_dir);
  XlsxFile file(path, "Return of allied health staff");
  const Formats formats = make_formats(file.book());
  write_instructions(file.book(), formats, *layout);
  write_return(file.book(), formats, *layout, lists);
  write_lists(file.book(), formats, *layout, lists);
  file.finish();
}

}  // namespace cadre::publishing
