#include "packs/unpack.h"

#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "curation/evidence.h"
#include "curation/return_keys.h"
#include "intake/text_values.h"
#include "packs/pack_table.h"
#include "vocabulary/codes.h"

namespace cadre::packs {
namespace {

using curation::Evidence;
using curation::StaffTable;
using intake::FaultKind;
using intake::RawColumn;
using intake::RawTable;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::uint8_t byte_of(auto value) { return static_cast<std::uint8_t>(value); }

std::optional<int> years_in(std::string_view digits) {
  int years = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), years);
  if (failed != std::errc{} || end != digits.data() + digits.size() || years < 1 || years > 120) return std::nullopt;
  return years;
}

/// "OT|PHY" as a set; nothing when a part is no profession.
std::optional<std::uint32_t> alternatives_of(std::string_view text) {
  vocabulary::ProfessionSet set;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    const vocabulary::Profession one = vocabulary::profession_of(text.substr(0, end));
    if (one == vocabulary::Profession::None) return std::nullopt;
    set.add(one);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return set.bits();
}

/// A column of words: what each distinct word means, nothing for a word that means nothing.
template <class Value>
class Words {
 public:
  Words(const RawTable& raw, const char* name, Value blank,
        const std::function<std::optional<Value>(std::string_view)>& mean)
      : name_(name), column_(raw.find(name)) {
    if (column_ == nullptr) {
      meanings_.push_back(blank);
      return;
    }
    for (const std::string& word : column_->text.values) meanings_.push_back(word.empty() ? blank : mean(word));
  }
  /// The meaning; for a word without one the fault is added and the blank meaning given.
  Value at(std::size_t row, std::uint32_t line, Unpacked& into, bool& clean) const {
    const auto& meaning = meanings_[column_ == nullptr ? 0 : column_->text.codes[row]];
    if (meaning) return *meaning;
    clean = false;
    into.faults.push_back({FaultKind::UnknownWord, line, column_->position, name_, column_->text.text(row), true,
                           "Use the codes of docs/formats/packs.md; the pack may be of a newer version"});
    return *meanings_.front();  // code 0 is the blank
  }

 private:
  const char* name_;
  const RawColumn* column_;
  std::vector<std::optional<Value>> meanings_;
};

/// A word is a code of an enum when writing its meaning gives the word again.
template <class Enum>
std::function<std::optional<std::uint8_t>(std::string_view)> coded(Enum (*meaning)(std::string_view)) {
  return [meaning](std::string_view word) -> std::optional<std::uint8_t> {
    const Enum value = meaning(word);
    if (vocabulary::code_of(value) != word) return std::nullopt;
    return byte_of(value);
  };
}

vocabulary::Band band_by_code(std::string_view word) {
  return word == vocabulary::code_of(vocabulary::Band::NonAfc) ? vocabulary::Band::NonAfc : vocabulary::band_of(word);
}

vocabulary::RecordStatus status_by_code(std::string_view word) {
  return word == vocabulary::code_of(vocabulary::RecordStatus::Accepted) ? vocabulary::RecordStatus::Accepted
                                                                         : vocabulary::RecordStatus::Review;
}

/// A profession that is no code is unclear, not absent: the row stays among the allied health staff.
vocabulary::Profession profession_by_code(std::string_view word) { return vocabulary::profession_of(word); }

/// Columns of places and organisations: shared dictionaries, as they stand.
void copy_texts(const RawTable& raw, const char* name, base::CodedColumn& into) {
  if (const RawColumn* column = raw.find(name)) into.values = column->text.values;
}

class Unpacker {
 public:
  explicit Unpacker(const RawTable& raw)
      : raw_(raw),
        file_key_(curation::return_file_key(raw.sha256)),
        people_(raw.find("people")),
        roles_(raw.find("roles")),
        fte_(raw.find("fte")),
        profession_(raw, "profession", byte_of(vocabulary::Profession::Unclear), coded(&profession_by_code)),
        level_(raw, "role_level", 0, coded(&vocabulary::role_level_of)),
        band_(raw, "band", 0, coded(&band_by_code)),
        sector_(raw, "sector", 0, coded(&vocabulary::sector_of)),
        setting_(raw, "setting", 0, coded(&vocabulary::setting_of)),
        staffing_(raw, "staffing", 0, coded(&vocabulary::staffing_of)),
        presence_(raw, "presence", 0, coded(&vocabulary::presence_of)),
        status_(raw, "status", byte_of(vocabulary::RecordStatus::Review), coded(&status_by_code)),
        manager_(raw, "manager", 0,
                 [](std::string_view word) { return word == "yes" ? std::optional<std::uint8_t>(1) : std::nullopt; }),
        age_(raw, "age_group", 0,
             [](std::string_view word) {
               const std::uint8_t age = age_of_group(word);
               return age == 0 ? std::nullopt : std::optional(age);
             }),
        alternatives_(raw, "alternatives", 0, alternatives_of) {
    StaffTable& staff = out_.staff;
    for (base::CodedColumn* blank : {&staff.occupation_code, &staff.job_role, &staff.hosted_by, &staff.funded_by})
      blank->values = {""};
    for (const auto& [name, column] : texts()) {
      column->values = {""};
      copy_texts(raw, name, *column);
    }
  }

  Unpacked all() {
    for (std::size_t row = 0; row < raw_.rows(); ++row) add(row);
    return std::move(out_);
  }

 private:
  std::array<std::pair<const char*, base::CodedColumn*>, 5> texts() {
    StaffTable& staff = out_.staff;
    return {{{"employer_code", &staff.employer},
             {"place", &staff.place},
             {"sub_icb", &staff.sub_icb},
             {"ics", &staff.ics},
             {"region", &staff.region}}};
  }

