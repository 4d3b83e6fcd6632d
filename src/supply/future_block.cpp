#include "supply/future_block.h"

#include <algorithm>
#include <utility>

#include "supply/draw.h"

namespace cadre::supply {
FutureBlock::FutureBlock(const Prepared& prepared, std::uint64_t seed, std::uint32_t first, std::size_t active)
    : prepared_(prepared),
      model_(*prepared.model),
      seed_(seed),
      first_(first),
      active_(active),
      cells_per_column_(static_cast<std::size_t>(model_.axes.cells_per_column())),
      ages_(static_cast<std::size_t>(model_.axes.ages())),
      levels_(model_.axes.levels.size()),
      stock_(model_.cells() * kLanes),
      factors_(model_.factors.size()),
      routes_(prepared, DrawnPeople{seed, first}, factors_, active),
      flows_(model_.groups() * kFlows),
      totals_(model_.columns.size() * levels_),
      people_(model_.groups()),
      found_((cells_per_column_ + 1) * kLanes),
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
  for (const RateTable& table : model_.rates)
    plain_.push_back(std::ranges::all_of(table.factor, [](int f) { return f == 0; }));
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
}

ByRisk FutureBlock::scaled(const ByRisk& chance, const RateTable& table, std::size_t lane) const {
  ByRisk out{};
  for (std::size_t r = 0; r < kRisks; ++r)
    out[r] = chance[r] * factors_[static_cast<std::size_t>(table.factor[r])][lane];
  return out;
}

void FutureBlock::leave(std::size_t column, int step) {
  column_ = column;
  table_ = static_cast<std::size_t>(model_.columns[column].rates);
  group_ = model_.group_of(model_.columns[column]);
  cells_ = &stock_[column * cells_per_column_ * kLanes];
  taken_ = {&flow(group_, Flow::Left), &flow(group_, Flow::Retired), &flow(group_, Flow::CareerBreak), nullptr,
            &flow(group_, Flow::Promoted)};
  const MonthlyRates::Step& rates = prepared_.rates[table_].at(step);
  const DrawName name{seed_, first_, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Filter)};
  const std::size_t blocks = (cells_per_column_ + kFilterCells - 1) / kFilterCells;
  const std::size_t found = filter_cells(cells_, rates.threshold.data(), cells_per_column_, name,
                                         static_cast<std::uint32_t>(column * blocks), found_.data());
  draw_leavers(found, rates, step);
  splits_.clear();
  runs_.clear();
  movers_.clear();
  for (std::size_t i = 0; i < found; ++i) {
    const std::int32_t people = batch_.x[i];
    if (people == 0) continue;
    const std::uint32_t place = found_[i] >> 8, cell = place / kLanes32, lane = place % kLanes32;
    cells_[place] -= people;
    // Rejection has used the second bits already.
    if (people == 1 && batch_.n[i] * batch_.p[i] < kInversionMean) {
      go(step, risk_of(rates, cell, lane, unit_of(batch_.second[i])), cell, lane, 1);
      continue;
    }
    const auto here = static_cast<std::uint32_t>(splits_.size());
    if (runs_.empty() || runs_.back().cell != cell) runs_.push_back({cell, here, here});
    ++runs_.back().last;
    splits_.push_back({lane, people});
  }
  if (!splits_.empty()) split(step, rates);
  if (!movers_.empty()) send_movers(step);
}

void FutureBlock::draw_leavers(std::size_t found, const MonthlyRates::Step& rates, int step) {
  batch_.clear();
  const auto first_cell = static_cast<std::uint32_t>(column_ * cells_per_column_);
  const bool plain = plain_[table_];
  for (std::size_t i = 0; i < found; ++i) {
    const std::uint32_t place = found_[i] >> 8, cell = place / kLanes32, lane = place % kLanes32;
    double total = rates.line[cell].total;
    if (!plain) {
      total = 0;
      for (const double p : scaled(rates.chance[cell], model_.rates[table_], lane)) total += p;
    }
    batch_.add(cells_[place], std::min(total, 1.0), first_ + lane, first_cell + cell,
               static_cast<std::uint8_t>(found_[i] & 0xFFU));
  }
  draw_binomials(batch_, {seed_, 0, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Exit)},
                 true);
}

std::size_t FutureBlock::risk_of(const MonthlyRates::Step& rates, std::uint32_t cell, std::uint32_t lane,
                                 double u) const {
  if (plain_[table_]) return rates.line[cell].at(u * rates.line[cell].total);
  const RiskLine line(scaled(rates.chance[cell], model_.rates[table_], lane));
  return line.at(u * line.total);
}

