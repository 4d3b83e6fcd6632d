#include "need/read_needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "intake/input_sheet.h"
#include "vocabulary/codes.h"

namespace cadre::need {
namespace {

using intake::InputColumn;
using intake::InputSheet;

constexpr double kMost = 1e9;  ///< people, contacts, hours: more is a slip

template <class Row, class Fill>
void read_rows(std::string text, const std::string& name, bool own, std::span<const InputColumn> columns,
               std::vector<Row>& into, Fill fill) {
  InputSheet sheet(std::move(text), name, columns, own);
  while (sheet.next()) {
    Row row;
    fill(sheet, row);
    row.given = sheet.given();
    if (sheet.sound()) into.push_back(std::move(row));
  }
  sheet.finish();
}

/// Words of a list separated by ;, each of `known`.
std::vector<std::string> words_of(InputSheet& sheet, std::string_view column, std::span<const std::string_view> known) {
  std::vector<std::string> out;
  const std::string& cell = sheet.text(column);
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    std::string word = cell.substr(at, end - at);
    word.erase(0, word.find_first_not_of(' '));
    word.erase(word.find_last_not_of(' ') + 1);
    at = end + 1;
    if (word.empty()) continue;
    if (std::find(known.begin(), known.end(), word) == known.end())
      sheet.fault(column, fmt::format("'{}' is none of the codes of '{}'", word, column),
                  fmt::format("Write codes separated by ; such as {}", fmt::join(known, ", ")));
    else if (std::find(out.begin(), out.end(), word) == out.end())
      out.push_back(std::move(word));
  }
  return out;
}

constexpr std::array kLineColumns = {InputColumn{"line"},
                                     InputColumn{"title"},
                                     InputColumn{"service", false},
                                     InputColumn{"method"},
                                     InputColumn{"setting"},
                                     InputColumn{"function"},
                                     InputColumn{"competency", false},
                                     InputColumn{"place", false},
                                     InputColumn{"professions", false},
                                     InputColumn{"role_levels", false},
                                     InputColumn{"priority", false},
                                     InputColumn{"segment", false},
                                     InputColumn{"quantity"},
                                     InputColumn{"low", false},
                                     InputColumn{"high", false},
                                     InputColumn{"contacts", false},
                                     InputColumn{"share", false},
                                     InputColumn{"standard", false},
                                     InputColumn{"staffing", false},
                                     InputColumn{"hours_per_wte", false},
                                     InputColumn{"current_wte", false},
                                     InputColumn{"working_days", false},
                                     InputColumn{"public_holidays", false},
                                     InputColumn{"leave_days", false},
                                     InputColumn{"sick_days", false},
                                     InputColumn{"other_days", false},
                                     InputColumn{"day_hours", false},
                                     InputColumn{"category_share", false},
                                     InputColumn{"individual_hours", false},
                                     InputColumn{"mark"},
                                     InputColumn{"source"},
                                     InputColumn{"date", false}};

/// What the method needs and cannot use.
void check_columns(InputSheet& sheet, const MethodRow& method) {
  const auto wanted = [&](std::string_view column, bool needed) {
    if (needed == !sheet.blank(column)) return;
    if (needed)
      sheet.fault(column, fmt::format("method {} needs '{}'", method.word, column),
                  fmt::format("Write it, or choose another method; quantity counts {}", method.quantity));
    else
      sheet.fault(column, fmt::format("method {} has no use for '{}'", method.word, column), "Leave this cell empty");
  };
  wanted("standard", method.standard);
  wanted("staffing", method.staffing);
  if (method.segment || method.contacts) {
    if (method.segment) wanted("segment", true);
    if (method.contacts) wanted("contacts", true);
  }
  if (!method.standard) wanted("contacts", false);
  if (method.method != Method::Wisn)
    for (const std::string_view column : {"current_wte", "working_days", "public_holidays", "leave_days", "sick_days",
                                          "other_days", "day_hours", "category_share", "individual_hours"})
      wanted(column, false);
}

void read_working_days(InputSheet& sheet, NeedLine& line) {
  constexpr double kDays = 366, kHours = 24;
  const WorkingDays usual;
  line.days.possible = sheet.number("working_days", 1, kDays, usual.possible);
  line.days.public_holidays = sheet.number("public_holidays", 0, kDays, usual.public_holidays);
  line.days.leave = sheet.number("leave_days", 0, kDays, usual.leave);
  line.days.sickness = sheet.number("sick_days", 0, kDays, usual.sickness);
  line.days.other = sheet.number("other_days", 0, kDays, usual.other);
  line.days.hours_a_day = sheet.number("day_hours", 1, kHours, usual.hours_a_day);
  line.category_share = sheet.number("category_share", 0, 0.9, 0);
  line.individual_hours = sheet.number("individual_hours", 0, kMost, 0);
  line.current_wte = sheet.number("current_wte", 0, kMost, -1);
  const WorkingDays& d = line.days;
  if (sheet.sound() && d.possible - (d.public_holidays + d.leave + d.sickness + d.other) <= 0)
    sheet.fault("working_days", "holidays, leave, sickness and other days leave no working time",
                "Write fewer days off, or more working days");
}

void read_lines(std::string text, const std::string& name, bool own, Inputs& into) {
  std::vector<std::string_view> words;
  for (const MethodRow& row : methods()) words.push_back(row.word);
  const auto professions = vocabulary::profession_codes().subspan(1, vocabulary::kProfessionCount - 2);
  read_rows(std::move(text), name, own, kLineColumns, into.lines, [&](InputSheet& sheet, NeedLine& line) {
    line.id = sheet.name("line");
    line.title = sheet.name("title");
    line.service = sheet.text("service");
    line.method = static_cast<Method>(sheet.choice("method", words));
    line.setting = sheet.name("setting");
    line.function = sheet.name("function");
    line.competency = sheet.blank("competency") ? "all" : sheet.text("competency");
    line.place = sheet.text("place");
    line.professions = words_of(sheet, "professions", professions);
    line.role_levels = words_of(sheet, "role_levels", intake::level_names());
    line.priority = sheet.number("priority", 0.001, 100, 1);
    line.segment = sheet.text("segment");
    line.quantity = sheet.range("quantity", 0, kMost);
    line.contacts = sheet.number("contacts", 0, 1000, 1);
    line.share = sheet.number("share", 0, 1, 1);
    line.standard = sheet.text("standard");
    line.staffing = sheet.text("staffing");
    line.hours_per_wte = sheet.blank("hours_per_wte") ? 0 : sheet.number("hours_per_wte", 1, 60);
    if (sheet.sound()) check_columns(sheet, row_of(line.method));
    if (line.method == Method::Wisn) read_working_days(sheet, line);
  });
}

void read_population(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"place"},      InputColumn{"segment"},     InputColumn{"people"},
                                          InputColumn{"low", false}, InputColumn{"high", false}, InputColumn{"mark"},
                                          InputColumn{"source"},     InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.population, [](InputSheet& sheet, PopulationRow& row) {
    row.place = sheet.name("place");
    row.segment = sheet.name("segment");
    row.people = sheet.range("people", 0, kMost);
  });
}

