#include "publishing/capability_template.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "capability/readiness.h"
#include "publishing/xlsx_file.h"
#include "vocabulary/codes.h"

namespace cadre::publishing {
namespace {

using namespace capability;

constexpr lxw_row_t kHeadings = 2, kExample = 3, kFirstRow = 4;  // from 0
constexpr lxw_row_t kRows = 60, kDetailRows = 300;
constexpr lxw_color_t kBlue = 0x005EB8, kPale = 0xE8EDEE, kInk = 0x212B32, kWhite = 0xFFFFFF;

struct Formats {
  lxw_format *title, *body, *required, *optional, *turned, *example, *cell, *month;
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

Formats make_formats(lxw_workbook* book) {
  Formats f{};
  f.title = workbook_add_format(book);
  format_set_bold(f.title);
  format_set_font_size(f.title, 16);
  format_set_font_color(f.title, kBlue);
  f.body = workbook_add_format(book);
  format_set_text_wrap(f.body);
  format_set_align(f.body, LXW_ALIGN_VERTICAL_TOP);
  f.required = heading(book, kBlue, kWhite);
  f.optional = heading(book, kPale, kInk);
  f.turned = heading(book, kPale, kInk);
  format_set_rotation(f.turned, 90);
  f.example = boxed(book);
  format_set_italic(f.example);
  format_set_font_color(f.example, 0x4C6272);
  f.cell = boxed(book);
  f.month = boxed(book);
  format_set_num_format(f.month, "yyyy-mm");
  return f;
}

void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
  worksheet_write_string(sheet, row, column, std::string(text).c_str(), format);
}

void check(lxw_worksheet* sheet, lxw_col_t column, lxw_row_t last, lxw_data_validation rule, std::string message) {
  rule.ignore_blank = LXW_VALIDATION_ON;
  std::string title = "Please check";
  rule.error_title = title.data();
  rule.error_message = message.data();
  rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  if (worksheet_data_validation_range(sheet, kExample, column, last, column, &rule) != LXW_NO_ERROR)
    throw std::logic_error("a check does not fit into a workbook");
}

void check_whole(lxw_worksheet* sheet, lxw_col_t column, lxw_row_t last, int low, int high) {
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_INTEGER;
  rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule.minimum_number = low;
  rule.maximum_number = high;
  check(sheet, column, last, rule, fmt::format("Write a whole number from {} to {}, or leave it blank.", low, high));
}

/// `range`: "Codes!$B$4:$B$20".
void check_listed(lxw_worksheet* sheet, lxw_col_t column, lxw_row_t last, std::string range) {
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  rule.dropdown = LXW_VALIDATION_ON;
  range.insert(0, "=");
  rule.value_formula = range.data();
  check(sheet, column, last, rule, "This is not in the list of the sheet Codes.");
}

void write_instructions(lxw_workbook* book, const Formats& f, std::string_view title,
                        const std::vector<std::string>& lines) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Instructions");
  worksheet_set_column(sheet, 0, 0, 100, nullptr);
  write(sheet, 0, 0, title, f.title);
  lxw_row_t row = 2;
  for (const std::string& line : lines) write(sheet, row++, 0, line, f.body);
}

using CodeList = std::pair<std::string_view, std::vector<std::string>>;

void write_codes(lxw_workbook* book, const Formats& f, const std::vector<CodeList>& lists) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Codes");
  write(sheet, 0, 0, "Words to choose from", f.title);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, 34, nullptr);
    // No heading of the sheets to fill in: a reader that looks for those must not take this sheet for one.
    write(sheet, kHeadings, column, lists[i].first, f.optional);
    for (std::size_t k = 0; k < lists[i].second.size(); ++k)
      write(sheet, kFirstRow - 1 + static_cast<lxw_row_t>(k), column, lists[i].second[k], f.cell);
  }
}

std::string range_of(std::size_t list, std::size_t words) {
  return fmt::format("Codes!${0}$4:${0}${1}", static_cast<char>('A' + list), 3 + words);
}

std::vector<std::string> profession_words(const Inputs& inputs) {
  std::vector<std::string> out;
  for (const std::string_view code : vocabulary::profession_codes().subspan(1, vocabulary::kProfessionCount - 2))
    out.emplace_back(vocabulary::name_of(vocabulary::profession_of(code)));
  for (const ColleagueInput& row : inputs.colleagues) out.push_back(row.name);
  return out;
}

std::vector<std::string> competency_words(const Inputs& inputs) {
  std::vector<std::string> out;
  for (const CompetencyInput& row : inputs.competencies) out.push_back(row.competency + ": " + row.name);
  return out;
}

