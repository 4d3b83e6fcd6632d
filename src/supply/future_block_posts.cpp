// Recruitment and counting of a block of futures; the risks and moves stand in future_block.cpp.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "supply/future_block.h"

namespace cadre::supply {
namespace {

constexpr std::size_t kBatchRows = 4096;  // keeps the batch in the processor's cache

void require_conserved(bool conserved) {
  if (!conserved) throw std::logic_error("supply: people before, plus in, minus out, are not people after");
}

// Of what is not below 0.
std::int32_t hundredths(double thousandths) {
  const double rounded_by_cut = thousandths / 10 + 0.5;  // std::lround and std::floor are calls, and this is a hot loop
  return static_cast<std::int32_t>(rounded_by_cut);
}

}  // namespace

void FutureBlock::draw_candidates(std::size_t column, int step) {
  batch_.clear();
  for (std::size_t level = 0; level < levels_; ++level)
    for (const int i : prepared_.inflows_at[column * levels_ + level]) {
      const Inflow& inflow = model_.inflows[static_cast<std::size_t>(i)];
      const auto& factor = factors_[static_cast<std::size_t>(inflow.factor)];
      const double mean = inflow.per_year.at(step) / 12;
      const std::size_t at = batch_.add_lanes(first_, static_cast<std::uint32_t>(i));
      for (std::size_t lane = 0; lane < kLanes; ++lane) batch_.p[at + lane] = lane < active_ ? mean * factor[lane] : 0;
    }
  draw_poissons(batch_, {seed_, 0, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::Inflow)});
  candidates_.assign(batch_.x.begin(), batch_.x.begin() + static_cast<std::ptrdiff_t>(batch_.size()));
}

FutureBlock::Posts FutureBlock::open_posts(std::size_t column, std::size_t level, int step) const {
  Posts out;
  out.open.fill(1'000'000'000);
  const std::size_t row = column * levels_ + level;
  if (model_.establishment.empty() || !model_.establishment[row].stated()) return out;
  out.limited = true;
  const MonthlyRates& rates = prepared_.rates[static_cast<std::size_t>(model_.columns[column].rates)];
  const double funded = model_.establishment[row].at(step) * 1000, mean = rates.mean_weight(level);
  const double share = birthday_share(step + 1 - (step % 12 == 11 ? 1 : 0));
  const Total& total = totals_[row];
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const double fte = (1 - share) * total.fte[lane] + share * total.fte_next[lane];
    // A post is filled by somebody of the level's own FTE; where nobody is left, by one of its mean over ages.
    const double each = fte / std::max(total.people[lane], 1);
    out.each[lane] = std::max(1.0, total.people[lane] > 0 ? each : mean);
    out.vacant[lane] = std::max(0.0, funded - fte);
    out.open[lane] = DrawnPeople::that_fit(out.vacant[lane] / out.each[lane]);
  }
  return out;
}

void FutureBlock::hire(const Hiring& of, const std::int32_t* asked, Row& open) {
  const std::size_t group = model_.group_of(model_.columns[of.row / levels_]);
  Row taken;
  std::int32_t any = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    taken[lane] = std::min(asked[lane], open[lane]);
    any |= asked[lane];
  }
  if (any == 0) return;
  Row &source = flow(group, of.source), &turned_away = flow(group, Flow::TurnedAway), &people = people_[group];
  for (std::size_t lane = 0; lane < kLanes; ++lane) source[lane] += taken[lane];
  for (std::size_t lane = 0; lane < kLanes; ++lane) turned_away[lane] += asked[lane] - taken[lane];
  for (std::size_t lane = 0; lane < kLanes; ++lane) people[lane] += taken[lane];
  for (std::size_t lane = 0; lane < kLanes; ++lane) open[lane] -= taken[lane];
  for (std::uint32_t lane = 0; lane < kLanes32; ++lane)
    if (taken[lane] > 0)
      hired_.push_back({of.entry_ages, of.number, lane, static_cast<std::uint32_t>(of.row), taken[lane]});
}

void FutureBlock::fill_posts(std::size_t column, std::size_t level, int step) {
  const std::size_t row = column * levels_ + level;
  Posts posts = open_posts(column, level, step);
  const Row before = posts.open;
  for (const std::size_t target : targets_at_[row]) {
    const Route& route = model_.routes[route_of_target_[target]];
    hire({route.entry_ages, supply::flow_of(route.source), static_cast<std::uint32_t>(model_.inflows.size() + target),
          row},
         routes_.joiners(target).data(), posts.open);
  }
  std::size_t place = 0;  // of the level's first inflow among the column's
  for (std::size_t l = 0; l < level; ++l) place += prepared_.inflows_at[column * levels_ + l].size();
  for (const int i : prepared_.inflows_at[row]) {
    const Inflow& inflow = model_.inflows[static_cast<std::size_t>(i)];
    hire({inflow.entry_ages, supply::flow_of(inflow.source), static_cast<std::uint32_t>(i), row},
         &candidates_[place * kLanes], posts.open);
    ++place;
  }
  if (!posts.limited) return;
  Row& months = flow(model_.group_of(model_.columns[column]), Flow::UnfilledMonths);
  for (std::size_t lane = 0; lane < active_; ++lane)
    months[lane] +=
        DrawnPeople::that_fit((posts.vacant[lane] - posts.each[lane] * (before[lane] - posts.open[lane])) / 1000);
}

