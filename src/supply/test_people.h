#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "supply/model.h"

namespace cadre::supply {

/// The oracle: every person an object with an age, a level and a place, every month a throw of the dice for each.
/// Written from the descriptions in model.h and prepared.h alone; shares no code with the engine.
struct PeopleCounts {
  std::vector<std::int32_t> people;  ///< by group, at the end
  std::vector<std::int32_t> flows;   ///< group × Flow, over the whole run
  std::vector<std::int32_t> cells;   ///< at the end
};

class PeopleFuture {
 public:
  PeopleFuture(const Model& model, std::uint64_t seed) : model_(model), random_(seed) {
    out_.flows.assign(model.groups() * kFlows, 0);
    const int ages = model.axes.ages();
    for (std::size_t i = 0; i < model.people.size(); ++i) {
      const int k = static_cast<int>(i) % model.axes.cells_per_column();
      for (std::int32_t j = 0; j < model.people[i]; ++j)
        staff_.push_back(
            {static_cast<int>(i) / model.axes.cells_per_column(), k / ages, k % ages + model.axes.youngest});
    }
    for (std::size_t r = 0; r < model.routes.size(); ++r)
      for (const Route::InTraining& cohort : model.routes[r].in_training)
        for (std::int32_t j = 0; j < cohort.people; ++j) learners_.push_back({r, cohort.stage, cohort.months_done});
    left_.resize(model.limits.size());
    for (std::size_t l = 0; l < left_.size(); ++l) left_[l] = model.limits[l].per_year.at(0);
  }

  PeopleCounts run() {
    for (step_ = 0; step_ < model_.months; ++step_) {
      risks();
      learn();
      recruit();
      if (step_ % 12 == 11)
        for (Person& person : staff_) person.age = std::min(person.age + 1, model_.axes.oldest);
    }
    out_.people.assign(model_.groups(), 0);
    out_.cells.assign(model_.cells(), 0);
    for (const Person& person : staff_) {
      ++out_.people[group(person.column)];
      ++out_.cells[static_cast<std::size_t>(person.column * model_.axes.cells_per_column() +
                                            person.level * model_.axes.ages() + person.age - model_.axes.youngest)];
    }
    return out_;
  }

 private:
  struct Person {
    int column, level, age;
  };
  struct Learner {
    std::size_t route;
    int stage, months;
  };

  double uniform() { return std::uniform_real_distribution<double>(0, 1)(random_); }
  std::size_t group(int column) const { return model_.group_of(model_.columns[static_cast<std::size_t>(column)]); }
  void count(int column, Flow flow) { ++out_.flows[group(column) * kFlows + static_cast<std::size_t>(flow)]; }
  int calendar_month() const { return base::Month::from_ordinal(model_.opening.ordinal() + 1 + step_).month(); }

  double hazard(const Person& person, Risk risk, int age) const {
    const RateTable& table =
        model_.rates[static_cast<std::size_t>(model_.columns[static_cast<std::size_t>(person.column)].rates)];
    if (risk == Risk::Promote && person.level + 1 == static_cast<int>(model_.axes.levels.size())) return 0;
    double yearly = 0;
    for (const RateRow& row : table.rows)
      if (row.risk == risk && person.level >= row.level_from && person.level <= row.level_to && age >= row.age_from &&
          age <= row.age_to)
        yearly = row.yearly.at(step_);
    return -std::log(1 - yearly) / 12;
  }

  // Birthdays are spread over the year: with this chance somebody has had theirs since the cells moved up.
  int exact_age(const Person& person) {
    const bool older = uniform() < (step_ % 12 + 0.5) / 12;
    return std::min(person.age + (older ? 1 : 0), model_.axes.oldest);
  }

