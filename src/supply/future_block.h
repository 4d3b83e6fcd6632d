#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "supply/draw_batch.h"
#include "supply/exits.h"
#include "supply/prepared.h"
#include "supply/record.h"
#include "supply/route_book.h"

namespace cadre::supply {

/// Whole numbers that add up over futures in any order.
using AgeSums = std::vector<std::int64_t>;  ///< group × age × year end

/// kLanes futures side by side, from the opening to the end. A month: everybody's risks are drawn on the stock at its
/// start; movers arrive; learners go on and finish; apprentices move level; posts are filled; in the twelfth month
/// everybody has had a birthday.
class FutureBlock {
 public:
  /// Futures first … first + active - 1.
  FutureBlock(const Prepared& prepared, std::uint64_t seed, std::uint32_t first, std::size_t active);
  /// Only professions marked here are followed and written, and their routes; by default all are. Professions that
  /// nothing ties together (independent_professions) may be run one after the other, which keeps less in hand.
  void follow_only(const std::vector<bool>& professions);

  /// One month, without writing anything.
  void advance(int step);
  /// FTE of a profession in all areas by lane, at the end of month `month` (1 = the first after the opening).
  std::array<double, kLanes> fte_of(std::size_t profession, int month) const;
  /// A flow of a profession since the opening or the last forget_flows, by lane.
  std::array<std::int32_t, kLanes> flow_of(std::size_t profession, Flow what) const;
  void forget_flows();
  void set_factor(std::size_t factor, std::size_t lane, double value) { factors_[factor][lane] = value; }
  /// Lane `to` goes on from where lane `from` of another block of the same model stands; its factors are not touched.
  void copy_lane(const FutureBlock& other, std::size_t from, std::size_t to);

  /// Runs all months and writes futures `offset` … of the record. Throws std::logic_error should people not be
  /// conserved.
  void run(Record& record, std::size_t offset, AgeSums& ages);

 private:
  using Row = std::array<std::int32_t, kLanes>;
  using Mover = Exits::Some;
  struct Arrival {
    std::uint32_t column, place;  ///< place: cell × kLanes + lane
    std::int32_t people;
  };
  /// Of a column's level, by future: added up before recruitment and at the end of a month.
  struct Total {
    Row people, fte, fte_next;  ///< FTE in thousandths at the cells' ages, and a year older
  };
  struct Hired {
    int entry_ages;
    std::uint32_t source;     ///< inflow, or inflows + target
    std::uint32_t lane, row;  ///< row: column × levels + level
    std::int32_t people;
  };

  /// Adds people (or takes them, below 0) to a cell of a column.
  void change(std::size_t column, std::size_t cell, std::size_t lane, std::int32_t people) {
    stock_[(column * cells_per_column_ + cell) * kLanes + lane] += people;
  }
  double fte_at(std::size_t row, std::size_t lane, int month) const {
    const Total& total = totals_[row];
    const double share = birthday_share(month);
    return (1 - share) * total.fte[lane] + share * total.fte_next[lane];
  }
  void add_up(std::size_t column);
  Row& flow(std::size_t group, Flow what) { return flows_[group * kFlows + static_cast<std::size_t>(what)]; }
  void leave(std::size_t column, int step);
  void take_back(int step);
  void send_movers(int step);
  void send(std::uint32_t place, std::size_t destination, std::int32_t people) {
    arrivals_.push_back({static_cast<std::uint32_t>(model_.moves[column_][destination].column), place, people});
  }
  void send_few(int step);
  void send_many(int step);
  void arrive();
  void move_apprentices(int step);
  std::int32_t take_apprentices(const Route& route, const Target& target, std::size_t number, std::size_t lane,
                                std::int32_t people, int step);
  void recruit(std::size_t column, int step);
  void draw_candidates(std::size_t column, int step);
  void fill_posts(std::size_t column, std::size_t level, int step);
  struct Posts {
    Row open;                                 ///< people that the funded posts still take
    std::array<double, kLanes> vacant, each;  ///< thousandths of an FTE: open, and of one person
    bool limited = false;
  };
  Posts open_posts(std::size_t column, std::size_t level, int step) const;
  struct Hiring {
    int entry_ages;
    Flow source;
    std::uint32_t number;  ///< inflow, or inflows + target
    std::size_t row;       ///< column × levels + level
  };
  void hire(const Hiring& of, const std::int32_t* asked, Row& open);
  void enter(int step);
  void give_ages(int step);
  void count_newcomer(std::size_t row, std::size_t age, std::size_t lane);
  void enter_many(int step);
  void birthdays();
  void count_row(std::size_t row, int month, std::size_t to);
  void count_ages(std::size_t row, int year_end, AgeSums& ages) const;
  void count_month(Record& record, std::size_t offset, int month);
  void count_year(Record& record, std::size_t offset, int year_end, AgeSums& ages);
  void write_flows(Record& record, std::size_t offset, int year);
  void take_training_time();

  const Prepared& prepared_;
  const Model& model_;
  std::uint64_t seed_;
  std::uint32_t first_;
  std::size_t active_, cells_per_column_, ages_, levels_;
  std::vector<std::int32_t> stock_;  // column × level × age × lane
  std::vector<std::array<double, kLanes>> factors_;
  RouteBook<DrawnPeople> routes_;
  Exits exits_;
  std::vector<Row> flows_;     // group × Flow
  std::vector<Total> totals_;  // column × level
  std::vector<Row> counted_;   // by group, as counted for the record
  std::vector<std::array<double, kLanes>> counted_fte_;
  std::vector<Row> people_;                    // by group, kept up by every flow
  std::vector<std::size_t> columns_, groups_;  // those followed
  // The column at work, and scratch of it.
  std::size_t column_ = 0, group_ = 0;
  std::int32_t* cells_ = nullptr;
  DrawBatch batch_;
  std::vector<std::uint32_t> asked_;  // rows of hired_ that stand in the batch
  std::vector<Mover> few_, many_;
  std::vector<Arrival> arrivals_;
  std::vector<std::int32_t> candidates_;              // inflow of the column × lane
  std::vector<std::vector<std::size_t>> targets_at_;  // targets that are no apprentices, by column × level
  std::vector<std::size_t> route_of_target_;
  std::vector<Hired> hired_, many_hired_;
  bool keep_up_ = false;  // totals follow every newcomer
};

}  // namespace cadre::supply
