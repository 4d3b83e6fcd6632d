#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "supply/compiling.h"
#include "supply/dated_value.h"
#include "supply/stage_chain.h"

namespace cadre::supply {
namespace {

using Kind = LeverTarget::Kind;
using RouteRows = std::vector<const RouteInput*>;

constexpr double kNoLimit = 1e9;  // units a year before a limit begins

/// A route of one profession while it is made.
struct RoutePlan {
  Route route;
  std::string area;  ///< "" = all
  double staff = 0;  ///< whom starts per hundred staff are reckoned on
  std::vector<double> starts;
};

/// Limits of the model by name and profession ("" = shared by all).
using LimitIndex = std::map<std::pair<std::string, std::string>, int>;

/// Levers on a limit act on its share of every profession.
void apply_limit_levers(Compiling& c, const LimitIndex& index, std::vector<std::vector<double>>& values) {
  std::map<std::string, std::vector<Piece>> by_name;
  for (const auto& [of, i] : index) {
    double staff = 0;
    for (std::size_t column = 0; column < c.model.columns.size(); ++column)
      if (of.second.empty() || c.profession(c.model.columns[column]) == of.second)
        staff += static_cast<double>(c.people(column, 0, static_cast<int>(c.levels()) - 1));
    by_name[of.first].push_back({{of.second, {}, {}, -1}, staff, &values[static_cast<std::size_t>(i)]});
  }
  for (auto& [name, pieces] : by_name) c.levers.apply({Kind::Limit, {}, {}, name}, true, pieces);
}

/// What the plan says of a limit: by team where it tells them.
struct StatedLimit {
  std::vector<std::pair<std::string, DatedValue>> teams;
  const LimitInput* last = nullptr;

  DatedValue& of(const std::string& team) {
    for (auto& [name, value] : teams)
      if (name == team) return value;
    return teams.emplace_back(team, DatedValue()).second;
  }
  bool stated() const {
    return std::any_of(teams.begin(), teams.end(), [](const auto& team) { return team.second.stated(); });
  }
  /// Sum of the teams by step; none of a month in which none says anything.
  std::vector<double> by_step(int months) const {
    std::vector<double> out(static_cast<std::size_t>(months), kNoLimit);
    for (const auto& [name, value] : teams) {
      const std::vector<double> own = value.by_step(months, kNoLimit);
      for (std::size_t i = 0; i < out.size(); ++i)
        if (own[i] < kNoLimit) out[i] = own[i] + (out[i] < kNoLimit ? out[i] : 0);
    }
    return out;
  }
  std::vector<Limit::Team> shares(const std::vector<double>& all) const {
    const auto first = std::find_if(all.begin(), all.end(), [](double v) { return v > 0 && v < kNoLimit; });
    std::vector<Limit::Team> out;
    if (first == all.end() || std::none_of(teams.begin(), teams.end(), [](const auto& t) { return !t.first.empty(); }))
      return out;
    for (const auto& [name, value] : teams)
      out.push_back({name, value.at(static_cast<int>(first - all.begin())) / *first});
    return out;
  }
};

LimitIndex compile_limits(Compiling& c) {
  std::vector<std::pair<std::pair<std::string, std::string>, StatedLimit>> limits;
  for (const LimitInput& row : c.inputs.limits) {
    const std::pair key{row.limit, row.profession};
    auto at = std::find_if(limits.begin(), limits.end(), [&](const auto& l) { return l.first == key; });
    if (at == limits.end()) at = limits.insert(limits.end(), {key, {}});
    at->second.last = &row;
    if (row.per_year && c.step_of(row.from) < c.model.months)
      at->second.of(row.team).set(c.step_of(row.from), *row.per_year);
  }
  LimitIndex index;
  std::vector<std::vector<double>> values;
  for (const auto& [key, stated] : limits) {
    const auto& professions = c.model.axes.professions;
    const bool here =
        key.second.empty() || std::find(professions.begin(), professions.end(), key.second) != professions.end();
    if (!here) c.fits_nobody(stated.last->given, key.first);
    if (!stated.stated() || !here) continue;
    index[key] = static_cast<int>(c.model.limits.size());
    const std::string name = key.second.empty() ? key.first : fmt::format("{}, {}", key.first, key.second);
    values.push_back(stated.by_step(c.model.months));
    c.model.limits.push_back({name, stated.last->unit, {}, stated.last->first_month, stated.shares(values.back())});
  }
  apply_limit_levers(c, index, values);
  for (std::size_t i = 0; i < values.size(); ++i) c.model.limits[i].per_year = path_of(std::move(values[i]));
  return index;
}

/// The rows of a route that count for a profession, by area: the plan's before others, those that name the profession
/// before those that name none.
std::vector<RouteRows> rows_by_area(const Inputs& inputs, const std::string& route, const std::string& profession) {
  const auto rank = [](const RouteInput& row) {
    return (row.given.own ? 2 : 0) + (row.scope.profession.empty() ? 0 : 1);
  };
  const auto fits = [&](const RouteInput& row) {
    return row.route == route && (row.scope.profession.empty() || row.scope.profession == profession);
  };
  int best = -1;
  for (const RouteInput& row : inputs.routes)
    if (fits(row)) best = std::max(best, rank(row));
  std::vector<RouteRows> out;
  for (const RouteInput& row : inputs.routes) {
    if (!fits(row) || rank(row) != best) continue;
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const RouteRows& rows) { return rows.front()->scope.area == row.scope.area; });
    if (same == out.end())
      out.push_back({&row});
    else
      same->push_back(&row);
  }
  return out;
}

