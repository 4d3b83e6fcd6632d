#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "publishing/additive_structure.h"
#include "publishing/attacker_knowledge.h"
#include "publishing/balance_search.h"
#include "publishing/disclosure.h"
#include "publishing/world_program.h"

namespace cadre::publishing {

/// The work behind protect_counts: finds for every hidden count two other worlds, one with 1 person and one with 4,
/// in which every published figure would read the same; where there is none, withholds the cheapest figures that make
/// one. Because such worlds stay possible when more is hidden, each cell is visited once.
class ReleaseProtector {
 public:
  ReleaseProtector(const AdditiveStructure& structure, const DisclosureOptions& options, const ReleaseInput& input);
  void run(base::Progress& progress);

  const std::vector<PublishedCell>& cells() const { return published_; }
  const std::vector<int>& unsafe() const { return unsafe_; }
  std::int64_t narrowed_by_last_month() const { return narrowed_; }

 private:
  /// Another world to look for: `cell` has `people` people and an FTE within [fte_low, fte_high].
  struct Goal {
    int cell;
    std::int64_t people, fte_low, fte_high;
  };
  struct Opened {
    std::vector<int> people, rates, fte;
    std::vector<std::pair<int, std::int64_t>> world;  // the people of each cell that differs from the truth
  };

  void weigh_cells(const ReleaseInput& input);
  void refresh(int cell);
  bool fte_hidden(int cell) const;

  void secure(int cell);
  void secure_small(int cell);
  void secure_withheld(int cell);
  /// The kind of knowledge to begin with: the guess binds most.
  std::size_t first_kind() const {
    return knowledge_.kinds_differ() ? AttackerKnowledge::kGuess : AttackerKnowledge::kCertain;
  }
  bool find_world(const Goal& goal);
  bool find_world_by_program(const Goal& goal);
  /// How far a linear programme looks: at most so many cells in all, and so many parts of each sum.
  struct Reach {
    std::size_t cells, parts;
  };
  static constexpr std::array<Reach, 4> kReaches = {Reach{120, 4}, Reach{400, 8}, Reach{3000, 30},
                                                    Reach{std::size_t{1} << 40, std::size_t{1} << 40}};
  std::vector<int> neighbours(int cell, const Reach& reach) const;
  WorldProgram::CellLimits limits_of(std::size_t kind, int cell) const;
  float price_of(const Opened& opened) const;
  Opened opened_in(const std::vector<WorldProgram::CellWorld>& world, const AttackerKnowledge::Kind& knowledge) const;
  bool try_world(const Goal& goal, std::size_t kind, int attempt);
  bool mend_fte(const Goal& goal, AttackerKnowledge::Kind& knowledge, int attempt);
  bool parts_within_totals(std::span<const int> moved) const;
  void note_world(std::span<const int> moved);
  void restore(std::size_t kind);
  void open(const Opened& opened);

  const AdditiveStructure& structure_;
  DisclosureOptions options_;
  std::vector<PublishedCell> published_;
  std::vector<std::vector<int>> uses_;  // relations of each cell
  BalanceSearch search_;
  WorldProgram program_;
  AttackerKnowledge knowledge_;
  std::vector<float> worth_;  // to readers: the fewer dimensions, the more
  std::vector<float> cost_, fte_cost_;
  std::vector<std::int64_t> people_, fte_;          // the world under trial; the truth between trials
  std::vector<int> moved_people_, moved_fte_;       // cells in which it differs from the truth
  std::vector<std::uint8_t> low_seen_, high_seen_;  // worlds found for small counts
  std::vector<std::int64_t> least_, most_;          // people of each cell over all worlds found
  std::vector<int> queue_, unsafe_;
  std::int64_t narrowed_ = 0;
};

}  // namespace cadre::publishing
