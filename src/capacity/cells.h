#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/release_tables.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// What is counted in one cell. People are distinct persons; roles are records; METHODS 2: headcounts do not add.
struct CellTotals {
  std::int64_t people = 0;      ///< distinct person keys; roles without a known person are never people
  std::int64_t people_low = 0;  ///< if everybody who could be the same person at two employers were so
  std::int64_t people_high = 0;
  std::int64_t roles = 0, roles_low = 0, roles_high = 0;
  std::int64_t roles_review = 0;    ///< of roles_high: records that need checking
  std::int64_t roles_unlinked = 0;  ///< of roles: records without a known person
  NanoFte fte = 0;                  ///< accepted, and review with a decided profession
  NanoFte fte_low = 0;              ///< accepted only
  NanoFte fte_high = 0;             ///< and every review record, also of those whose profession is unclear
  NanoFte available = 0;            ///< of fte: not on maternity leave, career break or seconded out
  NanoFte linked = 0;               ///< of fte: records with a known person

  bool operator==(const CellTotals&) const = default;
};

struct Cell {
  std::array<std::uint32_t, 3> key{};  ///< label index of each dimension of the grouping, in its order
  CellTotals totals;
  bool operator==(const Cell&) const = default;
};

/// Counts the records of one month (an index into view.months) by at most three dimensions. Cells come in the order
/// of their keys; combinations without a record are absent. `only` (one byte per row) leaves rows out when given.
///
/// Staff in post only, so that every grouping sums to the same total; staffing.h counts the other footings. Records of
/// unclear profession stand in the profession "AHP" with 0 roles and FTE, and widen the high end there, in the totals,
/// and of each profession they may be when something is known of that; records that may be of any profession do not.
std::vector<Cell> count_cells(const StaffView& view, std::size_t month, std::span<const Dimension> dims,
                              const std::vector<std::uint8_t>* only = nullptr, bool every_footing = false);

/// FTE / people, of records with a known person (METHODS 2, participation rate); nothing without people.
std::optional<double> participation(const CellTotals& totals);
/// Percentage of all records in range that need checking; nothing without records.
std::optional<double> review_share(const CellTotals& totals);
bool is_small(const CellTotals& totals, int small_below);

/// The table capacity_cells: every release table and month, tables in order of the list, months ascending.
const base::TableSpec& capacity_cells_spec();
base::Table capacity_cells(const StaffView& view, const std::vector<ReleaseTable>& tables,
                           const CapacityOptions& options);

}  // namespace cadre::capacity
