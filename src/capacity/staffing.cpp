#include "capacity/staffing.h"

#include <array>
#include <map>
#include <vector>

#include "capacity/cells.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using vocabulary::Staffing;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    base::ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all."},
    base::ColumnSpec{"staffing", ColumnKind::Code, "",
                     "Footing: permanent, bank, agency, learner …; unknown = not said."},
    base::ColumnSpec{"in_post", ColumnKind::Flag, "", "Whether the other capacity tables count this footing."},
    base::ColumnSpec{"people", ColumnKind::Integer, "people", "Distinct people of this footing."},
    base::ColumnSpec{"roles", ColumnKind::Integer, "roles", "Roles of this footing."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "FTE of this footing."},
    base::ColumnSpec{"share", ColumnKind::Decimal, "%",
                     "Of the FTE of staff in post, bank and agency; missing for the rest."},
};
constexpr base::TableSpec kSpec = {"capacity_staffing", "capacity", true,
                                   "Substantive staff beside bank, agency, honorary staff and learners.", kColumns};

/// The footing of a label index of Dimension::Staffing: unknown stands last there and first in the enum.
Staffing staffing_of(std::uint32_t label) {
  return static_cast<Staffing>((label + 1) % static_cast<std::uint32_t>(vocabulary::kStaffingCount));
}

bool shares(Staffing staffing, const CapacityOptions& options) {
  return options.in_post.has(staffing) || staffing == Staffing::Bank || staffing == Staffing::Agency;
}

void add_rows(base::Table& out, const StaffView& view, std::size_t month, const CapacityOptions& options,
              std::vector<Dimension> dims) {
  const bool split = !dims.empty();
  const bool by_profession = split && dims[0] == Dimension::Profession;
  dims.push_back(Dimension::Staffing);
  const std::vector<Cell> cells = count_cells(view, month, dims, nullptr, true);
  std::map<std::uint32_t, NanoFte> whole;  // by the first dimension, 0 when there is none
  for (const Cell& cell : cells)
    if (shares(staffing_of(cell.key[dims.size() - 1]), options)) whole[split ? cell.key[0] : 0] += cell.totals.fte;
  for (const Cell& cell : cells) {
    if (cell.totals.roles == 0) continue;
    const std::uint32_t label = cell.key[dims.size() - 1];
    const NanoFte all = whole[split ? cell.key[0] : 0];
    const std::string name = split ? view.names(dims[0])[cell.key[0]] : std::string();
    out.integer(view.months[month].month);
    out.text(by_profession ? name : std::string()).text(by_profession ? std::string() : name);
    out.text(view.names(Dimension::Staffing)[label]).flag(options.in_post.has(staffing_of(label)));
    out.integer(cell.totals.people).integer(cell.totals.roles).decimal(fte_of(cell.totals.fte));
    if (shares(staffing_of(label), options) && all > 0)
      out.decimal(100.0 * static_cast<double>(cell.totals.fte) / static_cast<double>(all));
    else
      out.missing();
    out.end_row();
  }
}

}  // namespace

const base::TableSpec& capacity_staffing_spec() { return kSpec; }

base::Table capacity_staffing(const StaffView& view, const CapacityOptions& options) {
  base::Table out(kSpec);
  for (std::size_t m = 0; m < view.months.size(); ++m)
    for (const auto& dims : {std::vector<Dimension>{}, {Dimension::Profession}, {Dimension::Employer}})
      add_rows(out, view, m, options, dims);
  return out;
}

}  // namespace cadre::capacity
