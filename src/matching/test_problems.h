#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/random_stream.h"
#include "matching/problem.h"

namespace cadre::matching::testing {

/// A problem of small random numbers. `kind`: 0 pure hours, 1 efficiencies that factor, 2 efficiencies by arc, 3 with
/// limits, 4 whole numbers with many ties, 5 whole numbers with limits, 6 scales far apart.
inline Problem random_problem(int kind, std::uint64_t seed) {
  base::RandomStream draw(seed, static_cast<std::uint64_t>(kind));
  const bool whole = kind >= 4 && kind <= 5;
  const auto value = [&](double low, double high) {
    const double v = low + (high - low) * draw.uniform();
    return whole ? std::round(v) : v;
  };
  Problem out;
  const std::size_t groups = 2 + draw.below(5), needs = 2 + draw.below(4);
  std::vector<double> a, b;
  for (std::size_t g = 0; g < groups; ++g) {
    const double far = kind == 6 ? std::pow(10, 4 * draw.uniform() - 2) : 1;
    out.groups.push_back({"g" + std::to_string(g), value(0, 10) * far, value(10, 60)});
    a.push_back(0.5 + draw.uniform());
  }
  for (std::size_t n = 0; n < needs; ++n) {
    const double far = kind == 6 ? std::pow(10, 4 * draw.uniform() - 2) : 1;
    out.needs.push_back({"n" + std::to_string(n), value(0, 12) * far, value(1, 5)});
    b.push_back(0.5 + draw.uniform());
  }
  for (std::uint32_t g = 0; g < groups; ++g)
    for (std::uint32_t n = 0; n < needs; ++n) {
      if (draw.chance(0.3)) continue;
      const double efficiency = kind == 1 ? a[g] * b[n] : kind == 0 || whole ? 1.0 : 0.4 + 0.8 * draw.uniform();
      out.arcs.push_back({g, n, efficiency, value(0, 20)});
    }
  if (kind != 3 && kind != 5) return out;
  for (int l = 0; l < 3; ++l) {
    Limit limit{"l" + std::to_string(l), static_cast<Sense>(draw.below(3)), 0, {}};
    double most = 0;
    for (std::uint32_t arc = 0; arc < out.arcs.size(); ++arc) {
      if (draw.chance(0.5)) continue;
      const double coefficient = whole ? 1.0 + static_cast<double>(draw.below(2)) : value(-0.5, 1.5);
      limit.terms.push_back({arc, coefficient});
      most += std::max(0.0, coefficient);
    }
    limit.rhs = limit.sense == Sense::AtMost ? value(0, 6) : value(0, std::min(3.0, most));
    out.limits.push_back(std::move(limit));
  }
  return out;
}

/// min c·x, A x <= b, x >= 0 by Bland's rule on a dense tableau, two phases: slow, and shares no code with the engines.
/// Nothing when no point meets the rows.
struct DenseProgram {
  std::vector<std::vector<double>> rows;
  std::vector<double> rhs, cost;

  std::optional<std::vector<double>> solve() const {
    const std::size_t m = rows.size(), n = cost.size();
    // Columns: n variables, m slacks, m artificials, then the right-hand side.
    const std::size_t width = n + 2 * m;
    std::vector<std::vector<double>> t(m, std::vector<double>(width + 1));
    std::vector<std::size_t> basis(m);
    for (std::size_t r = 0; r < m; ++r) {
      const double sign = rhs[r] < 0 ? -1 : 1;
      for (std::size_t c = 0; c < n; ++c) t[r][c] = sign * rows[r][c];
      t[r][n + r] = sign;
      t[r][width] = sign * rhs[r];
      basis[r] = sign > 0 ? n + r : n + m + r;
      if (sign < 0) t[r][n + m + r] = 1;
    }
    std::vector<double> phase(width);
    for (std::size_t r = 0; r < m; ++r) phase[n + m + r] = 1;
    run(t, basis, phase, n + 2 * m);
    double off = 0;
    for (std::size_t r = 0; r < m; ++r)
      if (basis[r] >= n + m) off += t[r][width];
    if (off > 1e-7) return {};
    std::vector<double> second(width);
    std::copy(cost.begin(), cost.end(), second.begin());
    for (std::size_t r = 0; r < m; ++r) second[n + m + r] = 1e7;  // artificials that are left stay at zero
    run(t, basis, second, n + m);
    std::vector<double> x(n);
    for (std::size_t r = 0; r < m; ++r)
      if (basis[r] < n) x[basis[r]] = t[r][width];
    return x;
  }

