#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "supply/engine.h"
#include "supply/prepared.h"
#include "supply/route_book.h"

namespace cadre::supply {
namespace {

/// One "future" of expected numbers; the steps are those of FutureBlock.
class Expectation {
 public:
  Expectation(const Prepared& prepared, ExpectedRecord& record)
      : prepared_(prepared),
        model_(*prepared.model),
        record_(record),
        ages_(static_cast<std::size_t>(model_.axes.ages())),
        levels_(model_.axes.levels.size()),
        cells_(levels_ * ages_),
        stock_(model_.people.begin(), model_.people.end()),
        flows_(model_.groups() * kFlows) {
    for (const double value : factor_values(model_, 0, 0)) factors_.push_back({value});
  }

  void run();

 private:
  using Row = std::array<double, 1>;
  double& flow(std::size_t group, Flow what) { return flows_[group * kFlows + static_cast<std::size_t>(what)]; }
  std::size_t group_at(std::size_t column) const { return model_.group_of(model_.columns[column]); }
  void leave(std::size_t column, int step);
  void move_apprentices(int step, RouteBook<ExpectedPeople>& routes);
  void recruit(std::size_t column, std::size_t level, int step, const RouteBook<ExpectedPeople>& routes);
  double weight(std::size_t column, std::size_t cell, int month) const;  // thousandths of an FTE
  double vacant(std::size_t column, std::size_t level, int step, double& each) const;
  void enter(std::size_t column, std::size_t level, int step, int ages, double people);
  void birthdays();
  void count(int month, const RouteBook<ExpectedPeople>& routes);
  void count_year(int year_end);
  void write_flows(int year, RouteBook<ExpectedPeople>& routes);

