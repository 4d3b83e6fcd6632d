#include "matching/problem.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>
#include <unordered_set>

namespace cadre::matching {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw std::invalid_argument(what); }

bool amount(double value) { return std::isfinite(value) && value >= 0; }

}  // namespace

void check_problem(const Problem& problem) {
  for (const Group& g : problem.groups)
    if (!amount(g.hours) || !std::isfinite(g.cost_per_hour)) refuse(fmt::format("staff {}: hours or cost", g.id));
  for (const Need& n : problem.needs)
    if (!amount(n.hours) || !amount(n.priority)) refuse(fmt::format("need {}: hours or priority", n.id));
  std::unordered_set<std::uint64_t> pairs;
  pairs.reserve(problem.arcs.size());
  for (const Arc& a : problem.arcs) {
    if (a.group >= problem.groups.size() || a.need >= problem.needs.size()) refuse("an arc from or to nowhere");
    const std::string& staff = problem.groups[a.group].id;
    const std::string& need = problem.needs[a.need].id;
    if (!amount(a.efficiency) || !std::isfinite(a.extra_cost))
      refuse(fmt::format("arc {} to {}: efficiency or cost", staff, need));
    if (!pairs.insert((std::uint64_t{a.group} << 32U) | a.need).second)
      refuse(fmt::format("two arcs from {} to {}", staff, need));
  }
  for (const Limit& l : problem.limits) {
    if (!std::isfinite(l.rhs)) refuse(fmt::format("limit {}: right-hand side", l.id));
    for (const Limit::Term& t : l.terms)
      if (t.arc >= problem.arcs.size() || !std::isfinite(t.coefficient)) refuse(fmt::format("limit {}: a term", l.id));
  }
}

}  // namespace cadre::matching
