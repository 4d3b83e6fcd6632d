// Who holds which competency, what the law allows, who is trained.
#include <fmt/format.h>

#include <array>

#include "capability/read_inputs.h"
#include "capability/read_tables.h"
#include "intake/text_values.h"

namespace cadre::capability {

using intake::InputColumn;
using intake::InputSheet;
namespace {

base::Month date(InputSheet& sheet, std::string_view column) {
  if (sheet.blank(column)) return {};
  const std::optional<base::Month> month = month_of_date(sheet.text(column));
  if (!month)
    sheet.fault(column, fmt::format("'{}' is no date", intake::shown_value(sheet.text(column), true)),
                "Write it like 2022-07-01, 2022-07 or 2022");
  return month.value_or(base::Month{});
}

}  // namespace

void read_matrix(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"setting"},     InputColumn{"function"},
                                          InputColumn{"profession"},  InputColumn{"competency"},
                                          InputColumn{"status"},      InputColumn{"least_level", false},
                                          InputColumn{"mark"},        InputColumn{"source"},
                                          InputColumn{"date", false}, InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    MatrixInput row;
    row.setting = sheet.text("setting");
    row.function = sheet.text("function");
    if (row.setting.empty() != row.function.empty())
      sheet.fault("function", "setting and function are named together, or neither",
                  "Fill in both, or leave both empty");
    row.profession = sheet.name("profession");
    row.competency = sheet.name("competency");
    row.status = static_cast<MatrixStatus>(sheet.choice("status", kMatrixStatus));
    row.least_level = sheet.blank("least_level") ? kRegistered : sheet.level("least_level");
    row.note = sheet.text("note");
    row.given = sheet.given();
    take(sheet, "competency", into.matrix, std::move(row), [](const auto& a, const auto& b) {
      return a.setting == b.setting && a.function == b.function && a.profession == b.profession &&
             a.competency == b.competency;
    });
  }
  sheet.finish();
}

void read_law(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"law"},  InputColumn{"profession"}, InputColumn{"power"},       InputColumn{"least_level", false},
      InputColumn{"from"}, InputColumn{"to", false},  InputColumn{"status"},      InputColumn{"effect", false},
      InputColumn{"mark"}, InputColumn{"source"},     InputColumn{"date", false}, InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    LawInput row;
    row.law = code_of(sheet, "law");
    row.profession = sheet.text("profession");
    row.power = sheet.name("power");
    row.least_level = sheet.blank("least_level") ? 0 : sheet.level("least_level");
    row.from = date(sheet, "from");
    row.to = date(sheet, "to");
    row.from_text = sheet.text("from");
    row.to_text = sheet.text("to");
    if (row.from.known() && row.to.known() && row.to < row.from)
      sheet.fault("to", "the row of law ends before it begins", "Write 'to' behind 'from'");
    row.status = static_cast<LawStatus>(sheet.choice("status", kLawStatus));
    row.effect = static_cast<LawEffect>(sheet.choice("effect", kLawEffect, 1));
    row.note = sheet.text("note");
    row.given = sheet.given();
    take(sheet, "law", into.law, std::move(row), [](const auto& a, const auto& b) { return a.law == b.law; });
  }
  sheet.finish();
}

void read_trained(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"profession", false},
                                          InputColumn{"level", false},
                                          InputColumn{"competency", false},
                                          InputColumn{"barrier", false},
                                          InputColumn{"place", false},
                                          InputColumn{"share"},
                                          InputColumn{"low"},
                                          InputColumn{"high"},
                                          InputColumn{"mark"},
                                          InputColumn{"source"},
                                          InputColumn{"date", false},
                                          InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    TrainedInput row;
    row.profession = sheet.text("profession");
    row.level = sheet.level("level");
    row.competency = sheet.text("competency");
    row.barrier = sheet.text("barrier");
    row.place = sheet.text("place");
    row.share = sheet.range("share", 0, kMostAssumed);
    if (sheet.sound() && row.share.low == row.share.high)
      sheet.fault("low", "a share without a survey is no certainty", "Write low and high apart from each other");
    row.given = sheet.given();
    take(sheet, "share", into.trained, std::move(row), [](const auto& a, const auto& b) {
      return a.profession == b.profession && a.level == b.level && a.competency == b.competency &&
             a.barrier == b.barrier && a.place == b.place;
    });
  }
  sheet.finish();
}

}  // namespace cadre::capability
