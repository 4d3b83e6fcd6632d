#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/capacity.h"
#include "capacity/change_links.h"
#include "capacity/dimension.h"

namespace cadre::capacity {

/// The parts of a bridge, in the order in which they are shown. What goes out is negative.
enum class BridgePart : std::uint8_t {
  Starters,
  Leavers,
  HoursUp,
  HoursDown,
  MovedIn,
  MovedOut,
  TransferredIn,
  TransferredOut,
  ServiceIn,
  ServiceOut,
  RecodedIn,
  RecodedOut,
  CoverageIn,
  CoverageOut,
  Unlinked
};
inline constexpr std::size_t kBridgeParts = 15;
std::string_view code_of(BridgePart part);  ///< "moved_in"

struct BridgeAmount {
  std::int64_t people = 0, roles = 0;
  NanoFte fte = 0;
  BridgeAmount& operator+=(const BridgeAmount& o) {
    people += o.people, roles += o.roles, fte += o.fte;
    return *this;
  }
  bool operator==(const BridgeAmount&) const = default;
};

/// Opening stock, parts and closing stock of one cell: opening + parts = closing, exactly, in people, roles and FTE.
struct BridgeCell {
  std::array<std::uint32_t, 4> key{};  ///< value of each dimension of the cut: label index or enum value
  BridgeAmount opening, closing;
  std::array<BridgeAmount, kBridgeParts> parts{};

  BridgeAmount sum() const;  ///< opening + parts
};

/// Cuts are made of at most four of Employer, Profession, RoleLevel and Place, each once.
using BridgeCut = std::vector<Dimension>;

/// The bridge from one month to another by the values of a cut, in the order of keys. A move, transfer or recoding
/// within one cell is no part of its bridge. Throws std::logic_error should a cell not close: stock is counted from the
/// records, parts from the links.
std::vector<BridgeCell> bridge_between(const ChangeRows& rows, std::size_t from, std::size_t to,
                                       std::span<const ChangeLink> links, const BridgeCut& cut);

/// Pairs of months that bridges are made for.
struct BridgeStep {
  std::size_t from, to;     ///< indexes of ChangeRows::months
  std::string_view period;  ///< "step" to the next month, "year" to the same month a year on, else "all": first to last
};
std::vector<BridgeStep> bridge_steps(const ChangeRows& rows);

/// capacity_bridge, capacity_changes, capacity_recodings and capacity_transfers for every step, and why nothing was
/// linked, if so.
struct BridgeTables {
  base::Table bridge, changes, recodings, transfers;
  std::string refusal;  ///< sentences for the reader; empty when people could be followed
};
const base::TableSpec& capacity_bridge_spec();
const base::TableSpec& capacity_changes_spec();
const base::TableSpec& capacity_recodings_spec();
const base::TableSpec& capacity_transfers_spec();
BridgeTables capacity_bridges(const ChangeRows& rows, int threads);
/// The same from what compute_capacity reads; `staff` may hold records of other staff groups of the same people.
BridgeTables compute_bridges(const curation::StaffTable& staff, const CapacityInputs& inputs,
                             const CapacityOptions& options);

}  // namespace cadre::capacity