 private:
  static void run(std::vector<std::vector<double>>& t, std::vector<std::size_t>& basis, const std::vector<double>& c,
                  std::size_t allowed) {
    const std::size_t m = t.size();
    if (m == 0) return;
    const std::size_t width = t[0].size() - 1;
    for (int step = 0; step < 100000; ++step) {
      std::size_t in = allowed;
      for (std::size_t j = 0; j < allowed && in == allowed; ++j) {
        double d = c[j];
        for (std::size_t r = 0; r < m; ++r) d -= c[basis[r]] * t[r][j];
        if (d < -1e-9 * (1 + std::abs(c[j]))) in = j;
      }
      if (in == allowed) return;
      std::size_t out = m;
      for (std::size_t r = 0; r < m; ++r) {
        if (t[r][in] <= 1e-10) continue;
        if (out == m) {
          out = r;
          continue;
        }
        const double left = t[r][width] / t[r][in], right = t[out][width] / t[out][in];
        if (left < right - 1e-13 || (left <= right + 1e-13 && basis[r] < basis[out])) out = r;
      }
      if (out == m) return;  // unbounded: no matching problem is
      const double pivot = t[out][in];
      for (double& v : t[out]) v /= pivot;
      for (std::size_t r = 0; r < m; ++r) {
        if (r == out || t[r][in] == 0) continue;
        const double factor = t[r][in];
        for (std::size_t j = 0; j <= width; ++j) t[r][j] -= factor * t[out][j];
      }
      basis[out] = in;
    }
  }
};

struct SlowAnswer {
  double weighted_unmet = 0, cost = 0;
};

/// Both stages by DenseProgram; nothing when the limits cannot be met.
inline std::optional<SlowAnswer> slow_answer(const Problem& p, bool stage_2 = true) {
  DenseProgram lp;
  const std::size_t n = p.arcs.size();
  const auto row = [&](double rhs) -> std::vector<double>& {
    lp.rhs.push_back(rhs);
    return lp.rows.emplace_back(n);
  };
  for (std::uint32_t g = 0; g < p.groups.size(); ++g) {
    auto& r = row(p.groups[g].hours);
    for (std::size_t a = 0; a < n; ++a)
      if (p.arcs[a].group == g) r[a] = 1;
  }
  double all = 0;
  for (std::uint32_t k = 0; k < p.needs.size(); ++k) {
    auto& r = row(p.needs[k].hours);
    all += p.needs[k].hours * p.needs[k].priority;
    for (std::size_t a = 0; a < n; ++a)
      if (p.arcs[a].need == k) r[a] = p.arcs[a].efficiency;
  }
  for (const Limit& l : p.limits)
    for (const double sign : {1.0, -1.0}) {
      if (sign > 0 && l.sense == Sense::AtLeast) continue;
      if (sign < 0 && l.sense == Sense::AtMost) continue;
      auto& r = row(sign * l.rhs);
      for (const Limit::Term& t : l.terms) r[t.arc] += sign * t.coefficient;
    }
  std::vector<double> gain;
  for (const Arc& a : p.arcs) {
    lp.cost.push_back(-p.needs[a.need].priority * a.efficiency);
    gain.push_back(-lp.cost.back());
  }
  const auto first = lp.solve();
  if (!first) return {};
  double covered = 0;
  for (std::size_t a = 0; a < n; ++a) covered += gain[a] * (*first)[a];
  SlowAnswer out{all - covered, 0};
  if (!stage_2) return out;
  auto& held = row(-covered + 1e-9 * std::max(1e-3, out.weighted_unmet));
  for (std::size_t a = 0; a < n; ++a) {
    held[a] = -gain[a];
    lp.cost[a] = p.groups[p.arcs[a].group].cost_per_hour + p.arcs[a].extra_cost;
  }
  const auto second = lp.solve();
  if (!second) return {};
  for (std::size_t a = 0; a < n; ++a) out.cost += lp.cost[a] * (*second)[a];
  return out;
}

}  // namespace cadre::matching::testing
