#include "matching/solver.h"

#include <stdexcept>
#include <utility>

#include "matching/idle.h"

namespace cadre::matching {

Solver::Solver(Problem problem, Engine engine) : problem_(std::move(problem)) {
  check_problem(problem_);
  if (engine != Engine::Linear && problem_.limits.empty()) factors_ = factors_of(problem_);
  if (engine == Engine::Flow && !factors_)
    throw std::invalid_argument("flow needs efficiencies that factor by staff and need, and no limits");
  engine_ = factors_ ? Engine::Flow : Engine::Linear;
}

Answer Solver::solve() {
  if (problem_.arcs.empty()) return idle_answer(problem_);
  if (engine_ == Engine::Flow) {
    flow_.emplace(problem_, *factors_);
    return flow_->solve();
  }
  if (!linear_) linear_ = std::make_unique<LinearEngine>(problem_);
  return linear_->solve();
}

Prices Solver::prices() const {
  if (problem_.arcs.empty()) return idle_prices(problem_);
  if (engine_ == Engine::Flow) {
    if (!flow_) throw std::logic_error("solve before asking for prices");
    return flow_->prices();
  }
  if (!linear_) throw std::logic_error("solve before asking for prices");
  return linear_->prices();
}

}  // namespace cadre::matching
