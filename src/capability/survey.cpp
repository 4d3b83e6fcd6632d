#include "capability/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "intake/number_values.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"
#include "vocabulary/codes.h"

namespace cadre::capability {
namespace {

constexpr std::int64_t kMostPeople = 9999;

std::vector<HandColumn> level_columns() {
  return {{kSurveyRow, {"No", "Number", "Row number"}, false},
          {kSurveyKind, {"Kind", "Person/team"}, false},
          {kSurveyPeople, {"Number of people", "Headcount"}, false},
          {kSurveyProfession, {"Job", "AHP profession"}, true},
          {kSurveyLevel, {"Level of role"}, false},
          {kSurveyPlace, {"Area", "Locality", "Borough"}, false}};
}

std::vector<HandColumn> detail_columns() {
  return {{kSurveyRow, {"No", "Number", "Row number"}, true},
          {kSurveyCompetency, {"Competence", "Skill"}, true},
          {kSurveyUse, {"Used"}, false},
          {kSurveyTraining, {"Training"}, false},
          {kSurveyEvidence, {"Proof"}, false}};
}

/// "FALLS: Falls assessment" -> "FALLS".
std::string code_part(const std::string& heading) {
  const std::size_t end = heading.find_first_of(":( ");
  return heading.substr(0, end);
}

/// Code of a competency by code or name; "" when it is neither.
std::string competency_of(const Inputs& inputs, const std::string& text) {
  const std::string whole = plain(text), first = plain(code_part(text));
  for (const CompetencyInput& row : inputs.competencies)
    if (plain(row.competency) == whole || plain(row.competency) == first || plain(row.name) == whole)
      return row.competency;
  return {};
}

std::string nearest_competency(const Inputs& inputs, const std::string& text) {
  std::vector<std::string_view> words;
  for (const CompetencyInput& row : inputs.competencies) words.push_back(row.competency);
  const plan_file::Nearest nearest = plan_file::nearest_of(code_part(text), words);
  return nearest.close ? std::string(nearest.word) : std::string();
}

std::string profession_of(const Inputs& inputs, const std::string& text) {
  const std::string word = plain(text);
  for (const std::string_view code : vocabulary::profession_codes().subspan(1, vocabulary::kProfessionCount - 2))
    if (plain(code) == word || plain(vocabulary::name_of(vocabulary::profession_of(code))) == word ||
        plain(vocabulary::name_of(vocabulary::profession_of(code))) + "s" == word)
      return std::string(code);
  for (const ColleagueInput& row : inputs.colleagues)
    if (plain(row.colleague) == word || plain(row.name) == word) return row.colleague;
  return {};
}

class Reader {
 public:
  Reader(const std::string& file, const Inputs& inputs, std::span<const PlaceName> places)
      : file_(file), inputs_(inputs), places_(places) {}

  Survey read(const std::vector<SheetText>& sheets) {
    std::vector<const SheetText*> levels, details;
    for (const SheetText& sheet : sheets) {
      const HandSheet as_details(file_, sheet, detail_columns()), as_levels(file_, sheet, level_columns());
      if (is_details(as_details))
        details.push_back(&sheet);
      else if (is_levels(as_levels))
        levels.push_back(&sheet);
    }
    if (levels.empty())
      out_.notes.push_back({base::Severity::Warning,
                            {file_},
                            "no sheet has a heading Profession beside codes of competencies",
                            "Use the workbook of cadre new --capability-template, and keep its headings"});
    for (const SheetText* sheet : levels) read_levels(*sheet);
    for (const SheetText* sheet : details) read_details(*sheet);
    return std::move(out_);
  }

 private:
  static bool is_details(const HandSheet& sheet) {
    return sheet.found() && sheet.at(kSurveyRow) && sheet.at(kSurveyCompetency) &&
           (sheet.at(kSurveyUse) || sheet.at(kSurveyTraining) || sheet.at(kSurveyEvidence));
  }
  bool is_levels(const HandSheet& sheet) const {
    if (!sheet.found()) return false;
    std::size_t known = 0;
    for (std::size_t c = 0; c < sheet.columns(); ++c)
      known += !sheet.is_known(c) && !competency_of(inputs_, sheet.heading(c)).empty() ? 1 : 0;
    return known > 0;
  }

