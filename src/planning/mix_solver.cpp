#include "planning/mix_solver.h"

#include <Cbc_C_Interface.h>

#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <memory>

namespace cadre::planning {
namespace {

const double kFree = COIN_DBL_MAX;
constexpr double kShortfallWeight = 100;  // of a whole measure, in units of the dearest mix

/// Columns and rows, row by row; turned into columns for the solvers.
class Programme {
 public:
  struct Term {
    std::size_t column;
    double value;
  };

  /// `loose`: projects of which only how often and how large they are started in all is whole, not in which year; a
  /// relaxation. `often`: how often each project is started, when that is settled already.
  Programme(const MixProblem& problem, const MixRows& rows, const std::vector<bool>& loose,
            const std::vector<double>& often)
      : problem_(problem), rows_(rows), loose_(loose) {
    add_columns();
    add_totals(often);
    add_starts();
    add_needs();
    add_budget();
    add_capacity();
    add_measures();
    add_cuts();
  }

  std::size_t columns() const { return lower_.size(); }
  std::size_t rows() const { return row_lower_.size(); }

  /// Compressed columns, as both solvers want them.
  struct Matrix {
    std::vector<CoinBigIndex> starts;
    std::vector<int> rows;
    std::vector<double> values;
  };
  Matrix matrix() const {
    Matrix out;
    out.starts.assign(columns() + 1, 0);
    for (const auto& row : terms_)
      for (const Term& term : row) ++out.starts[term.column + 1];
    for (std::size_t c = 0; c < columns(); ++c) out.starts[c + 1] += out.starts[c];
    out.rows.resize(static_cast<std::size_t>(out.starts.back()));
    out.values.resize(out.rows.size());
    std::vector<CoinBigIndex> at(out.starts.begin(), out.starts.end() - 1);
    for (std::size_t r = 0; r < terms_.size(); ++r)
      for (const Term& term : terms_[r]) {
        const auto place = static_cast<std::size_t>(at[term.column]++);
        out.rows[place] = static_cast<int>(r);
        out.values[place] = term.value;
      }
    return out;
  }

  const std::vector<double>& lower() const { return lower_; }
  const std::vector<double>& upper() const { return upper_; }
  const std::vector<double>& objective() const { return objective_; }
  const std::vector<double>& row_lower() const { return row_lower_; }
  const std::vector<double>& row_upper() const { return row_upper_; }
  const std::vector<bool>& integer() const { return integer_; }
  std::size_t budget_row(std::size_t year) const { return budget_row_ + year; }
  std::size_t capacity_row(std::size_t resource, std::size_t year) const {
    return capacity_row_ + resource * static_cast<std::size_t>(problem_.years) + year;
  }
  std::size_t measure_row(std::size_t measure) const { return measure_row_ + measure; }

  /// Tightens projects of which a start is a fraction in these values; false when there is none.
  bool tighten(const double* values, std::vector<bool>& loose) const {
    bool any = false;
    for (const Start& s : starts_) {
      const bool split = std::abs(values[s.started] - std::round(values[s.started])) > 1e-5;
      const bool odd =
          problem_.projects[s.project].whole && std::abs(values[s.size] - std::round(values[s.size])) > 1e-5;
      if (!loose[s.project] || !(split || odd)) continue;
      loose[s.project] = false;
      any = true;
    }
    return any;
  }
  std::vector<double> often_of(const double* values) const {
    std::vector<double> out;
    for (const std::size_t total : totals_) out.push_back(std::round(values[total]));
    return out;
  }
  /// Sizes out of a solver's values: what is not started is 0, whole sizes are whole.
  Mix mix_of(const double* values) const {
    Mix out(problem_.projects.size(), std::vector<double>(static_cast<std::size_t>(problem_.years), 0.0));
    for (const Start& s : starts_) {
      if (values[s.started] < 0.5) continue;
      const MixProject& p = problem_.projects[s.project];
      const double size = p.whole ? std::round(values[s.size]) : values[s.size];
      out[s.project][s.year] = std::clamp(size, p.least, p.most);
    }
    return out;
  }

 private:
  struct Start {
    std::size_t project, year, size, started;  ///< the last two are columns
  };

