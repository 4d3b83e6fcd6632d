#include "matching/scaled_problem.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "matching/idle.h"

namespace cadre::matching {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// The middle of the positive values, 1 without one.
double middle(std::vector<double> values) {
  std::erase_if(values, [](double v) { return v <= 0; });
  if (values.empty()) return 1;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

bool relieves(const Limit& limit, double coefficient) {
  if (limit.sense == Sense::Equal) return coefficient != 0;
  return limit.sense == Sense::AtMost ? coefficient < 0 : coefficient > 0;
}

}  // namespace

ScaledProblem::ScaledProblem(const Problem& problem) : problem_(&problem) {
  std::vector<double> group_hours, need_hours;
  for (const Group& g : problem.groups) group_hours.push_back(g.hours);
  for (const Need& n : problem.needs) need_hours.push_back(n.hours);
  const double usual_group = middle(group_hours), usual_need = middle(need_hours);
  for (const double hours : group_hours) row_scale_.push_back(least_scale(hours, usual_group));
  for (const double hours : need_hours) row_scale_.push_back(least_scale(hours, usual_need));

  const std::size_t groups = problem.groups.size();
  for (const Arc& a : problem.arcs) {
    const double group = row_scale_[a.group], need = row_scale_[groups + a.need];
    most_.push_back(a.efficiency > 0 ? std::min(group, need / a.efficiency) : group);
  }
  std::vector<double> weights, costs;
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    weights.push_back(-stage_1(a));
    costs.push_back(std::abs(stage_2(a)));
  }
  weight_ = middle(std::move(weights));
  cost_ = middle(std::move(costs));

  first_term_.assign(problem.arcs.size() + 1, 0);
  for (const Limit& limit : problem.limits) {
    double most = std::abs(limit.rhs);
    for (const Limit::Term& t : limit.terms) {
      ++first_term_[t.arc + 1];
      most = std::max(most, std::abs(t.coefficient) * most_[t.arc]);
    }
    row_scale_.push_back(most > 0 ? most : 1);
  }
  for (std::size_t a = 1; a < first_term_.size(); ++a) first_term_[a] += first_term_[a - 1];
  terms_.resize(first_term_.back());
  std::vector<std::size_t> next(first_term_.begin(), first_term_.end() - 1);
  for (std::uint32_t l = 0; l < problem.limits.size(); ++l)
    for (const Limit::Term& t : problem.limits[l].terms) terms_[next[t.arc]++] = {l, t.coefficient};
}

ScaledProblem::Bounds ScaledProblem::bounds(int row) const {
  const auto r = static_cast<std::size_t>(row);
  const std::size_t groups = problem_->groups.size(), needs = problem_->needs.size();
  if (r < groups) return {-kInfinite, problem_->groups[r].hours / row_scale_[r]};
  if (r < groups + needs) return {-kInfinite, problem_->needs[r - groups].hours / row_scale_[r]};
  const Limit& limit = problem_->limits[r - groups - needs];
  const double rhs = limit.rhs / row_scale_[r];
  return {limit.sense == Sense::AtMost ? -kInfinite : rhs, limit.sense == Sense::AtLeast ? kInfinite : rhs};
}

std::span<const ScaledProblem::Entry> ScaledProblem::column(std::size_t arc) const {
  const Arc& a = problem_->arcs[arc];
  const double most = most_[arc];
  entries_.clear();
  entries_.push_back({group_row(a.group), most / row_scale_[a.group]});
  const int need = need_row(a.need);
  if (a.efficiency > 0) entries_.push_back({need, a.efficiency * most / row_scale(need)});
  for (std::size_t k = first_term_[arc]; k < first_term_[arc + 1]; ++k) {
    const int row = limit_row(terms_[k].first);
    const double value = terms_[k].second * most / row_scale(row);
    if (value == 0) continue;
    if (entries_.back().row == row)
      entries_.back().value += value;  // a limit may name an arc twice
    else
      entries_.push_back({row, value});
  }
  return entries_;
}

double ScaledProblem::stage_1(std::size_t arc) const {
  const Arc& a = problem_->arcs[arc];
  return -problem_->needs[a.need].priority * a.efficiency * most_[arc] / weight_;
}

double ScaledProblem::stage_2(std::size_t arc) const {
  const Arc& a = problem_->arcs[arc];
  return (problem_->groups[a.group].cost_per_hour + a.extra_cost) * most_[arc] / cost_;
}

double ScaledProblem::reduced(std::size_t arc, double objective, std::span<const double> dual) const {
  const Arc& a = problem_->arcs[arc];
  const double most = most_[arc];
  const auto need = static_cast<std::size_t>(need_row(a.need));
  double out =
      objective - dual[a.group] * most / row_scale_[a.group] - dual[need] * a.efficiency * most / row_scale_[need];
  for (std::size_t k = first_term_[arc]; k < first_term_[arc + 1]; ++k) {
    const auto row = static_cast<std::size_t>(limit_row(terms_[k].first));
    out -= dual[row] * terms_[k].second * most / row_scale_[row];
  }
  return out;
}

std::vector<std::uint32_t> ScaledProblem::arcs_for_feasibility() const {
  std::vector<char> taken(problem_->arcs.size()), seen(problem_->limits.size());
  std::vector<std::uint32_t> out, waiting;
  for (std::uint32_t l = 0; l < problem_->limits.size(); ++l) {
    if (idle_meets(problem_->limits[l])) continue;
    seen[l] = 1;
    waiting.push_back(l);
  }
  while (!waiting.empty()) {
    const Limit& limit = problem_->limits[waiting.back()];
    waiting.pop_back();
    for (const Limit::Term& t : limit.terms) {
      if (taken[t.arc] != 0 || !relieves(limit, t.coefficient)) continue;
      taken[t.arc] = 1;
      out.push_back(t.arc);
      for (std::size_t k = first_term_[t.arc]; k < first_term_[t.arc + 1]; ++k) {
        const std::uint32_t other = terms_[k].first;
        if (seen[other] != 0) continue;
        seen[other] = 1;
        waiting.push_back(other);
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace cadre::matching
