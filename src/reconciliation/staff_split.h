#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capacity/options.h"
#include "curation/staff_table.h"
#include "reconciliation/comparison.h"
#include "reconciliation/reference.h"
#include "vocabulary/area.h"

namespace cadre::reconciliation {

/// What separates our figure from a published one, step by step. Each step takes in or leaves out records until what is
/// left is what the publication would count in these records; a part is the difference that its steps make.
enum class Step : std::uint8_t {
  Ours,        ///< no step: our figure. Profession decided, in post, in the plan's area, no copies
  Place,       ///< scope: sites outside the area, or of unknown place, belong to the organisation
  Footing,     ///< scope: kinds of contract that it counts
  Away,        ///< scope: who is away without pay
  NoFte,       ///< scope: records without FTE
  Level,       ///< scope: career levels that it means
  OtherStaff,  ///< scope: staff of other professions in the same staff group
  NoPerson,    ///< scope, headcount only: records without a known person count as one each
  Code,        ///< recode: by the occupation code alone, not by what curation makes of the record
  Month,       ///< date: the same in the published month
  Copies       ///< duplicates: rows that curation merged
};
inline constexpr std::size_t kSteps = 11;
std::string_view code_of(Step step);
Part part_of(Step step);  ///< of every step but Ours

/// Records by employer and month, and the split of single figures. Results do not depend on the order of records.
class StaffSplit {
 public:
  /// All must outlive it. `staff` may hold merged rows and other staff; `membership` says which rows lie in the area.
  StaffSplit(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
             const ReconciliationReference& reference, const capacity::CapacityOptions& options);

  /// Months in which an employer has records; ascending.
  const std::vector<std::int32_t>& months_of(std::string_view employer) const;
  std::vector<std::string> employers() const;  ///< sorted; without the one of records that name none

  /// Fills ours, the parts, what is unexplained and the verdict; source, months, employer, label, measure and the
  /// published amount are given. Adds the steps to `evidence` under number `index`. Throws std::logic_error should the
  /// parts not add up.
  void split(const PublishedGroup& group, const Limits& limits, std::size_t index, Comparison& comparison,
             std::vector<Evidence>& evidence) const;
  /// Our figure alone.
  Amount ours(const PublishedGroup& group, std::string_view employer, std::int32_t month, Measure measure) const;

 private:
  class Tally;
  using Rows = std::vector<std::uint32_t>;

  const Rows& rows_of(std::string_view employer, std::int32_t month) const;
  /// Bit n: the record counts after step n, were it of the month that the step looks at.
  std::uint32_t steps_of(std::uint32_t row, const PublishedGroup& group, const PublicationRules& rules) const;
  Amount fte_at(std::uint32_t row) const;

  const curation::StaffTable& staff_;
  const std::vector<vocabulary::Membership>& membership_;
  const ReconciliationReference& reference_;
  const capacity::CapacityOptions& options_;
  std::vector<std::string_view> list_of_code_;  ///< by code of the occupation code column: its list in the manual
  std::vector<char> letter_of_code_;            ///< likewise: letter of the profession; 0 = none
  std::map<std::pair<std::string, std::int32_t>, Rows, std::less<>> rows_;
  std::map<std::string, std::vector<std::int32_t>, std::less<>> months_;
};

}  // namespace cadre::reconciliation
