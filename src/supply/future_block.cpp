#include "supply/future_block.h"

#include <algorithm>
#include <stdexcept>

namespace cadre::supply {
namespace {

// Up to so many people go one by one; more are thinned place by place, which costs the same for any number.
constexpr std::int32_t kOneByOne = 8;

// The j-th of many uniforms of one name: two to a block.
double uniform_at(DrawName name, std::int32_t j) {
  const Bits bits = bits_of(name.with(name.stream | static_cast<std::uint32_t>(j / 2)));
  return unit_of(j % 2 == 0 ? bits.first : bits.second);
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
      stock_(model_.cells() * kLanes),
      factors_(model_.factors.size()),
      routes_(prepared, DrawnPeople{seed, first}, factors_, active),
      flows_(model_.groups() * kFlows),
      people_(model_.groups()),
      places_(cells_per_column_ * kLanes),
      tops_(cells_per_column_ * kLanes),
      targets_at_(model_.columns.size() * levels_) {
  for (std::size_t i = 0; i < model_.people.size(); ++i)
    for (std::size_t lane = 0; lane < active; ++lane) {
      stock_[i * kLanes + lane] = model_.people[i];
      people_[model_.group_of(model_.columns[i / cells_per_column_])][lane] += model_.people[i];
    }
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

MonthlyRates::ByRisk FutureBlock::scaled(const MonthlyRates::ByRisk& chance, const RateTable& table,
                                         std::size_t lane) const {
  MonthlyRates::ByRisk out{};
  for (std::size_t r = 0; r < kRisks; ++r)
    out[r] = chance[r] * factors_[static_cast<std::size_t>(table.factor[r])][lane];
  return out;
}

void FutureBlock::leave(std::size_t column, int step) {
  const auto table = static_cast<std::size_t>(model_.columns[column].rates);
  const MonthlyRates::Step& rates = prepared_.rates[table].at(step);
  const std::int32_t* stock = &stock_[column * cells_per_column_ * kLanes];
  const DrawName name{seed_, first_, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Filter)};
  const std::size_t blocks = (cells_per_column_ + kFilterCells - 1) / kFilterCells;
  const std::size_t found = filter_cells(stock, rates.threshold.data(), cells_per_column_, name,
                                         static_cast<std::uint32_t>(column * blocks), places_.data(), tops_.data());
  batch_.clear();
  const auto first_cell = static_cast<std::uint32_t>(column * cells_per_column_);
  const bool plain = plain_[table];
  for (std::size_t i = 0; i < found; ++i) {
    const std::uint32_t cell = places_[i] / kLanes, lane = places_[i] % kLanes;
    double total = rates.total[cell];
    if (!plain) {
      total = 0;
      for (const double p : scaled(rates.chance[cell], model_.rates[table], lane)) total += p;
    }
    batch_.add(stock[places_[i]], std::min(total, 1.0), first_ + lane, first_cell + cell, tops_[i]);
  }
  draw_binomials(batch_, name.with(static_cast<std::uint32_t>(Stream::Exit)), true);
  splits_.clear();
  movers_.clear();
  for (std::size_t i = 0; i < found; ++i) {
    const std::int32_t people = batch_.x[i];
    if (people == 0) continue;
    stock_[column * cells_per_column_ * kLanes + places_[i]] -= people;
    if (people > 1)
      splits_.push_back({places_[i], people});
    else
      go_alone(column, step, rates, places_[i], unit_of(batch_.second[i]));
  }
  if (!splits_.empty()) split(column, step, rates);
  if (!movers_.empty()) send_movers(column, step);
}

void FutureBlock::go_alone(std::size_t column, int step, const MonthlyRates::Step& rates, std::uint32_t place,
                           double u) {
  const auto table = static_cast<std::size_t>(model_.columns[column].rates);
  const std::size_t cell = place / kLanes;
  const MonthlyRates::ByRisk chance =
      plain_[table] ? rates.chance[cell] : scaled(rates.chance[cell], model_.rates[table], place % kLanes);
  double sum = 0;
  for (const double p : chance) sum += p;
  u *= sum;
  std::size_t risk = 0;
  for (std::size_t r = 0; r < kRisks; ++r) {
    if (!(chance[r] > 0)) continue;
    risk = r;
    if (u < chance[r]) break;
    u -= chance[r];
  }
  go(column, step, static_cast<Risk>(risk), place, 1);
}

void FutureBlock::split(std::size_t column, int step, const MonthlyRates::Step& rates) {
  const auto number = static_cast<std::size_t>(model_.columns[column].rates);
  const auto first_cell = static_cast<std::uint32_t>(column * cells_per_column_);
  for (std::size_t risk = 0; risk < kRisks; ++risk) {
    batch_.clear();
    asked_.clear();
    for (std::uint32_t i = 0; i < splits_.size(); ++i) {
      Split& s = splits_[i];
      const std::uint32_t cell = s.place / kLanes, lane = s.place % kLanes;
      const double p = plain_[number] ? rates.of_those_left[cell][risk]
                                      : given_earlier(scaled(rates.chance[cell], model_.rates[number], lane))[risk];
      if (s.people == 0 || p <= 0) continue;
      if (p >= 1) {
        go(column, step, static_cast<Risk>(risk), s.place, s.people);
        s.people = 0;
        continue;
      }
      batch_.add(s.people, p, first_ + lane, first_cell + cell);
      asked_.push_back(i);
    }
    if (asked_.empty()) continue;
    DrawName name{seed_, first_, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Split)};
    name.stream += static_cast<std::uint32_t>(risk) << 8;
    draw_binomials(batch_, name, false);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      if (batch_.x[i] == 0) continue;
      splits_[asked_[i]].people -= batch_.x[i];
      go(column, step, static_cast<Risk>(risk), splits_[asked_[i]].place, batch_.x[i]);
    }
  }
}

void FutureBlock::go(std::size_t column, int step, Risk risk, std::uint32_t place, std::int32_t people) {
  const Column& from = model_.columns[column];
  const std::size_t group = model_.group_of(from), lane = place % kLanes;
  const std::size_t here = column * cells_per_column_ * kLanes + place;
  switch (risk) {
    case Risk::Leave:
      flow(group, Flow::Left)[lane] += people;
      break;
    case Risk::Break:
      flow(group, Flow::CareerBreak)[lane] += people;
      break;
    case Risk::Promote:
      flow(group, Flow::Promoted)[lane] += people;
      stock_[here + ages_ * kLanes] += people;
      return;
    case Risk::Move:
      if (model_.moves[column].empty())
        stock_[here] += people;  // nowhere to go: they stay
      else
        movers_.push_back({place / static_cast<std::uint32_t>(kLanes), static_cast<std::uint32_t>(lane), people});
      return;
    case Risk::Retire: {
      flow(group, Flow::Retired)[lane] += people;
      const Path& share = model_.rates[static_cast<std::size_t>(from.rates)].retire_return;
      if (!share.stated()) break;
      const std::int32_t back =
          draw_binomial(people, share.at(step),
                        {seed_, first_ + static_cast<std::uint32_t>(lane), static_cast<std::uint32_t>(here / kLanes),
                         static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Return)});
      flow(group, Flow::RetireAndReturn)[lane] += back;
      stock_[here] += back;
      people_[group][lane] += back;
      break;
    }
  }
  people_[group][lane] -= people;
}

