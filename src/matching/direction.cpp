#include "matching/direction.h"

#include <Eigen/SparseLU>
#include <cmath>
#include <limits>
#include <optional>

#include "matching/tangent_model.h"

namespace cadre::matching {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kAtBound = 1e-9;

/// The basis of a corner as a square matrix: its full (nonbasic) rows by its basic columns.
class Basis {
 public:
  Basis(const ScaledProblem& scaled, const Corner& corner) : scaled_(&scaled), corner_(&corner) {
    place_.assign(corner.rows.size(), -1);
    int full = 0;
    for (std::size_t r = 0; r < corner.rows.size(); ++r)
      if (corner.rows[r] != BasisPlace::Basic) place_[r] = full++;
    for (std::size_t c = 0; c < corner.arcs.size(); ++c)
      if (corner.columns[c] == BasisPlace::Basic) basic_.push_back(c);
    if (static_cast<int>(basic_.size()) != full || full == 0) return;
    std::vector<Eigen::Triplet<double>> entries;
    for (std::size_t k = 0; k < basic_.size(); ++k) {
      for (const ScaledProblem::Entry& e : scaled.column(corner.arcs[basic_[k]]))
        if (place_[static_cast<std::size_t>(e.row)] >= 0)
          entries.emplace_back(place_[static_cast<std::size_t>(e.row)], static_cast<int>(k), e.value);
      tight_ = tight_ || corner.column_value[basic_[k]] <= kAtBound;
    }
    Eigen::SparseMatrix<double> matrix(full, full);
    matrix.setFromTriplets(entries.begin(), entries.end());
    matrix.makeCompressed();
    lu_.compute(matrix);
    usable_ = lu_.info() == Eigen::Success;
    for (std::size_t r = 0; r < corner.rows.size(); ++r)
      if (place_[r] < 0 && is_full(scaled, corner, static_cast<int>(r))) full_basic_.push_back(r);
    tight_ = tight_ || !full_basic_.empty();
  }

  bool usable() const { return usable_; }
  bool is_basic(int row) const { return place_[static_cast<std::size_t>(row)] < 0; }

  /// Whether a small step of this row keeps every basic variable within its bounds: then the basis stays optimal.
  bool stays(int row, double step) const {
    if (!tight_) return true;
    Eigen::VectorXd unit = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(basic_.size()));
    unit[place_[static_cast<std::size_t>(row)]] = step;
    const Eigen::VectorXd move = lu_.solve(unit);
    std::vector<double> activity(place_.size());
    for (std::size_t k = 0; k < basic_.size(); ++k) {
      const double m = move[static_cast<Eigen::Index>(k)];
      if (std::abs(m) <= kAtBound) continue;
      if (m < 0 && corner_->column_value[basic_[k]] <= kAtBound) return false;
      if (full_basic_.empty()) continue;
      for (const ScaledProblem::Entry& e : scaled_->column(corner_->arcs[basic_[k]]))
        activity[static_cast<std::size_t>(e.row)] += m * e.value;
    }
    for (const std::size_t r : full_basic_) {
      const ScaledProblem::Bounds b = scaled_->bounds(static_cast<int>(r));
      if (std::isfinite(b.high) && activity[r] > kAtBound) return false;
      if (std::isfinite(b.low) && activity[r] < -kAtBound) return false;
    }
    return true;
  }

 private:
  const ScaledProblem* scaled_;
  const Corner* corner_;
  std::vector<int> place_;          ///< of a row among the full ones; -1 = basic
  std::vector<std::size_t> basic_;  ///< columns
  std::vector<std::size_t> full_basic_;
  Eigen::SparseLU<Eigen::SparseMatrix<double>> lu_;
  bool usable_ = false, tight_ = false;
};

class Pricing {
 public:
  Pricing(const ScaledProblem& scaled, const Corner& corner)
      : scaled_(&scaled), corner_(&corner), basis_(scaled, corner) {}

  /// Change of Σ priority · unmet, less what the need itself adds, for an hour more (+1) or less (-1) at right.
  double change(int row, double step) {
    const double scale = scaled_->weight_scale() / scaled_->row_scale(row);
    if (!is_full(*scaled_, *corner_, row)) return 0;
    if (basis_.usable() && !basis_.is_basic(row) && basis_.stays(row, step))
      return step * corner_->dual[static_cast<std::size_t>(row)] * scale;
    if (!tangent_) tangent_.emplace(*scaled_, *corner_);
    return tangent_->change(row, step) * scale;
  }

 private:
  const ScaledProblem* scaled_;
  const Corner* corner_;
  Basis basis_;
  std::optional<TangentModel> tangent_;
};

double not_below_zero(double value) { return value > 0 ? value : 0; }

}  // namespace

Prices one_sided_prices(const ScaledProblem& scaled, const Corner& corner) {
  const Problem& problem = scaled.problem();
  Pricing pricing(scaled, corner);
  Prices out;
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const int row = scaled.group_row(g);
    const double less = problem.groups[g].hours > 0 ? not_below_zero(pricing.change(row, -1)) : kNever;
    out.groups.push_back({not_below_zero(-pricing.change(row, 1)), less});
  }
  for (std::size_t n = 0; n < problem.needs.size(); ++n) {
    const int row = scaled.need_row(n);
    const double weight = problem.needs[n].priority;
    const double less = problem.needs[n].hours > 0 ? weight - pricing.change(row, -1) : kNever;
    out.needs.push_back({weight + pricing.change(row, 1), less == -kNever ? kNever : less});
  }
  for (std::size_t l = 0; l < problem.limits.size(); ++l) {
    const int row = scaled.limit_row(l);
    const double more = pricing.change(row, 1), less = pricing.change(row, -1);
    if (problem.limits[l].sense == Sense::AtMost)
      out.limits.push_back({not_below_zero(-more), not_below_zero(less)});
    else if (problem.limits[l].sense == Sense::AtLeast)
      out.limits.push_back({not_below_zero(more), not_below_zero(-less)});
    else
      out.limits.push_back({more, less == kNever ? kNever : -less});
  }
  return out;
}

}  // namespace cadre::matching
