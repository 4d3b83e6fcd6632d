#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/table.h"
#include "capacity/options.h"
#include "capacity/staff_view.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::capacity {

/// The other files of a month that staffing is computed from; each may be absent.
struct StaffingFiles {
  const base::Table* establishment = nullptr;    ///< intake::establishment_spec()
  const base::Table* temporary_staff = nullptr;  ///< intake::temporary_staff_spec()
  const base::Table* absences = nullptr;         ///< intake::absences_spec()
  const base::Table* recruitment = nullptr;      ///< intake::recruitment_spec()

  bool any() const;  ///< one of them has rows
};

/// How far ahead the ends of contracts and funding are told, in months.
inline constexpr std::array<std::int32_t, 3> kEndsWithin = {3, 6, 12};

/// What adds up over staff and posts. FTE and FTE days in whole thousand-millionths, money in pence, so that no order
/// of rows leaves a trace.
struct StaffingSum {
  // records of the staff lists whose place lies in the area
  NanoFte in_post = 0, maternity = 0, career_break = 0, seconded_out = 0;
  std::array<NanoFte, kEndsWithin.size()> contract_end{};
  std::int64_t days_available = 0, sickness_days = 0, other_days = 0;
  NanoFte whole_in_post = 0;  ///< in post at the employer, wherever
  // establishment: posts whose cost centre lies in the area
  NanoFte funded = 0, contracted = 0, worked = 0;
  std::array<NanoFte, kEndsWithin.size()> funding_end{};
  // bank and agency: of the whole employer, because the file does not say where
  NanoFte bank = 0, agency = 0;
  std::int64_t bank_cost = 0, agency_cost = 0;

  StaffingSum& operator+=(const StaffingSum& o);
};

/// Staff and posts of one month that are alike; codes as the staff table stores them, band "unknown" = not said.
struct StaffingKey {
  std::int32_t month = 0;
  std::string employer, place, profession, band;
  auto operator<=>(const StaffingKey&) const = default;
};

/// Which files hold an employer in a month. A figure that needs a file is of the employers that have it.
struct StaffingSources {
  /// The code is that of an organisation open in the month; a mistyped or closed one is no further employer.
  bool known = true;
  bool list = false, establishment = false, temporary = false, absences = false, recruitment = false;
  /// Funded FTE with profession and place, and that of rows which lack one of them (absolute values).
  NanoFte attributed = 0, unattributed = 0;
  bool professions_said = true;         ///< every funded row names its profession
  std::set<std::string> without_bands;  ///< professions with a funded row that has no band

  /// Funded posts may be held against staff in post: both are there, and at most kMostUnattributed of the funded FTE
  /// cannot be told apart from other staff or other places.
  bool comparable() const;
};
/// Assumed: more than this and vacancies would be made of rows that nobody can place.
inline constexpr double kMostUnattributed = 0.05;

struct StaffingCells {
  std::map<StaffingKey, StaffingSum> cells;
  std::map<std::pair<std::int32_t, std::string>, StaffingSources> sources;  ///< by month and employer
  std::map<std::string, std::string> sector;                                ///< of an employer, as its records say
};

/// Whether an employer's figures count that do not say a place: it has staff in the area; of one without any staff
/// list, where the geography puts it.
class CountedEmployers {
 public:
  CountedEmployers(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                   const vocabulary::Geography* geography, const std::optional<vocabulary::Area>& area);
  bool has(const std::string& employer, std::int32_t month) const;
  /// The same for a code of the staff table's column `employer`.
  bool has_staff_inside(std::uint32_t employer_code) const { return (seen_[employer_code] & kInside) != 0; }

 private:
  enum Seen : std::uint8_t { kListed = 1, kInside = 2 };
  std::vector<std::uint8_t> seen_;  ///< by employer code of the staff table
  std::set<std::string> listed_, inside_;
  const vocabulary::Geography* geography_;
  std::optional<vocabulary::Area> area_;
};

/// Counts records that the figures count (accepted or review, profession decided, in post: CapacityOptions) and the
/// rows of the files. Sickness and other absence are of assignments in that month's list; FTE days available = FTE in
/// post x days of the month (METHODS 2). `reporting` = employers with a list in a month whether or not they employ
/// allied health professionals.
StaffingCells staffing_cells(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                             const std::vector<ReportingEmployer>& reporting, const StaffingFiles& files,
                             const vocabulary::Geography* geography, const std::optional<vocabulary::Area>& area,
                             const CapacityOptions& options);

/// Whole thousand-millionths of a number of a file; 0 when it is missing.
std::int64_t nano_of(double value);

}  // namespace cadre::capacity
