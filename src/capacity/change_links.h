#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "capacity/change_rows.h"

namespace cadre::capacity {

/// What became of a contract from one month to another (docs/methods/what-changed.md). In the order in which one kind
/// stands for a person who gains or loses a cell by several contracts.
enum class ChangeKind : std::uint8_t {
  Service,   ///< another employer took over the service
  Transfer,  ///< the person went from one employer of these files to another
  Move,      ///< another post at the same employer
  Recoding,  ///< same post, other coding
  Starter,   ///< in none of the earlier records
  Leaver,    ///< in none of the later records
  Further,   ///< a contract beside another at the same employer began or ended
  Coverage,  ///< the employer has records of one of the months only
  Unlinked,  ///< nothing says who it was
  Same       ///< the same contract; hours may differ
};
inline constexpr std::size_t kChangeKinds = 10;

inline constexpr std::uint32_t kNoRow = UINT32_MAX;

/// A contract before and after; kNoRow on the side where there is none. Indexes into ChangeRows::rows.
struct ChangeLink {
  std::uint32_t from = kNoRow, to = kNoRow;
  std::uint32_t person = 0;  ///< running number: the links of one person stand together
  ChangeKind kind = ChangeKind::Same;
};

/// Follows every contract from month `from` to month `to` (indexes of ChangeRows::months, from < to). Every counted row
/// of either month stands in exactly one link, as does every other row of their people.
std::vector<ChangeLink> link_months(const ChangeRows& rows, std::size_t from, std::size_t to);

/// Whether only the coding of a post changed: same assignment number, same post and start date, same band and kind of
/// contract. Without a post key nothing is called a recoding.
bool is_recoding(const ChangeRow& before, const ChangeRow& after);

/// A transfer is a whole service's when at least kServicePeople people of one profession of one employer (or of one of
/// its places) went to the same employer, and they are at least kServicePercent of those still found. Assumed.
inline constexpr std::int64_t kServicePeople = 3;
inline constexpr std::int64_t kServicePercent = 80;

}  // namespace cadre::capacity