void FutureBlock::recruit(std::size_t column, int step) {
  draw_candidates(column, step);
  hired_.clear();
  if (prepared_.any_limit_on_posts) add_up(column);
  for (std::size_t level = 0; level < levels_; ++level) fill_posts(column, level, step);
  std::size_t people = 0;
  bool many = false;
  for (const Hired& hired : hired_) {
    people += static_cast<std::size_t>(hired.people);
    many = many || hired.people > prepared_.entry_ages[static_cast<std::size_t>(hired.entry_ages)]
                                      .one_by_one[static_cast<std::size_t>(step) % 12];
  }
  // Few newcomers are added to the totals of before one by one; many cost more than adding up anew.
  keep_up_ = prepared_.any_limit_on_posts && people * 2 < cells_per_column_ && !many;
  enter(step);
  if (!keep_up_) add_up(column);
}

void FutureBlock::count_newcomer(std::size_t row, std::size_t age, std::size_t lane) {
  const auto table = static_cast<std::size_t>(model_.columns[row / levels_].rates);
  const std::size_t cell = row % levels_ * ages_ + age;
  ++totals_[row].people[lane];
  totals_[row].fte[lane] += prepared_.rates[table].weight()[cell];
  totals_[row].fte_next[lane] += prepared_.rates[table].weight_next()[cell];
}

void FutureBlock::give_ages(int step) {
  const auto month = static_cast<std::size_t>(step) % 12;
  draw_bits(batch_, {seed_, 0, 0, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(Stream::EntryAge)});
  std::size_t row = 0;
  for (const std::uint32_t i : asked_) {
    const Hired& hired = hired_[i];
    const EntryAges& ages = prepared_.entry_ages[static_cast<std::size_t>(hired.entry_ages)];
    std::int32_t* cells = &stock_[hired.row * ages_ * kLanes + hired.lane];
    const auto add = [&](std::uint64_t bits) {
      const std::size_t age = ages.age_at(month, bits);
      ++cells[age * kLanes];
      if (keep_up_) count_newcomer(hired.row, age, hired.lane);
    };
    for (std::int32_t j = 0; j + 1 < hired.people; j += 2, ++row) {
      add(batch_.first[row]);
      add(batch_.second[row]);
    }
    if (hired.people % 2 != 0) add(batch_.first[row++]);
  }
  batch_.clear();
  asked_.clear();
}

void FutureBlock::enter(int step) {
  const auto month = static_cast<std::size_t>(step) % 12;
  many_hired_.clear();
  batch_.clear();
  asked_.clear();
  for (std::uint32_t i = 0; i < hired_.size(); ++i) {
    const Hired& hired = hired_[i];
    if (hired.people > prepared_.entry_ages[static_cast<std::size_t>(hired.entry_ages)].one_by_one[month]) {
      many_hired_.push_back(hired);
      continue;
    }
    // Two people to a block of bits.
    batch_.add_numbered(static_cast<std::size_t>(hired.people + 1) / 2, first_ + hired.lane, hired.source);
    asked_.push_back(i);
    if (batch_.size() >= kBatchRows) give_ages(step);
  }
  give_ages(step);
  if (!many_hired_.empty()) enter_many(step);
}

void FutureBlock::enter_many(int step) {
  const auto month = static_cast<std::size_t>(step) % 12;
  for (std::size_t age = 0; age < ages_; ++age) {
    batch_.set_size(many_hired_.size());
    bool any = false;
    for (std::size_t i = 0; i < many_hired_.size(); ++i) {
      const Hired& hired = many_hired_[i];
      batch_.n[i] = hired.people;
      batch_.p[i] = prepared_.entry_ages[static_cast<std::size_t>(hired.entry_ages)].of_those_left[month][age];
      batch_.future[i] = first_ + hired.lane;
      batch_.cell[i] = hired.source;
      any = any || batch_.p[i] > 0;
    }
    if (!any) continue;
    draw_binomials(batch_,
                   {seed_, 0, 0, static_cast<std::uint32_t>(step),
                    static_cast<std::uint32_t>(Stream::ManyAges) + (static_cast<std::uint32_t>(age) << 8)},
                   false);
    for (std::size_t i = 0; i < many_hired_.size(); ++i) {
      stock_[(many_hired_[i].row * ages_ + age) * kLanes + many_hired_[i].lane] += batch_.x[i];
      many_hired_[i].people -= batch_.x[i];
    }
  }
}