  std::size_t column(double low, double high, double cost, bool whole) {
    lower_.push_back(low);
    upper_.push_back(high);
    objective_.push_back(cost);
    integer_.push_back(whole);
    return lower_.size() - 1;
  }
  void row(double low, double high, std::vector<Term> terms) {
    row_lower_.push_back(low);
    row_upper_.push_back(high);
    terms_.push_back(std::move(terms));
  }
  double sum_in_plan(const std::vector<double>& by_year, std::size_t start) const {
    double out = 0;
    for (std::size_t k = 0; k < by_year.size() && start + k < static_cast<std::size_t>(problem_.years); ++k)
      out += by_year[k];
    return out;
  }

  void add_columns() {
    double dearest = 1;
    for (std::size_t i = 0; i < problem_.projects.size(); ++i) {
      const MixProject& p = problem_.projects[i];
      for (int y = std::max(0, p.first_year); y <= std::min(p.last_year, problem_.years - 1); ++y) {
        const auto year = static_cast<std::size_t>(y);
        const double unit = sum_in_plan(p.per_unit, year), fixed = sum_in_plan(p.fixed, year);
        const std::size_t size = column(0, p.most, unit, p.whole && !loose_[i]);
        starts_.push_back({i, year, size, column(0, 1, fixed, !loose_[i])});
        dearest += fixed + unit * p.most;
      }
    }
    for (std::size_t m = 0; rows_.nearest && m < problem_.measures.size(); ++m)
      shortfall_.push_back(
          column(0, kFree, kShortfallWeight * dearest / std::max(1e-9, std::abs(rows_.wanted[m])), false));
  }

  void add_starts() {
    for (const Start& s : starts_) {
      const MixProject& p = problem_.projects[s.project];
      row(-kFree, 0, {{s.size, 1}, {s.started, -p.most}});
      row(0, kFree, {{s.size, 1}, {s.started, -p.least}});
    }
  }
  /// Starts and units of each project over all years. Branching on these is quick, because years are much alike.
  void add_totals(const std::vector<double>& often) {
    for (std::size_t i = 0; i < problem_.projects.size(); ++i) {
      const MixProject& p = problem_.projects[i];
      std::vector<Term> starts = started_terms(i, problem_.years - 1, 1), units;
      for (const Start& s : starts_)
        if (s.project == i) units.push_back({s.size, 1});
      const double most = std::min(p.repeats ? kFree : 1.0, static_cast<double>(starts.size()));
      const std::size_t count = column(often.empty() ? 0 : often[i], often.empty() ? most : often[i], 0, true);
      totals_.push_back(count);
      starts.push_back({count, -1});
      row(0, 0, std::move(starts));
      if (!p.whole) continue;
      const std::size_t all = column(0, kFree, 0, true);
      units.push_back({all, -1});
      row(0, 0, std::move(units));
    }
  }
  std::vector<Term> started_terms(std::size_t project, int last_year, double value) const {
    std::vector<Term> out;
    for (const Start& s : starts_)
      if (s.project == project && static_cast<int>(s.year) <= last_year) out.push_back({s.started, value});
    return out;
  }
  void add_needs() {
    for (const Start& s : starts_)
      for (const Dependency& need : problem_.projects[s.project].needs) {
        std::vector<Term> terms = started_terms(need.before, static_cast<int>(s.year) - need.lag, -1);
        // What starts once has started by a year only when the other has; stronger than year by year.
        if (problem_.projects[s.project].repeats)
          terms.push_back({s.started, 1});
        else
          for (const Term& term : started_terms(s.project, static_cast<int>(s.year), 1)) terms.push_back(term);
        row(-kFree, 0, std::move(terms));
      }
  }
  void add_budget() {
    budget_row_ = row_lower_.size();
    for (std::size_t y = 0; y < static_cast<std::size_t>(problem_.years); ++y) {
      std::vector<Term> terms;
      for (const Start& s : starts_) {
        if (s.year > y) continue;
        const MixProject& p = problem_.projects[s.project];
        const std::size_t k = y - s.year;
        if (k < p.per_unit.size() && p.per_unit[k] != 0) terms.push_back({s.size, p.per_unit[k]});
        if (k < p.fixed.size() && p.fixed[k] != 0) terms.push_back({s.started, p.fixed[k]});
      }
      const bool limited = y < problem_.budget.size() && std::isfinite(problem_.budget[y]);
      row(-kFree, limited ? problem_.budget[y] : kFree, std::move(terms));
    }
  }
  void add_capacity() {
    capacity_row_ = row_lower_.size();
    for (std::size_t r = 0; r < problem_.capacity.size(); ++r)
      for (std::size_t y = 0; y < static_cast<std::size_t>(problem_.years); ++y) {
        std::vector<Term> terms;
        for (const Start& s : starts_)
          for (const Use& use : problem_.projects[s.project].uses)
            if (use.resource == r && s.year == y) terms.push_back({s.size, use.per_unit});
        const double limit = problem_.capacity[r][y];
        row(-kFree, std::isfinite(limit) ? limit : kFree, std::move(terms));
      }
  }
  void add_measures() {
    measure_row_ = row_lower_.size();
    for (std::size_t m = 0; m < problem_.measures.size(); ++m) {
      std::vector<Term> terms;
      for (const Start& s : starts_)
        if (const double effect = problem_.projects[s.project].response[m][s.year]; effect != 0)
          terms.push_back({s.size, effect});
      if (rows_.nearest) terms.push_back({shortfall_[m], 1});
      row(rows_.wanted[m], kFree, std::move(terms));
    }
  }
  /// Of each set at least one project is left out, or one beyond it is taken.
  void add_cuts() {
    if (rows_.other_than.empty()) return;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < problem_.projects.size(); ++i) {
      chosen.push_back(column(0, 1, 0, true));
      std::vector<Term> any = started_terms(i, problem_.years - 1, -1);
      for (const Term& start : any) row(0, kFree, {{chosen[i], 1}, {start.column, -1}});
      any.push_back({chosen[i], 1});
      row(-kFree, 0, std::move(any));
    }
    for (const std::vector<std::size_t>& set : rows_.other_than) {
      std::vector<Term> terms;
      for (std::size_t i = 0; i < chosen.size(); ++i)
        terms.push_back({chosen[i], std::find(set.begin(), set.end(), i) != set.end() ? -1.0 : 1.0});
      row(1 - static_cast<double>(set.size()), kFree, std::move(terms));
    }
  }

