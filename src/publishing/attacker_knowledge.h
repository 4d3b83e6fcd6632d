#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "publishing/additive_structure.h"
#include "publishing/disclosure.h"
#include "publishing/world_program.h"

namespace cadre::publishing {

/// More FTE, in units of AdditiveStructure, than any cell has.
inline constexpr std::int64_t kMuchFte = std::int64_t{1} << 50;

inline std::int64_t fte_units(double fte) { return std::llround(fte * kFteUnits); }

/// What a reader who wants to know more can tell of each cell: from its published view, from what was published before
/// and from usual contracts (kLeastFtePerPerson to kMostFtePerPerson). Two kinds: with the guess that nothing changed
/// since last month (kGuess), and without it (kCertain).
class AttackerKnowledge {
 public:
  static constexpr std::size_t kGuess = 0, kCertain = 1;

  /// What an earlier release tells of one cell of this one.
  struct Earlier {
    CountRange people;
    bool fte_known = false;  ///< the published FTE holds now too
    bool was_withheld = false;
  };
  /// By cell. `low` … `high` as published; `loose` if its rate were withheld, `open` if all of it were.
  struct Kind {
    std::vector<Earlier> earlier;
    std::vector<std::int64_t> low, high, loose_low, loose_high, open_low, open_high;  // people
    std::vector<std::int64_t> fte_low, fte_high;                                      // ten-thousandths
  };

  AttackerKnowledge(const AdditiveStructure& structure, const DisclosureOptions& options);

  /// Takes in the earlier releases.
  void learn(const ReleaseInput& input);
  /// Works out the limits of a cell again: its published view has changed, or a trial has moved them.
  void refresh(std::size_t kind, int cell, const PublishedCell& view);

  Kind& kind(std::size_t k) { return kinds_[k]; }
  const Kind& kind(std::size_t k) const { return kinds_[k]; }
  bool kinds_differ() const { return kinds_differ_; }
  bool was_withheld(int cell) const { return kinds_[kCertain].earlier[static_cast<std::size_t>(cell)].was_withheld; }

  /// FTE that so many people of a cell can have.
  CountRange fte_range(int cell, std::int64_t people) const;
  /// Limits of a cell for the linear programme, without its prices.
  WorldProgram::CellLimits limits(std::size_t kind, int cell, const PublishedCell& view) const;

 private:
  void learn_cell(std::size_t cell, const PublishedCell& then, CountRange range, bool same_people);

  const AdditiveStructure& structure_;
  DisclosureOptions options_;
  std::array<Kind, 2> kinds_;
  bool kinds_differ_ = false;
};

}  // namespace cadre::publishing
