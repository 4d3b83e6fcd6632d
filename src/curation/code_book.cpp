#include "curation/code_book.h"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "vocabulary/characteristics.h"

namespace cadre::curation {
namespace {

using vocabulary::ProfessionSet;

struct Row {
  const base::SmallCsv* csv;
  std::size_t index;

  const std::string& operator[](std::string_view column) const { return csv->rows[index][csv->column(column)]; }
  [[noreturn]] void refuse(std::string_view column, std::string_view expected) const {
    throw base::InputError({base::Severity::Error,
                            {csv->file, csv->lines[index], csv->column(column) + 1},
                            fmt::format("{} = '{}' is not known", column, (*this)[column]),
                            std::string(expected)});
  }
  bool yes(std::string_view column) const {
    const std::string& text = (*this)[column];
    if (text != "yes" && text != "no") refuse(column, "Write yes or no");
    return text == "yes";
  }
  ProfessionSet professions(std::string_view column) const {
    ProfessionSet set;
    for (const std::string& code : parts(column)) {
      const auto profession = vocabulary::profession_of(code);
      if (profession == vocabulary::Profession::None)
        refuse(column, "Use codes of reference/professions.csv joined by |");
      set.add(profession);
    }
    return set;
  }
  std::vector<std::string> parts(std::string_view column) const {
    std::vector<std::string> found;
    const std::string& text = (*this)[column];
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('|', start), text.size());
      found.push_back(text.substr(start, end - start));
      start = end + 1;
    }
    return found;
  }
  vocabulary::RoleLevel level(std::string_view column) const {
    const auto level = vocabulary::role_level_of((*this)[column]);
    if (level == vocabulary::RoleLevel::Unknown && !(*this)[column].empty()) refuse(column, "Use a role level code");
    return level;
  }
  template <class Enum, std::size_t N>
  Enum word(std::string_view column, const std::array<std::pair<std::string_view, Enum>, N>& words,
            Enum otherwise) const {
    for (const auto& [text, value] : words)
      if (text == (*this)[column]) return value;
    return otherwise;
  }
};

void for_each_row(const std::string& path, const std::function<void(const Row&)>& each) {
  const base::SmallCsv csv = base::read_small_csv(path);
  for (std::size_t i = 0; i < csv.rows.size(); ++i) each(Row{&csv, i});
}

constexpr std::array<std::pair<std::string_view, CodeKind>, 4> kKinds = {{{"ahp", CodeKind::Allied},
                                                                          {"ahp_support", CodeKind::AlliedSupport},
                                                                          {"ambulance", CodeKind::Ambulance},
                                                                          {"other_therapy", CodeKind::OtherTherapy}}};
constexpr std::array<std::pair<std::string_view, CodePost>, 6> kPosts = {
    {{"consultant", CodePost::Consultant},
     {"manager", CodePost::Manager},
     {"therapist", CodePost::Therapist},
     {"assistant_practitioner", CodePost::AssistantPractitioner},
     {"helper", CodePost::Helper},
     {"ambulance", CodePost::Ambulance}}};
constexpr std::array<std::pair<std::string_view, RoleFamily>, 9> kFamilies = {
    {{"ahp", RoleFamily::Allied},
     {"ahp_support", RoleFamily::AlliedSupport},
     {"therapy", RoleFamily::Therapy},
     {"generic", RoleFamily::Generic},
     {"learner", RoleFamily::Learner},
     {"manager", RoleFamily::Manager},
     {"support", RoleFamily::Support},
     {"social_care", RoleFamily::Other},
     {"other", RoleFamily::Other}}};

template <class Map>
typename Map::mapped_type looked_up(const Map& map, std::string_view text) {
  const std::string key = folded(text);
  typename Map::mapped_type entry{};
  if (const auto found = map.find(key); !key.empty() && found != map.end()) {
    entry = found->second;
    entry.known = true;
  }
  entry.present = !key.empty();
  return entry;
}

}  // namespace

struct CodeBook::Tables {
  std::unordered_map<std::string, OccupationEntry> occupations;
  std::unordered_map<std::string, JobRoleEntry> job_roles;
  std::unordered_map<std::string, AreaEntry> areas;
  std::unordered_map<std::string, CareSettingEntry> care_settings;
  std::unordered_map<std::string, RegisterEntry> registers;
  std::unordered_map<std::string, BodyEntry> bodies;
  std::unordered_map<std::string, std::uint8_t> staff_groups;
  std::unordered_map<std::string, vocabulary::Staffing> categories;
  std::unordered_map<std::string, vocabulary::Presence> statuses;
  std::unordered_map<std::string, ReturnTerm> return_terms;      ///< by column, a blank and the word
  std::unordered_map<std::string, std::string> characteristics;  ///< likewise
  std::unordered_set<std::string> spine_points;
  std::vector<std::string> mental_health_phrases;  ///< each with a blank before and behind

