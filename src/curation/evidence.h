#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cadre::curation {

/// What a value of a staff record was decided from. Stored with the record; the order is the order of trust among
/// those that speak of a profession.
enum class Evidence : std::uint8_t {
  None,                ///< nothing spoke of it
  OccupationCode,      ///< NHS occupation code
  JobRole,             ///< job role of the National Workforce Data Set, or the detailed role of a return
  Register,            ///< prefix of the regulator's number
  CareSetting,         ///< care setting label (in published files a profession label)
  Title,               ///< position title, by the title classifier
  AreaOfWork,          ///< area of work
  Pay,                 ///< band or pay text
  OccupationAndRole,   ///< an ambiguous occupation code that the job role narrowed
  OccupationAndOther,  ///< an ambiguous occupation code that register, label, title or area narrowed
  StatedColumn,        ///< the file says it in a column of its own
  Layout,              ///< true of every row of that publication (a primary care file is primary care)
  Organisation,        ///< kind of the employing organisation
  WorkLocation,        ///< the location of the assignment
  CostCentre,          ///< the cost centre map of the plan
  SubIcb,              ///< the sub-ICB location the file states
  Apportionment,       ///< a stated share of the plan
  OnePlaceEmployer,    ///< the employer works in one place only
  RoleLevelOfCode,     ///< level written in the occupation code
  Override,            ///< a named row of [[override]]
  Team,                ///< the name of the team
  Pack,                ///< a pack of another run of cadre, which decided it from records that it holds
};
inline constexpr std::size_t kEvidenceCount = 22;

struct EvidenceRow {
  Evidence kind;
  std::string_view id;       ///< stored text
  std::string_view meaning;  ///< shown on the Sources page
};

/// All kinds, in the order of the enum.
std::span<const EvidenceRow> evidence_rows();
std::string_view code_of(Evidence kind);

/// Share of records of one kind of evidence whose value was right, on data that did not tune the rules
/// (reference/evidence_confidence.csv). NaN = unmeasured.
struct EvidenceConfidence {
  std::array<double, kEvidenceCount> profession;
  /// Throws base::InputError when the table names an unknown kind.
  static EvidenceConfidence load(const std::string& reference_dir);
};

}  // namespace cadre::curation
