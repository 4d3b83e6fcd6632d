#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/problem.h"

namespace cadre::matching {

/// A problem as a linear programme whose numbers are near one, whatever the units: hours from minutes to years, weights
/// from trifles to lives. Rows: groups, then needs (Σ efficiency · x <= hours), then limits. Columns: arcs, in shares
/// of the most that could flow. Stage 1 is −Σ priority · efficiency · x; what it leaves out is constant.
class ScaledProblem {
 public:
  struct Entry {
    int row = 0;
    double value = 0;
  };
  struct Bounds {
    double low = 0, high = 0;  ///< infinite where there is none
  };

  /// `problem` outlives this. Scales are chosen once; hours and right-hand sides are read anew by bounds().
  explicit ScaledProblem(const Problem& problem);

  const Problem& problem() const { return *problem_; }
  int rows() const { return static_cast<int>(row_scale_.size()); }
  int group_row(std::size_t group) const { return static_cast<int>(group); }
  int need_row(std::size_t need) const { return static_cast<int>(problem_->groups.size() + need); }
  int limit_row(std::size_t limit) const {
    return static_cast<int>(problem_->groups.size() + problem_->needs.size() + limit);
  }

  Bounds bounds(int row) const;
  double row_scale(int row) const { return row_scale_[static_cast<std::size_t>(row)]; }  ///< hours of one scaled unit
  double column_scale(std::size_t arc) const { return most_[arc]; }
  double weight_scale() const { return weight_; }  ///< weighted hours of one unit of stage 1
  double cost_scale() const { return cost_; }

  /// The column of an arc; the span lives until the next call.
  std::span<const Entry> column(std::size_t arc) const;
  double stage_1(std::size_t arc) const;
  double stage_2(std::size_t arc) const;
  /// `objective` less the rows' duals.
  double reduced(std::size_t arc, double objective, std::span<const double> dual) const;

  /// Arcs without which limits might look impossible that are not: those of limits that nobody idle meets, and those
  /// that can relieve them, and so on.
  std::vector<std::uint32_t> arcs_for_feasibility() const;

 private:
  double least_scale(double hours, double usual) const { return hours > 0 ? hours : usual; }

  const Problem* problem_;
  std::vector<double> row_scale_, most_;
  std::vector<std::size_t> first_term_;                  ///< by arc
  std::vector<std::pair<std::uint32_t, double>> terms_;  ///< limit and coefficient
  double weight_ = 1, cost_ = 1;
  mutable std::vector<Entry> entries_;
};

}  // namespace cadre::matching
