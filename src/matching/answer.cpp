#include "matching/answer.h"

#include <algorithm>

namespace cadre::matching {

std::vector<double> covered(const Problem& problem, const std::vector<double>& hours) {
  std::vector<double> out(problem.needs.size());
  for (std::size_t a = 0; a < problem.arcs.size(); ++a)
    out[problem.arcs[a].need] += problem.arcs[a].efficiency * hours[a];
  return out;
}

void measure(const Problem& problem, Answer& answer) {
  const std::vector<double> done = covered(problem, answer.hours);
  answer.unmet.resize(done.size());
  answer.weighted_unmet = 0;
  for (std::size_t n = 0; n < done.size(); ++n) {
    answer.unmet[n] = std::max(0.0, problem.needs[n].hours - done[n]);
    answer.weighted_unmet += problem.needs[n].priority * answer.unmet[n];
  }
  answer.cost = 0;
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    const Arc& arc = problem.arcs[a];
    answer.cost += answer.hours[a] * (problem.groups[arc.group].cost_per_hour + arc.extra_cost);
  }
}

}  // namespace cadre::matching
