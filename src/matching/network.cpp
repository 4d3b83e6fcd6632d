#include "matching/network.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace cadre::matching {

NetworkFlow cheapest_flow(std::span<const std::int64_t> supply, std::span<const NetworkArc> arcs) {
  using Graph = lemon::SmartDigraph;
  using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;
  Graph graph;
  graph.reserveNode(static_cast<int>(supply.size()));
  graph.reserveArc(static_cast<int>(arcs.size()));
  for (std::size_t n = 0; n < supply.size(); ++n) graph.addNode();
  for (const NetworkArc& arc : arcs)
    graph.addArc(Graph::nodeFromId(static_cast<int>(arc.from)), Graph::nodeFromId(static_cast<int>(arc.to)));
  Graph::ArcMap<std::int64_t> lower(graph), upper(graph), cost(graph);
  Simplex simplex(graph);
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    const Graph::Arc arc = Graph::arcFromId(static_cast<int>(a));
    lower[arc] = arcs[a].lower;
    upper[arc] = arcs[a].upper == kNoUpper ? simplex.INF : arcs[a].upper;
    cost[arc] = arcs[a].cost;
  }
  Graph::NodeMap<std::int64_t> balance(graph);
  for (std::size_t n = 0; n < supply.size(); ++n) balance[Graph::nodeFromId(static_cast<int>(n))] = supply[n];
  simplex.lowerMap(lower).upperMap(upper).costMap(cost).supplyMap(balance);

  NetworkFlow out;
  out.feasible = simplex.run(Simplex::BLOCK_SEARCH) == Simplex::OPTIMAL;
  if (!out.feasible) return out;
  out.flow.reserve(arcs.size());
  for (std::size_t a = 0; a < arcs.size(); ++a) out.flow.push_back(simplex.flow(Graph::arcFromId(static_cast<int>(a))));
  out.potential.reserve(supply.size());
  for (std::size_t n = 0; n < supply.size(); ++n)
    out.potential.push_back(simplex.potential(Graph::nodeFromId(static_cast<int>(n))));
  return out;
}

}  // namespace cadre::matching
