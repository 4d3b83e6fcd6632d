#include "capacity/change_rows.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace cadre::capacity {
namespace {

using vocabulary::Profession;
using vocabulary::RecordStatus;

/// Dictionary code → index of the label.
std::vector<std::uint32_t> label_ranks(const base::CodedColumn& column, const std::vector<std::string>& labels) {
  const auto unknown = static_cast<std::uint32_t>(labels.size() - 1);
  std::vector<std::uint32_t> ranks;
  for (const std::string& value : column.values) {
    const auto at = std::lower_bound(labels.begin(), labels.end() - 1, value);
    ranks.push_back(value.empty() ? unknown : static_cast<std::uint32_t>(at - labels.begin()));
  }
  return ranks;
}

auto order_of(const ChangeRow& row) {
  return std::tuple(row.linker, row.person, row.employer, !row.counted, row.assignment, -row.fte, row.profession,
                    row.level, row.place, row.band, row.post, row.staffing, row.linked);
}

}  // namespace

bool ChangeRows::reports(std::size_t month, std::uint32_t employer) const {
  return std::binary_search(reporting[month].begin(), reporting[month].end(), employer);
}

ChangeRows make_change_rows(const curation::StaffTable& staff, const std::vector<vocabulary::Membership>& membership,
                            const StaffView& view, const CapacityOptions& options) {
  ChangeRows out;
  out.reporting = view.reporting;
  out.employers = view.names(Dimension::Employer);
  out.places = view.names(Dimension::Place);
  const auto employer_rank = label_ranks(staff.employer, out.employers);
  const auto place_rank = label_ranks(staff.place, out.places);
  std::vector<std::int32_t> month_of;
  std::vector<std::size_t> order;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const auto status = static_cast<RecordStatus>(staff.status[row]);
    const bool kept = status == RecordStatus::Accepted || status == RecordStatus::Review;
    const std::uint8_t flags = staff_flags(staff, row, options);
    if (!kept || (flags & kInPost) == 0) continue;
    ChangeRow to;
    to.person = staff.person_key[row];
    to.assignment = staff.assignment_key[row];
    to.post = staff.post_key[row];
    to.employer = employer_rank[staff.employer.codes[row]];
    to.place = place_rank[staff.place.codes[row]];
    to.linker = linker_of(staff, row, to.employer);
    to.occupation_code = staff.occupation_code.codes[row];
    to.job_role = staff.job_role.codes[row];
    to.profession = staff.profession[row];
    to.level = staff.role_level[row];
    to.band = staff.band[row];
    to.staffing = staff.staffing[row];
    to.counted = membership[row] == vocabulary::Membership::Inside && (flags & kHeadline) != 0 &&
                 static_cast<Profession>(to.profession) != Profession::None;
    to.linked = (flags & kAcrossMonths) != 0;
    if (!to.linked && !to.counted) continue;
    const NanoFte fte = std::isfinite(staff.fte[row]) ? std::llround(staff.fte[row] * kNanoPerFte) : 0;
    const std::int64_t heads = heads_of(staff, row, fte);
    for (std::int64_t head = 0; head < heads; ++head) {
      ChangeRow& one = out.rows.emplace_back(to);
      if (to.person != 0) one.person += static_cast<std::uint64_t>(head);
      one.fte = share_of(fte, head, heads);
      order.push_back(order.size());
      month_of.push_back(staff.month[row]);
    }
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (month_of[a] != month_of[b]) return month_of[a] < month_of[b];
    return order_of(out.rows[a]) < order_of(out.rows[b]);
  });
  std::vector<ChangeRow> sorted;
  std::vector<std::int32_t> sorted_months;
  sorted.reserve(order.size());
  for (const std::size_t at : order) {
    sorted.push_back(out.rows[at]);
    sorted_months.push_back(month_of[at]);
  }
  out.rows = std::move(sorted);
  for (const StaffView::MonthRange& month : view.months) {
    const auto [begin, end] = std::equal_range(sorted_months.begin(), sorted_months.end(), month.month);
    out.months.push_back({month.month, static_cast<std::size_t>(begin - sorted_months.begin()),
                          static_cast<std::size_t>(end - sorted_months.begin())});
  }
  return out;
}

}  // namespace cadre::capacity