  /// The whole number of a cell, or a fault.
  std::optional<std::int64_t> whole(const RawColumn* column, std::size_t row, std::int64_t least) {
    const double value = column == nullptr ? kMissing : column->numbers[row];
    if (value >= static_cast<double>(least) && value <= static_cast<double>(kMostOfRow) && value == std::floor(value))
      return static_cast<std::int64_t>(value);
    out_.faults.push_back({std::isnan(value) ? FaultKind::NotANumber : FaultKind::ImpossibleNumber, raw_.line[row],
                           column == nullptr ? 0 : column->position, column == nullptr ? "people" : column->name,
                           std::isnan(value) ? "" : std::to_string(value), false,
                           "Give whole numbers with people <= roles <= " + std::to_string(kMostOfRow)});
    return std::nullopt;
  }

  void add(std::size_t row) {
    const auto roles = whole(roles_, row, 1);
    const auto people = roles ? whole(people_, row, 0) : std::nullopt;
    if (!roles || !people || *people > *roles) {
      if (roles && people)
        out_.faults.push_back({FaultKind::ImpossibleNumber, raw_.line[row], people_->position, "people",
                               std::to_string(*people), false,
                               "There are more people than roles: correct one of them"});
      ++out_.rejected;
      return;
    }
    const double fte = fte_ == nullptr ? kMissing : fte_->numbers[row];
    const double of_people = fte * static_cast<double>(*people) / static_cast<double>(*roles);
    const std::size_t faults = out_.faults.size();
    if (*people > 0) add_record(row, *people, true, *people == *roles ? fte : of_people, faults);
    if (*roles > *people) add_record(row, *roles - *people, false, *people == 0 ? fte : fte - of_people, faults);
    const StaffTable& staff = out_.staff;
    const bool accepted = staff.status.back() == byte_of(vocabulary::RecordStatus::Accepted);
    ++(accepted ? out_.accepted : out_.review);
    if (staff.profession.back() == byte_of(vocabulary::Profession::None)) return;
    ++out_.allied;
    out_.allied_fte += std::isnan(fte) ? 0 : fte;
  }

  void add_record(std::size_t row, std::int64_t heads, bool known, double fte, std::size_t faults) {
    StaffTable& staff = out_.staff;
    const std::uint32_t line = raw_.line[row];
    out_.faults.resize(faults);  // said once for the two records of a row
    bool clean = true;
    const auto word = [&](const auto& words) { return words.at(row, line, out_, clean); };
    staff.month.push_back(raw_.month[row]);
    staff.person_key.push_back(known ? curation::return_row_key(file_key_, line) : 0);
    staff.assignment_key.push_back(0);
    staff.post_key.push_back(0);
    staff.person_scope.push_back(byte_of(known ? intake::IdentifierScope::File : intake::IdentifierScope::None));
    for (base::CodedColumn* blank : {&staff.occupation_code, &staff.job_role, &staff.hosted_by, &staff.funded_by})
      blank->codes.push_back(0);
    for (const auto& [name, column] : texts()) {
      const RawColumn* from = raw_.find(name);
      column->codes.push_back(from == nullptr ? 0 : from->text.codes[row]);
    }
    staff.sector.push_back(word(sector_));
    staff.setting.push_back(word(setting_));
    staff.profession.push_back(word(profession_));
    staff.alternatives.push_back(word(alternatives_));
    staff.role_level.push_back(word(level_));
    staff.manager.push_back(word(manager_));
    staff.band.push_back(word(band_));
    staff.staffing.push_back(word(staffing_));
    staff.presence.push_back(word(presence_));
    staff.age.push_back(word(age_));
    for (auto* not_sent : {&staff.sex, &staff.ethnic_group, &staff.disability}) not_sent->push_back(0);
    staff.contract_end.push_back(0);
    staff.headcount.push_back(static_cast<std::uint16_t>(heads));
    staff.vacancy_fte.push_back(kMissing);
    staff.fte.push_back(fte);
    const std::uint8_t status = word(status_);
    staff.status.push_back(clean ? status : byte_of(vocabulary::RecordStatus::Review));
    for (auto* evidence :
         {&staff.profession_evidence, &staff.level_evidence, &staff.band_evidence, &staff.setting_evidence,
          &staff.sector_evidence, &staff.organisation_evidence, &staff.place_evidence})
      evidence->push_back(byte_of(Evidence::Pack));
    staff.file_id.push_back(0);
    staff.line.push_back(line);
  }

  const RawTable& raw_;
  std::uint64_t file_key_;
  const RawColumn *people_, *roles_, *fte_;
  Words<std::uint8_t> profession_, level_, band_, sector_, setting_, staffing_, presence_, status_, manager_, age_;
  Words<std::uint32_t> alternatives_;
  Unpacked out_;
};

}  // namespace

std::uint8_t age_of_group(std::string_view group) {
  constexpr std::string_view kUnder = "under_", kOver = "_and_over";
  if (group.starts_with(kUnder)) {
    const auto years = years_in(group.substr(kUnder.size()));
    return years && *years > 3 ? byte_of(*years - 3) : std::uint8_t{0};
  }
  if (group.ends_with(kOver)) {
    const auto years = years_in(group.substr(0, group.size() - kOver.size()));
    return years && *years <= 118 ? byte_of(*years + 2) : std::uint8_t{0};
  }
  const std::size_t bar = group.find('_');
  if (bar == std::string_view::npos) return byte_of(years_in(group).value_or(0));
  const auto first = years_in(group.substr(0, bar)), last = years_in(group.substr(bar + 1));
  return first && last && *first <= *last ? byte_of((*first + *last) / 2) : std::uint8_t{0};
}

Unpacked unpack(const RawTable& raw) { return Unpacker(raw).all(); }

}  // namespace cadre::packs
