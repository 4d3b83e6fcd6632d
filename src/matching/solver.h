#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "matching/answer.h"
#include "matching/factors.h"
#include "matching/flow_engine.h"
#include "matching/linear_engine.h"
#include "matching/problem.h"

namespace cadre::matching {

/// Solves a problem, and solves it again after its amounts changed. Automatic takes the flow engine where there is no
/// limit and efficiencies factor, the linear engine otherwise.
class Solver {
 public:
  /// Throws std::invalid_argument for a problem that is none (check_problem), and for Engine::Flow where that engine
  /// cannot answer.
  explicit Solver(Problem problem, Engine engine = Engine::Automatic);

  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  const Problem& problem() const { return problem_; }
  Engine engine() const { return engine_; }

  void set_group_hours(std::size_t group, double hours) { problem_.groups.at(group).hours = hours; }
  void set_need_hours(std::size_t need, double hours) { problem_.needs.at(need).hours = hours; }
  void set_limit(std::size_t limit, double rhs) { problem_.limits.at(limit).rhs = rhs; }

  Answer solve();
  /// Of the last answer, which must be optimal: std::logic_error otherwise.
  Prices prices() const;

 private:
  Problem problem_;
  Engine engine_ = Engine::Linear;
  std::optional<Factors> factors_;
  std::optional<FlowEngine> flow_;
  std::unique_ptr<LinearEngine> linear_;
};

}  // namespace cadre::matching
