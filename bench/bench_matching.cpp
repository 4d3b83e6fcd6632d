// Matching at the size of an integrated care system many times over, beside a cold dual solve by CLP of the same
// instance in the same run: both stages of both. JSON lines:
// {"instance","arcs","solver","seconds","clp_cold_seconds","speedup","resolve_fraction","peak_mib",...}
// `resolve_fraction` = a re-solve after every need changed by up to one percent, over the cold CLP solve.
// Options: --scale S (share of the full size), --instance NAME.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ClpSimplex.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <vector>

#include "base/random_stream.h"
#include "matching/solver.h"

namespace {

using namespace cadre;
using matching::Problem;

double since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

enum class Kind { Hours, ByArc, Limits };

Problem make(Kind kind, double scale) {
  base::RandomStream draw(5, static_cast<std::uint64_t>(kind));
  const auto groups = static_cast<std::size_t>(2000 * scale), needs = static_cast<std::size_t>(600 * scale);
  const std::size_t each = std::min<std::size_t>(100, needs);
  Problem out;
  double hours = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    out.groups.push_back(
        {fmt::format("g{}", g), std::round(20000 * draw.uniform()) / 100, 20 + std::round(60 * draw.uniform())});
    hours += out.groups.back().hours;
  }
  for (std::size_t n = 0; n < needs; ++n) {
    const double mean = 1.4 * hours / static_cast<double>(needs);
    out.needs.push_back({fmt::format("n{}", n), std::round(200 * mean * draw.uniform()) / 100,
                         1.0 + static_cast<double>(draw.below(5))});
  }
  std::vector<std::uint32_t> order(needs);
  for (std::uint32_t g = 0; g < groups; ++g) {
    for (std::uint32_t n = 0; n < needs; ++n) order[n] = n;
    for (std::size_t k = 0; k < each; ++k) {
      std::swap(order[k], order[k + draw.below(needs - k)]);
      const double efficiency = kind == Kind::Hours ? 1 : std::round(100 * (0.5 + 0.7 * draw.uniform())) / 100;
      out.arcs.push_back({g, order[k], efficiency, std::round(20 * draw.uniform())});
    }
  }
  if (kind != Kind::Limits) return out;
  const auto limits = static_cast<std::size_t>(1800 * scale);
  for (std::size_t l = 0; l < limits; ++l) {
    matching::Limit limit{fmt::format("l{}", l), matching::Sense::AtMost, 0, {}};
    const auto first = static_cast<std::uint32_t>(l % groups * each);
    for (std::uint32_t k = 0; k < each; k += 3) limit.terms.push_back({first + k, 1});
    limit.rhs = 0.3 * out.groups[l % groups].hours;
    out.limits.push_back(std::move(limit));
  }
  return out;
}

struct Measured {
  double seconds = 0, weighted_unmet = 0, cost = 0, again = 0, stage_1 = 0, mib = 0;
};