const std::vector<std::string> kPersonTeam = {"person", "team"};
const std::vector<std::string> kYes = {"yes", "no"};
const std::vector<std::string> kLevels = {"support",   "assistant_practitioner", "registered", "enhanced", "advanced",
                                          "consultant"};

void write_survey(lxw_workbook* book, const Formats& f, const std::vector<CodeList>& lists) {
  struct Head {
    std::string_view title;
    double width;
    bool required;
    std::string_view example;
    int list;  ///< -1 = none
  };
  const std::array kHeads = {
      Head{kSurveyRow, 8, true, "Example", -1},       Head{kSurveyKind, 10, false, "team", 0},
      Head{kSurveyPeople, 8, false, "6", -1},         Head{kSurveyProfession, 26, true, "Physiotherapist", 1},
      Head{kSurveyLevel, 18, false, "registered", 2}, Head{kSurveyPlace, 16, false, "", 3}};
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Survey");
  write(sheet, 0, 0, "Capability survey", f.title);
  write(sheet, 1, 0,
        "One row for each person or team, without names. 0 not at all, 1 in training or under supervision, 2 alone, 3 "
        "teaches it, 4 leads it; blank = not asked.",
        nullptr);
  worksheet_set_row(sheet, kHeadings, 170, nullptr);
  const lxw_row_t last = kFirstRow + kRows - 1;
  for (std::size_t c = 0; c < kHeads.size(); ++c) {
    const auto at = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, at, at, kHeads[c].width, nullptr);
    write(sheet, kHeadings, at, kHeads[c].title, kHeads[c].required ? f.required : f.optional);
    write(sheet, kExample, at, kHeads[c].example, f.example);
    for (lxw_row_t row = kFirstRow; row <= last; ++row) worksheet_write_blank(sheet, row, at, f.cell);
    if (kHeads[c].list >= 0) {
      const auto list = static_cast<std::size_t>(kHeads[c].list);
      check_listed(sheet, at, last, range_of(list, lists[list].second.size()));
    }
  }
  for (lxw_row_t row = 0; row < kRows; ++row) worksheet_write_number(sheet, kFirstRow + row, 0, row + 1, f.cell);
  const std::vector<std::string>& competencies = lists[4].second;
  for (std::size_t i = 0; i < competencies.size(); ++i) {
    const auto at = static_cast<lxw_col_t>(kHeads.size() + i);
    worksheet_set_column(sheet, at, at, 5, nullptr);
    write(sheet, kHeadings, at, competencies[i], f.turned);
    worksheet_write_number(sheet, kExample, at, static_cast<double>(i % 5), f.example);
    for (lxw_row_t row = kFirstRow; row <= last; ++row) worksheet_write_blank(sheet, row, at, f.cell);
    check_whole(sheet, at, last, 0, kHighestLevel);
  }
  worksheet_freeze_panes(sheet, kHeadings + 1, 4);
}

struct Column {
  std::string_view title;
  double width;
  bool required;
  std::string_view example;
  int list = -1;  ///< index in the lists, -1 = none
};

/// A sheet with headings in the third row, an example below and ruled rows.
lxw_worksheet* write_rows(lxw_workbook* book, const Formats& f, const char* name, std::string_view title,
                          std::span<const Column> columns, lxw_row_t rows, const std::vector<CodeList>& lists) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, name);
  write(sheet, 0, 0, title, f.title);
  const lxw_row_t last = kFirstRow + rows - 1;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto at = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, at, at, columns[c].width, nullptr);
    write(sheet, kHeadings, at, columns[c].title, columns[c].required ? f.required : f.optional);
    write(sheet, kExample, at, columns[c].example, f.example);
    for (lxw_row_t row = kFirstRow; row <= last; ++row)
      worksheet_write_blank(sheet, row, at, columns[c].title == kReadyDue ? f.month : f.cell);
    if (columns[c].list >= 0) {
      const auto list = static_cast<std::size_t>(columns[c].list);
      check_listed(sheet, at, last, range_of(list, lists[list].second.size()));
    }
    if (columns[c].title == kReadyScore) check_whole(sheet, at, last, 0, kHighestScore);
  }
  worksheet_freeze_panes(sheet, kHeadings + 1, 1);
  return sheet;
}

}  // namespace

