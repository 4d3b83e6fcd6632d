#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

#include "supply/arithmetic.h"
#include "supply/prepared.h"
#include "supply/record.h"

namespace cadre::supply {

/// Learners on the routes of a model, month by month (METHODS 10: who starts in month s reaches service in s + d, not
/// before). In a month those on a route go on first, the furthest first and routes in their order; then the new ones
/// ask to start. `People` is DrawnPeople or ExpectedPeople.
template <class People>
class RouteBook {
 public:
  using Count = typename People::Count;
  static constexpr std::size_t kWidth = People::kWidth;
  using Row = std::array<Count, kWidth>;

  /// `factors`: value of each factor by lane; `active`: lanes in use.
  RouteBook(const Prepared& prepared, const People& people, const std::vector<std::array<double, kWidth>>& factors,
            std::size_t active);

  /// Only routes of professions marked here, and limits that they use, are followed; by default all are.
  void follow_only(const std::vector<bool>& professions);
  const std::vector<std::size_t>& followed() const { return routes_; }
  const std::vector<std::size_t>& followed_limits() const { return limits_; }

  /// One month. Afterwards `joiners(target)` are those who finish and join there, targets counted over all routes.
  void advance(int step);
  const Row& joiners(std::size_t target) const { return joiners_[target]; }
  const Row& in_training(std::size_t route) const { return in_training_[route]; }

  /// Counts of the year so far; `forget_year` begins a new one.
  const Row& count(std::size_t route, RouteCount what) const {
    return counts_[route * kRouteCounts + static_cast<std::size_t>(what)];
  }
  const std::array<double, kWidth>& used(std::size_t limit) const { return used_[limit]; }
  void forget_year();
  /// Lane `to` goes on from where lane `from` of another book of the same model stands.
  void copy_lane(const RouteBook& other, std::size_t from, std::size_t to);
  /// Apprentices who finished but were no longer in post count as lost after all.
  void unfinish(std::size_t route, std::size_t lane, Count people);

 private:
  struct Place {
    std::size_t route, lane;
    int step;
  };
  Count& tally(const Place& at, RouteCount what) {
    return counts_[at.route * kRouteCounts + static_cast<std::size_t>(what)][at.lane];
  }
  void open_limits(int step);
  void start(const Place& at);
  Count room(const Route& route, std::size_t stage, std::size_t lane) const;
  void enter(const Place& at, std::size_t stage, Count people);
  void complete(const Place& at, std::size_t stage, Count people);
  void finish(const Place& at, Count people);

