#include "supply/exits.h"

#include <algorithm>
#include <utility>

#include "supply/draw.h"

namespace cadre::supply {
namespace {

// From so many expected to leave a cell in a future on, drawing all cells costs less than finding some.
constexpr double kManyLeave = 0.4;
// Likewise of splitting all cells among the risks, which is a draw for each risk.
constexpr double kManySplit = 1.5;
constexpr auto kMove = static_cast<std::size_t>(Risk::Move), kRetire = static_cast<std::size_t>(Risk::Retire),
               kPromote = static_cast<std::size_t>(Risk::Promote);

}  // namespace

Exits::Exits(const Prepared& prepared, std::uint64_t seed, std::uint32_t first_future, const Factors& factors)
    : prepared_(prepared),
      model_(*prepared.model),
      factors_(factors),
      seed_(seed),
      first_(first_future),
      cells_per_column_(static_cast<std::size_t>(model_.axes.cells_per_column())),
      ages_(static_cast<std::size_t>(model_.axes.ages())) {
  const std::size_t places = (cells_per_column_ + 1) * kLanes;
  found_.resize(places);
  rows_.resize(cells_per_column_);
  tops_.resize((cells_per_column_ + kFilterCells) * kLanes);
  singles_.resize(places);
  left_.resize(places);
  for (auto* list : {&splits_, &movers_, &retired_}) list->resize(places);
  for (const RateTable& table : model_.rates)
    plain_.push_back(std::ranges::all_of(table.factor, [](int f) { return f == 0; }));
}

void Exits::draw(std::size_t column, int step, std::int32_t* cells, std::int64_t people) {
  const auto table = static_cast<std::size_t>(model_.columns[column].rates);
  first_cell_ = static_cast<std::uint32_t>(column * cells_per_column_);
  table_ = &model_.rates[table];
  rates_ = &prepared_.rates[table].at(step);
  is_plain_ = plain_[table];
  cells_ = cells;
  by_risk_ = {};
  found_count_ = single_count_ = split_count_ = mover_count_ = retired_count_ = 0;
  const double each = static_cast<double>(people) / static_cast<double>(cells_per_column_ * kLanes);
  const double leave = each * rates_->mean_total;
  if (leave < kManyLeave) {
    find_few(step);
    draw_few(step);
    take_singles();
    split_few(step);
  } else {
    ask_many(step);
    draw_many(step, leave < kManySplit);
    take_singles();
    if (leave < kManySplit)
      split_few(step);
    else
      split_many(step);
  }
}

DrawName Exits::name(int step, Stream stream, std::size_t risk) const {
  return {seed_, 0, 0, static_cast<std::uint32_t>(step),
          static_cast<std::uint32_t>(stream) + (static_cast<std::uint32_t>(risk) << 8)};
}

ByRisk Exits::scaled(std::size_t cell, std::size_t lane) const {
  ByRisk out{};
  for (std::size_t r = 0; r < kRisks; ++r)
    out[r] = rates_->chance[cell][r] * factors_[static_cast<std::size_t>(table_->factor[r])][lane];
  return out;
}

double Exits::chance_of(std::size_t cell, std::size_t lane) const {
  double total = rates_->line[cell].total;
  if (!is_plain_) {
    total = 0;
    for (const double p : scaled(cell, lane)) total += p;
  }
  return std::min(total, 1.0);
}

// 0 and 1 stay so whatever the factors.
double Exits::given_earlier_of(std::size_t cell, std::size_t lane, std::size_t risk) const {
  return is_plain_ ? rates_->of_those_left[cell][risk] : given_earlier(scaled(cell, lane))[risk];
}

void Exits::find_few(int step) {
  const auto blocks = static_cast<std::uint32_t>((cells_per_column_ + kFilterCells - 1) / kFilterCells);
  DrawName of = name(step, Stream::Filter);
  of.future = first_;
  found_count_ = filter_cells(cells_, rates_->threshold.data(), cells_per_column_, of,
                              first_cell_ / static_cast<std::uint32_t>(cells_per_column_) * blocks, found_.data());
}

void Exits::ask_few() {
  batch_.set_size(found_count_);
  // Pointers at hand: a write of bytes could change any member for all the compiler knows.
  const std::uint32_t* found = found_.data();
  const std::int32_t* cells = cells_;
  const RiskLine* line = rates_->line.data();
  std::int32_t* n = batch_.n.data();
  double* p = batch_.p.data();
  std::uint32_t *future = batch_.future.data(), *cell_number = batch_.cell.data();
  std::uint8_t* top = batch_.top.data();
  const std::uint32_t first = first_, first_cell = first_cell_;
  for (std::size_t i = 0, count = found_count_; i < count; ++i) {
    const std::uint32_t place = found[i] >> 8, cell = place / kLanes32;
    n[i] = cells[place];
    p[i] = std::min(line[cell].total, 1.0);
    future[i] = first + place % kLanes32;
    cell_number[i] = first_cell + cell;
    top[i] = static_cast<std::uint8_t>(found[i] & 0xFFU);
  }
  if (is_plain_) return;
  for (std::size_t i = 0; i < found_count_; ++i)
    p[i] = chance_of((found[i] >> 8) / kLanes32, (found[i] >> 8) % kLanes32);
}

void Exits::draw_few(int step) {
  ask_few();
  draw_binomials(batch_, name(step, Stream::Exit), true);
  const std::uint32_t* found = found_.data();
  std::int32_t* cells = cells_;
  const std::int32_t *n = batch_.n.data(), *x = batch_.x.data();
  const double* p = batch_.p.data();
  const std::uint64_t* second = batch_.second.data();
  One* singles = singles_.data();
  Some* splits = splits_.data();
  std::size_t single_count = 0, split_count = 0;
  for (std::size_t i = 0, count = found_count_; i < count; ++i) {
    const std::int32_t people = x[i];
    const std::uint32_t place = found[i] >> 8;
    cells[place] -= people;
    // Rejection has used the second bits already.
    const bool single = people == 1 && n[i] * p[i] < kInversionMean;
    singles[single_count] = {place, second[i]};
    single_count += single ? 1 : 0;
    splits[split_count] = {place, people};
    split_count += people > 0 && !single ? 1 : 0;
  }
  single_count_ = single_count;
  split_count_ = split_count;
}

std::size_t Exits::risk_of(const One& one) const {
  const std::size_t cell = one.place / kLanes32, lane = one.place % kLanes32;
  if (is_plain_) return rates_->line[cell].at(unit_of(one.bits) * rates_->line[cell].total);
  const RiskLine line(scaled(cell, lane));
  return line.at(unit_of(one.bits) * line.total);
}

void Exits::take_singles() {
  std::int32_t* promoted = cells_ + ages_ * kLanes;
  Some *movers = movers_.data(), *retired = retired_.data();
  std::size_t mover_count = 0, retired_count = 0;
  std::array<Row, kRisks> by_risk{};
  for (std::size_t i = 0, count = single_count_; i < count; ++i) {
    const One one = singles_[i];
    const std::size_t risk = risk_of(one);
    // No branch on what chance decides.
    ++by_risk[risk][one.place % kLanes32];
    promoted[one.place] += risk == kPromote ? 1 : 0;
    movers[mover_count] = {one.place, 1};
    mover_count += risk == kMove ? 1 : 0;
    retired[retired_count] = {one.place, 1};
    retired_count += risk == kRetire ? 1 : 0;
  }
  by_risk_ = by_risk;
  mover_count_ = mover_count;
  retired_count_ = retired_count;
}

void Exits::take(std::size_t risk, std::uint32_t place, std::int32_t people) {
  by_risk_[risk][place % kLanes32] += people;
  if (risk == kPromote) cells_[place + ages_ * kLanes] += people;
  if (people == 0) return;
  if (risk == kMove) movers_[mover_count_++] = {place, people};
  if (risk == kRetire) retired_[retired_count_++] = {place, people};
}

void Exits::split_few(int step) {
  for (std::size_t risk = 0; risk < kRisks && split_count_ > 0; ++risk) {
    batch_.clear();
    asked_.clear();
    for (std::uint32_t i = 0; i < split_count_; ++i) {
      const std::uint32_t place = splits_[i].place, cell = place / kLanes32, lane = place % kLanes32;
      const double p = rates_->of_those_left[cell][risk];
      if (p >= 1) {
        take(risk, place, std::exchange(splits_[i].people, 0));
      } else if (p > 0) {
        batch_.add(splits_[i].people, given_earlier_of(cell, lane, risk), first_ + lane, first_cell_ + cell);
        asked_.push_back(i);
      }
    }
    if (asked_.empty()) continue;
    draw_binomials(batch_, name(step, Stream::Split, risk), false);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      splits_[asked_[i]].people -= batch_.x[i];
      take(risk, splits_[asked_[i]].place, batch_.x[i]);
    }
  }
}

