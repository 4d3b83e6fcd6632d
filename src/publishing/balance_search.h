#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cadre::publishing {

/// Looks for another whole-number solution of "total = sum of parts - constant" in which one cell has a wanted value.
/// Local repair: change the cell, then mend the relations that no longer hold, one by one, by the change that mends
/// most. A solution found is a proof; not finding one proves nothing. Deterministic.
class BalanceSearch {
 public:
  struct Sum {
    int total;
    std::span<const int> parts;
  };
  BalanceSearch(std::size_t cells, const std::vector<Sum>& sums);

  /// Cells may move within [low, high].
  struct Limits {
    std::span<const std::int64_t> low, high;
  };
  /// Moves `cell` to `target` and mends `point`, a solution. On success `point` is the new solution and moved() lists
  /// the changed cells; on failure `point` is as before. `attempt` varies the choices among equals.
  bool reach(std::vector<std::int64_t>& point, int cell, std::int64_t target, const Limits& limits, int attempt);
  std::span<const int> moved() const { return moved_; }

 private:
  struct Use {
    int sum;
    int sign;  ///< +1 as a part, -1 as the total
  };
  struct Choice {
    int cell = -1;
    std::int64_t by = 0;
    double score = 0;
  };
  void move(std::vector<std::int64_t>& point, int cell, std::int64_t by);
  Choice best_choice(const std::vector<std::int64_t>& point, int sum, const Limits& limits, int attempt) const;
  void weigh(Choice& best, const std::vector<std::int64_t>& point, int cell, int sign, std::int64_t gap,
             const Limits& limits, int attempt) const;
  void undo(std::vector<std::int64_t>& point);
  void forget();

  std::vector<std::vector<int>> terms_;        // of each sum: its parts, then its total
  std::vector<std::vector<Use>> uses_;         // of each cell
  std::vector<std::int64_t> gap_;              // of each sum: what its parts now exceed its total by
  std::vector<std::int64_t> start_;            // of each moved cell: where it began
  std::vector<int> moves_;                     // of each cell: how often it moved
  std::vector<int> moved_, unbalanced_, log_;  // log_: sums whose gap was touched
};

}  // namespace cadre::publishing