  struct Column {
    std::size_t at;
    std::string competency;
  };

  std::vector<Column> competency_columns(HandSheet& sheet) const {
    std::vector<Column> out;
    std::set<std::string> seen;
    for (std::size_t c = 0; c < sheet.columns(); ++c) {
      const std::string heading = sheet.heading(c);
      if (heading.empty() || sheet.is_known(c)) continue;
      const std::string code = competency_of(inputs_, heading);
      if (code.empty()) {
        const std::string nearest = nearest_competency(inputs_, heading);
        sheet.fault_in_heading(c, "this heading is no code of a competency; its column is not read",
                               nearest.empty() ? "Leave it as your own column, or write the code of a competency"
                                               : fmt::format("Write '{}' if you mean that competency", nearest),
                               nearest.empty() ? base::Severity::Note : base::Severity::Warning);
      } else if (!seen.insert(code).second) {
        sheet.fault_in_heading(c, fmt::format("competency {} has a column already; this one is not read", code),
                               "Keep one column for each competency");
      } else {
        out.push_back({c, code});
      }
    }
    return out;
  }

  void read_levels(const SheetText& text) {
    HandSheet sheet(file_, text, level_columns());
    sheet.say_missing_headings();
    if (sheet.at(kSurveyProfession)) {
      const std::vector<Column> columns = competency_columns(sheet);
      std::set<std::string> answered;
      std::size_t rows = 0;
      while (sheet.next()) read_row(sheet, columns, answered, rows);
      std::vector<std::string> open;
      for (const Column& column : columns)
        if (answered.count(column.competency) == 0) open.push_back(column.competency);
      if (rows == 0) {
        sheet.fault_of_sheet("no row below the headings holds a level", "Fill in a row for each person or team");
      } else if (!open.empty()) {
        sheet.fault_of_sheet(fmt::format("{} of {} competencies have no answer at all: {}", open.size(), columns.size(),
                                         fmt::join(open, ", ")),
                             "Ask again, or leave them: what is assumed stays assumed", base::Severity::Note);
      }
      out_.rows += rows;
    }
    const base::Diagnostics faults = sheet.take_faults();
    out_.notes.insert(out_.notes.end(), faults.begin(), faults.end());
  }

  void read_row(HandSheet& sheet, const std::vector<Column>& columns, std::set<std::string>& answered,
                std::size_t& rows) {
    std::vector<std::pair<std::string, int>> levels;
    bool typed = false;
    for (const Column& column : columns) {
      typed = typed || !sheet.text(column.at).empty();
      if (const std::optional<int> level = sheet.score(column.at, 0, kHighestLevel))
        levels.emplace_back(column.competency, *level);
    }
    const std::string typed_profession = sheet.text(kSurveyProfession);
    if (!typed && typed_profession.empty()) return;  // a row that the template has numbered
    const std::string profession = profession_of(inputs_, typed_profession);
    if (profession.empty())
      return sheet.fault(kSurveyProfession,
                         typed_profession.empty() ? "the row does not say a profession and is left out"
                                                  : "this is no profession known here; the row is left out",
                         "Choose one from the sheet Codes");
    if (!typed)
      return sheet.fault(kSurveyProfession, "the row gives no level for any competency",
                         "Write levels from 0 to 4, or take the row out");
    SurveyAnswer answer;
    answer.file = file_;
    answer.profession = profession;
    answer.place = place_of(sheet);
    answer.line = sheet.line();
    answer.people = people_of(sheet);
    if (levels.empty()) return;
    ++rows;
    row_of_[row_key(sheet.text(kSurveyRow), sheet.line())] = sheet.line();
    for (const auto& [competency, level] : levels) {
      answer.competency = competency;
      answer.level = level;
      answered.insert(competency);
      out_.answers.push_back(answer);
    }
  }

