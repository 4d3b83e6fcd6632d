// Settings, functions, competencies, barriers, colleagues and what roles are for.
#include "capability/read_tables.h"

#include <fmt/format.h>

#include <array>

#include "intake/text_values.h"

namespace cadre::capability {

using intake::InputColumn;
using intake::InputSheet;

std::vector<std::string> words_of(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    std::string_view word = cell.substr(0, end);
    cell.remove_prefix(std::min(end + 1, cell.size()));
    while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

std::string code_of(InputSheet& sheet, std::string_view column) {
  constexpr std::size_t kLongest = 40;
  std::string code = sheet.name(column);
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  if (code.empty() || (code.size() <= kLongest && std::all_of(code.begin(), code.end(), plain))) return code;
  sheet.fault(column, fmt::format("'{}' is no code", intake::shown_value(code, true)),
              fmt::format("Write at most {} letters, digits, _ and -", kLongest));
  return code;
}

void read_settings(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"setting"}, InputColumn{"name"},   InputColumn{"care_settings"}, InputColumn{"part", false},
      InputColumn{"mark"},    InputColumn{"source"}, InputColumn{"date", false},   InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    SettingInput row;
    row.setting = code_of(sheet, "setting");
    row.name = sheet.name("name");
    row.care_settings = words_of(sheet.name("care_settings"));
    row.part = sheet.blank("part") ? "plan" : sheet.text("part");
    row.given = sheet.given();
    take(sheet, "setting", into.settings, std::move(row),
         [](const auto& a, const auto& b) { return a.setting == b.setting; });
  }
  sheet.finish();
}

void read_functions(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"function"},    InputColumn{"name"},
                                          InputColumn{"mark"},        InputColumn{"source"},
                                          InputColumn{"date", false}, InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    FunctionInput row{code_of(sheet, "function"), sheet.name("name"), {}};
    row.given = sheet.given();
    take(sheet, "function", into.functions, std::move(row),
         [](const auto& a, const auto& b) { return a.function == b.function; });
  }
  sheet.finish();
}

void read_competencies(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"competency"},      InputColumn{"name"},
                                          InputColumn{"category", false}, InputColumn{"barrier", false},
                                          InputColumn{"requires", false}, InputColumn{"mark"},
                                          InputColumn{"source"},          InputColumn{"date", false},
                                          InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    CompetencyInput row;
    row.competency = code_of(sheet, "competency");
    if (row.competency == "all")
      sheet.fault("competency", "'all' stands for work that is not split", "Write another code");
    row.name = sheet.name("name");
    row.category = sheet.text("category");
    row.barrier = sheet.text("barrier");
    row.needs = words_of(sheet.text("requires"));
    row.note = sheet.text("note");
    row.given = sheet.given();
    take(sheet, "competency", into.competencies, std::move(row),
         [](const auto& a, const auto& b) { return a.competency == b.competency; });
  }
  sheet.finish();
}

void read_barriers(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"barrier"}, InputColumn{"name"},   InputColumn{"type"},        InputColumn{"workstream", false},
      InputColumn{"mark"},    InputColumn{"source"}, InputColumn{"date", false}, InputColumn{"note", false}};
  static constexpr std::string_view kYesNo[] = {"no", "yes"};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    BarrierInput row;
    row.code = code_of(sheet, "barrier");
    row.name = sheet.name("name");
    row.type = static_cast<BarrierType>(sheet.choice("type", kBarrierTypes));
    row.workstream = sheet.choice("workstream", kYesNo, 0) == 1;
    row.note = sheet.text("note");
    row.given = sheet.given();
    take(sheet, "barrier", into.barriers, std::move(row),
         [](const auto& a, const auto& b) { return a.code == b.code; });
  }
  sheet.finish();
}

void read_colleagues(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"colleague"},   InputColumn{"name"},
                                          InputColumn{"mark"},        InputColumn{"source"},
                                          InputColumn{"date", false}, InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    ColleagueInput row{code_of(sheet, "colleague"), sheet.name("name"), {}};
    row.given = sheet.given();
    take(sheet, "colleague", into.colleagues, std::move(row),
         [](const auto& a, const auto& b) { return a.colleague == b.colleague; });
  }
  sheet.finish();
}

void read_benefits(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"role"},       InputColumn{"name"},        InputColumn{"scope"}, InputColumn{"setting"},
      InputColumn{"function"},   InputColumn{"professions"}, InputColumn{"item"},  InputColumn{"code"},
      InputColumn{"label"},      InputColumn{"measure"},     InputColumn{"mark"},  InputColumn{"source"},
      InputColumn{"note", false}};
  static constexpr std::string_view kItems[] = {"benefit", "competency"};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    BenefitInput row;
    row.role = code_of(sheet, "role");
    row.name = sheet.name("name");
    row.scope = sheet.text("scope");
    row.settings = words_of(sheet.text("setting"));
    row.professions = words_of(sheet.text("professions"));
    row.function = sheet.text("function");
    row.is_competency = sheet.choice("item", kItems) == 1;
    row.code = code_of(sheet, "code");
    row.label = sheet.name("label");
    row.measure = sheet.text("measure");
    row.given = sheet.given();
    take(sheet, "code", into.benefits, std::move(row),
         [](const auto& a, const auto& b) { return a.role == b.role && a.code == b.code; });
  }
  sheet.finish();
}

void read_system_support(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"function"}, InputColumn{"element"}, InputColumn{"competency"},
                                          InputColumn{"mark"},     InputColumn{"source"},  InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    SupportInput row{sheet.name("function"), sheet.name("element"), sheet.text("competency"), {}};
    row.given = sheet.given();
    take(sheet, "element", into.support, std::move(row),
         [](const auto& a, const auto& b) { return a.function == b.function && a.element == b.element; });
  }
  sheet.finish();
}

void read_readiness_questions(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"domain"}, InputColumn{"name"},   InputColumn{"question"},
                                          InputColumn{"mark"},   InputColumn{"source"}, InputColumn{"note", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    ReadinessDomain row{code_of(sheet, "domain"), sheet.name("name"), sheet.name("question"), {}};
    row.given = sheet.given();
    take(sheet, "domain", into.readiness, std::move(row),
         [](const auto& a, const auto& b) { return a.domain == b.domain; });
  }
  sheet.finish();
}

}  // namespace cadre::capability