  const Prepared& prepared_;
  const Model& model_;
  ExpectedRecord& record_;
  std::size_t ages_, levels_, cells_;
  std::vector<double> stock_;
  std::vector<double> flows_;
  std::vector<Row> factors_;
  std::vector<std::pair<std::size_t, double>> arrivals_;
};

void Expectation::leave(std::size_t column, int step) {
  const auto table_number = static_cast<std::size_t>(model_.columns[column].rates);
  const RateTable& table = model_.rates[table_number];
  const MonthlyRates::Step& rates = prepared_.rates[table_number].at(step);
  const std::size_t group = group_at(column);
  const std::vector<double> before(stock_.begin() + static_cast<std::ptrdiff_t>(column * cells_),
                                   stock_.begin() + static_cast<std::ptrdiff_t>((column + 1) * cells_));
  for (std::size_t k = 0; k < cells_; ++k) {
    double total = 0;
    std::array<double, kRisks> out{};
    for (std::size_t r = 0; r < kRisks; ++r) {
      out[r] = rates.chance[k][r] * factors_[static_cast<std::size_t>(table.factor[r])][0];
      total += out[r];
    }
    const double scale = before[k] * (total > 1 ? 1 / total : 1);
    for (double& x : out) x *= scale;
    const double moved = model_.moves[column].empty() ? 0 : out[static_cast<std::size_t>(Risk::Move)];
    const double promoted = out[static_cast<std::size_t>(Risk::Promote)];
    const double retired = out[static_cast<std::size_t>(Risk::Retire)];
    const double back = table.retire_return.stated() ? retired * table.retire_return.at(step) : 0;
    flow(group, Flow::Left) += out[static_cast<std::size_t>(Risk::Leave)];
    flow(group, Flow::CareerBreak) += out[static_cast<std::size_t>(Risk::Break)];
    flow(group, Flow::Retired) += retired;
    flow(group, Flow::RetireAndReturn) += back;
    flow(group, Flow::Promoted) += promoted;
    stock_[column * cells_ + k] -= out[static_cast<std::size_t>(Risk::Leave)] +
                                   out[static_cast<std::size_t>(Risk::Break)] + retired - back + promoted + moved;
    if (promoted > 0) stock_[column * cells_ + k + ages_] += promoted;
    for (const Destination& to : model_.moves[column]) {
      const double here = moved * to.weight;
      flow(group, Flow::MovedOut) += here;
      flow(group_at(static_cast<std::size_t>(to.column)), Flow::MovedIn) += here;
      arrivals_.emplace_back(static_cast<std::size_t>(to.column) * cells_ + k, here);
    }
  }
}

void Expectation::move_apprentices(int step, RouteBook<ExpectedPeople>& routes) {
  for (std::size_t r = 0; r < model_.routes.size(); ++r) {
    const Route& route = model_.routes[r];
    if (route.from_level < 0) continue;
    for (std::size_t t = 0; t < route.targets.size(); ++t) {
      const Target& target = route.targets[t];
      const double finished = routes.joiners(static_cast<std::size_t>(prepared_.first_target[r]) + t)[0];
      const std::size_t column = static_cast<std::size_t>(target.column) * cells_;
      double* from = &stock_[column + static_cast<std::size_t>(route.from_level) * ages_];
      double* to = &stock_[column + static_cast<std::size_t>(target.level) * ages_];
      const auto& weight =
          prepared_.entry_ages[static_cast<std::size_t>(route.entry_ages)].weight[static_cast<std::size_t>(step) % 12];
      double moved = 0;
      // In shares of who is there; a cell that runs dry leaves its part to the others.
      for (int round = 0; round < 60 && finished - moved > 1e-9; ++round) {
        double sum = 0;
        for (std::size_t a = 0; a < ages_; ++a) sum += weight[a] * from[a];
        if (!(sum > 1e-12)) break;
        const double wanted = finished - moved;
        for (std::size_t a = 0; a < ages_; ++a) {
          const double taken = std::min(from[a], wanted * weight[a] * from[a] / sum);
          from[a] -= taken;
          to[a] += taken;
          moved += taken;
        }
      }
      routes.unfinish(r, 0, finished - moved);
      flow(group_at(static_cast<std::size_t>(target.column)), Flow::Qualified) += moved;
    }
  }
}

double Expectation::weight(std::size_t column, std::size_t cell, int month) const {
  const MonthlyRates& rates = prepared_.rates[static_cast<std::size_t>(model_.columns[column].rates)];
  const double share = birthday_share(month);
  return (1 - share) * rates.weight()[cell] + share * rates.weight_next()[cell];
}

double Expectation::vacant(std::size_t column, std::size_t level, int step, double& each) const {
  double people = 0, weighted = 0;
  for (std::size_t k = level * ages_; k < (level + 1) * ages_; ++k) {
    people += stock_[column * cells_ + k];
    weighted += stock_[column * cells_ + k] * weight(column, k, step + 1 - (step % 12 == 11 ? 1 : 0));
  }
  const MonthlyRates& rates = prepared_.rates[static_cast<std::size_t>(model_.columns[column].rates)];
  each = std::max(1.0, people > 0 ? weighted / people : rates.mean_weight(level));
  return std::max(0.0, model_.establishment[column * levels_ + level].at(step) * 1000 - weighted);
}

void Expectation::recruit(std::size_t column, std::size_t level, int step, const RouteBook<ExpectedPeople>& routes) {
  const std::size_t group = group_at(column);
  const bool limited = !model_.establishment.empty() && model_.establishment[column * levels_ + level].stated();
  double each = 1;
  double open = limited ? vacant(column, level, step, each) / each : 1e9;
  const auto take = [&](Source source, int entry, double asked) {
    const double taken = std::min(asked, open);
    open -= taken;
    flow(group, flow_of(source)) += taken;
    flow(group, Flow::TurnedAway) += asked - taken;
    enter(column, level, step, entry, taken);
  };
  for (std::size_t r = 0; r < model_.routes.size(); ++r) {
    const Route& route = model_.routes[r];
    if (route.from_level >= 0) continue;
    for (std::size_t t = 0; t < route.targets.size(); ++t)
      if (static_cast<std::size_t>(route.targets[t].column) == column &&
          static_cast<std::size_t>(route.targets[t].level) == level)
        take(route.source, route.entry_ages,
             routes.joiners(static_cast<std::size_t>(prepared_.first_target[r]) + t)[0]);
  }
  for (const int i : prepared_.inflows_at[column * levels_ + level]) {
    const Inflow& inflow = model_.inflows[static_cast<std::size_t>(i)];
    take(inflow.source, inflow.entry_ages,
         inflow.per_year.at(step) / 12 * factors_[static_cast<std::size_t>(inflow.factor)][0]);
  }
  if (limited) flow(group, Flow::UnfilledMonths) += std::max(0.0, open) * each / 1000;
}

void Expectation::enter(std::size_t column, std::size_t level, int step, int entry, double people) {
  const auto& weight =
      prepared_.entry_ages[static_cast<std::size_t>(entry)].weight[static_cast<std::size_t>(step) % 12];
  for (std::size_t a = 0; a < ages_; ++a) stock_[column * cells_ + level * ages_ + a] += people * weight[a];
}

void Expectation::birthdays() {
  if (ages_ < 2) return;
  for (std::size_t row = 0; row < model_.columns.size() * levels_; ++row) {
    double* cells = &stock_[row * ages_];
    cells[ages_ - 1] += cells[ages_ - 2];
    std::copy_backward(cells, cells + ages_ - 2, cells + ages_ - 1);
    cells[0] = 0;
  }
}

void Expectation::count(int month, const RouteBook<ExpectedPeople>& routes) {
  std::vector<double> fte(record_.groups);
  const auto months = static_cast<std::size_t>(record_.months) + 1;
  for (std::size_t c = 0; c < model_.columns.size(); ++c) {
    const RateTable& table = model_.rates[static_cast<std::size_t>(model_.columns[c].rates)];
    const double factor = factors_[static_cast<std::size_t>(table.participation_factor)][0];
    for (std::size_t k = 0; k < cells_; ++k) {
      record_.people[record_.at(group_at(c), static_cast<std::size_t>(month), months, 0)] += stock_[c * cells_ + k];
      fte[group_at(c)] += stock_[c * cells_ + k] * weight(c, k, month) * factor;
    }
  }
  for (std::size_t r = 0; r < model_.routes.size(); ++r) {
    const Route& route = model_.routes[r];
    if (route.from_level < 0) continue;
    for (const Target& target : route.targets) {
      double& of = fte[group_at(static_cast<std::size_t>(target.column))];
      of = std::max(0.0, of - 1000 * route.training_share * target.weight * routes.in_training(r)[0]);
    }
  }
  for (std::size_t g = 0; g < record_.groups; ++g)
    record_.fte[record_.at(g, static_cast<std::size_t>(month), months, 0)] = fte[g] / 10;
}

void Expectation::count_year(int year_end) {
  const auto years = static_cast<std::size_t>(record_.years) + 1, y = static_cast<std::size_t>(year_end);
  const int month = std::min(year_end * 12, record_.months);
  for (std::size_t c = 0; c < model_.columns.size(); ++c) {
    const RateTable& table = model_.rates[static_cast<std::size_t>(model_.columns[c].rates)];
    const double factor = factors_[static_cast<std::size_t>(table.participation_factor)][0];
    for (std::size_t k = 0; k < cells_; ++k) {
      const double here = stock_[c * cells_ + k];
      const std::size_t row = group_at(c) * levels_ + k / ages_;
      record_.level_people[record_.at(row, y, years, 0)] += here;
      record_.level_fte[record_.at(row, y, years, 0)] += here * weight(c, k, month) * factor / 10;
      record_.age_people[(group_at(c) * ages_ + k % ages_) * years + y] += here;
    }
  }
}

void Expectation::write_flows(int year, RouteBook<ExpectedPeople>& routes) {
  const auto y = static_cast<std::size_t>(year), years = static_cast<std::size_t>(record_.years);
  for (std::size_t row = 0; row < flows_.size(); ++row) {
    record_.flows[record_.at(row, y, years, 0)] = flows_[row];
    flows_[row] = 0;
  }
  for (std::size_t r = 0; r < model_.routes.size(); ++r)
    for (std::size_t what = 0; what < kRouteCounts; ++what)
      record_.route_counts[record_.at(r * kRouteCounts + what, y, years, 0)] =
          routes.count(r, static_cast<RouteCount>(what))[0];
  for (std::size_t l = 0; l < model_.limits.size(); ++l)
    record_.limit_used[record_.at(l, y, years, 0)] = routes.used(l)[0];
  routes.forget_year();
}

void Expectation::run() {
  RouteBook<ExpectedPeople> routes(prepared_, {}, factors_, 1);
  count(0, routes);
  count_year(0);
  for (int step = 0; step < model_.months; ++step) {
    arrivals_.clear();
    for (std::size_t c = 0; c < model_.columns.size(); ++c) leave(c, step);
    for (const auto& [cell, people] : arrivals_) stock_[cell] += people;
    routes.advance(step);
    move_apprentices(step, routes);
    for (std::size_t c = 0; c < model_.columns.size(); ++c)
      for (std::size_t level = 0; level < levels_; ++level) recruit(c, level, step, routes);
    if (step % 12 == 11) birthdays();
    count(step + 1, routes);
    if (step % 12 != 11 && step + 1 != model_.months) continue;
    write_flows(step / 12, routes);
    count_year(step / 12 + 1);
  }
}

}  // namespace

ExpectedRecord expect(const Model& model) {
  require_valid(model);
  const Prepared prepared(model);
  ExpectedRecord record = empty_record<double>(model, 1);
  Expectation(prepared, record).run();
  return record;
}

}  // namespace cadre::supply
