#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "capacity/dimension.h"
#include "capacity/options.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::vocabulary {
class Geography;
}

namespace cadre::capacity {

/// FTE as whole thousand-millionths, so that a sum is the same in whatever order and on however many threads it is
/// made. Files give at most five decimals (METHODS 1, CONTRACTED_FTE); the sum of a million staff stays far below 2^63.
using NanoFte = std::int64_t;
inline constexpr double kNanoPerFte = 1e9;
constexpr double fte_of(NanoFte nano) { return static_cast<double>(nano) / kNanoPerFte; }

/// Bits of StaffView::flags.
enum StaffFlag : std::uint8_t {
  kCertain = 1,       ///< accepted, profession decided: counted in the low end of a range
  kHeadline = 2,      ///< accepted, or review with a decided profession: counted in the figure
  kAvailable = 4,     ///< presence is not one of CapacityOptions::away
  kInPost = 8,        ///< staffing is one of CapacityOptions::in_post
  kReview = 16,       ///< needs checking
  kAcrossMonths = 32  ///< the person key means the same person in every month
};

/// That an employer sent a record of anybody, allied or not, in a month; with where that record was placed.
struct ReportingEmployer {
  std::int32_t month = 0;  ///< base::Month ordinal
  std::string employer, sub_icb, ics, region;
  /// The code is that of an organisation open in that month. A mistyped or closed code is a finding on its records
  /// (ORG-UNKNOWN, ORG-CLOSED), not one more employer; its records count like all others.
  bool resolved = true;
};

/// The allied health records of a staff table (accepted and review, inside the area), in columns that counting runs
/// over fast, ordered by month, then by person. The order of the staff table's rows leaves no trace in any figure.
struct StaffView {
  struct MonthRange {
    std::int32_t month;  ///< base::Month ordinal
    std::size_t begin, end;
  };

  std::vector<MonthRange> months;     ///< ascending
  std::vector<std::uint32_t> linker;  ///< within what the person key is unique: one number per nation, employer or file
  std::vector<std::uint64_t> person;  ///< 0 = a role without a known person
  std::vector<NanoFte> fte;           ///< missing FTE counts as 0
  std::vector<std::uint8_t> flags;    ///< StaffFlag
  std::vector<std::uint8_t> age;      ///< whole years; 0 = unknown
  std::vector<std::uint32_t> source;  ///< row of the staff table
  std::vector<std::uint32_t> alternatives;                       ///< of records whose profession is unclear
  std::array<std::vector<std::uint32_t>, kDimensionCount> code;  ///< index into labels of that dimension
  /// Values of each dimension in the order of tables: enums in their own order, text sorted by bytes, "unknown" last.
  std::array<std::vector<std::string>, kDimensionCount> labels;

  /// Employers with any record in a month, allied or not. Coverage is about who sends a file, not about whom it lists.
  std::vector<std::vector<std::uint32_t>> reporting;  ///< by month index: label indexes of Dimension::Employer, sorted
  /// Employer codes with records in a month that are no employer open then; indexes like `reporting`, which has none.
  std::vector<std::vector<std::uint32_t>> unresolved;

  std::size_t rows() const { return person.size(); }
  const std::vector<std::uint32_t>& codes(Dimension d) const { return code[static_cast<std::size_t>(d)]; }
  const std::vector<std::string>& names(Dimension d) const { return labels[static_cast<std::size_t>(d)]; }
};

/// Whether each row of the table belongs to the area; all Inside without one. Unknown rows are not counted: they are
/// listed by unplaced.h.
std::vector<vocabulary::Membership> area_membership(const curation::StaffTable& staff,
                                                    const vocabulary::Geography* geography,
                                                    const std::optional<vocabulary::Area>& area);

/// Employers of the area and their months, resolved by the geography where there is one; `reporting` as given when not
/// empty, else what the staff table shows. A table that holds allied records only must come with `reporting`, or
/// coverage would count employers by whom they employ.
std::vector<ReportingEmployer> reporting_in_area(const std::vector<ReportingEmployer>& reporting,
                                                 const vocabulary::Geography* geography,
                                                 const std::optional<vocabulary::Area>& area);

/// A record of a return stands for several people, each a role with an equal share of its FTE. One that counts nobody
/// holds vacant posts only; when it has an FTE all the same, that is one role without a person.
std::int64_t heads_of(const curation::StaffTable& staff, std::size_t row, NanoFte fte);
/// The share of one of `heads`; shares sum to the FTE of the record whatever it is divided by.
NanoFte share_of(NanoFte fte, std::int64_t head, std::int64_t heads);

/// StaffFlag bits of one row.
std::uint8_t staff_flags(const curation::StaffTable& staff, std::size_t row, const CapacityOptions& options);
/// One number per nation (0), employer (1 + its label index) or file within which the row's person key is unique.
std::uint32_t linker_of(const curation::StaffTable& staff, std::size_t row, std::uint32_t employer_label);

StaffView make_staff_view(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                          const CapacityOptions& options, const std::vector<ReportingEmployer>& reporting = {});

}  // namespace cadre::capacity