  void risks() {
    std::vector<Person> next;
    for (Person person : staff_) {
      const int age = exact_age(person);
      std::vector<double> h;
      double all = 0;
      for (std::size_t r = 0; r < kRisks; ++r) all += h.emplace_back(hazard(person, static_cast<Risk>(r), age));
      if (uniform() >= 1 - std::exp(-all)) {
        next.push_back(person);
        continue;
      }
      const Risk risk = static_cast<Risk>(std::discrete_distribution<int>(h.begin(), h.end())(random_));
      const auto& table =
          model_.rates[static_cast<std::size_t>(model_.columns[static_cast<std::size_t>(person.column)].rates)];
      const auto& moves = model_.moves[static_cast<std::size_t>(person.column)];
      if (risk == Risk::Leave) count(person.column, Flow::Left);
      if (risk == Risk::Break) count(person.column, Flow::CareerBreak);
      if (risk == Risk::Promote) {
        count(person.column, Flow::Promoted);
        ++person.level;
        next.push_back(person);
      }
      if (risk == Risk::Retire) {
        count(person.column, Flow::Retired);
        if (table.retire_return.stated() && uniform() < table.retire_return.at(step_)) {
          count(person.column, Flow::RetireAndReturn);
          next.push_back(person);
        }
      }
      if (risk == Risk::Move) {
        if (!moves.empty()) {
          std::vector<double> weights;
          for (const Destination& d : moves) weights.push_back(d.weight);
          count(person.column, Flow::MovedOut);
          person.column =
              moves[std::discrete_distribution<std::size_t>(weights.begin(), weights.end())(random_)].column;
          count(person.column, Flow::MovedIn);
        }
        next.push_back(person);
      }
    }
    staff_ = std::move(next);
  }

  bool admitted(const Stage& stage) {
    for (const Stage::Use& use : stage.uses)
      if (left_[static_cast<std::size_t>(use.limit)] < use.units - 1e-9) return false;
    for (const Stage::Use& use : stage.uses) left_[static_cast<std::size_t>(use.limit)] -= use.units;
    return true;
  }

  void learn() {
    for (std::size_t l = 0; l < left_.size(); ++l)
      if (model_.limits[l].first_month == calendar_month()) left_[l] = model_.limits[l].per_year.at(step_);
    joining_.clear();
    std::vector<Learner> next;
    for (Learner learner : learners_) {
      const Route& route = model_.routes[learner.route];
      if (++learner.months < route.stages[static_cast<std::size_t>(learner.stage)].months) {
        next.push_back(learner);
        continue;
      }
      if (uniform() < route.stages[static_cast<std::size_t>(learner.stage)].attrition) continue;
      if (++learner.stage == static_cast<int>(route.stages.size())) {
        double u = uniform();
        for (const Target& target : route.targets) {
          if (u < target.weight) {
            finish(route, target);
            break;
          }
          u -= target.weight;
        }
        continue;
      }
      learner.months = 0;
      if (admitted(route.stages[static_cast<std::size_t>(learner.stage)])) next.push_back(learner);
    }
    learners_ = std::move(next);
    for (std::size_t r = 0; r < model_.routes.size(); ++r) {
      if (model_.routes[r].start_month != calendar_month()) continue;
      for (int j = 0; j < static_cast<int>(model_.routes[r].starts.at(step_)); ++j)
        if (admitted(model_.routes[r].stages[0])) learners_.push_back({r, 0, 0});
    }
  }

  void finish(const Route& route, const Target& target) {
    if (route.from_level < 0) {
      joining_.push_back({target.column, target.level, 0});
      join_source_.resize(joining_.size());
      join_source_.back() = route.source;
      join_ages_.resize(joining_.size());
      join_ages_.back() = route.entry_ages;
      return;
    }
    std::vector<std::size_t> those;
    std::vector<double> weights;
    for (std::size_t i = 0; i < staff_.size(); ++i)
      if (staff_[i].column == target.column && staff_[i].level == route.from_level) {
        those.push_back(i);
        weights.push_back(entry_weight(route.entry_ages, staff_[i].age));
      }
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0) return;
    count(target.column, Flow::Qualified);
    staff_[those[std::discrete_distribution<std::size_t>(weights.begin(), weights.end())(random_)]].level =
        target.level;
  }

