#include "supply/warning_signs.h"

#include <algorithm>
#include <array>

#include "capacity/share_interval.h"
#include "supply/future_spread.h"
#include "supply/model_group.h"

namespace cadre::supply {
namespace {

constexpr int kNearRetirement = 55;  // the NHS split of leavers, METHODS 2 and 10
constexpr std::array kLeaving = {Flow::Left, Flow::Retired, Flow::CareerBreak};
constexpr std::array kJoining = {Flow::NewlyQualified, Flow::ReturnToPractice, Flow::International,
                                 Flow::WiderMarket,    Flow::RetireAndReturn,  Flow::Support};

class Signs {
 public:
  Signs(const ScenarioOutcome& of, int profession, int area, int horizon)
      : of_(of),
        profession_(profession),
        area_(area),
        years_(std::min(horizon, of.record.years)),
        futures_(of.record.futures),
        groups_(groups_in(of.model, profession, area)) {}

  double opening() const { return people(0)[0]; }
  std::vector<double> people(int year) const {
    std::vector<const std::int32_t*> rows;
    for (const std::size_t g : groups_) rows.push_back(of_.record.people_of(g, month_of_year_end(of_.model, year)));
    return added_up<std::int32_t>(rows, futures_);
  }
  int years() const { return years_; }
  Ranged under(double floor) const {
    const std::vector<double> then = people(years_);
    return chance_of(static_cast<std::size_t>(
                         std::count_if(then.begin(), then.end(), [&](double people) { return people < floor; })),
                     futures_);
  }
  void ages(WarningSigns& out) const;
  void intake(WarningSigns& out) const;
  void place(WarningSigns& out) const;
  void route(WarningSigns& out) const;

 private:
  bool has(const Column& column) const {
    return column.profession == profession_ && (area_ == kEvery || column.area == area_);
  }
  template <class Flows>
  std::vector<double> flows(const Flows& wanted) const {
    std::vector<const std::int32_t*> rows;
    for (const std::size_t g : groups_)
      for (const Flow flow : wanted)
        for (int year = 0; year < years_; ++year) rows.push_back(of_.record.flow_of(g, flow, year));
    return added_up<std::int32_t>(rows, futures_);
  }
  /// Share of those who finish a route that joins here.
  double weight_here(const Route& route) const {
    double weight = 0;
    for (const Target& target : route.targets)
      if (has(of_.model.columns[static_cast<std::size_t>(target.column)])) weight += target.weight;
    return weight;
  }
  std::vector<double> finished(std::size_t route) const {
    std::vector<const std::int32_t*> rows;
    for (int year = 0; year < years_; ++year) rows.push_back(of_.record.route_of(route, RouteCount::Finished, year));
    return added_up<std::int32_t>(rows, futures_);
  }

