#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "curation/code_book.h"
#include "vocabulary/codes.h"

namespace cadre::curation {

/// Fields that rules and decisions look at. A file may lack some: what needs them is then silent.
enum class Field : std::uint8_t {
  Row,
  Code,
  Role,
  Area,
  Title,
  Team,
  Group,
  Band,
  Spine,
  Hours,
  Fte,
  Category,
  Status,
  Start,
  FixedEnd,
  BirthDate,
  RegNumber,
  RegBody,
  RegDate,
  Care,
  Organisation,
  Location,
  CostCentre,
  Person,
  PersonNational,
  Assignment,
  Position,
  Profession,  ///< stated in a column of its own, as returns of partners do
  Level,
  Setting,
  Kind,  ///< of organisation
  Headcount,
  Vacancy,
  HostedBy,
  FundedBy,
  Sex,
  EthnicCategory,
  Disability,
};
inline constexpr std::size_t kFieldCount = 38;
std::string_view name_of(Field field);  ///< cadre's standard column name, e.g. "occupation_code"; "" for Row

using FieldMask = std::uint64_t;
constexpr FieldMask mask_of(Field field) { return FieldMask{1} << static_cast<unsigned>(field); }

/// What a position title says, as far as rules need it.
struct TitleFacts {
  bool present = false;
  vocabulary::ProfessionSet professions;  ///< empty when the title names none clearly
  bool generic = false;                   ///< allied health without a profession
  bool also_other_staff = false;          ///< "Nurse / ODP": other staff stay possible
  bool advanced = false;                  ///< names advanced practice, and no training for it
  bool student = false;                   ///< begins with Apprentice, or with Student and a profession
  bool manager = false;
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  vocabulary::Band band = vocabulary::Band::Unknown;
  double confidence = 0;  ///< measured; NaN = unmeasured
};

/// What a row of a return says in words of its own (reference/return_terms.csv).
struct StatedFacts {
  bool profession_known = false;
  vocabulary::ProfessionSet professions;  ///< None is a member when the row says "not allied health"
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  vocabulary::Setting setting = vocabulary::Setting::Unknown;
  vocabulary::Sector kind = vocabulary::Sector::Unknown;
};

enum class OrganisationFact : std::uint8_t { Blank, Valid, Unknown, Closed };

/// What comparing rows with each other has shown (repeated_rows.h).
enum RepeatFlag : std::uint8_t {
  kExactCopy = 1,
  kAssignmentTwice = 2,
  kPositionTwice = 4,
  kPersonFte = 8,
  kPersonHours = 16,
  kTwoAges = 32,
};

inline constexpr std::int32_t kNoDay = INT32_MIN;

/// One row as rules see it: every text already looked up, every number typed. Pointers are never null.
struct RowFacts {
  const OccupationEntry* code;
  const JobRoleEntry* role;
  const AreaEntry* area;
  const TitleFacts* title;
  const RegisterEntry* registration;
  const BodyEntry* body;
  const CareSettingEntry* care;
  StatedFacts stated;
  bool reported = false;                      ///< a row of a return: it counts people and names nobody
  bool headcount_whole = true;                ///< of a return: the headcount is there and a whole number in range
  bool hours_to_fte = false;                  ///< of a return: FTE was not given and is worked out from the hours
  bool hosted_elsewhere = false;              ///< of a return: another organisation is named as the employer
  std::uint32_t heads = 1;                    ///< people that the row stands for
  double vacancy = 0;                         ///< vacant FTE; NaN = missing
  vocabulary::ProfessionSet row_professions;  ///< code professions narrowed by the role's where they meet
  std::uint8_t staff_group = 0;
  bool staff_group_present = false;
  vocabulary::Band band = vocabulary::Band::Unknown;
  bool spine_present = false;
  vocabulary::Band spine_band = vocabulary::Band::Unknown;  ///< band whose scale has this point; Unknown = none
  vocabulary::Staffing category = vocabulary::Staffing::Unknown;
  vocabulary::Presence status = vocabulary::Presence::Unknown;
  bool mental_health_team = false;
  OrganisationFact organisation = OrganisationFact::Valid;
  bool location_present = false, location_known = false, cost_centre_known = false;
  bool person_known = false;
  double fte = 0, hours = 0, age = 0;                                    ///< NaN = missing
  std::int32_t start = kNoDay, fixed_end = kNoDay, registered = kNoDay;  ///< days since 1970-01-01
  std::int32_t month_start = 0, month_end = 0;
  std::uint8_t repeats = 0;         ///< RepeatFlag bits
  bool profession_unclear = false;  ///< after the decision: allied health, but which?
};

}  // namespace cadre::curation
