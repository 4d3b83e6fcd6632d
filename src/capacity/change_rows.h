#pragma once

#include <cstdint>
#include <vector>

#include "capacity/staff_view.h"

namespace cadre::capacity {

/// One contract of one month as changes are followed. Employer and place are label indexes of the view; profession,
/// level, band and staffing are enum values of vocabulary/codes.h.
struct ChangeRow {
  std::uint64_t person = 0, assignment = 0, post = 0;  ///< keys; 0 = unknown
  NanoFte fte = 0;
  std::uint32_t linker = 0;  ///< within what the person key is unique (StaffView::linker)
  std::uint32_t employer = 0, place = 0;
  std::uint32_t occupation_code = 0, job_role = 0;  ///< codes of the staff table's own dictionaries
  std::uint8_t profession = 0, level = 0, band = 0, staffing = 0;
  bool counted = false;  ///< in the figures: allied health of a decided profession, in the area
  bool linked = false;   ///< the person key means the same person in every month
};

/// Contracts of staff in post, ordered by month and person, with those of the same people that are not counted (other
/// staff groups, another area, profession unclear), so that a change of coding is not taken for a starter.
struct ChangeRows {
  std::vector<ChangeRow> rows;
  std::vector<StaffView::MonthRange> months;          ///< as StaffView::months, ranges of `rows`
  std::vector<std::vector<std::uint32_t>> reporting;  ///< as StaffView::reporting
  std::vector<std::string> employers, places;         ///< labels, the last "unknown"
  bool reports(std::size_t month, std::uint32_t employer) const;
};

/// `membership` and `view` of the same staff table and options. The order of the table's rows leaves no trace.
ChangeRows make_change_rows(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                            const StaffView& view, const CapacityOptions& options);

}  // namespace cadre::capacity
