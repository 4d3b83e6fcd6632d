#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "vocabulary/codes.h"

namespace cadre::curation {

/// Part of the occupation code manual (column `kind` of reference/occupation_codes.csv).
enum class CodeKind : std::uint8_t { Unknown, Allied, AlliedSupport, Ambulance, OtherTherapy, Elsewhere };
/// Level letter of an occupation code (column `post`).
enum class CodePost : std::uint8_t { Other, Consultant, Manager, Therapist, AssistantPractitioner, Helper, Ambulance };

/// What an occupation code says.
struct OccupationEntry {
  bool present = false;  ///< the field is filled
  bool known = false;    ///< the code stands in reference/occupation_codes.csv
  bool settles = false;  ///< false: the profession or level needs a job role or title as well
  bool manager = false;
  CodeKind kind = CodeKind::Unknown;
  CodePost post = CodePost::Other;
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  vocabulary::Band band_min = vocabulary::Band::Unknown;
  vocabulary::Band band_max = vocabulary::Band::Unknown;
  vocabulary::ProfessionSet professions;  ///< empty outside allied health
};

/// Family of a job role (column `family` of reference/job_roles.csv).
enum class RoleFamily : std::uint8_t {
  Unknown,
  Allied,
  AlliedSupport,
  Therapy,
  Generic,
  Learner,
  Manager,
  Support,
  Other,
  OtherStaff
};

struct JobRoleEntry {
  bool present = false;
  bool known = false;
  bool manager = false;
  bool learner = false;
  bool generic = false;  ///< open to several professions: care coordinator, mental health assessor, AMHP
  RoleFamily family = RoleFamily::Unknown;
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  vocabulary::ProfessionSet professions;
};

struct AreaEntry {
  bool present = false;
  bool known = false;
  bool mental_health = false;
  bool generic = false;  ///< says nothing of the service
  vocabulary::Setting setting = vocabulary::Setting::Unknown;
  vocabulary::ProfessionSet professions;
};

struct RegisterEntry {
  bool present = false;
  bool known = false;                     ///< the prefix is one of a register
  vocabulary::ProfessionSet professions;  ///< empty for registers of other staff
};

/// A professional body as the file writes it: the professions whose register it keeps.
struct BodyEntry {
  bool present = false;
  bool known = false;
  vocabulary::ProfessionSet professions;
};

struct CareSettingEntry {
  bool present = false;
  bool known = false;
  vocabulary::ProfessionSet professions;
};

/// What a word of a return stands for.
struct ReturnTerm {
  bool known = false;  ///< the word stands in reference/return_terms.csv
  std::string value;   ///< a code of vocabulary/codes.h; empty for words that leave the value open
};

/// The code lists of the NHS as reference tables: what each occupation code, job role, area of work, care setting
/// label, register prefix, staff group and assignment term says. The source of every row stands in the table itself
/// and in docs/methods/esr-codes.md. Lookups ignore case and runs of blanks. Immutable; safe from many threads.
class CodeBook {
 public:
  /// Throws base::InputError with file and line for a value it does not know.
  static CodeBook load(const std::string& reference_dir);
  CodeBook(CodeBook&&) noexcept;
  ~CodeBook();

  OccupationEntry occupation(std::string_view text) const;
  JobRoleEntry job_role(std::string_view text) const;
  AreaEntry area(std::string_view text) const;
  CareSettingEntry care_setting(std::string_view text) const;
  RegisterEntry registration(std::string_view prefix) const;
  BodyEntry body(std::string_view text) const;
  std::uint8_t staff_group(std::string_view text) const;  ///< 1..10 of the NHS Data Dictionary; 0 = blank or unknown
  vocabulary::Staffing category(std::string_view text) const;
  vocabulary::Presence status(std::string_view text) const;
  /// `column` is profession, role_level, band, setting or organisation_kind.
  ReturnTerm return_term(std::string_view column, std::string_view text) const;
  /// Code of vocabulary/characteristics.h for what a list writes; `column` is sex, ethnic_category or disability.
  /// "not_stated" for a blank, "not_read" for a word that is not in reference/characteristic_terms.csv.
  std::string_view characteristic(std::string_view column, std::string_view text) const;
  bool spine_point_fits(vocabulary::Band band, std::string_view spine_point) const;  ///< "6 Year 2"
  bool names_mental_health(std::string_view team) const;  ///< holds a phrase of mental_health_words.csv as whole words

 private:
  struct Tables;
  explicit CodeBook(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

/// Lower case, outer blanks off, inner runs of blanks as one: how labels and codes are compared.
std::string folded(std::string_view text);

}  // namespace cadre::curation