  const MixProblem& problem_;
  const MixRows& rows_;
  std::vector<bool> loose_;
  std::vector<Start> starts_;
  std::vector<std::size_t> shortfall_, totals_;
  std::vector<double> lower_, upper_, objective_, row_lower_, row_upper_;
  std::vector<bool> integer_;
  std::vector<std::vector<Term>> terms_;
  std::size_t budget_row_ = 0, capacity_row_ = 0, measure_row_ = 0;
};

struct DeleteCbc {
  void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};

struct Answer {
  bool found = false, proven = false;
  double objective = 0, bound = 0;
  std::vector<double> values;
};

Answer answer_of(const Programme& programme, const SolverOptions& options) {
  Answer out;
  const Programme::Matrix matrix = programme.matrix();
  const std::unique_ptr<Cbc_Model, DeleteCbc> model(Cbc_newModel());
  Cbc_setLogLevel(model.get(), 0);
  Cbc_setParameter(model.get(), "logLevel", "0");
  Cbc_loadProblem(model.get(), static_cast<int>(programme.columns()), static_cast<int>(programme.rows()),
                  matrix.starts.data(), matrix.rows.data(), matrix.values.data(), programme.lower().data(),
                  programme.upper().data(), programme.objective().data(), programme.row_lower().data(),
                  programme.row_upper().data());
  for (std::size_t c = 0; c < programme.columns(); ++c)
    if (programme.integer()[c]) Cbc_setInteger(model.get(), static_cast<int>(c));
  Cbc_setObjSense(model.get(), 1);
  Cbc_setAllowableFractionGap(model.get(), std::max(0.0, options.gap));
  Cbc_setMaximumNodes(model.get(), options.most_nodes);
  Cbc_solve(model.get());
  const double* values = Cbc_getColSolution(model.get());
  if (Cbc_isProvenInfeasible(model.get()) != 0 || values == nullptr) return out;
  out.proven = Cbc_isProvenOptimal(model.get()) != 0;
  out.found = out.proven || Cbc_numberSavedSolutions(model.get()) > 0;
  out.objective = Cbc_getObjValue(model.get());
  // A search that ends within the gap calls its objective the bound as well.
  out.bound = std::min(Cbc_getBestPossibleObjValue(model.get()),
                       out.proven ? out.objective - options.gap * std::abs(out.objective) : out.objective);
  out.values.assign(values, values + programme.columns());
  return out;
}

/// The whole programme, or with the number of starts of each project settled.
MixSolution solved(const MixProblem& problem, const MixRows& rows, const std::vector<double>& often,
                   const SolverOptions& options) {
  MixSolution out;
  const Programme programme(problem, rows, std::vector<bool>(problem.projects.size(), false), often);
  const Answer answer = answer_of(programme, options);
  if (!answer.found) return out;
  out.mix = programme.mix_of(answer.values.data());
  out.found = true;
  out.proven = answer.proven;
  out.objective = answer.objective;
  out.best_possible = answer.bound;
  out.cost = cost_of_mix(problem, out.mix);
  return out;
}

}  // namespace