  // Weight of a cell: those of its age who have not had their birthday, and those a year older who have.
  double entry_weight(int table, int age) const {
    const auto& weight = model_.entry_ages[static_cast<std::size_t>(table)];
    const auto a = static_cast<std::size_t>(age - model_.axes.youngest);
    const double w = (step_ % 12 + 0.5) / 12;
    return (1 - w) * weight[a] + (a + 1 < weight.size() ? w * weight[a + 1] : 0) + (a == 0 ? w * weight[0] : 0);
  }

  double weight_of(int column, int level, int age) const {
    const RateTable& table =
        model_.rates[static_cast<std::size_t>(model_.columns[static_cast<std::size_t>(column)].rates)];
    const auto at = [&](int a) {
      return static_cast<double>(table.participation[static_cast<std::size_t>(
          level * model_.axes.ages() + std::min(a, model_.axes.oldest) - model_.axes.youngest)]);
    };
    const double w = step_ % 12 == 11 ? 11 / 12.0 : (step_ % 12 + 1) / 12.0;
    return (1 - w) * at(age) + w * at(age + 1);
  }

  // Posts still open; people of the level's mean FTE.
  struct Room {
    double vacant, each;
  };
  Room open(int column, int level) const {
    const Path& posts = model_.establishment[static_cast<std::size_t>(column) * model_.axes.levels.size() +
                                             static_cast<std::size_t>(level)];
    double fte = 0;
    int people = 0;
    for (const Person& person : staff_)
      if (person.column == column && person.level == level) {
        fte += weight_of(column, level, person.age);
        ++people;
      }
    return {std::max(0.0, posts.at(step_) * 1000 - fte), people > 0 ? fte / people : 900};
  }

  void recruit() {
    for (int c = 0; c < static_cast<int>(model_.columns.size()); ++c)
      for (int level = 0; level < static_cast<int>(model_.axes.levels.size()); ++level) {
        const Room posts = model_.establishment.empty() ? Room{1e12, 1000} : open(c, level);
        int room = static_cast<int>(std::floor(posts.vacant / posts.each + 1e-9)), hired = 0;
        const auto take = [&](Source source, int table) {
          if (room-- <= 0) {
            count(c, Flow::TurnedAway);
            return;
          }
          count(c, flow_of(source));
          ++hired;
          std::vector<double> weights;
          for (int age = model_.axes.youngest; age <= model_.axes.oldest; ++age)
            weights.push_back(entry_weight(table, age));
          staff_.push_back(
              {c, level,
               model_.axes.youngest + std::discrete_distribution<int>(weights.begin(), weights.end())(random_)});
        };
        for (std::size_t i = 0; i < joining_.size(); ++i)
          if (joining_[i].column == c && joining_[i].level == level) take(join_source_[i], join_ages_[i]);
        for (const Inflow& inflow : model_.inflows) {
          if (inflow.column != c || inflow.level != level) continue;
          const int asked = std::poisson_distribution<int>(inflow.per_year.at(step_) / 12)(random_);
          for (int j = 0; j < asked; ++j) take(inflow.source, inflow.entry_ages);
        }
        if (model_.establishment.empty()) continue;
        const auto unfilled = static_cast<int>(std::floor((posts.vacant - hired * posts.each) / 1000 + 1e-9));
        for (int j = 0; j < unfilled; ++j) count(c, Flow::UnfilledMonths);
      }
  }

  const Model& model_;
  std::mt19937_64 random_;
  int step_ = 0;
  std::vector<Person> staff_, joining_;
  std::vector<Source> join_source_;
  std::vector<int> join_ages_;
  std::vector<Learner> learners_;
  std::vector<double> left_;
  PeopleCounts out_;
};

inline std::vector<PeopleCounts> follow_people(const Model& model, std::size_t futures, std::uint64_t seed) {
  std::vector<PeopleCounts> out;
  for (std::size_t f = 0; f < futures; ++f) out.push_back(PeopleFuture(model, seed + f).run());
  return out;
}

}  // namespace cadre::supply
