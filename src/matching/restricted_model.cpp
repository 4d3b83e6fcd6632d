#include "matching/restricted_model.h"

#include <ClpPrimalColumnSteepest.hpp>
#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cadre::matching {
namespace {

constexpr double kTolerance = 1e-9;  // of scaled values and reduced costs
constexpr double kHelps = -1e-9;     // reduced cost from which a column comes in
constexpr int kRounds = 500;
constexpr int kInfeasible = 1;  // CLP's status

ClpSimplex::Status clp_status(BasisPlace place) {
  switch (place) {
    case BasisPlace::Basic:
      return ClpSimplex::basic;
    case BasisPlace::AtLower:
      return ClpSimplex::atLowerBound;
    case BasisPlace::AtUpper:
      return ClpSimplex::atUpperBound;
    case BasisPlace::Free:
      break;
  }
  return ClpSimplex::isFree;
}

BasisPlace place_of(ClpSimplex::Status status) {
  switch (status) {
    case ClpSimplex::basic:
      return BasisPlace::Basic;
    case ClpSimplex::atUpperBound:
      return BasisPlace::AtUpper;
    case ClpSimplex::isFree:
    case ClpSimplex::superBasic:
      return BasisPlace::Free;
    default:
      return BasisPlace::AtLower;
  }
}

}  // namespace

struct RestrictedModel::Parts {
  ClpSimplex model;
};

RestrictedModel::RestrictedModel(const ScaledProblem& scaled)
    : scaled_(&scaled), parts_(std::make_unique<Parts>()), in_(scaled.problem().arcs.size()) {
  ClpSimplex& model = parts_->model;
  model.setLogLevel(0);
  model.resize(scaled.rows() + 1, 0);  // the last row is stage 1 itself, free unless held
  model.createStatus();
  model.setPrimalTolerance(kTolerance);
  model.setDualTolerance(kTolerance);
  model.scaling(0);
  model.setOptimizationDirection(1);
  set_bounds();
  for (int row = 0; row <= scaled.rows(); ++row) model.setRowStatus(row, ClpSimplex::basic);
}

RestrictedModel::~RestrictedModel() = default;

double RestrictedModel::objective_of(std::size_t arc) const {
  return weight_1_ * scaled_->stage_1(arc) + weight_2_ * scaled_->stage_2(arc);
}

void RestrictedModel::add(std::span<const std::uint32_t> arcs) {
  std::vector<double> objective, lower, upper, values;
  std::vector<int> starts, rows;
  for (const std::uint32_t arc : arcs) {
    if (in_[arc] != 0) continue;
    in_[arc] = 1;
    arcs_.push_back(arc);
    starts.push_back(static_cast<int>(rows.size()));
    for (const ScaledProblem::Entry& e : scaled_->column(arc)) {
      rows.push_back(e.row);
      values.push_back(e.value);
    }
    rows.push_back(scaled_->rows());
    values.push_back(scaled_->stage_1(arc));
    objective.push_back(objective_of(arc));
    lower.push_back(0);
    upper.push_back(COIN_DBL_MAX);
  }
  if (objective.empty()) return;
  starts.push_back(static_cast<int>(rows.size()));
  ClpSimplex& model = parts_->model;
  const int before = model.numberColumns();
  model.addColumns(static_cast<int>(objective.size()), lower.data(), upper.data(), objective.data(), starts.data(),
                   rows.data(), values.data());
  for (int c = before; c < model.numberColumns(); ++c) model.setColumnStatus(c, ClpSimplex::atLowerBound);
}

void RestrictedModel::start_from(const std::vector<double>& hours) {
  ClpSimplex& model = parts_->model;
  std::vector<double> used(static_cast<std::size_t>(scaled_->rows()));
  for (std::size_t c = 0; c < arcs_.size(); ++c) {
    const double share = hours[arcs_[c]] / scaled_->column_scale(arcs_[c]);
    model.setColumnStatus(static_cast<int>(c), share > kTolerance ? ClpSimplex::basic : ClpSimplex::atLowerBound);
    if (share > kTolerance)
      for (const ScaledProblem::Entry& e : scaled_->column(arcs_[c]))
        used[static_cast<std::size_t>(e.row)] += share * e.value;
  }
  for (int row = 0; row < scaled_->rows(); ++row) {
    const bool full = used[static_cast<std::size_t>(row)] >= scaled_->bounds(row).high - 1e-6;
    model.setRowStatus(row, full ? ClpSimplex::atUpperBound : ClpSimplex::basic);
  }
  model.setRowStatus(scaled_->rows(), ClpSimplex::basic);
}

void RestrictedModel::set_objective(double weight_1, double weight_2) {
  weight_1_ = weight_1;
  weight_2_ = weight_2;
  for (std::size_t c = 0; c < arcs_.size(); ++c)
    parts_->model.setObjectiveCoefficient(static_cast<int>(c), objective_of(arcs_[c]));
}

void RestrictedModel::set_bounds() {
  ClpSimplex& model = parts_->model;
  for (int row = 0; row < scaled_->rows(); ++row) {
    const ScaledProblem::Bounds b = scaled_->bounds(row);
    model.setRowBounds(row, std::isfinite(b.low) ? b.low : -COIN_DBL_MAX,
                       std::isfinite(b.high) ? b.high : COIN_DBL_MAX);
  }
  model.setRowBounds(scaled_->rows(), -COIN_DBL_MAX, COIN_DBL_MAX);
  for (int c = 0; c < model.numberColumns(); ++c) model.setColumnBounds(c, 0, COIN_DBL_MAX);
}

