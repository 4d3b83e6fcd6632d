#include "matching/factors.h"

#include <cmath>
#include <cstdint>

namespace cadre::matching {
namespace {

constexpr double kTolerance = 1e-12;  // of an efficiency
constexpr int kSweeps = 4;

/// Arcs by the node they touch: groups first, then needs.
struct Neighbours {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> arcs;

  explicit Neighbours(const Problem& problem) : first(problem.groups.size() + problem.needs.size() + 1) {
    const std::size_t groups = problem.groups.size();
    for (const Arc& arc : problem.arcs) {
      ++first[arc.group + 1];
      ++first[groups + arc.need + 1];
    }
    for (std::size_t n = 1; n < first.size(); ++n) first[n] += first[n - 1];
    arcs.resize(first.back());
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t a = 0; a < problem.arcs.size(); ++a) {
      arcs[next[problem.arcs[a].group]++] = a;
      arcs[next[groups + problem.arcs[a].need]++] = a;
    }
  }
};

}  // namespace

std::optional<Factors> factors_of(const Problem& problem) {
  const std::size_t groups = problem.groups.size(), nodes = groups + problem.needs.size();
  const Neighbours near(problem);
  std::vector<double> value(nodes, 1.0);
  std::vector<char> seen(nodes);
  std::vector<std::size_t> waiting;
  for (std::size_t root = 0; root < nodes; ++root) {
    if (seen[root] != 0) continue;
    seen[root] = 1;
    waiting.assign(1, root);
    while (!waiting.empty()) {
      const std::size_t node = waiting.back();
      waiting.pop_back();
      for (std::size_t k = near.first[node]; k < near.first[node + 1]; ++k) {
        const Arc& arc = problem.arcs[near.arcs[k]];
        if (arc.efficiency <= 0) return {};
        const std::size_t other = node < groups ? groups + arc.need : arc.group;
        if (seen[other] != 0) continue;
        seen[other] = 1;
        value[other] = arc.efficiency / value[node];
        waiting.push_back(other);
      }
    }
  }
  for (const Arc& arc : problem.arcs)
    if (std::abs(value[arc.group] * value[groups + arc.need] - arc.efficiency) > kTolerance * arc.efficiency) return {};
  return Factors{{value.begin(), value.begin() + static_cast<std::ptrdiff_t>(groups)},
                 {value.begin() + static_cast<std::ptrdiff_t>(groups), value.end()}};
}

Factors nearest_factors(const Problem& problem) {
  const std::size_t groups = problem.groups.size(), nodes = groups + problem.needs.size();
  std::vector<double> level(nodes), sum(nodes), count(nodes);
  for (int sweep = 0; sweep < 2 * kSweeps; ++sweep) {
    const bool of_groups = sweep % 2 == 0;
    sum.assign(nodes, 0);
    count.assign(nodes, 0);
    for (const Arc& arc : problem.arcs) {
      if (arc.efficiency <= 0) continue;
      const std::size_t own = of_groups ? arc.group : groups + arc.need;
      const std::size_t other = of_groups ? groups + arc.need : arc.group;
      sum[own] += std::log(arc.efficiency) - level[other];
      count[own] += 1;
    }
    for (std::size_t n = of_groups ? 0 : groups; n < (of_groups ? groups : nodes); ++n)
      level[n] = count[n] > 0 ? sum[n] / count[n] : 0;
  }
  Factors out;
  for (std::size_t n = 0; n < nodes; ++n) (n < groups ? out.group : out.need).push_back(std::exp(level[n]));
  return out;
}

}  // namespace cadre::matching