  const ScenarioOutcome& of_;
  int profession_, area_, years_;
  std::size_t futures_;
  std::vector<std::size_t> groups_;
};

Ranged middle_80(std::vector<double> values) {
  if (values.empty()) return {};
  const FutureSpread spread = spread_of(std::move(values));
  return {spread.median, spread.lower_80, spread.upper_80};
}

void Signs::ages(WarningSigns& out) const {
  const Axes& axes = of_.model.axes;
  std::int64_t old = 0, all = 0;
  std::size_t cell = 0;
  for (const Column& column : of_.model.columns)
    for (int k = 0; k < axes.cells_per_column(); ++k, ++cell) {
      if (!has(column)) continue;
      all += of_.model.people[cell];
      if (axes.youngest + k % axes.ages() >= kNearRetirement) old += of_.model.people[cell];
    }
  out.past_55_people = static_cast<double>(old);
  if (const auto share = capacity::wilson_interval(old, all))
    out.past_55 = {100 * share->share, 100 * share->low, 100 * share->high};
}

void Signs::intake(WarningSigns& out) const {
  const std::vector<double> came = flows(kJoining), went = flows(kLeaving);
  std::vector<double> ratio;
  for (std::size_t f = 0; f < futures_; ++f)
    if (went[f] > 0) ratio.push_back(came[f] / went[f]);
  out.intake_ratio = middle_80(std::move(ratio));
}

void Signs::place(WarningSigns& out) const {
  const Axes& axes = of_.model.axes;
  const std::vector<std::string>& names = area_ == kEvery ? axes.areas : axes.sectors;
  std::vector<double> people(names.size(), 0.0);
  double all = 0;
  std::size_t cell = 0;
  for (const Column& column : of_.model.columns)
    for (int k = 0; k < axes.cells_per_column(); ++k, ++cell) {
      if (!has(column)) continue;
      people[static_cast<std::size_t>(area_ == kEvery ? column.area : column.sector)] += of_.model.people[cell];
      all += of_.model.people[cell];
    }
  if (!(all > 0)) return;
  const auto most = std::max_element(people.begin(), people.end());
  out.one_place = names[static_cast<std::size_t>(most - people.begin())];
  out.one_place_share = 100 * *most / all;
}

void Signs::route(WarningSigns& out) const {
  std::size_t largest = of_.model.routes.size();
  double most = 0;
  for (std::size_t r = 0; r < of_.model.routes.size(); ++r) {
    const double joined = weight_here(of_.model.routes[r]) * spread_of(finished(r)).mean;
    if (joined > most) {
      most = joined;
      largest = r;
    }
  }
  if (largest == of_.model.routes.size()) return;
  out.one_route = of_.model.routes[largest].name;
  constexpr std::array kNew = {Flow::NewlyQualified, Flow::ReturnToPractice, Flow::International,
                               Flow::WiderMarket,    Flow::Support,          Flow::Qualified};
  const std::vector<double> came = flows(kNew), through = finished(largest);
  const double weight = weight_here(of_.model.routes[largest]);
  std::vector<double> share;
  for (std::size_t f = 0; f < futures_; ++f)  // who finishes may find no open post: never more than all who came
    if (came[f] > 0) share.push_back(100 * std::min(1.0, weight * through[f] / came[f]));
  out.one_route_share = middle_80(std::move(share));
  std::size_t closed = 0;
  for (std::size_t f = 0; f < futures_; ++f) {
    bool any = false;
    for (int year = 0; year < years_; ++year)
      any = any || of_.record.route_of(largest, RouteCount::Closed, year)[f] > 0;
    closed += any ? 1 : 0;
  }
  out.route_closes = chance_of(closed, futures_);
}

/// Yearly change between two counts, in %.
double yearly_change(const RegisterCount& from, const RegisterCount& to) {
  const double years = (to.month.ordinal() - from.month.ordinal()) / 12.0;
  return 100 * (std::pow(to.people / from.people, 1 / years) - 1);
}

Ranged register_change(std::span<const RegisterCount> registers, const std::string& profession) {
  std::vector<RegisterCount> own;
  for (const RegisterCount& count : registers)
    if (count.profession == profession && count.people > 0) own.push_back(count);
  std::stable_sort(own.begin(), own.end(),
                   [](const RegisterCount& a, const RegisterCount& b) { return a.month < b.month; });
  own.erase(std::unique(own.begin(), own.end(),
                        [](const RegisterCount& a, const RegisterCount& b) { return a.month == b.month; }),
            own.end());
  if (own.size() < 2) return {};
  Ranged out{yearly_change(own.front(), own.back()), kUnknown, kUnknown};
  out.low = out.high = yearly_change(own[0], own[1]);
  for (std::size_t i = 1; i + 1 < own.size(); ++i) {
    const double change = yearly_change(own[i], own[i + 1]);
    out.low = std::min(out.low, change);
    out.high = std::max(out.high, change);
  }
  return out;
}

}  // namespace

Ranged chance_of(std::size_t count, std::size_t futures) {
  const auto share = capacity::wilson_interval(static_cast<std::int64_t>(count), static_cast<std::int64_t>(futures));
  if (!share) return {};
  return {100 * share->share, 100 * share->low, 100 * share->high};
}

std::optional<WarningSigns> warning_signs(const ScenarioOutcome& base, int profession, int area, double floor_share,
                                          int horizon, std::span<const RegisterCount> registers) {
  const Signs signs(base, profession, area, horizon);
  WarningSigns out;
  out.profession = profession;
  out.area = area;
  out.people = signs.opening();
  if (!(out.people > 0)) return std::nullopt;
  out.floor = floor_share * out.people;
  out.under_floor = signs.under(out.floor);
  signs.ages(out);
  signs.intake(out);
  signs.place(out);
  signs.route(out);
  out.register_change = register_change(registers, base.model.axes.professions[static_cast<std::size_t>(profession)]);
  return out;
}

}  // namespace cadre::supply