void FutureBlock::send(std::size_t column, const Mover& mover, std::size_t destination, std::int32_t people) {
  const auto to = static_cast<std::size_t>(model_.moves[column][destination].column);
  const std::size_t from_group = model_.group_of(model_.columns[column]),
                    to_group = model_.group_of(model_.columns[to]);
  flow(from_group, Flow::MovedOut)[mover.lane] += people;
  flow(to_group, Flow::MovedIn)[mover.lane] += people;
  people_[from_group][mover.lane] -= people;
  people_[to_group][mover.lane] += people;
  arrivals_.push_back({(to * cells_per_column_ + mover.cell) * kLanes + mover.lane, people});
}

void FutureBlock::send_movers(std::size_t column, int step) {
  const std::vector<Destination>& destinations = model_.moves[column];
  many_.clear();
  for (const Mover& mover : movers_) {
    if (destinations.size() == 1) {
      send(column, mover, 0, mover.people);
      continue;
    }
    if (mover.people > kOneByOne) {
      many_.push_back(mover);
      continue;
    }
    const DrawName name{seed_, first_ + mover.lane, static_cast<std::uint32_t>(column * cells_per_column_ + mover.cell),
                        static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Destination)};
    for (std::int32_t j = 0; j < mover.people; ++j) {
      double u = uniform_at(name, j);
      std::size_t d = 0;
      while (d + 1 < destinations.size() && u >= destinations[d].weight) u -= destinations[d++].weight;
      send(column, mover, d, 1);
    }
  }
  if (!many_.empty()) send_many(column, step);
}

