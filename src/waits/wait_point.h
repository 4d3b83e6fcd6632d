#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace cadre::waits {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What kind of file a list came from; the words are those of column `list` in the table of targets.
enum class ListKind : std::uint8_t { Dates, Bands, Scotland };
inline constexpr std::string_view kListKinds[] = {"dates", "bands", "scotland"};

/// People who have waited from..to weeks, or longer than `from`.
struct WaitBand {
  double from = 0, to = 0;  ///< weeks; to = infinity when open
  double people = 0;
};

/// Somebody who waits: how long, and on which line of the file.
struct WaitingLine {
  double weeks = 0;
  std::uint64_t line = 0;
};

/// One list at one date, as far as a file tells it; NaN = not told. Rates are people a week, waits are weeks.
struct WaitPoint {
  ListKind kind = ListKind::Dates;
  std::string file;
  std::string service, area, group;  ///< area: board or place; group: adults, children; "" = not said
  std::int32_t date = 0;             ///< days since 1970-01-01
  std::uint64_t line = 0;            ///< where the file says it; 0 = all over it
  double queue = kUnknown;           ///< at the end of the date: the closing of its period
  double opening = kUnknown, added = kUnknown, removed = kUnknown;  ///< people in the period
  double weeks = kUnknown;                                          ///< length of the period
  double demand = kUnknown, capacity = kUnknown;
  double mean_wait = kUnknown;  ///< of those who wait; of those seen where the file tells of them alone
  double cv_demand = kUnknown, cv_capacity = kUnknown;
  std::vector<WaitBand> bands;       ///< one after the other, without gap
  std::vector<WaitingLine> waiting;  ///< of lists by dates, longest wait first
  std::string basis;                 ///< how demand and capacity came about, in words
};

/// What a file gave: its lists and what is to be said of it.
struct WaitFile {
  std::vector<WaitPoint> points;  ///< in order of the file
  std::size_t rows = 0, used = 0;
  base::Diagnostics remarks;  ///< rows left out, columns not read, labels that differ
};

}  // namespace cadre::waits