void FutureBlock::ask(const Run& run, std::size_t risk, const MonthlyRates::Step& rates) {
  const auto cell = static_cast<std::uint32_t>(column_ * cells_per_column_ + run.cell);
  const auto before = static_cast<std::uint32_t>(batch_.size());
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    const Split& s = splits_[i];
    const double p = plain_[table_] ? rates.of_those_left[run.cell][risk]
                                    : given_earlier(scaled(rates.chance[run.cell], model_.rates[table_], s.lane))[risk];
    batch_.add(s.people, p, first_ + s.lane, cell);
    asked_.push_back(i);
  }
  asked_runs_.push_back({run.cell, before, static_cast<std::uint32_t>(batch_.size())});
}

void FutureBlock::split(int step, const MonthlyRates::Step& rates) {
  for (std::size_t risk = 0; risk < kRisks; ++risk) {
    batch_.clear();
    asked_.clear();
    asked_runs_.clear();
    for (const Run& run : runs_) {
      const double p = rates.of_those_left[run.cell][risk];  // 0 and 1 stay so whatever the factors
      if (p > 0 && p < 1) ask(run, risk, rates);
      if (p < 1) continue;
      for (std::uint32_t i = run.first; i < run.last; ++i)
        go(step, risk, run.cell, splits_[i].lane, std::exchange(splits_[i].people, 0));
    }
    if (asked_.empty()) continue;
    draw_binomials(batch_,
                   {seed_, 0, 0, static_cast<std::uint32_t>(step),
                    static_cast<std::uint32_t>(Stream::Split) + (static_cast<std::uint32_t>(risk) << 8)},
                   false);
    for (const Run& run : asked_runs_) take(step, risk, run);
  }
}

void FutureBlock::take(int step, std::size_t risk, const Run& run) {
  const auto kind = static_cast<Risk>(risk);
  const bool simple = kind == Risk::Leave || kind == Risk::Break;
  if (!simple && kind != Risk::Promote) {
    for (std::uint32_t i = run.first; i < run.last; ++i) {
      splits_[asked_[i]].people -= batch_.x[i];
      go(step, risk, run.cell, splits_[asked_[i]].lane, batch_.x[i]);
    }
    return;
  }
  Row& count = *taken_[risk];
  Row& people = people_[group_];
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    Split& s = splits_[asked_[i]];
    const std::int32_t gone = batch_.x[i];
    s.people -= gone;
    count[s.lane] += gone;
    if (simple)
      people[s.lane] -= gone;
    else
      change(column_, run.cell + ages_, s.lane, gone);
  }
}

void FutureBlock::go(int step, std::size_t risk, std::uint32_t cell, std::uint32_t lane, std::int32_t people) {
  if (static_cast<Risk>(risk) == Risk::Move) {
    if (people == 0) return;
    if (model_.moves[column_].empty())
      change(column_, cell, lane, people);  // nowhere to go: they stay
    else
      movers_.push_back({cell, lane, people});
    return;
  }
  (*taken_[risk])[lane] += people;
  if (static_cast<Risk>(risk) == Risk::Promote) {
    change(column_, cell + ages_, lane, people);
    return;
  }
  people_[group_][lane] -= people;
  if (static_cast<Risk>(risk) == Risk::Retire) retire(step, cell, lane, people);
}

void FutureBlock::retire(int step, std::uint32_t cell, std::uint32_t lane, std::int32_t people) {
  const Path& share = model_.rates[table_].retire_return;
  if (!share.stated() || people == 0) return;
  const std::int32_t back =
      draw_binomial(people, share.at(step),
                    {seed_, first_ + lane, static_cast<std::uint32_t>(column_ * cells_per_column_ + cell),
                     static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Return)});
  flow(group_, Flow::RetireAndReturn)[lane] += back;
  change(column_, cell, lane, back);
  people_[group_][lane] += back;
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
  for (const Arrival& arrival : arrivals_) change(arrival.column, arrival.cell, arrival.lane, arrival.people);
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
  for (std::size_t i = 0; i < record.last_cells.size() / std::max<std::size_t>(record.futures, 1); ++i)
    std::copy_n(&stock_[i * kLanes], active_, &record.last_cells[i * record.futures + offset]);
}

}  // namespace cadre::supply
