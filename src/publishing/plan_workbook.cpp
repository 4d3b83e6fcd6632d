#include "publishing/plan_workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "plan_file/plan_sheets.h"
#include "plan_file/plan_tables.h"
#include "publishing/xlsx_file.h"

namespace cadre::publishing {
namespace {

using plan_file::OptionKind;
using plan_file::OptionSpec;
using plan_file::OptionValue;

constexpr lxw_color_t kBlue = 0x005EB8, kPale = 0xE8EDEE, kInk = 0x212B32;
constexpr lxw_row_t kHeadings = 2;    // rows from 0 of every sheet but Notes
constexpr lxw_row_t kMoreRows = 100;  // with lists and checks, below what a sheet of elements holds

struct Formats {
  lxw_format *title, *body, *bold, *head, *pale, *cell, *text;
};

lxw_format* boxed(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xAEB7BD);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(format);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats f{};
  f.title = workbook_add_format(book);
  format_set_bold(f.title);
  format_set_font_size(f.title, 16);
  format_set_font_color(f.title, kBlue);
  f.body = boxed(book);
  format_set_font_color(f.body, 0x4C6272);
  f.bold = boxed(book);
  format_set_bold(f.bold);
  f.head = boxed(book);
  format_set_bold(f.head);
  format_set_bg_color(f.head, kBlue);
  format_set_font_color(f.head, 0xFFFFFF);
  f.pale = boxed(book);
  format_set_bg_color(f.pale, kPale);
  format_set_font_color(f.pale, kInk);
  format_set_italic(f.pale);
  f.cell = boxed(book);
  format_set_bg_color(f.cell, 0xFFF9E5);
  f.text = boxed(book);  // codes such as 02Q and lists such as 30; 40 must stay as they are typed
  format_set_bg_color(f.text, 0xFFF9E5);
  format_set_num_format(f.text, "@");
  return f;
}

void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
  const std::string copy(text);
  if (copy.empty())
    worksheet_write_blank(sheet, row, column, format);
  else
    worksheet_write_string(sheet, row, column, copy.c_str(), format);
}

bool is_number(OptionKind kind) { return kind == OptionKind::Integer || kind == OptionKind::Number; }

void write_value(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const OptionSpec& spec,
                 const std::optional<OptionValue>& value, const Formats& f) {
  const std::string text = value ? plan_file::cell_text(spec, *value) : std::string();
  constexpr std::size_t kDigitsOfExcel = 15;  // it would round what is longer
  if (!text.empty() && is_number(spec.kind) && text.size() <= kDigitsOfExcel)
    worksheet_write_number(sheet, row, column, std::stod(text), f.cell);
  else
    write(sheet, row, column, text, is_number(spec.kind) ? f.cell : f.text);
}

std::string without_ticks(std::string text) {
  std::erase(text, '`');
  return text;
}

std::string cut(std::string_view text, std::size_t most) {
  return text.size() <= most ? std::string(text) : std::string(text.substr(0, most - 3)) + "...";
}

/// What the option table allows, as a check of the cells [first, last].
void add_check(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column, const OptionSpec& spec) {
  lxw_data_validation check{};
  std::string title = cut(spec.key, 32),
              message = cut(fmt::format("{} ({})", spec.meaning, without_ticks(kind_text(spec))), 255);
  std::string error;
  check.ignore_blank = LXW_VALIDATION_ON;
  check.show_input = LXW_VALIDATION_ON;
  check.show_error = LXW_VALIDATION_ON;
  check.dropdown = LXW_VALIDATION_ON;
  check.input_title = title.data();
  check.input_message = message.data();
  check.error_title = title.data();
  std::vector<std::string> words;
  if (spec.kind == OptionKind::Choice)
    for (const std::string_view choice : spec.choices) words.emplace_back(choice);
  if (spec.kind == OptionKind::Flag) words = {"true", "false"};
  std::vector<const char*> list;
  list.reserve(words.size() + 1);
  for (const std::string& word : words) list.push_back(word.c_str());
  list.push_back(nullptr);
  if (!words.empty()) {
    check.validate = LXW_VALIDATION_TYPE_LIST;
    check.value_list = const_cast<char**>(reinterpret_cast<const char**>(list.data()));
    error = "Choose from the list.";
  } else if (is_number(spec.kind) && spec.low > -1e300) {
    check.validate = spec.kind == OptionKind::Integer ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
    check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    check.minimum_number = spec.low;
    check.maximum_number = std::min(spec.high, 9007199254740991.0);
    error = fmt::format("Write a number {}.", range_text(spec));
  } else {
    check.validate = LXW_VALIDATION_TYPE_ANY;
  }
  check.error_message = error.data();
  worksheet_data_validation_range(sheet, first, column, last, column, &check);
}