void read_growth(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"line", false}, InputColumn{"setting", false}, InputColumn{"segment", false},
      InputColumn{"yearly"},      InputColumn{"low", false},     InputColumn{"high", false},
      InputColumn{"mark"},        InputColumn{"source"},         InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.growth, [](InputSheet& sheet, GrowthRow& row) {
    row.line = sheet.text("line");
    row.setting = sheet.text("setting");
    row.segment = sheet.text("segment");
    const int named = (row.line.empty() ? 0 : 1) + (row.setting.empty() ? 0 : 1) + (row.segment.empty() ? 0 : 1);
    if (named > 1)
      sheet.fault("line", "the row names more than one of line, setting and segment",
                  "Write a row for each; growth of a line and growth of its segment multiply");
    row.yearly = sheet.range("yearly", -0.5, 1);
  });
}

void read_standards(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"standard"},
                                          InputColumn{"place", false},
                                          InputColumn{"title"},
                                          InputColumn{"mode"},
                                          InputColumn{"minutes"},
                                          InputColumn{"low", false},
                                          InputColumn{"high", false},
                                          InputColumn{"admin_minutes", false},
                                          InputColumn{"travel_minutes", false},
                                          InputColumn{"group_size", false},
                                          InputColumn{"missed_share", false},
                                          InputColumn{"weekend_share", false},
                                          InputColumn{"mark"},
                                          InputColumn{"source"},
                                          InputColumn{"date", false}};
  constexpr double kDay = 1440;
  read_rows(std::move(text), name, own, kColumns, into.standards, [](InputSheet& sheet, Standard& row) {
    row.id = sheet.name("standard");
    row.place = sheet.text("place");
    row.title = sheet.name("title");
    row.mode = static_cast<ContactMode>(sheet.choice("mode", kContactModes));
    row.minutes = sheet.range("minutes", 1, kDay);
    row.admin_minutes = sheet.number("admin_minutes", 0, kDay, 0);
    row.travel_minutes = sheet.number("travel_minutes", 0, kDay, 0);
    row.group_size = sheet.number("group_size", 1, 100, 1);
    row.missed_share = sheet.number("missed_share", 0, 0.9, 0);
    row.weekend_share = sheet.number("weekend_share", 0, 1, 0);
    if (row.mode != ContactMode::FaceToFace && row.travel_minutes > 0)
      sheet.fault("travel_minutes", "nobody travels to a contact by video or telephone",
                  "Leave travel_minutes empty, or write mode face_to_face");
  });
}