void Exits::ask_many(int step) {
  const auto blocks = static_cast<std::uint32_t>((cells_per_column_ + kFilterCells - 1) / kFilterCells);
  DrawName of = name(step, Stream::Filter);
  of.future = first_;
  first_bits(cells_per_column_, of, first_cell_ / static_cast<std::uint32_t>(cells_per_column_) * blocks, tops_.data());
  rows_.clear();
  batch_.clear();
  for (std::uint32_t cell = 0; cell < cells_per_column_; ++cell) {
    if (rates_->threshold[cell] == 0) continue;
    rows_.push_back(cell);
    const std::size_t at = batch_.add_lanes(first_, first_cell_ + cell);
    std::copy_n(&cells_[cell * kLanes], kLanes, &batch_.n[at]);
    std::copy_n(&tops_[cell * kLanes], kLanes, &batch_.top[at]);
    if (is_plain_)
      std::fill_n(&batch_.p[at], kLanes, std::min(rates_->line[cell].total, 1.0));
    else
      for (std::size_t lane = 0; lane < kLanes; ++lane) batch_.p[at + lane] = chance_of(cell, lane);
  }
}

void Exits::draw_many(int step, bool list_splits) {
  draw_binomials(batch_, name(step, Stream::Exit), true);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const std::int32_t* gone = &batch_.x[row * kLanes];
    std::int32_t* cell = &cells_[rows_[row] * kLanes];
    for (std::size_t lane = 0; lane < kLanes; ++lane) cell[lane] -= gone[lane];
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::size_t at = row * kLanes + lane;
      const bool single = gone[lane] == 1 && batch_.n[at] * batch_.p[at] < kInversionMean;
      singles_[single_count_] = {static_cast<std::uint32_t>(rows_[row] * kLanes + lane), batch_.second[at]};
      single_count_ += single ? 1 : 0;
      left_[at] = single ? 0 : gone[lane];
    }
    for (std::size_t lane = 0; lane < kLanes && list_splits; ++lane) {
      splits_[split_count_] = {static_cast<std::uint32_t>(rows_[row] * kLanes + lane), left_[row * kLanes + lane]};
      split_count_ += left_[row * kLanes + lane] > 0 ? 1 : 0;
    }
  }
}

