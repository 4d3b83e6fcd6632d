#pragma once

#include <memory>

#include "matching/restricted_model.h"
#include "matching/scaled_problem.h"

namespace cadre::matching {

/// The programme over the directions in which an optimal corner can be left: rows that are full may not be overfilled,
/// columns that are empty may not fall, everything else is free. Its optimum under a step of one right-hand side is the
/// one-sided derivative of stage 1.
class TangentModel {
 public:
  TangentModel(const ScaledProblem& scaled, const Corner& corner);
  ~TangentModel();
  TangentModel(const TangentModel&) = delete;
  TangentModel& operator=(const TangentModel&) = delete;

  /// Change of stage 1 (scaled) when the right-hand side of `row` moves by `step`, +1 or -1; infinite when the limits
  /// could not be met then.
  double change(int row, double step);

 private:
  struct Parts;
  void add(std::uint32_t arc);
  const ScaledProblem* scaled_;
  std::unique_ptr<Parts> parts_;
};

/// Whether a row stands at the bound that a step would move; within 1e-9 of it, scaled.
bool is_full(const ScaledProblem& scaled, const Corner& corner, int row);

}  // namespace cadre::matching
