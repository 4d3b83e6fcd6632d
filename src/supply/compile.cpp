#include "supply/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "intake/input_sheet.h"
#include "plan_file/nearest.h"
#include "supply/compiling.h"
#include "vocabulary/codes.h"

namespace cadre::supply {
namespace {

constexpr std::string_view kUnknown = "unknown";

/// Codes in the order of a vocabulary list, what it does not hold last.
std::vector<std::string> in_order(const std::set<std::string>& codes, std::span<const std::string_view> list) {
  std::vector<std::string> out(codes.begin(), codes.end());
  std::stable_sort(out.begin(), out.end(), [&](const std::string& a, const std::string& b) {
    return std::find(list.begin(), list.end(), a) < std::find(list.begin(), list.end(), b);
  });
  return out;
}

int index_in(const std::vector<std::string>& codes, const std::string& code) {
  return static_cast<int>(std::find(codes.begin(), codes.end(), code) - codes.begin());
}

void set_axes(const OpeningStock& stock, Model& model) {
  std::set<std::string> professions, areas, sectors;
  for (const OpeningStock::Row& row : stock.rows) {
    professions.insert(row.profession);
    areas.insert(row.area);
    sectors.insert(row.sector);
  }
  Axes& axes = model.axes;
  axes.professions = in_order(professions, vocabulary::profession_codes());
  axes.sectors = in_order(sectors, vocabulary::sector_codes());
  axes.areas.assign(areas.begin(), areas.end());
  std::stable_partition(axes.areas.begin(), axes.areas.end(), [](const std::string& a) { return a != kUnknown; });
  for (const std::string_view level : intake::level_names()) axes.levels.emplace_back(level);
}

void set_columns(const OpeningStock& stock, Model& model) {
  const Axes& axes = model.axes;
  const auto key = [&](const OpeningStock::Row& row) {
    return std::tuple{index_in(axes.professions, row.profession), index_in(axes.areas, row.area),
                      index_in(axes.sectors, row.sector)};
  };
  std::map<std::tuple<int, int, int>, std::size_t> columns;
  for (const OpeningStock::Row& row : stock.rows) columns.try_emplace(key(row), 0);
  for (auto& [at, index] : columns) {
    index = model.columns.size();
    model.columns.push_back({std::get<0>(at), std::get<1>(at), std::get<2>(at), 0});
  }
  model.people.assign(model.cells(), 0);
  const auto ages = static_cast<std::size_t>(axes.ages());
  for (const OpeningStock::Row& row : stock.rows)
    model.people[(columns.at(key(row)) * axes.levels.size() + static_cast<std::size_t>(row.level)) * ages +
                 static_cast<std::size_t>(row.age - axes.youngest)] += row.people;
}

std::vector<std::int32_t> staff_of(const Model& model) {
  const auto ages = static_cast<std::size_t>(model.axes.ages());
  std::vector<std::int32_t> out(model.people.size() / ages, 0);
  for (std::size_t cell = 0; cell < model.people.size(); ++cell) out[cell / ages] += model.people[cell];
  return out;
}

/// Areas that the plan's rows name must be areas of the report.
class AreaCheck {
 public:
  explicit AreaCheck(const std::vector<std::string>& areas) : areas_(areas) {}
  void check(const std::string& area, const Given& given) {
    if (area.empty() || std::find(areas_.begin(), areas_.end(), area) != areas_.end()) return;
    const std::vector<std::string_view> words(areas_.begin(), areas_.end());
    faults_.push_back({base::Severity::Error, given.where, fmt::format("no staff work in an area '{}'", area),
                       fmt::format("The nearest is '{}'", plan_file::nearest_of(area, words).word)});
  }
  void finish() {
    if (!faults_.empty()) throw base::InputError(std::move(faults_));
  }

 private:
  const std::vector<std::string>& areas_;
  base::Diagnostics faults_;
};

void check_areas(const Inputs& inputs, const Model& model) {
  AreaCheck check(model.axes.areas);
  for (const MoveInput& row : inputs.moves) {
    check.check(row.from_area, row.given);
    check.check(row.to_area, row.given);
  }
  for (const InflowInput& row : inputs.inflows) check.check(row.scope.area, row.given);
  for (const EstablishmentInput& row : inputs.establishment) check.check(row.scope.area, row.given);
  for (const RouteInput& row : inputs.routes) check.check(row.scope.area, row.given);
  for (const LearnerInput& row : inputs.learners) check.check(row.area, row.given);
  for (const LeverInput& row : inputs.levers) check.check(row.scope.area, row.given);
  check.finish();
}

void refuse_idle_levers(const Levers& levers, const Scenario& scenario) {
  base::Diagnostics faults;
  for (const LeverInput* lever : levers.idle())
    faults.push_back({base::Severity::Error, lever->given.where,
                      fmt::format("lever '{}' of scenario '{}' changes nothing: there is no {} for these staff",
                                  lever->lever, scenario.id, lever->what),
                      "State what it is to change in the base, or widen the lever's profession, area and level"});
  if (!faults.empty()) throw base::InputError(std::move(faults));
}

}  // namespace

std::int64_t Compiling::people(std::size_t column, int level_from, int level_to) const {
  std::int64_t sum = 0;
  for (int level = level_from; level <= level_to; ++level)
    sum += staff[column * levels() + static_cast<std::size_t>(level)];
  return sum;
}

int Compiling::step_of(base::Month from) const {
  if (!from.known()) return 0;
  return std::clamp(from.ordinal() - model.opening.ordinal() - 1, 0, model.months);
}

int Compiling::factor(const std::string& name, const Range& range) {
  if (!(range.value > 0) || range.low == range.high) return 0;
  const auto [at, fresh] = factors.try_emplace(name, model.factors.size());
  if (fresh) model.factors.push_back({name, 1, 1, 1});
  Factor& factor = model.factors[at->second];
  factor.low = std::min(factor.low, range.low / range.value);
  factor.high = std::max(factor.high, range.high / range.value);
  return static_cast<int>(at->second);
}

std::string Compiling::group_name(std::string_view what, const std::string& profession) {
  return fmt::format("{}, {}", what, profession.empty() ? "all professions" : profession);
}

void Compiling::fits_nobody(const Given& given, const std::string& what) {
  if (given.own)
    notes.push_back({base::Severity::Warning, given.where, fmt::format("this row fits no staff: {}", what),
                     "Correct its profession, area, sector or level, or take it out"});
}

Path path_of(std::vector<double> values) {
  while (values.size() > 1 && values.back() == values[values.size() - 2]) values.pop_back();
  return Path(std::move(values));
}

bool covers(const Scope& row, const Scope& of) {
  const auto same = [](const std::string& wanted, const std::string& is) { return wanted.empty() || wanted == is; };
  return same(row.profession, of.profession) && same(row.area, of.area) && same(row.sector, of.sector) &&
         (row.level < 0 || of.level < 0 || row.level == of.level);
}

Compiled compile(const Inputs& inputs, const OpeningStock& stock, int months, const Scenario& scenario) {
  Compiled out;
  Model& model = out.model;
  model.opening = stock.month;
  model.months = months;
  set_axes(stock, model);
  check_areas(inputs, model);
  set_columns(stock, model);
  Levers levers(scenario.levers, stock.month);
  Compiling c{inputs, model, levers, out.notes, staff_of(model), {}};
  compile_rates(c, stock);
  compile_moves(c);
  compile_inflows(c);
  compile_establishment(c);
  compile_routes(c);
  refuse_idle_levers(levers, scenario);
  return out;
}

}  // namespace cadre::supply