Route::InTraining cohort(int stage, int months_done, std::int32_t people) { return {stage, months_done, people}; }

class RouteMaker {
 public:
  RouteMaker(Compiling& c, LimitIndex limits) : c_(c), limits_(std::move(limits)) {}

  /// Every profession's and area's route of this name.
  void make(const std::string& id) {
    std::vector<RoutePlan> plans;
    for (std::size_t p = 0; p < c_.model.axes.professions.size(); ++p) {
      const std::string& profession = c_.model.axes.professions[p];
      base::Diagnostics checked_before;
      const std::vector<StageRows> chain = stage_chain(c_.inputs, id, profession, checked_before);
      if (chain.empty()) continue;
      for (const RouteRows& rows : rows_by_area(c_.inputs, id, profession))
        add(static_cast<int>(p), rows, chain, plans);
    }
    fill_training(id, plans);
    std::vector<Piece> pieces;
    pieces.reserve(plans.size());
    for (RoutePlan& plan : plans) pieces.push_back({{profession(plan), plan.area, {}, -1}, plan.staff, &plan.starts});
    c_.levers.apply({Kind::Starts, {}, {}, id}, true, pieces);
    for (RoutePlan& plan : plans) {
      const bool none = std::all_of(plan.starts.begin(), plan.starts.end(), [](double s) { return s == 0; });
      if (none && plan.route.in_training.empty()) continue;
      plan.route.starts = path_of(std::move(plan.starts));
      c_.model.routes.push_back(std::move(plan.route));
    }
  }

 private:
  const std::string& profession(const RoutePlan& plan) const {
    return c_.model.axes.professions[static_cast<std::size_t>(plan.route.profession)];
  }

  void add(int profession, const RouteRows& rows, const std::vector<StageRows>& chain, std::vector<RoutePlan>& plans) {
    const RouteInput& first = *rows.front();
    RoutePlan plan;
    plan.area = first.scope.area;
    Route& route = plan.route;
    route.name = plan.area.empty() ? first.title : fmt::format("{} ({})", first.title, plan.area);
    route.source = first.inflow;
    route.profession = profession;
    route.start_month = first.start_month;
    route.least_cohort = first.least_cohort;
    route.from_level = first.from_level;
    route.training_share = first.training_share;
    set_targets(first, plan);
    if (route.targets.empty()) {
      if (!first.scope.profession.empty()) c_.fits_nobody(first.given, first.title);
      return;
    }
    route.entry_ages = entry_ages_of(c_, route.source, this->profession(plan));
    DatedValue starts;
    for (const RouteInput* row : rows) {
      if (c_.step_of(row->from) >= c_.model.months) continue;
      starts.set(c_.step_of(row->from),
                 row->amount == Amount::People ? row->starts.value : row->starts.value / 100 * plan.staff);
      const int factor =
          c_.factor(Compiling::group_name("starts of " + first.route, row->scope.profession), row->starts);
      if (factor != 0) route.factor = factor;
    }
    plan.starts = starts.by_step(c_.model.months);
    for (const StageRows& stage : chain) route.stages.push_back(stage_of(stage, this->profession(plan)));
    plans.push_back(std::move(plan));
  }