void RestrictedModel::hold_stage_1(double most) { parts_->model.setRowBounds(scaled_->rows(), -COIN_DBL_MAX, most); }

/// Adds the most helpful arcs that are not in; false when there is none.
bool RestrictedModel::bring_in(const std::vector<char>& allowed) {
  const ClpSimplex& model = parts_->model;
  const std::span<const double> dual(model.dualRowSolution(), static_cast<std::size_t>(model.numberRows()));
  std::vector<std::pair<double, std::uint32_t>> helpful;
  for (std::uint32_t arc = 0; arc < in_.size(); ++arc) {
    if (in_[arc] != 0 || (!allowed.empty() && allowed[arc] == 0)) continue;
    const double objective = objective_of(arc) - dual.back() * scaled_->stage_1(arc);
    const double reduced = scaled_->reduced(arc, objective, dual);
    if (reduced < kHelps) helpful.emplace_back(reduced, arc);
  }
  if (helpful.empty()) return false;
  const std::size_t most = std::max<std::size_t>(500, static_cast<std::size_t>(scaled_->rows()));
  if (helpful.size() > most) {
    std::nth_element(helpful.begin(), helpful.begin() + static_cast<std::ptrdiff_t>(most), helpful.end());
    helpful.resize(most);
  }
  std::sort(helpful.begin(), helpful.end());
  std::vector<std::uint32_t> arcs;
  for (const auto& [reduced, arc] : helpful) arcs.push_back(arc);
  add(arcs);
  return true;
}

bool RestrictedModel::solve(bool dual_first, const std::vector<char>& allowed) {
  ClpSimplex& model = parts_->model;
  for (int round = 0; round < kRounds; ++round) {
    const int status = dual_first && round == 0 ? model.dual() : model.primal();
    if (status == kInfeasible) {
      if (!dual_first || round > 0) return false;
      dual_first = false;  // the primal method has the last word
      if (model.primal() == kInfeasible) return false;
    }
    if (model.status() != 0 && model.primal() != 0 && model.dual() != 0) {
      if (model.status() == kInfeasible) return false;
      throw std::runtime_error("the linear programme could not be solved; its numbers are too far apart");
    }
    if (!bring_in(allowed)) return true;
  }
  throw std::runtime_error("the linear programme did not come to an end");
}

void RestrictedModel::hold_face(std::span<const double> dual, double tolerance, std::vector<char>& allowed) {
  ClpSimplex& model = parts_->model;
  allowed.assign(in_.size(), 0);
  for (std::uint32_t arc = 0; arc < in_.size(); ++arc)
    allowed[arc] = scaled_->reduced(arc, scaled_->stage_1(arc), dual) <= tolerance ? 1 : 0;
  for (std::size_t c = 0; c < arcs_.size(); ++c)
    if (allowed[arcs_[c]] == 0) model.setColumnBounds(static_cast<int>(c), 0, 0);
  for (int row = 0; row < scaled_->rows(); ++row) {
    const ScaledProblem::Bounds b = scaled_->bounds(row);
    const double price = dual[static_cast<std::size_t>(row)];
    if (price < -tolerance && std::isfinite(b.high)) model.setRowBounds(row, b.high, b.high);
    if (price > tolerance && std::isfinite(b.low)) model.setRowBounds(row, b.low, b.low);
  }
}

Corner RestrictedModel::corner() const {
  const ClpSimplex& model = parts_->model;
  Corner out;
  out.arcs = arcs_;
  const auto columns = static_cast<int>(arcs_.size());
  for (int c = 0; c < columns; ++c) out.columns.push_back(place_of(model.getColumnStatus(c)));
  for (int r = 0; r < scaled_->rows(); ++r) out.rows.push_back(place_of(model.getRowStatus(r)));
  out.column_value.assign(model.primalColumnSolution(), model.primalColumnSolution() + columns);
  out.row_value.assign(model.primalRowSolution(), model.primalRowSolution() + scaled_->rows());
  out.dual.assign(model.dualRowSolution(), model.dualRowSolution() + scaled_->rows());
  return out;
}

void RestrictedModel::set_corner(const Corner& corner) {
  ClpSimplex& model = parts_->model;
  for (std::size_t c = 0; c < arcs_.size(); ++c)
    model.setColumnStatus(static_cast<int>(c),
                          c < corner.columns.size() ? clp_status(corner.columns[c]) : ClpSimplex::atLowerBound);
  for (std::size_t r = 0; r < corner.rows.size(); ++r)
    model.setRowStatus(static_cast<int>(r), clp_status(corner.rows[r]));
  model.setRowStatus(scaled_->rows(), ClpSimplex::basic);
}

std::vector<double> RestrictedModel::hours() const {
  std::vector<double> out(in_.size());
  const double* value = parts_->model.primalColumnSolution();
  for (std::size_t c = 0; c < arcs_.size(); ++c)
    out[arcs_[c]] = std::max(0.0, value[c]) * scaled_->column_scale(arcs_[c]);
  return out;
}

}  // namespace cadre::matching
