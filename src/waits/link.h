#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waits/wait_point.h"

namespace cadre::waits {

/// A figure that should equal another, and does not.
struct Difference {
  std::string kind;  ///< "queue balance", "bands and total", "parts and total", "two files"
  std::string file, service, area, group;
  std::int32_t date = 0;
  double expected = 0, found = 0;
};

/// Points of all files as one: the same list and date of two files is one point, opening queues are the closing ones
/// before, and the balance opening + added - removed = closing gives what one of them does not tell.
struct Linked {
  std::vector<WaitPoint> points;  ///< by service, area, group, date
  std::vector<Difference> differences;
  std::size_t balances = 0, compared = 0;  ///< balances that could be checked; other comparisons made
};

/// Demand, where nothing tells who came: of those who have waited least, people / weeks of their band; at least so many
/// came. Capacity: those removed; else what demand and the change of the queue leave.
Linked link(std::vector<WaitPoint> points);

}  // namespace cadre::waits
