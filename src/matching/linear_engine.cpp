#include "matching/linear_engine.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "matching/conflict.h"
#include "matching/direction.h"
#include "matching/flow_engine.h"

namespace cadre::matching {
namespace {

constexpr double kFirstWeighs = 1e4;  // stage 1 beside stage 2, in scaled units
constexpr double kFace = 1e-8;        // reduced costs up to here lie on the face
constexpr double kHeld = 1e-9;        // of stage 1's optimum
constexpr double kNearTie = 1e-7;     // of the cost: for less, stage 1 is not touched at all
constexpr double kRounding = 1e-9;    // of a usual weight, beside it
constexpr std::size_t kNearest = 3;   // arcs of each group and each need in the first columns

/// The dearest efficiencies per pound and per hour of each group and need: likely columns.
std::vector<std::uint32_t> likely_arcs(const ScaledProblem& scaled) {
  const Problem& problem = scaled.problem();
  const std::size_t groups = problem.groups.size();
  std::vector<std::vector<std::pair<double, std::uint32_t>>> best(groups + problem.needs.size());
  const auto offer = [&](std::size_t node, double value, std::uint32_t arc) {
    auto& own = best[node];
    if (own.size() == kNearest && value >= own.back().first) return;
    own.insert(std::upper_bound(own.begin(), own.end(), std::pair{value, arc}), {value, arc});
    if (own.size() > kNearest) own.pop_back();
  };
  for (std::uint32_t a = 0; a < problem.arcs.size(); ++a) {
    const Arc& arc = problem.arcs[a];
    const double worth = problem.needs[arc.need].priority * arc.efficiency;
    const double cost = problem.groups[arc.group].cost_per_hour + arc.extra_cost;
    offer(arc.group, -worth, a);
    offer(groups + arc.need, arc.efficiency > 0 ? cost / arc.efficiency : cost * 1e6, a);
  }
  std::vector<std::uint32_t> out;
  for (const auto& own : best)
    for (const auto& [value, arc] : own) out.push_back(arc);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

LinearEngine::LinearEngine(const Problem& problem) : problem_(&problem), scaled_(problem) {}

void LinearEngine::start() {
  model_ = std::make_unique<RestrictedModel>(scaled_);
  model_->set_objective(kFirstWeighs, 1);
  const Factors factors = nearest_factors(*problem_);
  const std::vector<double> hours = FlowEngine(*problem_, factors).solve().hours;
  std::vector<std::uint32_t> flowing;
  for (std::uint32_t a = 0; a < hours.size(); ++a)
    if (hours[a] > 0) flowing.push_back(a);
  model_->add(flowing);
  model_->add(likely_arcs(scaled_));
  model_->add(scaled_.arcs_for_feasibility());
  model_->start_from(hours);
}

Answer LinearEngine::solve() {
  Answer out;
  out.engine = Engine::Linear;
  const bool warm = started_;
  if (!warm) start();
  model_->set_bounds();
  if (warm) {
    model_->set_objective(kFirstWeighs, 1);
    model_->set_corner(together_);
  }
  if (!model_->solve(warm)) {
    started_ = false;
    out.status = Status::Infeasible;
    out.hours.assign(problem_->arcs.size(), 0);
    find_conflict(scaled_, out);
    return out;
  }
  together_ = model_->corner();
  started_ = true;

  model_->set_objective(1, 0);
  if (!model_->solve(false)) throw std::logic_error("a feasible problem stays feasible");
  first_ = model_->corner();
  Answer held = out;
  held.hours = model_->hours();
  measure(*problem_, held);

  return cheapest(held);
}

/// Stage 2. On the optimal face first, whose arcs are few; then on every point that holds stage 1 to 1e-9: near ties
/// lie just beside the face, and they may be far cheaper.
Answer LinearEngine::cheapest(const Answer& held) {
  Answer best = held;
  const double allowance = kHeld * held.weighted_unmet;
  const auto keep = [&](bool found, double gain) {
    Answer out = held;
    out.hours = model_->hours();
    measure(*problem_, out);
    const double room = allowance + kRounding * scaled_.weight_scale();
    if (found && out.weighted_unmet <= held.weighted_unmet + room && out.cost < best.cost - gain * std::abs(best.cost))
      best = std::move(out);
  };
  std::vector<char> allowed;
  model_->hold_face(first_.dual, kFace, allowed);
  model_->set_objective(0, 1);
  keep(model_->solve(false, allowed), 0);
  model_->set_bounds();
  double reached = 0;
  for (std::size_t c = 0; c < first_.arcs.size(); ++c)
    reached += first_.column_value[c] * scaled_.stage_1(first_.arcs[c]);
  model_->hold_stage_1(reached + allowance / scaled_.weight_scale());
  keep(model_->solve(false), kNearTie);
  model_->set_bounds();
  return best;
}

Prices LinearEngine::prices() const {
  if (!started_) throw std::logic_error("solve before asking for prices");
  return one_sided_prices(scaled_, first_);
}

}  // namespace cadre::matching