void FutureBlock::take_training_time() {
  for (const std::size_t r : routes_.followed()) {
    const Route& route = model_.routes[r];
    if (route.from_level < 0 || route.training_share <= 0) continue;
    for (const Target& target : route.targets) {
      auto& fte = counted_fte_[model_.group_of(model_.columns[static_cast<std::size_t>(target.column)])];
      for (std::size_t lane = 0; lane < active_; ++lane)
        fte[lane] =
            std::max(0.0, fte[lane] - 1000 * route.training_share * target.weight * routes_.in_training(r)[lane]);
    }
  }
}

// Adds the FTE and people of a column's level to what is counted.
void FutureBlock::count_row(std::size_t row, int month, std::size_t to) {
  const RateTable& table = model_.rates[static_cast<std::size_t>(model_.columns[row / levels_].rates)];
  const auto& factor = factors_[static_cast<std::size_t>(table.participation_factor)];
  const Total& total = totals_[row];
  const double share = birthday_share(month);
  auto& fte = counted_fte_[to];
  Row& people = counted_[to];
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    people[lane] += total.people[lane];
    fte[lane] += ((1 - share) * total.fte[lane] + share * total.fte_next[lane]) * factor[lane];
  }
}

void FutureBlock::count_month(Record& record, std::size_t offset, int month) {
  for (const std::size_t g : groups_) {
    counted_[g].fill(0);
    counted_fte_[g].fill(0);
  }
  for (const std::size_t c : columns_)
    for (std::size_t row = c * levels_; row < (c + 1) * levels_; ++row)
      count_row(row, month, model_.group_of(model_.columns[c]));
  take_training_time();
  for (const std::size_t g : groups_) {
    const std::size_t at =
        record.at(g, static_cast<std::size_t>(month), static_cast<std::size_t>(record.months) + 1, offset);
    require_conserved(counted_[g] == people_[g]);
    std::copy_n(counted_[g].begin(), active_, &record.people[at]);
    for (std::size_t lane = 0; lane < active_; ++lane) record.fte[at + lane] = hundredths(counted_fte_[g][lane]);
  }
}

void FutureBlock::count_ages(std::size_t row, int year_end, AgeSums& ages) const {
  const std::size_t group = model_.group_of(model_.columns[row / levels_]);
  const auto years = static_cast<std::size_t>(model_.years()) + 1;
  for (std::size_t a = 0; a < ages_; ++a) {
    const std::int32_t* cell = &stock_[(row * ages_ + a) * kLanes];
    std::int64_t sum = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) sum += cell[lane];
    ages[(group * ages_ + a) * years + static_cast<std::size_t>(year_end)] += sum;
  }
}

void FutureBlock::count_year(Record& record, std::size_t offset, int year_end, AgeSums& ages) {
  const auto years = static_cast<std::size_t>(record.years) + 1;
  const int month = std::min(year_end * 12, record.months);
  for (std::size_t level = 0; level < levels_; ++level) {
    for (const std::size_t g : groups_) {
      counted_[g].fill(0);
      counted_fte_[g].fill(0);
    }
    for (const std::size_t c : columns_) {
      count_row(c * levels_ + level, month, model_.group_of(model_.columns[c]));
      count_ages(c * levels_ + level, year_end, ages);
    }
    for (const std::size_t g : groups_) {
      const std::size_t at = record.at(g * levels_ + level, static_cast<std::size_t>(year_end), years, offset);
      std::copy_n(counted_[g].begin(), active_, &record.level_people[at]);
      for (std::size_t lane = 0; lane < active_; ++lane)
        record.level_fte[at + lane] = hundredths(counted_fte_[g][lane]);
    }
  }
}

void FutureBlock::write_flows(Record& record, std::size_t offset, int year) {
  const auto y = static_cast<std::size_t>(year), years = static_cast<std::size_t>(record.years);
  for (std::size_t place = 0; place < groups_.size() * kFlows; ++place) {
    const std::size_t row = groups_[place / kFlows] * kFlows + place % kFlows;
    std::copy_n(flows_[row].begin(), active_, &record.flows[record.at(row, y, years, offset)]);
    flows_[row].fill(0);
  }
  for (const std::size_t r : routes_.followed())
    for (std::size_t what = 0; what < kRouteCounts; ++what)
      std::copy_n(routes_.count(r, static_cast<RouteCount>(what)).begin(), active_,
                  &record.route_counts[record.at(r * kRouteCounts + what, y, years, offset)]);
  for (const std::size_t l : routes_.followed_limits())
    for (std::size_t lane = 0; lane < active_; ++lane)
      record.limit_used[record.at(l, y, years, offset + lane)] =
          static_cast<std::int32_t>(std::floor(routes_.used(l)[lane] + 0.5));
  routes_.forget_year();
}

}  // namespace cadre::supply
