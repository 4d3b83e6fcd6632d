#include "matching/conflict.h"

#include <ClpSimplex.hpp>
#include <cmath>
#include <stdexcept>

namespace cadre::matching {
namespace {

constexpr double kCounts = 1e-9;
constexpr double kViolated = 1e-8;  // scaled

/// Least violation of the limits that are in force.
class Violation {
 public:
  explicit Violation(const ScaledProblem& scaled) : scaled_(&scaled) {
    model_.setLogLevel(0);
    model_.scaling(0);
    model_.resize(scaled.rows(), 0);
    model_.setPrimalTolerance(kCounts);
    model_.setDualTolerance(kCounts);
    for (const std::uint32_t arc : scaled.arcs_for_feasibility()) {
      std::vector<int> rows;
      std::vector<double> values;
      for (const ScaledProblem::Entry& e : scaled.column(arc)) {
        rows.push_back(e.row);
        values.push_back(e.value);
      }
      model_.addColumn(static_cast<int>(rows.size()), rows.data(), values.data(), 0, COIN_DBL_MAX, 0);
    }
    for (std::size_t l = 0; l < scaled.problem().limits.size(); ++l)
      for (const double side : {1.0, -1.0}) {
        const int row = scaled.limit_row(l);
        model_.addColumn(1, &row, &side, 0, COIN_DBL_MAX, 1);
      }
    for (int row = 0; row < scaled.rows(); ++row) put(row, true);
  }

  /// A row in force, or out of it.
  void put(int row, bool in_force) {
    const ScaledProblem::Bounds b = scaled_->bounds(row);
    model_.setRowBounds(row, in_force && std::isfinite(b.low) ? b.low : -COIN_DBL_MAX,
                        in_force && std::isfinite(b.high) ? b.high : COIN_DBL_MAX);
  }

  bool impossible() {
    model_.primal();
    if (model_.status() != 0) throw std::runtime_error("the conflict of limits could not be found");
    return model_.objectiveValue() > kViolated;
  }

  /// Rows that the last programme's duals blame.
  std::vector<int> blamed() const {
    std::vector<int> out;
    for (int row = 0; row < model_.numberRows(); ++row)
      if (std::abs(model_.dualRowSolution()[row]) > kCounts) out.push_back(row);
    return out;
  }

 private:
  const ScaledProblem* scaled_;
  ClpSimplex model_;
};

}  // namespace

void find_conflict(const ScaledProblem& scaled, Answer& answer) {
  const Problem& problem = scaled.problem();
  Violation violation(scaled);
  if (!violation.impossible()) throw std::logic_error("the limits can hold after all");
  std::vector<int> members = violation.blamed();
  std::vector<char> blamed(static_cast<std::size_t>(scaled.rows()));
  for (const int row : members) blamed[static_cast<std::size_t>(row)] = 1;
  for (int row = 0; row < scaled.rows(); ++row) violation.put(row, blamed[static_cast<std::size_t>(row)] != 0);
  for (const int row : members) {
    violation.put(row, false);
    if (violation.impossible()) continue;
    violation.put(row, true);
    const auto r = static_cast<std::size_t>(row), groups = problem.groups.size(), needs = problem.needs.size();
    if (r < groups)
      answer.short_groups.push_back(static_cast<std::uint32_t>(r));
    else if (r < groups + needs)
      answer.full_needs.push_back(static_cast<std::uint32_t>(r - groups));
    else
      answer.conflict.push_back(static_cast<std::uint32_t>(r - groups - needs));
  }
}

}  // namespace cadre::matching
