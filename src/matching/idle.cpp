#include "matching/idle.h"

#include <limits>

namespace cadre::matching {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

Price limit_price(const Limit& limit) {
  const double tight = limit.rhs == 0 ? kNever : 0;
  if (limit.sense == Sense::AtMost) return {0, tight};
  if (limit.sense == Sense::AtLeast) return {tight, 0};
  return {kNever, kNever};
}

}  // namespace

bool idle_meets(const Limit& limit) {
  if (limit.sense == Sense::AtMost) return limit.rhs >= 0;
  return limit.sense == Sense::AtLeast ? limit.rhs <= 0 : limit.rhs == 0;
}

Answer idle_answer(const Problem& problem) {
  Answer out;
  out.engine = problem.limits.empty() ? Engine::Flow : Engine::Linear;
  for (std::uint32_t l = 0; l < problem.limits.size() && out.conflict.empty(); ++l)
    if (!idle_meets(problem.limits[l])) out.conflict.push_back(l);
  if (!out.conflict.empty()) out.status = Status::Infeasible;
  measure(problem, out);
  return out;
}

Prices idle_prices(const Problem& problem) {
  Prices out;
  for (const Group& g : problem.groups) out.groups.push_back({0, g.hours > 0 ? 0 : kNever});
  for (const Need& n : problem.needs) out.needs.push_back({n.priority, n.hours > 0 ? n.priority : kNever});
  for (const Limit& l : problem.limits) out.limits.push_back(limit_price(l));
  return out;
}

}  // namespace cadre::matching
