#pragma once

#include <memory>

#include "matching/answer.h"
#include "matching/problem.h"
#include "matching/restricted_model.h"
#include "matching/scaled_problem.h"

namespace cadre::matching {

/// Any problem, as linear programmes with columns brought in as they help.
/// A cold solve starts from the flow of the nearest problem whose efficiencies factor; goes to the optimum of both
/// stages in one, stage 1 weighing much more; from there stage 1 alone, and stage 2 on stage 1's optimal face, are a
/// few steps. After a change of hours or right-hand sides the dual method goes on from the last optimum.
class LinearEngine {
 public:
  explicit LinearEngine(const Problem& problem);  ///< outlives the engine

  /// Cold the first time, warm after changes to the problem's hours and right-hand sides (nothing else may change).
  Answer solve();
  /// At stage 1's optimum; solve() first.
  Prices prices() const;

 private:
  void start();
  Answer cheapest(const Answer& held);

  const Problem* problem_;
  ScaledProblem scaled_;
  std::unique_ptr<RestrictedModel> model_;
  bool started_ = false;
  Corner together_;  ///< optimum of both stages in one: where the next solve starts
  Corner first_;     ///< stage 1's optimum
};

}  // namespace cadre::matching