lxw_worksheet* add_sheet(lxw_workbook* book, const Formats& f, const std::string& name, std::string_view title,
                         std::string_view hint) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
  if (sheet == nullptr) throw std::logic_error("no workbook can hold a sheet named '" + name + "'");
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_footer(sheet, "&L&F&C&A&RPage &P of &N");
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  write(sheet, 0, 0, title, f.title);
  worksheet_set_row(sheet, 0, 24, nullptr);
  if (!hint.empty()) write(sheet, 1, 0, hint, nullptr);
  return sheet;
}

void write_headings(lxw_worksheet* sheet, const Formats& f, std::span<const std::string_view> names,
                    std::span<const double> widths) {
  for (std::size_t c = 0; c < names.size(); ++c) {
    const auto at = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, at, at, widths[c], nullptr);
    write(sheet, kHeadings, at, names[c], f.head);
  }
  worksheet_freeze_panes(sheet, kHeadings + 1, 0);
  worksheet_repeat_rows(sheet, kHeadings, kHeadings);
}

/// Excel and LibreOffice fit no row to text that wraps: high enough for the longest of (text, characters a line).
void fit_row(lxw_worksheet* sheet, lxw_row_t row, std::initializer_list<std::pair<std::size_t, double>> texts) {
  double lines = 1;
  for (const auto& [size, width] : texts) lines = std::max(lines, std::ceil(static_cast<double>(size) / (width - 2)));
  worksheet_set_row(sheet, row, 15 * lines + 1, nullptr);
}

/// A key with its value, where that is not the default.
struct Setting {
  std::string section;
  OptionSpec spec;
  std::optional<OptionValue> value, standard;
};

std::string standard_text(const Setting& setting) {
  if (setting.spec.required) return "must be filled in";
  const std::string text = setting.standard ? plan_file::cell_text(setting.spec, *setting.standard) : std::string();
  return text.empty() ? "may stay empty" : "empty = " + text;
}

void write_settings(lxw_workbook* book, const Formats& f, const std::string& name, const std::vector<Setting>& settings,
                    std::string_view hint) {
  lxw_worksheet* sheet = add_sheet(book, f, name, name, hint);
  constexpr std::array<double, 6> kWidths = {13, 22, 38, 10, 42, 60};
  write_headings(sheet, f, plan_file::kSettingColumns, kWidths);
  lxw_row_t row = kHeadings + 1;
  for (const Setting& setting : settings) {
    const std::string holds = without_ticks(kind_text(setting.spec));
    write(sheet, row, 0, setting.section, f.pale);
    write(sheet, row, 1, setting.spec.key, f.bold);
    write_value(sheet, row, 2, setting.spec, setting.value, f);
    write(sheet, row, 3, setting.spec.unit, f.body);
    const std::string held = holds + "; " + standard_text(setting);
    write(sheet, row, 4, held, f.body);
    write(sheet, row, 5, setting.spec.meaning, f.body);
    fit_row(sheet, row, {{held.size(), kWidths[4]}, {setting.spec.meaning.size(), kWidths[5]}});
    add_check(sheet, row, row, 2, setting.spec);
    ++row;
  }
}

