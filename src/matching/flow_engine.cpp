#include "matching/flow_engine.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "matching/residual.h"

namespace cadre::matching {
namespace {

constexpr double kMostUnits = 1LL << 58;  // of all hours together
constexpr double kMostCost = 1LL << 60;   // of a path through every node
constexpr double kFaceTolerance = 1e-13;  // of the greatest weight
constexpr double kHeld = 1e-9;            // of stage 1's optimum

/// The greatest power of ten up to `most`: decimal hours then become whole units without rounding, and sums that are
/// equal stay so.
double power_of_ten(double most) { return std::pow(10, std::floor(std::log10(most))); }

double positive_or_one(double value) { return value > 0 && std::isfinite(value) ? value : 1; }

}  // namespace

FlowEngine::FlowEngine(const Problem& problem, const Factors& factors) : problem_(&problem), factors_(&factors) {
  lay_out();
}

std::int64_t FlowEngine::units(double amount) const { return std::llround(amount * unit_); }

void FlowEngine::lay_out() {
  double total = 0, wanted = 0, weight = 0;
  for (std::size_t g = 0; g < groups(); ++g) total += problem_->groups[g].hours * factors_->group[g];
  for (std::size_t n = 0; n < needs(); ++n) {
    wanted += problem_->needs[n].hours / factors_->need[n];
    weight = std::max(weight, problem_->needs[n].priority * factors_->need[n]);
  }
  unit_ = power_of_ten(kMostUnits / positive_or_one(std::max(total, wanted)));
  const double most_cost = kMostCost / static_cast<double>(2 * (groups() + needs() + 2));
  cost_scale_ = power_of_ten(most_cost / positive_or_one(weight));

  const auto done = static_cast<std::uint32_t>(groups() + needs());
  supply_.assign(done + 1, 0);
  arcs_.clear();
  arcs_.reserve(middle() + done);
  for (const Arc& arc : problem_->arcs)
    arcs_.push_back({arc.group, static_cast<std::uint32_t>(groups()) + arc.need, 0, kNoUpper, 0});
  for (std::size_t n = 0; n < needs(); ++n)
    arcs_.push_back({static_cast<std::uint32_t>(groups() + n), done, 0,
                     units(problem_->needs[n].hours / factors_->need[n]),
                     -std::llround(problem_->needs[n].priority * factors_->need[n] * cost_scale_)});
  for (std::size_t g = 0; g < groups(); ++g) {
    supply_[g] = units(problem_->groups[g].hours * factors_->group[g]);
    supply_[done] -= supply_[g];
    arcs_.push_back({static_cast<std::uint32_t>(g), done, 0, kNoUpper, 0});
  }
}

std::int64_t FlowEngine::reduced(std::size_t arc) const {
  const NetworkArc& a = arcs_[arc];
  return a.cost + first_.potential[a.from] - first_.potential[a.to];
}

/// Stage 2's network: an arc whose reduced cost in stage 1 is above zero stays empty, below zero full; cost of hours.
std::vector<NetworkArc> FlowEngine::face(std::int64_t tolerance) const {
  double dearest = 0;
  std::vector<double> costs(middle());
  for (std::size_t a = 0; a < middle(); ++a) {
    const Arc& arc = problem_->arcs[a];
    costs[a] = (problem_->groups[arc.group].cost_per_hour + arc.extra_cost) / factors_->group[arc.group];
    dearest = std::max(dearest, std::abs(costs[a]));
  }
  const double scale = kMostCost / static_cast<double>(2 * (groups() + needs() + 2)) / positive_or_one(dearest);
  std::vector<NetworkArc> out = arcs_;
  for (std::size_t a = 0; a < out.size(); ++a) {
    const std::int64_t off = reduced(a);
    if (off > tolerance) out[a].upper = 0;
    if (off < -tolerance) out[a].lower = out[a].upper;
    out[a].cost = a < middle() ? std::llround(costs[a] * scale) : 0;
  }
  return out;
}

std::vector<double> FlowEngine::hours_of(const std::vector<std::int64_t>& flow) const {
  std::vector<double> out(middle());
  for (std::size_t a = 0; a < middle(); ++a)
    out[a] = static_cast<double>(flow[a]) / unit_ / factors_->group[problem_->arcs[a].group];
  return out;
}

Answer FlowEngine::solve() {
  Answer held;
  held.engine = Engine::Flow;
  first_ = cheapest_flow(supply_, arcs_);
  if (!first_.feasible) throw std::logic_error("a network whose groups may idle has a flow");
  held.hours = hours_of(first_.flow);
  measure(*problem_, held);
  // Each group and each need is rounded by half a unit at most; an hour is worth at most the greatest weight.
  double weight = 0;
  for (std::size_t n = 0; n < needs(); ++n) weight = std::max(weight, problem_->needs[n].priority * factors_->need[n]);
  held.error_bound = 0.5 * static_cast<double>(groups() + needs()) * weight / unit_ +
                     8 * std::numeric_limits<double>::epsilon() * std::max(held.weighted_unmet, weight);

  const double most = held.weighted_unmet * (1 + kHeld) + held.error_bound;
  const auto tolerance =
      static_cast<std::int64_t>(kFaceTolerance * kMostCost / static_cast<double>(2 * (groups() + needs() + 2)));
  for (const std::int64_t slack : {tolerance, std::int64_t{0}}) {
    const NetworkFlow second = cheapest_flow(supply_, face(slack));
    if (!second.feasible) continue;
    Answer out = held;
    out.hours = hours_of(second.flow);
    measure(*problem_, out);
    if (out.weighted_unmet <= most) return out;
  }
  return held;
}

Prices FlowEngine::prices() const {
  if (!first_.feasible) throw std::logic_error("solve before asking for prices");
  const Residual residual(supply_.size(), arcs_, first_);
  const auto done = static_cast<std::uint32_t>(groups() + needs());
  const std::vector<double> from = residual.distances_from(done), to = residual.distances_to(done);
  Prices out;
  out.groups.resize(groups());
  out.needs.resize(needs());
  constexpr double kNever = std::numeric_limits<double>::infinity();
  for (std::size_t g = 0; g < groups(); ++g) {
    const double hour = factors_->group[g] / cost_scale_;
    out.groups[g] = {std::max(0.0, -to[g] * hour), supply_[g] > 0 ? std::max(0.0, from[g] * hour) : kNever};
  }
  for (std::size_t n = 0; n < needs(); ++n) {
    const Need& need = problem_->needs[n];
    const double hour = 1 / factors_->need[n] / cost_scale_;
    const double more = std::min(need.priority, from[groups() + n] * hour);
    out.needs[n].one_more = std::max(0.0, more);
    out.needs[n].one_less =
        arcs_[middle() + n].upper > 0 ? std::clamp(-to[groups() + n] * hour, 0.0, need.priority) : kNever;
  }
  return out;
}

}  // namespace cadre::matching