void Exits::take_row(std::size_t risk, std::size_t cell, const std::int32_t* people) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) by_risk_[risk][lane] += people[lane];
  if (risk == kPromote) {
    std::int32_t* next = &cells_[(cell + ages_) * kLanes];
    for (std::size_t lane = 0; lane < kLanes; ++lane) next[lane] += people[lane];
  }
  if (risk != kMove && risk != kRetire) return;
  std::vector<Some>& list = risk == kMove ? movers_ : retired_;
  std::size_t& count = risk == kMove ? mover_count_ : retired_count_;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    list[count] = {static_cast<std::uint32_t>(cell * kLanes + lane), people[lane]};
    count += people[lane] > 0 ? 1 : 0;
  }
}

void Exits::split_many(int step) {
  for (std::size_t risk = 0; risk < kRisks; ++risk) {
    batch_.clear();
    asked_.clear();
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      std::int32_t* left = &left_[row * kLanes];
      const double p = rates_->of_those_left[rows_[row]][risk];
      if (p >= 1) {
        take_row(risk, rows_[row], left);
        std::fill_n(left, kLanes, 0);
      } else if (p > 0) {
        const std::size_t at = batch_.add_lanes(first_, first_cell_ + rows_[row]);
        std::copy_n(left, kLanes, &batch_.n[at]);
        std::fill_n(&batch_.p[at], kLanes, p);
        for (std::size_t lane = 0; lane < kLanes && !is_plain_; ++lane)
          batch_.p[at + lane] = given_earlier_of(rows_[row], lane, risk);
        asked_.push_back(row);
      }
    }
    if (asked_.empty()) continue;
    draw_binomials(batch_, name(step, Stream::Split, risk), false);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const std::int32_t* gone = &batch_.x[i * kLanes];
      std::int32_t* left = &left_[asked_[i] * kLanes];
      for (std::size_t lane = 0; lane < kLanes; ++lane) left[lane] -= gone[lane];
      take_row(risk, rows_[asked_[i]], gone);
    }
  }
}

}  // namespace cadre::supply