void write_assumptions(lxw_workbook* book, const Formats& f, const std::vector<Setting>& settings) {
  if (settings.empty()) return;
  lxw_worksheet* sheet = add_sheet(book, f, "Assumptions", "Assumptions",
                                   "Write a value, or low, mode and high; every number needs its source and its mark.");
  constexpr std::array<double, 11> kWidths = {13, 22, 10, 10, 10, 10, 12, 36, 18, 13, 60};
  write_headings(sheet, f, plan_file::kAssumptionColumns, kWidths);
  OptionSpec mark;
  mark.key = "mark";
  mark.kind = OptionKind::Choice;
  mark.choices = plan_file::kMarks;
  mark.meaning = "how far it may be trusted";
  lxw_row_t row = kHeadings + 1;
  for (const Setting& setting : settings) {
    write(sheet, row, 0, setting.section, f.pale);
    write(sheet, row, 1, setting.spec.key, f.bold);
    for (lxw_col_t c = 2; c <= 9; ++c) write(sheet, row, c, "", f.text);
    if (setting.value) {
      const auto& held = std::get<plan_file::Assumption>(*setting.value);
      if (held.certain()) {
        worksheet_write_number(sheet, row, 2, held.mode, f.cell);
      } else {
        worksheet_write_number(sheet, row, 3, held.low, f.cell);
        worksheet_write_number(sheet, row, 4, held.mode, f.cell);
        worksheet_write_number(sheet, row, 5, held.high, f.cell);
      }
      write(sheet, row, 6, held.unit, f.text);
      write(sheet, row, 7, held.source, f.text);
      write(sheet, row, 8, text_of(held.mark), f.text);
      write(sheet, row, 9, held.date, f.text);
    }
    const std::string meaning = fmt::format("{} ({}; {})", setting.spec.meaning, without_ticks(kind_text(setting.spec)),
                                            standard_text(setting));
    write(sheet, row, 10, meaning, f.body);
    fit_row(sheet, row, {{meaning.size(), kWidths[10]}});
    add_check(sheet, row, row, 8, mark);
    ++row;
  }
}

template <class S>
void write_elements(lxw_workbook* book, const Formats& f, const plan_file::OptionTable<S>& table,
                    const std::vector<S>& rows) {
  const std::string name = plan_file::sheet_of(table.section, true);
  lxw_worksheet* sheet = add_sheet(book, f, name, name, table.meaning);
  const S defaults{};
  for (std::size_t c = 0; c < table.options.size(); ++c) {
    const auto at = static_cast<lxw_col_t>(c);
    const plan_file::Option<S>& option = table.options[c];
    worksheet_set_column(sheet, at, at, 24, nullptr);
    // The meaning stands above the heading, where the reader takes it for a note.
    write(sheet, kHeadings, at, option.spec.meaning, f.pale);
    write(sheet, kHeadings + 1, at, option.spec.key, f.head);
    const auto standard = option.fetch(defaults);
    for (std::size_t r = 0; r < rows.size() + kMoreRows; ++r) {
      const auto row = static_cast<lxw_row_t>(kHeadings + 2 + r);
      std::optional<OptionValue> value;
      if (r < rows.size()) value = option.fetch(rows[r]);
      if (value && standard && !option.spec.required &&
          plan_file::cell_text(option.spec, *value) == plan_file::cell_text(option.spec, *standard))
        value.reset();
      write_value(sheet, row, at, option.spec, value, f);
    }
    add_check(sheet, kHeadings + 2, static_cast<lxw_row_t>(kHeadings + 1 + rows.size() + kMoreRows), at, option.spec);
  }
  worksheet_set_row(sheet, kHeadings, 64, nullptr);
  worksheet_freeze_panes(sheet, kHeadings + 2, 0);
  worksheet_repeat_rows(sheet, kHeadings + 1, kHeadings + 1);
  worksheet_print_area(sheet, 0, 0, static_cast<lxw_row_t>(kHeadings + 30 + rows.size()),
                       static_cast<lxw_col_t>(table.options.size() - 1));
}