  void load_codes(const std::string& dir);
  void load_people(const std::string& dir);
  void load_returns(const std::string& dir);
  void load_characteristics(const std::string& dir);
};

void CodeBook::Tables::load_codes(const std::string& dir) {
  for_each_row(dir + "/occupation_codes.csv", [&](const Row& row) {
    OccupationEntry entry;
    entry.kind = row.word("kind", kKinds, CodeKind::Elsewhere);
    entry.post = row.word("post", kPosts, CodePost::Other);
    entry.professions = row.professions("professions");
    entry.level = row.level("level");
    entry.manager = row.yes("manager");
    entry.settles = row.yes("settles");
    entry.band_min = vocabulary::band_of(row["band_min"]);
    entry.band_max = vocabulary::band_of(row["band_max"]);
    occupations[folded(row["code"])] = entry;
  });
  for_each_row(dir + "/job_roles.csv", [&](const Row& row) {
    JobRoleEntry entry;
    entry.family = row.word("family", kFamilies, RoleFamily::OtherStaff);
    entry.professions = row.professions("professions");
    entry.level = row.level("level");
    entry.manager = row.yes("manager");
    entry.learner = row.yes("learner");
    entry.generic = row.yes("generic");
    job_roles[folded(row["label"])] = entry;
  });
  for_each_row(dir + "/areas_of_work.csv", [&](const Row& row) {
    AreaEntry entry;
    entry.setting = vocabulary::setting_of(row["setting"]);
    if (entry.setting == vocabulary::Setting::Unknown && !row["setting"].empty())
      row.refuse("setting", "Use a code of reference/settings.csv");
    entry.professions = row.professions("professions");
    entry.mental_health = row.yes("mental_health");
    entry.generic = row.yes("generic");
    areas[folded(row["label"])] = entry;
  });
  for_each_row(dir + "/care_settings.csv", [&](const Row& row) {
    care_settings[folded(row["label"])].professions = row.professions("professions");
  });
  for_each_row(dir + "/mental_health_words.csv",
               [&](const Row& row) { mental_health_phrases.push_back(" " + folded(row["phrase"]) + " "); });
}

void CodeBook::Tables::load_people(const std::string& dir) {
  for_each_row(dir + "/registers.csv", [&](const Row& row) {
    const ProfessionSet professions = row.professions("professions");
    registers[folded(row["prefix"])].professions = professions;
    auto names = row.parts("body_aliases");
    names.push_back(row["body"]);
    for (const std::string& name : names) {
      BodyEntry& body = bodies[folded(name)];
      body.professions = body.professions | professions;
    }
  });
  for_each_row(dir + "/staff_groups.csv", [&](const Row& row) {
    const auto number = static_cast<std::uint8_t>(std::stoi(row["number"]));
    auto names = row.parts("aliases");
    names.push_back(row["label"]);
    names.push_back(row["number"]);
    names.push_back(row["number"] + " " + row["label"]);
    for (const std::string& name : names) staff_groups[folded(name)] = number;
  });
  for_each_row(dir + "/assignment_terms.csv", [&](const Row& row) {
    if (row["column"] == "category") {
      categories[folded(row["label"])] = vocabulary::staffing_of(row["value"]);
    } else if (row["column"] == "status") {
      statuses[folded(row["label"])] = vocabulary::presence_of(row["value"]);
    } else {
      row.refuse("column", "Write category or status");
    }
  });
  for_each_row(dir + "/spine_points.csv",
               [&](const Row& row) { spine_points.insert(folded(row["band"] + " " + row["point"])); });
}

void CodeBook::Tables::load_returns(const std::string& dir) {
  for_each_row(dir + "/return_terms.csv", [&](const Row& row) {
    const std::string& column = row["column"];
    const std::string& value = row["value"];
    const bool fits = value.empty() ||
                      (column == "profession" && vocabulary::code_of(vocabulary::profession_of(value)) == value) ||
                      (column == "role_level" && vocabulary::code_of(vocabulary::role_level_of(value)) == value) ||
                      (column == "setting" && vocabulary::code_of(vocabulary::setting_of(value)) == value) ||
                      (column == "organisation_kind" && vocabulary::code_of(vocabulary::sector_of(value)) == value) ||
                      (column == "band" && vocabulary::band_of(value) != vocabulary::Band::Unknown) ||
                      (column == "staffing" && vocabulary::code_of(vocabulary::staffing_of(value)) == value);
    if (!fits) row.refuse("value", "Write a code that the column can hold");
    if (column == "staffing")
      categories.try_emplace(folded(row["label"]), vocabulary::staffing_of(value));
    else
      return_terms[column + " " + folded(row["label"])] = {true, value};
  });
}

