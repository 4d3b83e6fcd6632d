#include "supply/future_block.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace cadre::supply {
namespace {

using Row = Exits::Row;

void add(Row& to, const Row& more) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) to[lane] += more[lane];
}
void take_off(Row& from, const Row& less) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) from[lane] -= less[lane];
}

}  // namespace

FutureBlock::FutureBlock(const Prepared& prepared, std::uint64_t seed, std::uint32_t first, std::size_t active)
    : prepared_(prepared),
      model_(*prepared.model),
      seed_(seed),
      first_(first),
      active_(active),
      cells_per_column_(static_cast<std::size_t>(model_.axes.cells_per_column())),
      ages_(static_cast<std::size_t>(model_.axes.ages())),
      levels_(model_.axes.levels.size()),
      stock_((model_.cells() + ages_) * kLanes),  // exits may look at a level behind the last
      factors_(model_.factors.size()),
      routes_(prepared, DrawnPeople{seed, first}, factors_, active),
      exits_(prepared, seed, first, factors_),
      flows_(model_.groups() * kFlows),
      totals_(model_.columns.size() * levels_),
      counted_(model_.groups()),
      counted_fte_(model_.groups()),
      people_(model_.groups()),
      targets_at_(model_.columns.size() * levels_) {
  for (std::size_t i = 0; i < model_.people.size(); ++i)
    for (std::size_t lane = 0; lane < active; ++lane) {
      stock_[i * kLanes + lane] = model_.people[i];
      people_[model_.group_of(model_.columns[i / cells_per_column_])][lane] += model_.people[i];
    }
  follow_only(std::vector<bool>(model_.axes.professions.size(), true));
  for (std::size_t c = 0; c < model_.columns.size(); ++c) add_up(c);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const std::vector<double> values = factor_values(model_, seed, first + lane);
    for (std::size_t f = 0; f < values.size(); ++f) factors_[f][lane] = values[f];
  }
  for (std::size_t r = 0; r < model_.routes.size(); ++r)
    for (const Target& target : model_.routes[r].targets) {
      if (model_.routes[r].from_level < 0)
        targets_at_[static_cast<std::size_t>(target.column) * levels_ + static_cast<std::size_t>(target.level)]
            .push_back(route_of_target_.size());
      route_of_target_.push_back(r);
    }
}

void FutureBlock::follow_only(const std::vector<bool>& professions) {
  columns_.clear();
  groups_.clear();
  for (std::size_t c = 0; c < model_.columns.size(); ++c)
    if (professions[static_cast<std::size_t>(model_.columns[c].profession)]) columns_.push_back(c);
  for (std::size_t g = 0; g < model_.groups(); ++g)
    if (professions[g / model_.axes.areas.size()]) groups_.push_back(g);
  routes_.follow_only(professions);
}

void FutureBlock::leave(std::size_t column, int step) {
  column_ = column;
  group_ = model_.group_of(model_.columns[column]);
  cells_ = &stock_[column * cells_per_column_ * kLanes];
  std::int64_t all = 0;
  for (std::size_t row = column * levels_; row < (column + 1) * levels_; ++row)
    all = std::accumulate(totals_[row].people.begin(), totals_[row].people.end(), all);
  exits_.draw(column, step, cells_, all);
  Row& people = people_[group_];
  constexpr std::pair<Risk, Flow> kGone[] = {
      {Risk::Leave, Flow::Left}, {Risk::Retire, Flow::Retired}, {Risk::Break, Flow::CareerBreak}};
  for (const auto& [risk, what] : kGone) {
    add(flow(group_, what), exits_.of(risk));
    take_off(people, exits_.of(risk));
  }
  add(flow(group_, Flow::Promoted), exits_.of(Risk::Promote));
  if (!exits_.retired().empty()) take_back(step);
  if (!exits_.movers().empty()) send_movers(step);
}

void FutureBlock::take_back(int step) {
  const Path& share = model_.rates[static_cast<std::size_t>(model_.columns[column_].rates)].retire_return;
  if (!share.stated()) return;
  const auto first_cell = static_cast<std::uint32_t>(column_ * cells_per_column_);
  batch_.clear();
  for (const Exits::Some& some : exits_.retired())
    batch_.add(some.people, share.at(step), first_ + some.place % kLanes32, first_cell + some.place / kLanes32);
  draw_binomials(batch_, {seed_, 0, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Return)},
                 false);
  Row &returned = flow(group_, Flow::RetireAndReturn), &people = people_[group_];
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    const std::uint32_t place = exits_.retired()[i].place;
    returned[place % kLanes32] += batch_.x[i];
    cells_[place] += batch_.x[i];
    people[place % kLanes32] += batch_.x[i];
  }
}