  static std::string row_key(const std::string& number, std::uint64_t line) {
    const std::optional<double> value = intake::parse_decimal(number);
    return value ? fmt::format("{}", *value) : fmt::format("line {}", line);
  }

  std::string place_of(HandSheet& sheet) {
    const std::string typed = sheet.text(kSurveyPlace);
    if (typed.empty()) return {};
    for (const PlaceName& place : places_)
      if (plain(place.code) == plain(typed) || plain(place.name) == plain(typed)) return place.code;
    sheet.fault(kSurveyPlace, "this is no place of the plan; the row counts for all places together",
                "Choose one from the sheet Codes");
    return {};
  }

  std::int64_t people_of(HandSheet& sheet) {
    const std::optional<std::size_t> column = sheet.at(kSurveyPeople);
    const bool team = plain(sheet.text(kSurveyKind)) == "team";
    if (!column || sheet.text(*column).empty()) {
      if (team)
        sheet.fault(kSurveyPeople, "a team without its number of people counts as one",
                    "Write how many people the team has");
      return 1;
    }
    const std::optional<int> people = sheet.score(*column, 1, static_cast<int>(kMostPeople));
    if (!people || team) return people.value_or(1);
    if (*people != 1) sheet.fault(kSurveyPeople, "a person counts as one", "Write 'team' for several people, or 1");
    return sheet.text(kSurveyKind).empty() ? *people : 1;
  }

  void read_details(const SheetText& text) {
    HandSheet sheet(file_, text, detail_columns());
    while (sheet.next()) {
      if (sheet.text(kSurveyCompetency).empty() && sheet.text(kSurveyRow).empty()) continue;
      const std::string competency = competency_of(inputs_, sheet.text(kSurveyCompetency));
      const auto row = row_of_.find(row_key(sheet.text(kSurveyRow), 0));
      if (competency.empty()) {
        sheet.fault(kSurveyCompetency, "this is no code of a competency; the line is not read",
                    "Choose one from the sheet Codes");
        continue;
      }
      if (row == row_of_.end()) {
        sheet.fault(kSurveyRow, "no row of the sheet of levels has this number; the line is not read",
                    "Write the number from the first column of the sheet of levels");
        continue;
      }
      for (SurveyAnswer& answer : out_.answers) {
        if (answer.line != row->second || answer.competency != competency || answer.file != file_) continue;
        answer.in_use = answer.in_use || is_yes(sheet.text(kSurveyUse));
        answer.in_training = answer.in_training || is_yes(sheet.text(kSurveyTraining));
        answer.has_evidence = answer.has_evidence || !sheet.text(kSurveyEvidence).empty();
      }
    }
    const base::Diagnostics faults = sheet.take_faults();
    out_.notes.insert(out_.notes.end(), faults.begin(), faults.end());
  }

  std::string file_;
  const Inputs& inputs_;
  std::span<const PlaceName> places_;
  std::map<std::string, std::uint64_t> row_of_;
  Survey out_;
};

/// Sums of one profession, competency and place.
struct Tally {
  std::int64_t answers = 0, able = 0, people = 0, able_people = 0, in_use = 0, in_training = 0, with_evidence = 0;