void write_capability_template(const std::string& path, const Inputs& inputs, std::span<const PlaceName> places) {
  std::vector<std::string> place_words;
  for (const PlaceName& place : places) place_words.push_back(place.name);
  if (place_words.empty()) place_words.emplace_back("");
  const std::vector<CodeList> lists = {
      {"Who answers", kPersonTeam}, {"Professions", profession_words(inputs)},  {"Levels of role", kLevels},
      {"Places", place_words},      {"Competencies", competency_words(inputs)}, {"Yes or no", kYes}};
  XlsxFile file(path, "Capability survey");
  const Formats f = make_formats(file.book());
  write_instructions(
      file.book(), f, "Capability survey",
      {"Fill in the sheet Survey: one row for each person, or for each team of one profession. Write no names.",
       "Row is a number that is yours alone; keep the list of who is who, if you need one, away from this workbook.",
       "For each competency write a level: 0 not at all, 1 in training or under supervision, 2 does it alone, 3 "
       "teaches "
       "it, 4 leads it. Leave it blank when you did not ask.",
       "Level 2 and more counts as trained. A team gives the level that most of its people have, and their number.",
       "In the sheet Details write, where you know it, whether a competency is in use, whether somebody is in "
       "training, "
       "and what shows it. Write the row number of the sheet Survey; no names there either.",
       "Half a survey is worth having. You may add columns and rename sheets; please keep the headings.",
       "Name the file in your plan: [capability] surveys. cadre check names the sheet and cell of every fault."});
  write_survey(file.book(), f, lists);
  const std::array kDetails = {Column{kSurveyRow, 9, true, "Example"},
                               Column{kSurveyCompetency, 50, true, "FALLS: Falls assessment and prevention", 4},
                               Column{kSurveyUse, 10, false, "yes", 5}, Column{kSurveyTraining, 12, false, "no", 5},
                               Column{kSurveyEvidence, 50, false, "Audit of 2025"}};
  write_rows(file.book(), f, "Details", "What is in use, in training, and how you know", kDetails, kDetailRows, lists);
  write_codes(file.book(), f, lists);
  file.finish();
}

void write_readiness_template(const std::string& path, const Inputs& inputs) {
  std::vector<std::string> domains;
  for (const ReadinessDomain& row : inputs.readiness) domains.push_back(row.name);
  const std::vector<CodeList> lists = {{"Domains", domains},
                                       {"Professions", profession_words(inputs)},
                                       {"State", {"not begun", "begun", "done", "stopped"}}};
  XlsxFile file(path, "State of readiness");
  const Formats f = make_formats(file.book());
  write_instructions(
      file.book(), f, "State of readiness",
      {"In the sheet Readiness score each domain for a team: 0 not begun, 1 talked of, 2 planned, 3 under way, 4 in "
       "place. Add rows for further teams or professions.",
       "A team is as ready as its lowest domain: that is what the report says first.",
       "In the sheet Actions agree what to do: specific (action), measurable (measure and target), with an owner's "
       "role, not a name, and a month when it is due.",
       "Name the file in your plan: [capability] readiness. cadre check names the sheet and cell of every fault."});
  const std::array kReadiness = {Column{kReadyTeam, 24, true, "Example team"},
                                 Column{kReadyProfession, 24, false, "Physiotherapist", 1},
                                 Column{kReadyDomain, 30, true, "Shared skills and knowledge", 0},
                                 Column{kReadyQuestion, 50, false, ""},
                                 Column{kReadyScore, 8, true, "2"},
                                 Column{kReadyAnswer, 50, false, "Two of six can"},
                                 Column{kReadyEvidence, 40, false, "Supervision records"}};
  lxw_worksheet* sheet = write_rows(file.book(), f, "Readiness", "How ready are we?", kReadiness, kRows, lists);
  for (std::size_t i = 0; i < inputs.readiness.size(); ++i) {
    const auto row = static_cast<lxw_row_t>(kFirstRow + i);
    write(sheet, row, 2, inputs.readiness[i].name, f.cell);
    write(sheet, row, 3, inputs.readiness[i].question, f.cell);
  }
  const std::array kActions = {Column{kReadyTeam, 24, true, "Example team"},
                               Column{kReadyProfession, 24, false, "", 1},
                               Column{kReadyDomain, 30, true, "Shared skills and knowledge", 0},
                               Column{kReadyAction, 44, true, "Train assistants in stroke screening"},
                               Column{kReadyMeasure, 34, true, "Assistants signed off"},
                               Column{kReadyTarget, 16, true, "6"},
                               Column{kReadyOwner, 22, true, "Team lead"},
                               Column{kReadyDue, 12, true, "2026-09"},
                               Column{kReadyStatus, 14, false, "begun", 2}};
  write_rows(file.book(), f, "Actions", "What will we do?", kActions, kRows, lists);
  write_codes(file.book(), f, lists);
  file.finish();
}

}  // namespace cadre::publishing
