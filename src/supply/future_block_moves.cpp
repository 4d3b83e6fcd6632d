// Movers and apprentices of a block of futures; the risks stand in future_block.cpp.
#include <algorithm>

#include "supply/future_block.h"

namespace cadre::supply {
namespace {

// Up to so many people go one by one; more are thinned place by place, which costs the same for any number.
constexpr std::int32_t kOneByOne = 8;

// Place of u among the ends of destinations; without a branch on chance where they are few.
std::size_t destination_at(const std::vector<double>& ends, double u) {
  constexpr std::size_t kFew = 12;
  if (ends.size() > kFew) return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), u) - ends.begin());
  std::size_t out = 0;
  for (const double end : ends) out += u >= end ? 1 : 0;
  return out;
}

}  // namespace

void FutureBlock::send_movers(int step) {
  const std::vector<Destination>& destinations = model_.moves[column_];
  if (destinations.empty()) {  // nowhere to go: they stay
    for (const Mover& mover : exits_.movers()) cells_[mover.place] += mover.people;
    return;
  }
  const Row& gone = exits_.of(Risk::Move);
  Row &out = flow(group_, Flow::MovedOut), &people = people_[group_];
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    out[lane] += gone[lane];
    people[lane] -= gone[lane];
  }
  few_.clear();
  many_.clear();
  if (destinations.size() == 1)
    for (const Mover& mover : exits_.movers()) send(mover.place, 0, mover.people);
  else
    for (const Mover& mover : exits_.movers()) (mover.people > kOneByOne ? many_ : few_).push_back(mover);
  if (!few_.empty()) send_few(step);
  if (!many_.empty()) send_many(step);
}

void FutureBlock::send_few(int step) {
  const std::vector<double>& ends = prepared_.destination_ends[column_];
  const auto first_cell = static_cast<std::uint32_t>(column_ * cells_per_column_);
  batch_.clear();
  for (const Mover& mover : few_)  // two people to a block of bits
    batch_.add_numbered(static_cast<std::size_t>(mover.people + 1) / 2, first_ + mover.place % kLanes32,
                        first_cell + mover.place / kLanes32);
  draw_bits(batch_, {seed_, 0, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Destination)});
  std::size_t row = 0;
  for (const Mover& mover : few_)
    for (std::int32_t j = 0; j < mover.people; ++j) {
      const double u = unit_of(j % 2 == 0 ? batch_.first[row] : batch_.second[row]);
      if (j % 2 != 0 || j + 1 == mover.people) ++row;
      send(mover.place, destination_at(ends, u), 1);
    }
}

void FutureBlock::send_many(int step) {
  const std::vector<Destination>& destinations = model_.moves[column_];
  const auto first_cell = static_cast<std::uint32_t>(column_ * cells_per_column_);
  double rest = 1;
  for (std::size_t d = 0; d < destinations.size(); ++d) {
    const double p = d + 1 == destinations.size() ? 1.0 : std::min(1.0, destinations[d].weight / rest);
    batch_.clear();
    for (const Mover& mover : many_)
      batch_.add(mover.people, p, first_ + mover.place % kLanes32, first_cell + mover.place / kLanes32);
    draw_binomials(batch_,
                   {seed_, 0, 0, static_cast<std::uint32_t>(step),
                    static_cast<std::uint32_t>(Stream::ManyDestinations) + (static_cast<std::uint32_t>(d) << 8)},
                   false);
    for (std::size_t i = 0; i < many_.size(); ++i) {
      if (batch_.x[i] > 0) send(many_[i].place, d, batch_.x[i]);
      many_[i].people -= batch_.x[i];
    }
    rest -= destinations[d].weight;
  }
}

void FutureBlock::arrive() {
  for (const Arrival& arrival : arrivals_) {
    const std::size_t group = model_.group_of(model_.columns[arrival.column]), lane = arrival.place % kLanes32;
    stock_[arrival.column * cells_per_column_ * kLanes + arrival.place] += arrival.people;
    flow(group, Flow::MovedIn)[lane] += arrival.people;
    people_[group][lane] += arrival.people;
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
    change(static_cast<std::size_t>(target.column), static_cast<std::size_t>(route.from_level) * ages_ + chosen, lane,
           -1);
    change(static_cast<std::size_t>(target.column), static_cast<std::size_t>(target.level) * ages_ + chosen, lane, 1);
  }
  return people;
}

}  // namespace cadre::supply
