#include "gap/gap_run.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "base/random_stream.h"

namespace cadre::gap {
namespace {

constexpr double kWeeksAMonth = 52.0 / 12;
constexpr double kLow = 0.1, kHigh = 0.9;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Value at share `q` of sorted values, between neighbours (type 7 of Hyndman and Fan 1996).
double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double at = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<StaffKind> with_hours(std::vector<StaffKind> kinds, const std::vector<double>& hours) {
  for (std::size_t k = 0; k < kinds.size(); ++k) kinds[k].hours = hours[k];
  return kinds;
}

/// The futures of one month, matched one after the other from the last basis.
class Futures {
 public:
  Futures(const GapRequest& request, const StaffPool& pool, const StaffAt& at, const GapProblem& problem,
          matching::Solver& solver)
      : request_(&request), pool_(&pool), at_(&at), problem_(&problem), solver_(&solver) {}

  void run(Coverage& out) {
    std::vector<std::vector<double>> unmet(out.needs.size());
    std::vector<double> totals, needs, hours;
    for (std::size_t f = 0; f < at_->futures; ++f) {
      at_->fill(f, hours);
      const double need = put(f, pool_->hours_of(hours), out.needs);
      const matching::Answer answer = solver_->solve();
      if (answer.status != matching::Status::Optimal) continue;
      for (std::size_t n = 0; n < unmet.size(); ++n) unmet[n].push_back(answer.unmet[n]);
      totals.push_back(sum(answer.unmet));
      needs.push_back(need);
    }
    out.futures = totals.size();
    if (totals.empty()) return;
    for (std::size_t n = 0; n < unmet.size(); ++n) {
      out.unmet_low[n] = quantile(unmet[n], kLow);
      out.unmet_high[n] = quantile(unmet[n], kHigh);
    }
    out.total_low = quantile(totals, kLow);
    out.total_high = quantile(totals, kHigh);
    out.need_low = quantile(needs, kLow);
    out.need_high = quantile(needs, kHigh);
  }

 private:
  /// Sets the amounts of a future; gives its need.
  double put(std::size_t future, const std::vector<double>& hours, const std::vector<NeedRow>& needs) {
    base::RandomStream draw(request_->seed, future);
    const double of_need = draw.uniform(), of_staff = draw.uniform(), of_training = draw.uniform();
    double all = 0;
    for (std::size_t n = 0; n < needs.size(); ++n) {
      // Half of a line's uncertainty is shared by all lines: the same growth, the same standards.
      const double u = draw.chance(0.5) ? of_need : draw.uniform();
      const double value = triangular(needs[n].low, needs[n].hours, needs[n].high, u);
      solver_->set_need_hours(n, value);
      all += value;
    }
    std::vector<double> available = hours;
    const std::vector<StaffKind>& kinds = pool_->kinds();
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (kinds[k].hours > 0)
        available[k] *= triangular(kinds[k].low, kinds[k].hours, kinds[k].high, of_staff) / kinds[k].hours;
      solver_->set_group_hours(k, available[k]);
    }
    for (const TrainedLimit& t : problem_->trained) solver_->set_limit(t.limit, t.hours(available, of_training));
    return all;
  }