  /// Those who finish join where the staff of the profession are; apprentices stay where they are.
  void set_targets(const RouteInput& row, RoutePlan& plan) const {
    const bool apprentices = row.from_level >= 0;
    const int low = apprentices ? row.from_level : row.to_level;
    const int high = apprentices ? row.from_level : static_cast<int>(c_.levels()) - 1;
    std::vector<std::pair<int, double>> columns;
    for (std::size_t i = 0; i < c_.model.columns.size(); ++i) {
      const Column& column = c_.model.columns[i];
      if (column.profession != plan.route.profession || (!plan.area.empty() && c_.area(column) != plan.area)) continue;
      columns.emplace_back(static_cast<int>(i), static_cast<double>(c_.people(i, low, high)));
      plan.staff += columns.back().second;
    }
    for (const auto& [column, staff] : columns) {
      const double share = plan.staff > 0 ? staff / plan.staff
                           : apprentices  ? 0
                                          : 1 / static_cast<double>(columns.size());
      if (share > 0) plan.route.targets.push_back({column, row.to_level, share * row.join_share});
    }
  }

  Stage stage_of(const StageRows& rows, const std::string& profession) const {
    const StageInput& first = *rows.front();
    Stage stage{first.stage, first.months, first.attrition, {}};
    for (const StageInput* row : rows) {
      if (row->limit.empty() || row->units == 0) continue;
      auto at = limits_.find({row->limit, profession});
      if (at == limits_.end()) at = limits_.find({row->limit, ""});
      if (at != limits_.end()) stage.uses.push_back({at->second, row->units});
    }
    return stage;
  }

  /// Learners whom the plan states; else those that would be in training had as many started in earlier years, in whole
  /// people over all professions (assumed).
  void fill_training(const std::string& id, std::vector<RoutePlan>& plans) {
    struct Share {
      std::size_t plan;
      int stage, months_done;
      double people;
    };
    std::map<int, std::vector<Share>> cohorts;  // by months since they started
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (stated_training(id, plans[i])) continue;
      const Route& route = plans[i].route;
      double left = plans[i].starts.front();
      int begun = 0;
      for (std::size_t s = 0; s < route.stages.size(); ++s) {
        for (int done = 0; done < route.stages[s].months; ++done) {
          const int since = begun + done;
          const base::Month started = base::Month::from_ordinal(c_.model.opening.ordinal() - since);
          if (started.month() == route.start_month && left > 0)
            cohorts[since].push_back({i, static_cast<int>(s), done, left});
        }
        begun += route.stages[s].months;
        left *= 1 - route.stages[s].attrition;
      }
    }
    for (const auto& [since, shares] : cohorts) {
      std::vector<double> weights;
      double sum = 0;
      for (const Share& share : shares) {
        weights.push_back(share.people);
        sum += share.people;
      }
      const std::vector<std::int32_t> people = whole_shares(weights, std::llround(sum));
      for (std::size_t i = 0; i < shares.size(); ++i)
        if (people[i] > 0)
          plans[shares[i].plan].route.in_training.push_back(cohort(shares[i].stage, shares[i].months_done, people[i]));
    }
  }

  bool stated_training(const std::string& id, RoutePlan& plan) const {
    bool stated = false;
    for (const LearnerInput& row : c_.inputs.learners) {
      if (row.route != id || row.profession != profession(plan)) continue;
      stated = true;
      if (row.area != plan.area) continue;
      for (std::size_t s = 0; s < plan.route.stages.size(); ++s)
        if (plan.route.stages[s].name == row.stage && row.people > 0)
          plan.route.in_training.push_back(cohort(static_cast<int>(s), row.months_done, row.people));
    }
    return stated;
  }

  Compiling& c_;
  LimitIndex limits_;
};

/// Learners of a route, profession or area that has none are told of.
void check_learners(Compiling& c) {
  for (const LearnerInput& row : c.inputs.learners) {
    const auto rows = rows_by_area(c.inputs, row.route, row.profession);
    const auto& professions = c.model.axes.professions;
    const bool here =
        std::find(professions.begin(), professions.end(), row.profession) != professions.end() &&
        std::any_of(rows.begin(), rows.end(), [&](const RouteRows& r) { return r.front()->scope.area == row.area; });
    if (!here) c.fits_nobody(row.given, fmt::format("learners on {}", row.route));
  }
}

}  // namespace

void compile_routes(Compiling& c) {
  check_learners(c);
  RouteMaker maker(c, compile_limits(c));
  std::vector<std::string> made;
  for (const RouteInput& row : c.inputs.routes) {
    if (std::find(made.begin(), made.end(), row.route) != made.end()) continue;
    made.push_back(row.route);
    maker.make(row.route);
  }
}

}  // namespace cadre::supply