void FutureBlock::send_many(std::size_t column, int step) {
  const std::vector<Destination>& destinations = model_.moves[column];
  double rest = 1;
  for (std::size_t d = 0; d < destinations.size(); ++d) {
    const double p = d + 1 == destinations.size() ? 1.0 : std::min(1.0, destinations[d].weight / rest);
    batch_.clear();
    for (const Mover& mover : many_)
      batch_.add(mover.people, p, first_ + mover.lane,
                 static_cast<std::uint32_t>(column * cells_per_column_ + mover.cell));
    draw_binomials(batch_,
                   {seed_, 0, 0, static_cast<std::uint32_t>(step),
                    static_cast<std::uint32_t>(Stream::ManyDestinations) + (static_cast<std::uint32_t>(d) << 8)},
                   false);
    for (std::size_t i = 0; i < many_.size(); ++i) {
      if (batch_.x[i] > 0) send(column, many_[i], d, batch_.x[i]);
      many_[i].people -= batch_.x[i];
    }
    rest -= destinations[d].weight;
  }
}

void FutureBlock::move_apprentices(int step) {
  for (std::size_t number = 0; number < route_of_target_.size(); ++number) {
    const std::size_t r = route_of_target_[number];
    const Route& route = model_.routes[r];
    if (route.from_level < 0) continue;
    const Target& target = route.targets[number - static_cast<std::size_t>(prepared_.first_target[r])];
    for (std::size_t lane = 0; lane < active_; ++lane) {
      const std::int32_t finished = routes_.joiners(number)[lane];
      if (finished == 0) continue;
      const std::int32_t moved = take_apprentices(route, target, number, lane, finished, step);
      routes_.unfinish(r, lane, finished - moved);
      flow(model_.group_of(model_.columns[static_cast<std::size_t>(target.column)]), Flow::Qualified)[lane] += moved;
    }
  }
}

std::int32_t FutureBlock::take_apprentices(const Route& route, const Target& target, std::size_t number,
                                           std::size_t lane, std::int32_t people, int step) {
  const std::size_t column = static_cast<std::size_t>(target.column) * cells_per_column_;
  const std::size_t from = column + static_cast<std::size_t>(route.from_level) * ages_;
  const std::size_t to = column + static_cast<std::size_t>(target.level) * ages_;
  const std::vector<double>& age =
      prepared_.entry_ages[static_cast<std::size_t>(route.entry_ages)].weight[static_cast<std::size_t>(step) % 12];
  for (std::int32_t j = 0; j < people; ++j) {
    double sum = 0;
    for (std::size_t a = 0; a < ages_; ++a) sum += age[a] * stock_[(from + a) * kLanes + lane];
    if (!(sum > 0)) return j;
    // Many apprentices of one route finish in a month: the number of the draw goes into the counter's cell.
    const DrawName name{seed_, first_ + static_cast<std::uint32_t>(lane),
                        static_cast<std::uint32_t>(number << 16 | static_cast<std::size_t>(j & 0xFFFF)),
                        static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Apprentice)};
    double u = unit_of(bits_of(name).first) * sum;
    std::size_t chosen = 0;
    for (std::size_t a = 0; a < ages_; ++a) {
      const double w = age[a] * stock_[(from + a) * kLanes + lane];
      if (w > 0) chosen = a;
      if (u < w) break;
      u -= w;
    }
    --stock_[(from + chosen) * kLanes + lane];
    ++stock_[(to + chosen) * kLanes + lane];
  }
  return people;
}

void FutureBlock::birthdays() {
  for (std::size_t row = 0; row < model_.columns.size() * levels_; ++row) {
    std::int32_t* cells = &stock_[row * ages_ * kLanes];
    std::int32_t* top = cells + (ages_ - 1) * kLanes;
    if (ages_ < 2) continue;
    for (std::size_t lane = 0; lane < kLanes; ++lane) top[lane] += top[lane - kLanes];
    std::copy_backward(cells, top - kLanes, top);
    std::fill_n(cells, kLanes, 0);
  }
}

void FutureBlock::run(Record& record, std::size_t offset, AgeSums& ages) {
  count_month(record, offset, 0);
  count_year(record, offset, 0, ages);
  for (int step = 0; step < model_.months; ++step) {
    arrivals_.clear();
    for (std::size_t c = 0; c < model_.columns.size(); ++c) leave(c, step);
    for (const Arrival& arrival : arrivals_) stock_[arrival.place] += arrival.people;
    routes_.advance(step);
    move_apprentices(step);
    for (std::size_t c = 0; c < model_.columns.size(); ++c) recruit(c, step);
    if (step % 12 == 11) birthdays();
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
