#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "supply/compiling.h"
#include "supply/dated_value.h"

namespace cadre::supply {
namespace {

using Kind = LeverTarget::Kind;

/// Column and level of which a row is true.
struct Place {
  std::size_t column = 0;
  int level = 0;
  double staff = 0;
};

std::vector<Place> places_of(const Compiling& c, const Scope& scope) {
  std::vector<Place> out;
  for (std::size_t column = 0; column < c.model.columns.size(); ++column)
    for (int level = 0; level < static_cast<int>(c.levels()); ++level)
      if (covers(scope, c.scope_of(c.model.columns[column], level)))
        out.push_back({column, level, static_cast<double>(c.people(column, level, level))});
  return out;
}

double staff_of(const std::vector<Place>& places) {
  double sum = 0;
  for (const Place& place : places) sum += place.staff;
  return sum;
}

struct InflowCell {
  DatedValue per_year;
  int factor = 0;
  std::vector<double> values;
};

/// Destinations of a column by the rows that name where it stands: the plan's where there are any.
std::vector<Destination> destinations_of(const Compiling& c, std::size_t from) {
  const Column& column = c.model.columns[from];
  const auto from_here = [&](const MoveInput& row) {
    return covers({row.profession, row.from_area, row.from_sector, -1}, c.scope_of(column));
  };
  const bool own = std::any_of(c.inputs.moves.begin(), c.inputs.moves.end(),
                               [&](const MoveInput& row) { return row.given.own && from_here(row); });
  std::map<std::size_t, double> weights;
  for (const MoveInput& row : c.inputs.moves) {
    if (row.given.own != own || !from_here(row)) continue;
    std::vector<Place> fitting;
    for (std::size_t to = 0; to < c.model.columns.size(); ++to)
      if (to != from && c.model.columns[to].profession == column.profession &&
          covers({"", row.to_area, row.to_sector, -1}, c.scope_of(c.model.columns[to])))
        fitting.push_back({to, 0, static_cast<double>(c.people(to, 0, static_cast<int>(c.levels()) - 1))});
    const double staff = staff_of(fitting);
    for (const Place& place : fitting)
      if (staff > 0) weights[place.column] += row.weight * place.staff / staff;
  }
  double sum = 0;
  for (const auto& [to, weight] : weights) sum += weight;
  std::vector<Destination> out;
  for (const auto& [to, weight] : weights)
    if (weight > 0) out.push_back({static_cast<int>(to), weight / sum});
  return out;
}

}  // namespace

void compile_moves(Compiling& c) {
  for (std::size_t column = 0; column < c.model.columns.size(); ++column)
    c.model.moves.push_back(destinations_of(c, column));
}

int entry_ages_of(Compiling& c, Source inflow, const std::string& profession) {
  const Axes& axes = c.model.axes;
  // The plan's curve of the profession, then the plan's for all, then likewise of reference/supply.
  for (const bool own : {true, false})
    for (const std::string& named : {profession, std::string()}) {
      std::vector<double> weights(static_cast<std::size_t>(axes.ages()), 0);
      double sum = 0;
      for (const EntryAgeInput& row : c.inputs.entry_ages) {
        if (row.inflow != inflow || row.given.own != own || row.profession != named) continue;
        const int from = std::max(row.age_from, axes.youngest), to = std::min(row.age_to, axes.oldest);
        for (int age = from; age <= to; ++age)
          weights[static_cast<std::size_t>(age - axes.youngest)] += row.weight / (to - from + 1);
        if (from <= to) sum += row.weight;
      }
      if (!(sum > 0)) continue;
      for (double& weight : weights) weight /= sum;
      auto& known = c.model.entry_ages;
      const auto at = std::find(known.begin(), known.end(), weights);
      if (at != known.end()) return static_cast<int>(at - known.begin());
      known.push_back(std::move(weights));
      return static_cast<int>(known.size()) - 1;
    }
  throw base::InputError({base::Severity::Error,
                          {"supply"},
                          fmt::format("no ages are given for {}", kSourceNames[static_cast<std::size_t>(inflow)]),
                          "Add rows with a weight to the file of [supply] entry_ages"});
}

void compile_inflows(Compiling& c) {
  std::map<std::tuple<Source, std::size_t, int>, InflowCell> cells;
  for (const InflowInput& row : c.inputs.inflows) {
    const std::vector<Place> places = places_of(c, row.scope);
    if (places.empty()) c.fits_nobody(row.given, std::string(kSourceNames[static_cast<std::size_t>(row.inflow)]));
    const double staff = staff_of(places);
    const int step = c.step_of(row.from);
    if (step >= c.model.months) continue;
    const int factor = c.factor(
        Compiling::group_name(kSourceNames[static_cast<std::size_t>(row.inflow)], row.scope.profession), row.per_year);
    for (const Place& place : places) {
      const double share = staff > 0 ? place.staff / staff : 1 / static_cast<double>(places.size());
      InflowCell& cell = cells[{row.inflow, place.column, place.level}];
      cell.per_year.set(
          step, row.amount == Amount::People ? row.per_year.value * share : row.per_year.value / 100 * place.staff);
      cell.factor = factor;
    }
  }
  for (auto& [key, cell] : cells) cell.values = cell.per_year.by_step(c.model.months);
  for (std::size_t s = 0; s < kSources; ++s) {
    std::vector<Piece> pieces;
    for (auto& [key, cell] : cells) {
      const auto [source, column, level] = key;
      if (static_cast<std::size_t>(source) == s)
        pieces.push_back({c.scope_of(c.model.columns[column], level),
                          static_cast<double>(c.people(column, level, level)), &cell.values});
    }
    c.levers.apply({Kind::Inflow, {}, static_cast<Source>(s), {}}, true, pieces);
  }
  for (auto& [key, cell] : cells) {
    const auto [source, column, level] = key;
    if (std::all_of(cell.values.begin(), cell.values.end(), [](double v) { return v == 0; })) continue;
    c.model.inflows.push_back({source, static_cast<int>(column), level,
                               entry_ages_of(c, source, c.profession(c.model.columns[column])),
                               path_of(std::move(cell.values)), cell.factor});
  }
}

void compile_establishment(Compiling& c) {
  if (c.inputs.establishment.empty()) return;
  std::vector<DatedValue> funded(c.model.columns.size() * c.levels());
  for (const EstablishmentInput& row : c.inputs.establishment) {
    const std::vector<Place> places = places_of(c, row.scope);
    if (places.empty()) c.fits_nobody(row.given, "funded posts");
    const double staff = staff_of(places);
    const int step = c.step_of(row.from);
    if (step >= c.model.months) continue;
    for (const Place& place : places) {
      // Posts shared among many go where staff are; elsewhere nothing is stated, which is no limit.
      if (staff > 0 && place.staff == 0) continue;
      const double share = staff > 0 ? place.staff / staff : 1 / static_cast<double>(places.size());
      funded[place.column * c.levels() + static_cast<std::size_t>(place.level)].set(step, row.fte * share);
    }
  }
  std::vector<std::vector<double>> values(funded.size());
  std::vector<Piece> pieces;
  constexpr double kNoLimit = 1e9;
  for (std::size_t i = 0; i < funded.size(); ++i) {
    if (!funded[i].stated()) continue;
    values[i] = funded[i].by_step(c.model.months, kNoLimit);
    const std::size_t column = i / c.levels();
    const int level = static_cast<int>(i % c.levels());
    pieces.push_back(
        {c.scope_of(c.model.columns[column], level), static_cast<double>(c.people(column, level, level)), &values[i]});
  }
  c.levers.apply({Kind::Establishment, {}, {}, {}}, true, pieces);
  for (std::vector<double>& value : values) c.model.establishment.push_back(path_of(std::move(value)));
}

}  // namespace cadre::supply
