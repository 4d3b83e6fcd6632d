#include "matching/residual.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

namespace cadre::matching {
namespace {

constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::max();

}  // namespace

Residual::Residual(std::size_t nodes, std::span<const NetworkArc> arcs, const NetworkFlow& flow)
    : potential_(flow.potential) {
  struct Step {
    std::uint32_t from, to;
    std::int64_t cost;
  };
  std::vector<Step> steps;
  steps.reserve(arcs.size() + arcs.size() / 4);
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    const NetworkArc& arc = arcs[a];
    const std::int64_t cost = arc.cost + potential_[arc.from] - potential_[arc.to];
    if (flow.flow[a] < arc.upper) steps.push_back({arc.from, arc.to, std::max<std::int64_t>(0, cost)});
    if (flow.flow[a] > arc.lower) steps.push_back({arc.to, arc.from, std::max<std::int64_t>(0, -cost)});
  }
  const auto index = [&](Ways& into, auto node_of, auto other_of) {
    into.first.assign(nodes + 1, 0);
    for (const Step& s : steps) ++into.first[node_of(s) + 1];
    for (std::size_t n = 0; n < nodes; ++n) into.first[n + 1] += into.first[n];
    into.ways.resize(steps.size());
    std::vector<std::size_t> next(into.first.begin(), into.first.end() - 1);
    for (const Step& s : steps) into.ways[next[node_of(s)]++] = {other_of(s), s.cost};
  };
  index(
      forward_, [](const Step& s) { return s.from; }, [](const Step& s) { return s.to; });
  index(
      backward_, [](const Step& s) { return s.to; }, [](const Step& s) { return s.from; });
}

std::vector<double> Residual::distances_to(std::uint32_t node) const { return distances(node, backward_, true); }

std::vector<double> Residual::distances(std::uint32_t start, const Ways& ways, bool backwards) const {
  std::vector<std::int64_t> best(potential_.size(), kUnreached);
  using Entry = std::pair<std::int64_t, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> waiting;
  best[start] = 0;
  waiting.push({0, start});
  while (!waiting.empty()) {
    const auto [cost, node] = waiting.top();
    waiting.pop();
    if (cost > best[node]) continue;
    for (std::size_t k = ways.first[node]; k < ways.first[node + 1]; ++k) {
      const Way& way = ways.ways[k];
      if (cost + way.cost >= best[way.to]) continue;
      best[way.to] = cost + way.cost;
      waiting.push({best[way.to], way.to});
    }
  }
  std::vector<double> out(best.size(), std::numeric_limits<double>::infinity());
  for (std::size_t n = 0; n < best.size(); ++n) {
    if (best[n] == kUnreached) continue;
    // A path from u to v costs its reduced cost, less potential(u), plus potential(v).
    const std::int64_t between = backwards ? potential_[start] - potential_[n] : potential_[n] - potential_[start];
    out[n] = static_cast<double>(best[n] + between);
  }
  return out;
}

}  // namespace cadre::matching
