#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cadre::matching {

/// An arc of a network of whole units.
struct NetworkArc {
  std::uint32_t from = 0, to = 0;
  std::int64_t lower = 0, upper = 0;  ///< units; kNoUpper = without a limit
  std::int64_t cost = 0;              ///< of a unit
};
inline constexpr std::int64_t kNoUpper = INT64_MAX;

struct NetworkFlow {
  bool feasible = false;
  std::vector<std::int64_t> flow;       ///< by arc
  std::vector<std::int64_t> potential;  ///< by node; cost + potential(from) - potential(to) is 0 between bounds
};

/// The cheapest flow from nodes of positive to nodes of negative supply; supplies sum to zero. Costs times nodes stay
/// below 2^61. Network simplex with block search pivots (Kovács 2015, Optimization Methods and Software 30(1)).
NetworkFlow cheapest_flow(std::span<const std::int64_t> supply, std::span<const NetworkArc> arcs);

}  // namespace cadre::matching