  void add(const SurveyAnswer& answer) {
    const bool trained = answer.level >= kTrainedLevel;
    ++answers;
    able += trained ? 1 : 0;
    people += answer.people;
    able_people += trained ? answer.people : 0;
    in_use += answer.in_use ? 1 : 0;
    in_training += answer.in_training ? 1 : 0;
    with_evidence += answer.has_evidence ? 1 : 0;
  }
  Range share() const {
    return wilson(static_cast<double>(able_people) / static_cast<double>(people), static_cast<double>(answers));
  }
};
using TallyKey = std::tuple<std::string, std::string, std::string>;  // profession, competency, place

std::map<TallyKey, Tally> tallies(std::span<const SurveyAnswer> answers) {
  std::map<TallyKey, Tally> out;
  for (const SurveyAnswer& answer : answers) {
    out[{answer.profession, answer.competency, {}}].add(answer);
    if (!answer.place.empty()) out[{answer.profession, answer.competency, answer.place}].add(answer);
  }
  return out;
}

using base::ColumnKind;
constexpr base::ColumnSpec kSurveyColumns[] = {
    {"profession", ColumnKind::Code, "", "Profession or colleague."},
    {"profession_name", ColumnKind::Code, "", "Its name."},
    {"place", ColumnKind::Code, "", "Place; missing = all together."},
    {"competency", ColumnKind::Code, "", "Competency."},
    {"name", ColumnKind::Code, "", "Its name."},
    {"answers", ColumnKind::Integer, "answers", "People and teams that gave a level."},
    {"able", ColumnKind::Integer, "answers", "Of them at level 2 or more."},
    {"people", ColumnKind::Integer, "people", "People behind the answers."},
    {"in_use", ColumnKind::Integer, "answers", "Answers that say it is in use."},
    {"in_training", ColumnKind::Integer, "answers", "Answers that say somebody is in training."},
    {"with_evidence", ColumnKind::Integer, "answers", "Answers with evidence."},
    {"trained", ColumnKind::Decimal, "%", "Share of the people at level 2 or more."},
    {"trained_low", ColumnKind::Decimal, "%", "Lower end of its range (Wilson, 95%, by answers)."},
    {"trained_high", ColumnKind::Decimal, "%", "Upper end of its range."},
};
constexpr base::TableSpec kSurveySpec = {"capability_survey", "capability", true,
                                         "What the capability survey found, by profession, place and competency.",
                                         kSurveyColumns};

}  // namespace

Survey read_survey(const std::string& file, const std::vector<SheetText>& sheets, const Inputs& inputs,
                   std::span<const PlaceName> places) {
  return Reader(file, inputs, places).read(sheets);
}

Range wilson(double p, double n) {
  constexpr double kZ = 1.959963984540054;  // standard normal quantile of 0.975
  if (!(n > 0)) return {p, 0, 1};
  const double z2 = kZ * kZ;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kZ / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  return {p, std::clamp(middle - half, 0.0, p), std::clamp(middle + half, p, 1.0)};
}

std::vector<FoundShare> found_shares(std::span<const SurveyAnswer> answers) {
  std::vector<FoundShare> out;
  for (const auto& [key, tally] : tallies(answers)) {
    const auto& [profession, competency, place] = key;
    out.push_back(
        {profession, competency, place, tally.people, tally.able_people, tally.share(),
         fmt::format("survey, {} of {} people at level {} or more", tally.able_people, tally.people, kTrainedLevel)});
  }
  return out;
}

const base::TableSpec& survey_spec() { return kSurveySpec; }

base::Table survey_table(const Inputs& inputs, std::span<const SurveyAnswer> answers,
                         const std::map<std::string, std::string>& names) {
  constexpr double kPercent = 100;
  base::Table table(kSurveySpec);
  for (const auto& [key, tally] : tallies(answers)) {
    const auto& [profession, competency, place] = key;
    const auto known = names.find(profession);
    std::string name;
    for (const CompetencyInput& row : inputs.competencies)
      if (row.competency == competency) name = row.name;
    const Range share = tally.share();
    table.text(profession).text(known != names.end() ? known->second : profession_name(inputs, profession));
    table.text(place).text(competency).text(name).integer(tally.answers).integer(tally.able).integer(tally.people);
    table.integer(tally.in_use).integer(tally.in_training).integer(tally.with_evidence);
    table.decimal(kPercent * share.value).decimal(kPercent * share.low).decimal(kPercent * share.high);
    table.end_row();
  }
  return table;
}

}  // namespace cadre::capability
