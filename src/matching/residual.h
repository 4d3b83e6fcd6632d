#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/network.h"

namespace cadre::matching {

/// What an optimal flow leaves over: where a unit more could go, and where one could be taken back. Its shortest paths
/// are the one-sided derivatives of the optimum: a unit more or less moves along the cheapest of them
/// (Ahuja, Magnanti, Orlin 1993, Network Flows, section 9.11).
class Residual {
 public:
  /// `flow` is a cheapest one with its potentials, so no path costs less than nothing all around.
  Residual(std::size_t nodes, std::span<const NetworkArc> arcs, const NetworkFlow& flow);

  /// Cost of the cheapest way for one unit; infinite where there is none.
  std::vector<double> distances_from(std::uint32_t node) const { return distances(node, forward_); }
  std::vector<double> distances_to(std::uint32_t node) const;

 private:
  struct Way {
    std::uint32_t to;
    std::int64_t cost;  ///< reduced, >= 0
  };
  struct Ways {
    std::vector<std::size_t> first;
    std::vector<Way> ways;
  };
  /// Dijkstra on reduced costs; the cost itself follows from the potentials.
  std::vector<double> distances(std::uint32_t start, const Ways& ways, bool backwards = false) const;

  std::vector<std::int64_t> potential_;
  Ways forward_, backward_;
};

}  // namespace cadre::matching
