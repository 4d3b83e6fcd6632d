#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "matching/scaled_problem.h"

namespace cadre::matching {

/// Where a variable stands in a basis.
enum class BasisPlace : std::uint8_t { Basic, AtLower, AtUpper, Free };

/// A basis and the point it stands for, in scaled units; columns in the order of `arcs`.
struct Corner {
  std::vector<std::uint32_t> arcs;
  std::vector<BasisPlace> columns, rows;
  std::vector<double> column_value, row_value, dual;
};

/// The linear programme with some of its columns (CLP). Columns that would lower the objective are added until there
/// are none; a basis stays warm from one objective and one right-hand side to the next.
class RestrictedModel {
 public:
  explicit RestrictedModel(const ScaledProblem& scaled);
  ~RestrictedModel();
  RestrictedModel(const RestrictedModel&) = delete;
  RestrictedModel& operator=(const RestrictedModel&) = delete;

  /// Adds the columns that are not there yet, at zero.
  void add(std::span<const std::uint32_t> arcs);
  /// A basis from hours by arc, e.g. of a flow: what flows is basic, and rows that have something left over.
  void start_from(const std::vector<double>& hours);

  /// weight_1 · stage 1 + weight_2 · stage 2.
  void set_objective(double weight_1, double weight_2);
  /// Reads right-hand sides anew.
  void set_bounds();

  /// Solves with the columns there are and any others that would help, by the primal method, or the dual one first
  /// where only right-hand sides changed. `allowed` says which arcs may come in; empty = all. False when nothing meets
  /// the limits.
  bool solve(bool dual_first, const std::vector<char>& allowed = {});

  /// Only points on the optimal face of `dual` stay: columns with a reduced cost above `tolerance` stay empty, rows
  /// with a dual beyond it stay full. `allowed` is filled for solve(). Undone by set_bounds().
  void hold_face(std::span<const double> dual, double tolerance, std::vector<char>& allowed);

  /// Stage 1 (scaled, Σ stage_1 · share) may not rise above `most`. Undone by set_bounds().
  void hold_stage_1(double most);

  Corner corner() const;
  void set_corner(const Corner& corner);  ///< one of before; columns added since stand at zero
  std::vector<double> hours() const;      ///< by arc of the problem

 private:
  struct Parts;
  double objective_of(std::size_t arc) const;
  bool bring_in(const std::vector<char>& allowed);

  const ScaledProblem* scaled_;
  std::unique_ptr<Parts> parts_;
  std::vector<std::uint32_t> arcs_;  ///< of the columns
  std::vector<char> in_;             ///< by arc
  double weight_1_ = 1, weight_2_ = 0;
};

}  // namespace cadre::matching