void CodeBook::Tables::load_characteristics(const std::string& dir) {
  for_each_row(dir + "/characteristic_terms.csv", [&](const Row& row) {
    const std::string &column = row["column"], &value = row["value"];
    const bool fits =
        (column == "sex" && vocabulary::sex_of(value) != vocabulary::Sex::Unknown) ||
        (column == "ethnic_category" && vocabulary::ethnic_group_of(value) != vocabulary::EthnicGroup::Unknown) ||
        (column == "disability" && vocabulary::disability_of(value) != vocabulary::Disability::Unknown);
    if (!fits) row.refuse("value", "Write a code of vocabulary/characteristics.h that the column can hold");
    characteristics[column + " " + folded(row["label"])] = value;
  });
}

CodeBook::CodeBook(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
CodeBook::CodeBook(CodeBook&&) noexcept = default;
CodeBook::~CodeBook() = default;

CodeBook CodeBook::load(const std::string& reference_dir) {
  auto tables = std::make_unique<Tables>();
  tables->load_codes(reference_dir);
  tables->load_people(reference_dir);
  tables->load_returns(reference_dir);
  tables->load_characteristics(reference_dir);
  return CodeBook(std::move(tables));
}

OccupationEntry CodeBook::occupation(std::string_view text) const { return looked_up(tables_->occupations, text); }
JobRoleEntry CodeBook::job_role(std::string_view text) const { return looked_up(tables_->job_roles, text); }
AreaEntry CodeBook::area(std::string_view text) const { return looked_up(tables_->areas, text); }
CareSettingEntry CodeBook::care_setting(std::string_view text) const { return looked_up(tables_->care_settings, text); }
RegisterEntry CodeBook::registration(std::string_view prefix) const { return looked_up(tables_->registers, prefix); }
BodyEntry CodeBook::body(std::string_view text) const { return looked_up(tables_->bodies, text); }

std::uint8_t CodeBook::staff_group(std::string_view text) const {
  const auto found = tables_->staff_groups.find(folded(text));
  return found == tables_->staff_groups.end() ? std::uint8_t{0} : found->second;
}

vocabulary::Staffing CodeBook::category(std::string_view text) const {
  const auto found = tables_->categories.find(folded(text));
  return found == tables_->categories.end() ? vocabulary::Staffing::Unknown : found->second;
}

ReturnTerm CodeBook::return_term(std::string_view column, std::string_view text) const {
  const auto found = tables_->return_terms.find(std::string(column) + " " + folded(text));
  return found == tables_->return_terms.end() ? ReturnTerm{} : found->second;
}

std::string_view CodeBook::characteristic(std::string_view column, std::string_view text) const {
  const std::string word = folded(text);
  if (word.empty()) return "not_stated";
  const auto look = [&](std::string_view part) -> std::string_view {
    const auto found = tables_->characteristics.find(std::string(column) + " " + std::string(part));
    return found == tables_->characteristics.end() ? std::string_view() : std::string_view(found->second);
  };
  if (const std::string_view whole = look(word); !whole.empty()) return whole;
  // "A White - British", "C3 White Unspecified": national codes add a character to the letter of their category.
  const std::string_view code = std::string_view(word).substr(0, word.find(' '));
  if (code.size() <= 2 && std::isalpha(static_cast<unsigned char>(code[0])) != 0)
    if (const std::string_view coded = look(code.substr(0, 1)); !coded.empty()) return coded;
  // "Asian or Asian British - Punjabi": the broad group stands in front.
  const std::string_view broad = look(std::string_view(word).substr(0, word.find(" - ")));
  return broad.empty() ? std::string_view("not_read") : broad;
}

vocabulary::Presence CodeBook::status(std::string_view text) const {
  const auto found = tables_->statuses.find(folded(text));
  return found == tables_->statuses.end() ? vocabulary::Presence::Unknown : found->second;
}

bool CodeBook::spine_point_fits(vocabulary::Band band, std::string_view spine_point) const {
  const std::string text = folded(spine_point);
  const std::string band_word = folded(vocabulary::code_of(band)) + " ";
  return text.starts_with(band_word) && tables_->spine_points.contains(text);
}

bool CodeBook::names_mental_health(std::string_view team) const {
  std::string words = " ";
  for (const char c : folded(team))
    words += (static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0) ? ' ' : c;
  words += ' ';
  for (const std::string& phrase : tables_->mental_health_phrases)
    if (words.find(phrase) != std::string::npos) return true;
  return false;
}

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace cadre::curation