/// Runs in a process of its own, so that its memory is its own.
Measured apart(const std::function<Measured()>& work) {
  int ends[2];
  if (pipe(ends) != 0) std::exit(1);
  const pid_t child = fork();
  if (child == 0) {
    Measured m = work();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    m.mib = static_cast<double>(usage.ru_maxrss) / 1024;
    const bool written = write(ends[1], &m, sizeof m) == static_cast<ssize_t>(sizeof m);
    _exit(written ? 0 : 1);
  }
  Measured m;
  if (read(ends[0], &m, sizeof m) != static_cast<ssize_t>(sizeof m)) std::exit(1);
  waitpid(child, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
  return m;
}

Measured ours(const Problem& problem) {
  Measured out;
  matching::Solver solver(problem);
  auto begin = std::chrono::steady_clock::now();
  const matching::Answer answer = solver.solve();
  out.seconds = since(begin);
  out.weighted_unmet = answer.weighted_unmet;
  out.cost = answer.cost;
  base::RandomStream draw(9, 9);
  for (std::size_t n = 0; n < problem.needs.size(); ++n)
    solver.set_need_hours(n, problem.needs[n].hours * (0.99 + 0.02 * draw.uniform()));
  begin = std::chrono::steady_clock::now();
  solver.solve();
  out.again = since(begin);
  return out;
}

Measured clp_cold(const Problem& p) {
  Measured out;
  const auto begin = std::chrono::steady_clock::now();
  const int groups = static_cast<int>(p.groups.size()), needs = static_cast<int>(p.needs.size());
  ClpSimplex model;
  model.setLogLevel(0);
  model.resize(groups + needs + static_cast<int>(p.limits.size()), 0);
  std::vector<std::vector<std::pair<int, double>>> terms(p.arcs.size());
  for (int g = 0; g < groups; ++g) model.setRowBounds(g, -COIN_DBL_MAX, p.groups[static_cast<std::size_t>(g)].hours);
  double all = 0;
  for (int n = 0; n < needs; ++n) {
    const matching::Need& need = p.needs[static_cast<std::size_t>(n)];
    model.setRowBounds(groups + n, -COIN_DBL_MAX, need.hours);
    all += need.hours * need.priority;
  }
  for (std::size_t l = 0; l < p.limits.size(); ++l) {
    model.setRowBounds(groups + needs + static_cast<int>(l), -COIN_DBL_MAX, p.limits[l].rhs);
    for (const matching::Limit::Term& t : p.limits[l].terms)
      terms[t.arc].emplace_back(groups + needs + static_cast<int>(l), t.coefficient);
  }
  std::vector<double> lower(p.arcs.size()), upper(p.arcs.size(), COIN_DBL_MAX), objective, values, gain;
  std::vector<int> starts, rows;
  for (std::size_t a = 0; a < p.arcs.size(); ++a) {
    starts.push_back(static_cast<int>(rows.size()));
    rows.insert(rows.end(), {static_cast<int>(p.arcs[a].group), groups + static_cast<int>(p.arcs[a].need)});
    values.insert(values.end(), {1.0, p.arcs[a].efficiency});
    for (const auto& [row, value] : terms[a]) {
      rows.push_back(row);
      values.push_back(value);
    }
    gain.push_back(p.needs[p.arcs[a].need].priority * p.arcs[a].efficiency);
    objective.push_back(-gain.back());
  }
  starts.push_back(static_cast<int>(rows.size()));
  model.addColumns(static_cast<int>(p.arcs.size()), lower.data(), upper.data(), objective.data(), starts.data(),
                   rows.data(), values.data());
  model.dual();
  out.stage_1 = since(begin);
  out.weighted_unmet = all + model.objectiveValue();
  std::vector<int> columns(p.arcs.size());
  for (std::size_t a = 0; a < p.arcs.size(); ++a) {
    columns[a] = static_cast<int>(a);
    const matching::Group& group = p.groups[p.arcs[a].group];
    model.setObjectiveCoefficient(columns[a], group.cost_per_hour + p.arcs[a].extra_cost);
  }
  model.addRow(static_cast<int>(columns.size()), columns.data(), gain.data(),
               all - out.weighted_unmet - 1e-9 * std::max(1.0, std::abs(out.weighted_unmet)), COIN_DBL_MAX);
  model.allSlackBasis(true);
  model.dual();
  out.seconds = since(begin);
  out.cost = model.objectiveValue();
  return out;
}

void print_instance(const char* name, Kind kind, double scale) {
  const Problem p = make(kind, scale);
  const Measured own = apart([&] { return ours(p); });
  const Measured clp = apart([&] { return clp_cold(p); });
  const char* solver = matching::kEngineNames[static_cast<std::size_t>(matching::Solver(p).engine())].data();
  fmt::print(R"({{"instance":"{}","arcs":{},"solver":"{}","seconds":{:.4f},"clp_cold_seconds":{:.3f},"speedup":{:.1f},)"
             R"("resolve_fraction":{:.5f},"peak_mib":{:.0f},"resolve_seconds":{:.4f},"clp_stage_1_seconds":{:.3f},)"
             R"("clp_peak_mib":{:.0f},"weighted_unmet":{:.6g},"unmet_difference":{:.2e},"cost_difference":{:.2e}}})"
             "\n",
             name, p.arcs.size(), solver, own.seconds, clp.seconds, clp.seconds / own.seconds, own.again / clp.seconds,
             own.mib, own.again, clp.stage_1, clp.mib, own.weighted_unmet,
             (own.weighted_unmet - clp.weighted_unmet) / std::max(1.0, clp.weighted_unmet),
             (own.cost - clp.cost) / std::max(1.0, clp.cost));
  std::fflush(stdout);
}

/// The cover of 200 futures of an integrated care system: hours of every group drawn anew each time.
void print_futures() {
  Problem p = make(Kind::ByArc, 0.25);
  p.groups.resize(300);
  std::erase_if(p.arcs, [](const matching::Arc& a) { return a.group >= 300; });
  matching::Solver solver(p);
  const auto begin = std::chrono::steady_clock::now();
  base::RandomStream draw(3, 3);
  constexpr int kFutures = 200;
  double mean = 0;
  for (int f = 0; f < kFutures; ++f) {
    for (std::size_t g = 0; g < p.groups.size(); ++g)
      solver.set_group_hours(g, p.groups[g].hours * (0.9 + 0.2 * draw.uniform()));
    mean += solver.solve().weighted_unmet / kFutures;
  }
  fmt::print(
      R"({{"instance":"200 futures of {} groups and {} needs","arcs":{},"solver":"linear","seconds":{:.3f},"mean_weighted_unmet":{:.6g}}})"
      "\n",
      p.groups.size(), p.needs.size(), p.arcs.size(), since(begin), mean);
}

}  // namespace

int main(int argc, char** argv) {
  double scale = 1;
  std::string_view only;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::string_view(argv[i]) == "--scale") scale = std::atof(argv[i + 1]);
    if (std::string_view(argv[i]) == "--instance") only = argv[i + 1];
  }
  const struct {
    const char* name;
    Kind kind;
  } kInstances[] = {{"hours", Kind::Hours}, {"efficiency_by_arc", Kind::ByArc}, {"limits", Kind::Limits}};
  for (const auto& instance : kInstances)
    if (only.empty() || only == instance.name) print_instance(instance.name, instance.kind, scale);
  if (only.empty() || only == "futures") print_futures();
}
