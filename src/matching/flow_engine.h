#pragma once

#include <vector>

#include "matching/answer.h"
#include "matching/factors.h"
#include "matching/network.h"
#include "matching/problem.h"

namespace cadre::matching {

/// A problem without limits whose efficiencies are `factors` (exactly, or nearly for a start), as flow through a
/// network of whole units: group -> need -> done, and group -> done for hours that are left over. A unit is a share of
/// 2^-56 or less of all hours, so that rounding stays below that of doubles.
class FlowEngine {
 public:
  /// `problem` and `factors` outlive the engine.
  FlowEngine(const Problem& problem, const Factors& factors);

  /// Both stages; stage 2 on the arcs that stage 1's optimal potentials leave free. Engine, hours and sums are filled.
  Answer solve();
  /// One-sided prices at the optimum; solve() first. Shortest paths in what stage 1 left over.
  Prices prices() const;

 private:
  std::size_t groups() const { return problem_->groups.size(); }
  std::size_t needs() const { return problem_->needs.size(); }
  std::size_t middle() const { return problem_->arcs.size(); }  ///< arcs from groups to needs come first
  std::int64_t units(double amount) const;
  void lay_out();
  std::vector<NetworkArc> face(std::int64_t tolerance) const;
  std::int64_t reduced(std::size_t arc) const;
  std::vector<double> hours_of(const std::vector<std::int64_t>& flow) const;

  const Problem* problem_;
  const Factors* factors_;
  double unit_ = 1;        ///< units of one hour
  double cost_scale_ = 1;  ///< whole costs of one weighted hour
  std::vector<std::int64_t> supply_;
  std::vector<NetworkArc> arcs_;  ///< with stage 1's costs: arcs, then need -> done, then group -> done
  NetworkFlow first_;             ///< stage 1's optimum
};

}  // namespace cadre::matching
