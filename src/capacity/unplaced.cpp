#include "capacity/unplaced.h"

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "capacity/staff_view.h"
#include "vocabulary/codes.h"
#include "vocabulary/geography.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using vocabulary::Membership;
using vocabulary::Profession;
using vocabulary::RecordStatus;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    base::ColumnSpec{"in_area", ColumnKind::Code, "",
                     "inside = counted under place unknown; unknown = may lie outside the area, counted nowhere else."},
    base::ColumnSpec{"roles", ColumnKind::Integer, "roles", "Records; missing on the row of a share."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "FTE of these records: the most any place can be given."},
    base::ColumnSpec{"rule", ColumnKind::Code, "", "Apportionment rule of the plan; empty = the unsplit row."},
    base::ColumnSpec{"place", ColumnKind::Code, "", "Place the share goes to."},
    base::ColumnSpec{"ics", ColumnKind::Code, "", "Integrated care system the share goes to."},
    base::ColumnSpec{"share", ColumnKind::Decimal, "%", "Share of the employer's unplaced FTE."},
    base::ColumnSpec{"apportioned_fte", ColumnKind::Decimal, "FTE", "FTE times share."},
};
constexpr base::TableSpec kSpec = {
    "capacity_unplaced", "capacity", true,
    "Staff whose place of work no evidence gives, and how a named rule would split them.", kColumns};

struct Count {
  std::int64_t roles = 0;
  NanoFte fte = 0;
};
/// month, employer, profession, may lie outside the area
using Key = std::tuple<std::int32_t, std::string, std::uint8_t, bool>;

std::map<Key, Count> count_unplaced(const curation::StaffTable& staff, const std::vector<Membership>& membership) {
  std::map<Key, Count> out;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const auto status = static_cast<RecordStatus>(staff.status[row]);
    if (status != RecordStatus::Accepted && status != RecordStatus::Review) continue;
    if (static_cast<Profession>(staff.profession[row]) == Profession::None) continue;
    const bool maybe = membership[row] == Membership::Unknown;
    if (!maybe && (membership[row] != Membership::Inside || !staff.place.text(row).empty())) continue;
    Count& count = out[{staff.month[row], staff.employer.text(row), staff.profession[row], maybe}];
    count.roles += staff.headcount.empty() ? 1 : staff.headcount[row];
    if (std::isfinite(staff.fte[row])) count.fte += std::llround(staff.fte[row] * kNanoPerFte);
  }
  return out;
}

}  // namespace

const base::TableSpec& capacity_unplaced_spec() { return kSpec; }

base::Table capacity_unplaced(const curation::StaffTable& staff, const std::vector<Membership>& membership,
                              const vocabulary::Geography* geography) {
  base::Table out(kSpec);
  for (const auto& [key, count] : count_unplaced(staff, membership)) {
    const auto& [month, employer, profession, maybe] = key;
    auto begin = [&, &m = month, &e = employer, p = profession, u = maybe] {
      out.integer(m).text(e).text(vocabulary::code_of(static_cast<Profession>(p))).text(u ? "unknown" : "inside");
    };
    begin();
    out.integer(count.roles).decimal(fte_of(count.fte)).missing().missing().missing().missing().missing().end_row();
    if (geography == nullptr) continue;
    for (const vocabulary::Apportionment& a : geography->apportionments(employer)) {
      begin();
      out.missing().decimal(fte_of(count.fte)).text(a.rule).text(a.place).text(a.ics);
      out.decimal(100.0 * a.share).decimal(fte_of(count.fte) * a.share).end_row();
    }
  }
  return out;
}

}  // namespace cadre::capacity
