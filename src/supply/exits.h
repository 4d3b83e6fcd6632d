#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "supply/draw_batch.h"
#include "supply/prepared.h"

namespace cadre::supply {

/// Who leaves the cells of a column in a month, and by which risk, in kLanes futures side by side. How many leave a
/// cell is one binomial draw; one who leaves alone takes the risk that further bits of the same draw name, more are
/// split among the risks by binomials in their order. Where staff are few the cells that may lose somebody are found
/// first; where they are many all cells are drawn. Both ways draw the same.
class Exits {
 public:
  using Row = std::array<std::int32_t, kLanes>;
  using Factors = std::vector<std::array<double, kLanes>>;
  struct Some {
    std::uint32_t place;  ///< cell × kLanes + lane
    std::int32_t people;  ///< > 0
  };

  /// `factors`: value of each factor by lane; outlives the object.
  Exits(const Prepared& prepared, std::uint64_t seed, std::uint32_t first_future, const Factors& factors);

  /// `cells`: stock of the column, cell × kLanes, of `people` people in all futures together; a level may be read and
  /// written behind it. Who leaves is taken off; who is promoted stands in the next level afterwards.
  void draw(std::size_t column, int step, std::int32_t* cells, std::int64_t people);

  /// People by lane who took a risk.
  const Row& of(Risk risk) const { return by_risk_[static_cast<std::size_t>(risk)]; }
  std::span<const Some> movers() const { return {movers_.data(), mover_count_}; }
  std::span<const Some> retired() const { return {retired_.data(), retired_count_}; }

 private:
  struct One {
    std::uint32_t place;
    std::uint64_t bits;
  };

  void find_few(int step);
  void ask_few();
  void draw_few(int step);
  void split_few(int step);
  void ask_many(int step);
  void draw_many(int step, bool list_splits);
  void split_many(int step);
  std::size_t risk_of(const One& one) const;
  void take_singles();  ///< before any split
  void take(std::size_t risk, std::uint32_t place, std::int32_t people);
  void take_row(std::size_t risk, std::size_t cell, const std::int32_t* people);
  ByRisk scaled(std::size_t cell, std::size_t lane) const;
  double chance_of(std::size_t cell, std::size_t lane) const;
  double given_earlier_of(std::size_t cell, std::size_t lane, std::size_t risk) const;
  DrawName name(int step, Stream stream, std::size_t risk = 0) const;

  const Prepared& prepared_;
  const Model& model_;
  const Factors& factors_;
  std::uint64_t seed_;
  std::uint32_t first_;
  std::size_t cells_per_column_, ages_;
  std::vector<bool> plain_;  // by rate table: no factor differs from 1
  // The column at work.
  std::uint32_t first_cell_ = 0;
  const RateTable* table_ = nullptr;
  const MonthlyRates::Step* rates_ = nullptr;
  bool is_plain_ = true;
  std::int32_t* cells_ = nullptr;
  std::array<Row, kRisks> by_risk_{};
  DrawBatch batch_;
  std::vector<std::uint32_t> found_, rows_, asked_;
  std::vector<std::uint8_t> tops_;
  std::vector<One> singles_;
  std::vector<Some> splits_, movers_, retired_;
  std::vector<std::int32_t> left_;  // of many: row × lane, not yet split
  std::size_t found_count_ = 0, single_count_ = 0, split_count_ = 0, mover_count_ = 0, retired_count_ = 0;
};

}  // namespace cadre::supply