  const Prepared& prepared_;
  const Model& model_;
  People people_;
  const std::vector<std::array<double, kWidth>>& factors_;
  std::size_t active_;
  std::vector<std::size_t> routes_, limits_;  // those followed
  std::vector<std::vector<Row>> waiting_;     // by stage over all routes, by slot
  std::vector<Row> joiners_, in_training_, counts_;
  std::vector<std::array<bool, kWidth>> closed_;
  std::vector<std::array<double, kWidth>> left_, used_;
};

template <class People>
RouteBook<People>::RouteBook(const Prepared& prepared, const People& people,
                             const std::vector<std::array<double, kWidth>>& factors, std::size_t active)
    : prepared_(prepared), model_(*prepared.model), people_(people), factors_(factors), active_(active) {
  std::size_t targets = 0;
  for (std::size_t r = 0; r < model_.routes.size(); ++r) {
    const Route& route = model_.routes[r];
    targets += route.targets.size();
    in_training_.push_back({});
    for (const Stage& stage : route.stages)
      waiting_.emplace_back(static_cast<std::size_t>(std::max(stage.months, 1)), Row{});
    for (const Route::InTraining& cohort : route.in_training) {
      const std::size_t stage =
          static_cast<std::size_t>(prepared.first_stage[r]) + static_cast<std::size_t>(cohort.stage);
      Row& slot = waiting_[stage][static_cast<std::size_t>(route.stages[static_cast<std::size_t>(cohort.stage)].months -
                                                           1 - cohort.months_done)];
      for (std::size_t lane = 0; lane < active; ++lane) {
        slot[lane] += static_cast<Count>(cohort.people);
        in_training_[r][lane] += static_cast<Count>(cohort.people);
      }
    }
  }
  joiners_.resize(targets);
  counts_.resize(model_.routes.size() * kRouteCounts);
  closed_.resize(model_.routes.size());
  left_.resize(model_.limits.size());
  used_.resize(model_.limits.size());
  for (std::size_t l = 0; l < model_.limits.size(); ++l) left_[l].fill(model_.limits[l].per_year.at(0));
  follow_only(std::vector<bool>(model_.axes.professions.size(), true));
}

template <class People>
void RouteBook<People>::follow_only(const std::vector<bool>& professions) {
  routes_.clear();
  std::vector<bool> used(model_.limits.size(), false);
  for (std::size_t r = 0; r < model_.routes.size(); ++r) {
    if (!professions[static_cast<std::size_t>(model_.routes[r].profession)]) continue;
    routes_.push_back(r);
    for (const Stage& stage : model_.routes[r].stages)
      for (const Stage::Use& use : stage.uses) used[static_cast<std::size_t>(use.limit)] = true;
  }
  limits_.clear();
  for (std::size_t l = 0; l < used.size(); ++l)
    if (used[l]) limits_.push_back(l);
}

template <class People>
void RouteBook<People>::open_limits(int step) {
  const int month = base::Month::from_ordinal(model_.opening.ordinal() + 1 + step).month();
  for (const std::size_t l : limits_)
    if (model_.limits[l].first_month == month) left_[l].fill(model_.limits[l].per_year.at(step));
}

template <class People>
void RouteBook<People>::advance(int step) {
  for (Row& row : joiners_) row.fill(0);
  open_limits(step);
  for (const std::size_t r : routes_) {
    const Route& route = model_.routes[r];
    for (std::size_t stage = route.stages.size(); stage-- > 0;) {
      if (route.stages[stage].months == 0) continue;
      auto& slots = waiting_[static_cast<std::size_t>(prepared_.first_stage[r]) + stage];
      Row& due = slots[static_cast<std::size_t>(step) % slots.size()];
      for (std::size_t lane = 0; lane < active_; ++lane) {
        if (!(due[lane] > 0)) continue;
        const Count people = due[lane];
        due[lane] = 0;
        in_training_[r][lane] -= people;
        complete({r, lane, step}, stage, people);
      }
    }
  }
  const int month = base::Month::from_ordinal(model_.opening.ordinal() + 1 + step).month();
  for (const std::size_t r : routes_)
    if (model_.routes[r].start_month == month)
      for (std::size_t lane = 0; lane < active_; ++lane) start({r, lane, step});
}

template <class People>
typename RouteBook<People>::Count RouteBook<People>::room(const Route& route, std::size_t stage,
                                                          std::size_t lane) const {
  double most = 1e9;
  for (const Stage::Use& use : route.stages[stage].uses)
    if (use.units > 0) most = std::min(most, left_[static_cast<std::size_t>(use.limit)][lane] / use.units);
  return People::that_fit(most);
}

template <class People>
void RouteBook<People>::start(const Place& at) {
  const Route& route = model_.routes[at.route];
  if (closed_[at.route][at.lane]) return;
  const double wanted = route.starts.at(at.step) * factors_[static_cast<std::size_t>(route.factor)][at.lane];
  const Count asked = people_.rounded(wanted, people_.name(at.lane, at.route, at.step, Stream::Start));
  tally(at, RouteCount::Asked) += asked;
  const Count admitted = std::min(asked, room(route, 0, at.lane));
  if (static_cast<double>(admitted) < route.least_cohort) {
    closed_[at.route][at.lane] = true;
    tally(at, RouteCount::Closed) += 1;
    tally(at, RouteCount::NoRoom) += asked;
    return;
  }
  tally(at, RouteCount::Started) += admitted;
  enter(at, 0, asked);
}

template <class People>
void RouteBook<People>::enter(const Place& at, std::size_t stage, Count people) {
  const Route& route = model_.routes[at.route];
  const Count admitted = std::min(people, room(route, stage, at.lane));
  tally(at, RouteCount::NoRoom) += people - admitted;
  if (!(admitted > 0)) return;
  for (const Stage::Use& use : route.stages[stage].uses) {
    const double units = use.units * static_cast<double>(admitted);
    left_[static_cast<std::size_t>(use.limit)][at.lane] -= units;
    used_[static_cast<std::size_t>(use.limit)][at.lane] += units;
  }
  if (route.stages[stage].months == 0) {
    complete(at, stage, admitted);
    return;
  }
  auto& slots = waiting_[static_cast<std::size_t>(prepared_.first_stage[at.route]) + stage];
  slots[static_cast<std::size_t>(at.step) % slots.size()][at.lane] += admitted;
  in_training_[at.route][at.lane] += admitted;
}

template <class People>
void RouteBook<People>::complete(const Place& at, std::size_t stage, Count people) {
  const Route& route = model_.routes[at.route];
  const std::size_t number = static_cast<std::size_t>(prepared_.first_stage[at.route]) + stage;
  const Count lost =
      people_.binomial(people, route.stages[stage].attrition, people_.name(at.lane, number, at.step, Stream::Stage));
  tally(at, RouteCount::Lost) += lost;
  const Count rest = people - lost;
  if (stage + 1 < route.stages.size())
    enter(at, stage + 1, rest);
  else
    finish(at, rest);
}

template <class People>
void RouteBook<People>::finish(const Place& at, Count people) {
  const Route& route = model_.routes[at.route];
  tally(at, RouteCount::Finished) += people;
  double rest = 1;
  for (std::size_t t = 0; t < route.targets.size(); ++t) {
    const double weight = route.targets[t].weight;
    DrawName name = people_.name(at.lane, at.route, at.step, Stream::ManyTargets);
    name.stream += static_cast<std::uint32_t>(t) << 8;
    const Count here = people_.binomial(people, rest > 0 ? std::min(1.0, weight / rest) : 0, name);
    joiners_[static_cast<std::size_t>(prepared_.first_target[at.route]) + t][at.lane] += here;
    people -= here;
    // What is left after shares that add up to all is rounding, not a share.
    rest = rest - weight < 1e-12 ? 0 : rest - weight;
  }
  tally(at, RouteCount::LeftField) += people;
}

template <class People>
void RouteBook<People>::forget_year() {
  for (Row& row : counts_) row.fill(0);
  for (auto& row : used_) row.fill(0);
}

template <class People>
void RouteBook<People>::copy_lane(const RouteBook& other, std::size_t from, std::size_t to) {
  const auto copy = [&](auto& rows, const auto& of) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i][to] = of[i][from];
  };
  for (std::size_t s = 0; s < waiting_.size(); ++s) copy(waiting_[s], other.waiting_[s]);
  copy(joiners_, other.joiners_);
  copy(in_training_, other.in_training_);
  copy(counts_, other.counts_);
  copy(closed_, other.closed_);
  copy(left_, other.left_);
  copy(used_, other.used_);
}

template <class People>
void RouteBook<People>::unfinish(std::size_t route, std::size_t lane, Count people) {
  counts_[route * kRouteCounts + static_cast<std::size_t>(RouteCount::Finished)][lane] -= people;
  counts_[route * kRouteCounts + static_cast<std::size_t>(RouteCount::Lost)][lane] += people;
}

}  // namespace cadre::supply