void read_staffing(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"staffing"},    InputColumn{"title"},
                                          InputColumn{"unit"},        InputColumn{"measure"},
                                          InputColumn{"value"},       InputColumn{"low", false},
                                          InputColumn{"high", false}, InputColumn{"weekend_share", false},
                                          InputColumn{"mark"},        InputColumn{"source"},
                                          InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.staffing, [](InputSheet& sheet, Staffing& row) {
    row.id = sheet.name("staffing");
    row.title = sheet.name("title");
    row.unit = static_cast<StaffedUnit>(sheet.choice("unit", kStaffedUnits));
    row.measure = static_cast<StaffingMeasure>(sheet.choice("measure", kStaffingMeasures));
    row.value = sheet.range("value", 0, 1000);
    row.weekend_share = sheet.number("weekend_share", 0, 1, 0);
  });
}

void read_shares(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"line"},       InputColumn{"competency"},  InputColumn{"share"},
                                          InputColumn{"low", false}, InputColumn{"high", false}, InputColumn{"mark"},
                                          InputColumn{"source"},     InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.shares, [](InputSheet& sheet, ShareRow& row) {
    row.line = sheet.name("line");
    row.competency = sheet.name("competency");
    row.share = sheet.range("share", 0, 1);
  });
}

template <auto Member>
std::size_t rows_in(const Inputs& inputs) {
  return (inputs.*Member).size();
}

constexpr std::array kFiles = {
    InputFile{"lines", false, "need_lines", read_lines, rows_in<&Inputs::lines>},
    InputFile{"population", false, "need_population", read_population, rows_in<&Inputs::population>},
    InputFile{"growth", false, "need_growth", read_growth, rows_in<&Inputs::growth>},
    InputFile{"standards", true, "need_standards", read_standards, rows_in<&Inputs::standards>},
    InputFile{"staffing", true, "need_staffing", read_staffing, rows_in<&Inputs::staffing>},
    InputFile{"shares", false, "need_shares", read_shares, rows_in<&Inputs::shares>},
};

}  // namespace

std::span<const InputFile> input_files() { return kFiles; }

}  // namespace cadre::need
