#include "matching/tangent_model.h"

#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <limits>

namespace cadre::matching {
namespace {

constexpr double kAtBound = 1e-9;
constexpr double kHelps = -1e-9;
constexpr int kRounds = 200;
constexpr int kInfeasible = 1;

}  // namespace

bool is_full(const ScaledProblem& scaled, const Corner& corner, int row) {
  const ScaledProblem::Bounds b = scaled.bounds(row);
  const double value = corner.row_value[static_cast<std::size_t>(row)];
  const double near = kAtBound * std::max(1.0, std::abs(value));
  return std::abs(value - b.high) <= near || std::abs(value - b.low) <= near;
}

struct TangentModel::Parts {
  ClpSimplex model;
  std::vector<char> in;  // by arc
  std::vector<ClpSimplex::Status> rows, columns;
};

TangentModel::TangentModel(const ScaledProblem& scaled, const Corner& corner)
    : scaled_(&scaled), parts_(std::make_unique<Parts>()) {
  ClpSimplex& model = parts_->model;
  parts_->in.assign(scaled.problem().arcs.size(), 0);
  model.setLogLevel(0);
  model.resize(scaled.rows(), 0);
  model.createStatus();
  model.setPrimalTolerance(kAtBound);
  model.setDualTolerance(kAtBound);
  model.scaling(0);
  for (int r = 0; r < scaled.rows(); ++r) {
    const ScaledProblem::Bounds b = scaled.bounds(r);
    const bool full = is_full(scaled, corner, r);
    model.setRowBounds(r, full && std::isfinite(b.low) ? 0 : -COIN_DBL_MAX,
                       full && std::isfinite(b.high) ? 0 : COIN_DBL_MAX);
    const bool basic = corner.rows[static_cast<std::size_t>(r)] == BasisPlace::Basic;
    parts_->rows.push_back(basic                   ? ClpSimplex::basic
                           : std::isfinite(b.high) ? ClpSimplex::atUpperBound
                                                   : ClpSimplex::atLowerBound);
  }
  for (std::size_t c = 0; c < corner.arcs.size(); ++c) {
    add(corner.arcs[c]);
    const int column = model.numberColumns() - 1;
    if (corner.column_value[c] > kAtBound) model.setColumnBounds(column, -COIN_DBL_MAX, COIN_DBL_MAX);
    const bool basic = corner.columns[c] == BasisPlace::Basic;
    parts_->columns.back() = basic ? ClpSimplex::basic : ClpSimplex::atLowerBound;
  }
}

TangentModel::~TangentModel() = default;

void TangentModel::add(std::uint32_t arc) {
  std::vector<int> rows;
  std::vector<double> values;
  for (const ScaledProblem::Entry& e : scaled_->column(arc)) {
    rows.push_back(e.row);
    values.push_back(e.value);
  }
  parts_->model.addColumn(static_cast<int>(rows.size()), rows.data(), values.data(), 0, COIN_DBL_MAX,
                          scaled_->stage_1(arc));
  parts_->in[arc] = 1;
  parts_->columns.push_back(ClpSimplex::atLowerBound);
}

double TangentModel::change(int row, double step) {
  ClpSimplex& model = parts_->model;
  const double low = model.rowLower()[row], high = model.rowUpper()[row];
  if (low < -1e300 && high > 1e300) return 0;  // it is not full: a step changes nothing
  for (int r = 0; r < scaled_->rows(); ++r) model.setRowStatus(r, parts_->rows[static_cast<std::size_t>(r)]);
  for (int c = 0; c < model.numberColumns(); ++c)
    model.setColumnStatus(c, parts_->columns[static_cast<std::size_t>(c)]);
  model.setRowBounds(row, low < -1e300 ? low : step, high > 1e300 ? high : step);
  double out = std::numeric_limits<double>::infinity();
  int status = model.dual();
  for (int round = 0; round < kRounds; ++round) {
    // Columns that are not in may make an impossible step possible: then they are all asked for.
    bool added = false;
    if (status == kInfeasible) {
      for (const std::uint32_t arc : scaled_->arcs_for_feasibility())
        if (parts_->in[arc] == 0) {
          add(arc);
          added = true;
        }
      if (!added) break;
      status = model.primal();
      continue;
    }
    const std::vector<double> dual(model.dualRowSolution(), model.dualRowSolution() + model.numberRows());
    for (std::uint32_t arc = 0; arc < parts_->in.size(); ++arc)
      if (parts_->in[arc] == 0 && scaled_->reduced(arc, scaled_->stage_1(arc), dual) < kHelps) {
        add(arc);
        added = true;
      }
    out = model.objectiveValue();
    if (!added) break;
    status = model.primal();
  }
  if (status == kInfeasible) out = std::numeric_limits<double>::infinity();
  model.setRowBounds(row, low, high);
  return out;
}

}  // namespace cadre::matching