void FutureBlock::birthdays() {
  for (std::size_t place = 0; place < columns_.size() * levels_; ++place) {
    const std::size_t row = columns_[place / levels_] * levels_ + place % levels_;
    std::int32_t* cells = &stock_[row * ages_ * kLanes];
    std::int32_t* top = cells + (ages_ - 1) * kLanes;
    if (ages_ < 2) continue;
    for (std::size_t lane = 0; lane < kLanes; ++lane) top[lane] += top[lane - kLanes];
    std::copy_backward(cells, top - kLanes, top);
    std::fill_n(cells, kLanes, 0);
  }
  for (const std::size_t c : columns_) add_up(c);
}

void FutureBlock::add_up(std::size_t column) {
  const MonthlyRates& rates = prepared_.rates[static_cast<std::size_t>(model_.columns[column].rates)];
  for (std::size_t level = 0; level < levels_; ++level) {
    const std::size_t row = column * levels_ + level, first = level * ages_;
    Total& total = totals_[row];
    sum_cells(&stock_[row * ages_ * kLanes], &rates.weight()[first], &rates.weight_next()[first], ages_,
              {total.people.data(), total.fte.data(), total.fte_next.data()});
  }
}

void FutureBlock::advance(int step) {
  arrivals_.clear();
  for (const std::size_t c : columns_) leave(c, step);
  arrive();
  routes_.advance(step);
  move_apprentices(step);
  for (const std::size_t c : columns_) recruit(c, step);
  if (step % 12 == 11) birthdays();
}

std::array<double, kLanes> FutureBlock::fte_of(std::size_t profession, int month) const {
  std::array<double, kLanes> out{};
  for (const std::size_t c : columns_) {
    const Column& column = model_.columns[c];
    if (static_cast<std::size_t>(column.profession) != profession) continue;
    const auto& factor =
        factors_[static_cast<std::size_t>(model_.rates[static_cast<std::size_t>(column.rates)].participation_factor)];
    for (std::size_t row = c * levels_; row < (c + 1) * levels_; ++row)
      for (std::size_t lane = 0; lane < active_; ++lane) out[lane] += fte_at(row, lane, month) * factor[lane] / 1000;
  }
  return out;
}

std::array<std::int32_t, kLanes> FutureBlock::flow_of(std::size_t profession, Flow what) const {
  Row out{};
  for (std::size_t a = 0; a < model_.axes.areas.size(); ++a)
    for (std::size_t lane = 0; lane < active_; ++lane)
      out[lane] += flows_[(profession * model_.axes.areas.size() + a) * kFlows + static_cast<std::size_t>(what)][lane];
  return out;
}

void FutureBlock::forget_flows() {
  for (Row& row : flows_) row.fill(0);
  routes_.forget_year();
}

void FutureBlock::copy_lane(const FutureBlock& other, std::size_t from, std::size_t to) {
  for (std::size_t i = 0; i < stock_.size(); i += kLanes) stock_[i + to] = other.stock_[i + from];
  for (std::size_t i = 0; i < totals_.size(); ++i) {
    const Total& of = other.totals_[i];
    totals_[i].people[to] = of.people[from];
    totals_[i].fte[to] = of.fte[from];
    totals_[i].fte_next[to] = of.fte_next[from];
  }
  for (std::size_t i = 0; i < flows_.size(); ++i) flows_[i][to] = other.flows_[i][from];
  for (std::size_t i = 0; i < people_.size(); ++i) people_[i][to] = other.people_[i][from];
  routes_.copy_lane(other.routes_, from, to);
}

void FutureBlock::run(Record& record, std::size_t offset, AgeSums& ages) {
  count_month(record, offset, 0);
  count_year(record, offset, 0, ages);
  for (int step = 0; step < model_.months; ++step) {
    advance(step);
    count_month(record, offset, step + 1);
    if (step % 12 == 11 || step + 1 == model_.months) {
      write_flows(record, offset, step / 12);
      count_year(record, offset, step / 12 + 1, ages);
    }
  }
  if (record.last_cells.empty()) return;
  for (const std::size_t c : columns_)
    for (std::size_t i = c * cells_per_column_; i < (c + 1) * cells_per_column_; ++i)
      std::copy_n(&stock_[i * kLanes], active_, &record.last_cells[i * record.futures + offset]);
}

}  // namespace cadre::supply