constexpr std::array<std::array<std::string_view, 2>, 7> kNotes = {{
    {"What this is",
     "A plan for cadre. The program reads this workbook instead of plan.toml; keep one of the two in the folder."},
    {"Yellow cells", "Fill in the yellow cells. An empty one has the default that stands beside it."},
    {"Settings", "One key a row. At the least give the title."},
    {"Inputs", "One file, or one pattern such as data/*, a row. Paths start at the plan's folder."},
    {"Lists", "Several values in one cell are parted by a semicolon: 02Q; 15N."},
    {"Check it", "cadre check FOLDER names the sheet and the cell of every fault, and the nearest key that is known."},
    {"Your own notes", "Sheets whose names begin with Notes are yours; so is everything above the headings."},
}};

void write_notes(lxw_workbook* book, const Formats& f) {
  lxw_worksheet* sheet = add_sheet(book, f, "Notes", "How to fill in this plan", "");
  worksheet_set_column(sheet, 0, 0, 18, nullptr);
  worksheet_set_column(sheet, 1, 1, 90, nullptr);
  lxw_row_t row = 2;
  for (const auto& [name, text] : kNotes) {
    write(sheet, row, 0, name, f.bold);
    write(sheet, row, 1, text, f.body);
    worksheet_set_row(sheet, row, text.size() > 95 ? 31 : 17, nullptr);
    ++row;
  }
}

/// Sorts the keys of single sections by the sheet on which they stand.
struct SheetSettings {
  std::vector<std::pair<std::string, std::vector<Setting>>> by_sheet;
  std::vector<Setting> assumptions;

  template <class S>
  void add(const plan_file::OptionTable<S>& table, const S& values) {
    const S defaults{};
    const std::string name = plan_file::sheet_of(table.section, false);
    for (const plan_file::Option<S>& option : table.options) {
      Setting setting{std::string(table.section), option.spec, option.fetch(values), option.fetch(defaults)};
      const bool standard =
          setting.value && setting.standard &&
          plan_file::cell_text(setting.spec, *setting.value) == plan_file::cell_text(setting.spec, *setting.standard);
      if (standard) setting.value.reset();
      if (setting.spec.kind == OptionKind::Assumption) {
        assumptions.push_back(std::move(setting));
        continue;
      }
      auto at = std::find_if(by_sheet.begin(), by_sheet.end(), [&](const auto& sheet) { return sheet.first == name; });
      if (at == by_sheet.end()) at = by_sheet.insert(at, {name, {}});
      at->second.push_back(std::move(setting));
    }
  }
};

}  // namespace

plan_file::Plan starter_plan() {
  plan_file::Plan plan;
  plan.plan.title = "Our allied health workforce";
  plan_file::Input input;
  input.path = "data/*";
  plan.inputs.push_back(std::move(input));
  return plan;
}

void write_plan_workbook(const std::string& path, const plan_file::Plan& plan) {
  XlsxFile file(path, "cadre plan");
  lxw_workbook* book = file.book();
  const Formats f = make_formats(book);
  write_notes(book, f);
  SheetSettings single;
  plan_file::for_each_section(plan, [&](const auto& table, const auto& values) {
    if constexpr (requires { values.front(); }) {
    } else {
      single.add(table, values);
    }
  });
  const auto write_named = [&](const std::string& name, std::string_view hint) {
    for (const auto& [sheet, settings] : single.by_sheet)
      if (sheet == name) write_settings(book, f, name, settings, hint);
  };
  write_named("Settings",
              "One key a row; the program finds keys by section and name, so rows may be moved or left out.");
  plan_file::for_each_section(plan, [&](const auto& table, const auto& values) {
    if constexpr (requires { values.front(); }) write_elements(book, f, table, values);
  });
  write_assumptions(book, f, single.assumptions);
  for (const auto& [sheet, settings] : single.by_sheet)
    if (sheet != "Settings")
      write_settings(book, f, sheet, settings, "The most that a result may show; an empty cell is not checked.");
  file.finish();
}

}  // namespace cadre::publishing