MixSolution solve_mix(const MixProblem& problem, const MixRows& rows, const SolverOptions& options) {
  if (options.gap <= 0) return solved(problem, rows, {}, options);
  // First how often each project is started, the years left open: that bounds the cost from below, and gives a choice
  // whose years are quickly found. Projects that the open years split are tightened until the two ends meet.
  std::vector<bool> loose(problem.projects.size(), true);
  SolverOptions first = options, second = options;
  first.gap = options.gap * (options.most_passes > 1 ? 0.15 : 0.4);
  second.gap = options.gap * 0.1;
  MixSolution best;
  double bound = -kFree;
  for (int pass = 0; pass < std::max(1, options.most_passes); ++pass) {
    const Programme open(problem, rows, loose, {});
    const Answer answer = answer_of(open, first);
    if (!answer.found) break;
    bound = std::max(bound, answer.bound);
    MixSolution found = solved(problem, rows, open.often_of(answer.values.data()), second);
    if (found.found && (!best.found || found.objective < best.objective)) best = std::move(found);
    if (best.found && best.objective - bound <= options.gap * std::abs(best.objective)) break;
    if (!open.tighten(answer.values.data(), loose)) break;
  }
  if (!best.found && bound > -kFree) best = solved(problem, rows, {}, options);
  if (!best.found) return best;
  best.best_possible = bound > -kFree ? std::min(bound, best.objective) : best.best_possible;
  best.proven = best.objective - best.best_possible <= options.gap * std::abs(best.objective) + 1e-9;
  return best;
}

std::optional<MixPrices> prices_of(const MixProblem& problem, const MixRows& rows) {
  const Programme programme(problem, rows, std::vector<bool>(problem.projects.size(), false), {});
  const Programme::Matrix matrix = programme.matrix();
  ClpSimplex model;
  model.setLogLevel(0);
  model.loadProblem(static_cast<int>(programme.columns()), static_cast<int>(programme.rows()), matrix.starts.data(),
                    matrix.rows.data(), matrix.values.data(), programme.lower().data(), programme.upper().data(),
                    programme.objective().data(), programme.row_lower().data(), programme.row_upper().data());
  model.dual();
  if (!model.isProvenOptimal()) return {};
  const double* dual = model.getRowPrice();
  const auto saved = [&](std::size_t row) { return std::abs(dual[row]) < 1e-9 ? 0 : std::abs(dual[row]); };
  MixPrices out;
  for (std::size_t y = 0; y < static_cast<std::size_t>(problem.years); ++y)
    out.budget.push_back(saved(programme.budget_row(y)));
  for (std::size_t r = 0; r < problem.capacity.size(); ++r) {
    out.capacity.emplace_back();
    for (std::size_t y = 0; y < static_cast<std::size_t>(problem.years); ++y)
      out.capacity.back().push_back(saved(programme.capacity_row(r, y)));
  }
  for (std::size_t m = 0; m < problem.measures.size(); ++m) out.target.push_back(saved(programme.measure_row(m)));
  return out;
}

}  // namespace cadre::planning
