#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "publishing/additive_structure.h"

namespace cadre::publishing {

/// Looks for another world, like BalanceSearch, by linear programming: slower, but finds one wherever there is one,
/// and the one that needs the cheapest figures withheld. People and FTE are treated together; counts may come out as
/// fractions. Only the given cells may differ from the truth.
class WorldProgram {
 public:
  /// What is known of a cell, people first, FTE in ten-thousandths. Costs are per person or FTE beyond the limits;
  /// negative = may not be withheld.
  struct CellLimits {
    std::int64_t low = 0, high = 0, loose_low = 0, loose_high = 0, open_low = 0, open_high = 0;
    float cost = -1;
    std::int64_t fte_low = 0, fte_high = 0;  ///< as far as the FTE itself is known
    float fte_cost = -1;
    bool at_least_usual = false, at_most_usual = false;  ///< whether FTE per person is taken for granted
  };
  struct Goal {
    int cell = 0;
    std::int64_t people = 0;
    std::int64_t fte_low = 0, fte_high = 0;
  };
  struct CellWorld {
    int cell;
    double people;
    double fte;  ///< ten-thousandths
  };

  WorldProgram(const AdditiveStructure& structure, const std::vector<std::vector<int>>& uses)
      : structure_(structure), uses_(uses) {}

  /// The cells that differ from the truth, or nothing when no such world exists among `cells`.
  std::optional<std::vector<CellWorld>> find(const Goal& goal, std::span<const int> cells,
                                             const std::function<CellLimits(int)>& limits_of) const;

 private:
  const AdditiveStructure& structure_;
  const std::vector<std::vector<int>>& uses_;
};

}  // namespace cadre::publishing