  const GapRequest* request_;
  const StaffPool* pool_;
  const StaffAt* at_;
  const GapProblem* problem_;
  matching::Solver* solver_;
};

std::vector<std::string> conflict_names(const matching::Problem& problem, const matching::Answer& answer) {
  std::vector<std::string> out;
  for (const std::uint32_t l : answer.conflict) out.push_back(problem.limits[l].id);
  for (const std::uint32_t g : answer.short_groups) out.push_back(problem.groups[g].id);
  for (const std::uint32_t n : answer.full_needs) out.push_back(problem.needs[n].id);
  return out;
}

/// By the priorities of the rows themselves, without what settles ties.
double weighted(const std::vector<NeedRow>& needs, const std::vector<double>& unmet) {
  double out = 0;
  for (std::size_t n = 0; n < needs.size(); ++n) out += needs[n].priority * unmet[n];
  return out;
}

Coverage coverage_of(const StaffAt& at, std::vector<NeedRow> needs, const matching::Answer& answer) {
  Coverage out;
  out.scenario = at.scenario;
  out.month = at.month;
  out.needs = std::move(needs);
  out.unmet = answer.unmet;
  out.unmet_low.assign(out.needs.size(), kNone);
  out.unmet_high = out.price = out.unmet_low;
  out.weighted_unmet = weighted(out.needs, answer.unmet);
  out.cost = answer.cost;
  out.total_unmet = sum(out.unmet);
  for (const NeedRow& n : out.needs) out.need += n.hours;
  out.total_low = out.total_high = out.need_low = out.need_high = kNone;
  return out;
}

/// Prices and use of today's staff and training.
void add_prices(const matching::Solver& solver, GapResult& out) {
  const matching::Prices prices = solver.prices();
  out.staff.assign(out.pool.kinds().size(), {});
  for (std::size_t a = 0; a < out.answer.hours.size(); ++a)
    out.staff[solver.problem().arcs[a].group].used += out.answer.hours[a];
  for (std::size_t k = 0; k < out.staff.size(); ++k) out.staff[k].price = prices.groups[k];
  for (const TrainedLimit& t : out.today.trained) {
    TrainedUse use{solver.problem().limits[t.limit].rhs, 0, prices.limits[t.limit]};
    for (const matching::Limit::Term& term : solver.problem().limits[t.limit].terms)
      use.used += out.answer.hours[term.arc];
    out.trained.push_back(use);
  }
  for (std::size_t n = 0; n < prices.needs.size(); ++n) out.coverage.front().price[n] = prices.needs[n].one_more;
}

double not_noise(double hours) { return std::abs(hours) < 1e-6 ? 0 : hours; }

/// Whether training allows as much as before.
bool same_limits(const matching::Problem& one, const matching::Problem& other) {
  return std::equal(one.limits.begin(), one.limits.end(), other.limits.begin(), other.limits.end(),
                    [](const matching::Limit& a, const matching::Limit& b) { return a.rhs == b.rhs; });
}

void add_barriers(const GapRequest& request, GapResult& out) {
  const Coverage& today = out.coverage.front();
  double hours = 0, pounds = 0;
  for (const StaffKind& k : out.pool.kinds()) {
    hours += k.hours;
    pounds += k.hours * k.cost_per_hour;
  }
  const double mean_cost = hours > 0 ? pounds / hours : 0;
  for (const capability::Barrier& barrier : request.able->barriers()) {
    if (request.able->is_lifted(barrier.code)) continue;
    const GapProblem lifted =
        gap_problem(out.pool.kinds(), today.needs, request.able->with_lifted(barrier.code), request.rules);
    BarrierWorth worth{barrier.code, barrier.name, std::string(capability::text_of(barrier.type)), 0, 0, 0, 0};
    worth.pairs = lifted.problem.arcs.size() - std::min(lifted.problem.arcs.size(), out.today.problem.arcs.size());
    if (worth.pairs > 0 || !same_limits(lifted.problem, out.today.problem)) {
      const matching::Answer answer = matching::Solver(lifted.problem).solve();
      worth.hours_a_month = not_noise((today.total_unmet - sum(answer.unmet)) * kWeeksAMonth);
      worth.weighted_a_month = not_noise((today.weighted_unmet - weighted(today.needs, answer.unmet)) * kWeeksAMonth);
      worth.pounds_a_month = worth.hours_a_month * mean_cost;
    }
    out.barriers.push_back(std::move(worth));
  }
}

}  // namespace

double triangular(double low, double mode, double high, double u) {
  if (!(high > low)) return mode;
  const double split = (mode - low) / (high - low);
  if (u < split) return low + std::sqrt(u * (high - low) * (mode - low));
  return high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

GapResult match_gap(const GapRequest& request) {
  GapResult out{StaffPool(request.groups), {}, {}, {}, {}, {}, {}, {}};
  for (const StaffAt& at : request.months) {
    std::vector<NeedRow> needs = request.need_at(at.month);
    const bool first = out.coverage.empty();
    GapProblem problem =
        gap_problem(with_hours(out.pool.kinds(), out.pool.hours_of(at.expected)), needs, *request.able, request.rules);
    matching::Solver solver(problem.problem);
    const matching::Answer answer = solver.solve();
    if (answer.status != matching::Status::Optimal) {
      out.conflict = conflict_names(problem.problem, answer);
      return out;
    }
    out.coverage.push_back(coverage_of(at, std::move(needs), answer));
    if (first) {
      out.answer = answer;
      out.today = problem;
      add_prices(solver, out);
      add_barriers(request, out);
    }
    if (at.futures > 0) Futures(request, out.pool, at, problem, solver).run(out.coverage.back());
  }
  return out;
}

}  // namespace cadre::gap
