#include "publishing/world_program.h"

#include <ClpDualRowDantzig.hpp>
#include <ClpSimplex.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace cadre::publishing {
namespace {

constexpr double kEpsilon = 1e-6;
constexpr double kFar = 1e6;     // people or FTE; farther than any figure need move
constexpr double kTouch = 1e-4;  // a world near the truth is preferred, so that few figures differ

double units(std::int64_t fte) { return static_cast<double>(fte) / kFteUnits; }

/// Columns are differences from the truth; each cell has a free part and parts beyond its limits that cost.
struct Program {
  std::vector<double> low, high, cost, row_low, row_high, element;
  std::vector<int> row_of, column_of;

  int column(double from, double to, double price) {
    low.push_back(std::clamp(from, -kFar, kFar));
    high.push_back(std::clamp(to, -kFar, kFar));
    cost.push_back(price);
    return static_cast<int>(low.size()) - 1;
  }
  int row(double from, double to) {
    row_low.push_back(from);
    row_high.push_back(to);
    return static_cast<int>(row_low.size()) - 1;
  }
  void term(int at, int col, double factor) {
    row_of.push_back(at);
    column_of.push_back(col);
    element.push_back(factor);
  }
};

struct ByColumn {
  std::vector<CoinBigIndex> start;
  std::vector<int> row;
  std::vector<double> element;
};

/// Counting sort: CLP's own, from triplets, took a seventh of the whole time.
ByColumn by_column(const Program& program) {
  ByColumn out;
  out.start.assign(program.low.size() + 1, 0);
  for (const int column : program.column_of) ++out.start[static_cast<std::size_t>(column) + 1];
  std::partial_sum(out.start.begin(), out.start.end(), out.start.begin());
  std::vector<CoinBigIndex> next(out.start.begin(), out.start.end() - 1);
  out.row.resize(program.element.size());
  out.element.resize(program.element.size());
  for (std::size_t t = 0; t < program.element.size(); ++t) {
    const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(program.column_of[t])]++);
    out.row[at] = program.row_of[t];
    out.element[at] = program.element[t];
  }
  return out;
}

/// The signed columns whose sum is a cell's difference.
struct Difference {
  std::vector<std::pair<int, double>> parts;
  void add_to(Program& program, int row, double factor) const {
    for (const auto& [column, sign] : parts) program.term(row, column, sign * factor);
  }
  double value(const double* solution) const {
    double sum = 0;
    for (const auto& [column, sign] : parts) sum += sign * solution[column];
    return sum;
  }
};

void beyond(Program& program, Difference& difference, double room, double sign, double price) {
  if (room > 0) difference.parts.push_back({program.column(0, room, price), sign});
}

/// |difference| costs a little, beyond the limits more.
Difference limited(Program& program, double truth, double low, double high) {
  Difference out;
  beyond(program, out, high - truth, 1, kTouch);
  beyond(program, out, truth - low, -1, kTouch);
  return out;
}

Difference people_difference(Program& program, const WorldProgram::CellLimits& l, std::int64_t truth) {
  const auto n = static_cast<double>(truth);
  Difference out = limited(program, n, static_cast<double>(l.low), static_cast<double>(l.high));
  if (l.cost < 0) return out;
  const auto price = static_cast<double>(l.cost);
  beyond(program, out, static_cast<double>(l.loose_high - l.high), 1, kTouch + price * 0.2);
  beyond(program, out, static_cast<double>(l.low - l.loose_low), -1, kTouch + price * 0.2);
  beyond(program, out, static_cast<double>(l.open_high - l.loose_high), 1, kTouch + price);
  beyond(program, out, static_cast<double>(l.loose_low - l.open_low), -1, kTouch + price);
  return out;
}

Difference fte_difference(Program& program, const WorldProgram::CellLimits& l, std::int64_t truth) {
  Difference out = limited(program, units(truth), units(l.fte_low), units(l.fte_high));
  if (l.fte_cost < 0) return out;
  beyond(program, out, kFar, 1, kTouch + static_cast<double>(l.fte_cost));
  beyond(program, out, units(l.fte_low), -1, kTouch + static_cast<double>(l.fte_cost));
  return out;
}

}  // namespace

std::optional<std::vector<WorldProgram::CellWorld>> WorldProgram::find(
    const Goal& goal, std::span<const int> cells, const std::function<CellLimits(int)>& limits_of) const {
  Program program;
  std::unordered_map<int, std::size_t> local;
  std::vector<Difference> people, fte;
  std::vector<int> relations;
  for (const int cell : cells) {
    const AdditiveStructure::Cell& truth = structure_.cells[static_cast<std::size_t>(cell)];
    const CellLimits l = limits_of(cell);
    local.emplace(cell, people.size());
    people.push_back(people_difference(program, l, truth.people));
    fte.push_back(fte_difference(program, l, truth.fte));
    const auto n = static_cast<double>(truth.people);
    if (l.at_most_usual) {
      const int row = program.row(units(truth.fte) - n * kMostFtePerPerson, COIN_DBL_MAX);
      people.back().add_to(program, row, kMostFtePerPerson);
      fte.back().add_to(program, row, -1);
    }
    if (l.at_least_usual) {
      const int row = program.row(n * kLeastFtePerPerson - units(truth.fte), COIN_DBL_MAX);
      people.back().add_to(program, row, -kLeastFtePerPerson);
      fte.back().add_to(program, row, 1);
    }
    if (cell == goal.cell) {
      const double move = static_cast<double>(goal.people) - n;
      people.back().add_to(program, program.row(move, move), 1);
      fte.back().add_to(
          program, program.row(units(goal.fte_low) - units(truth.fte), units(goal.fte_high) - units(truth.fte)), 1);
    }
    const auto& uses = uses_[static_cast<std::size_t>(cell)];
    relations.insert(relations.end(), uses.begin(), uses.end());
  }
  std::sort(relations.begin(), relations.end());
  relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
  for (const int r : relations) {
    const Relation& relation = structure_.relations[static_cast<std::size_t>(r)];
    // Fewer people may be counted twice than are, never more.
    const auto fewer = static_cast<double>(std::max<std::int64_t>(0, relation.people_overlap));
    const int people_row = program.row(-fewer, 0), fte_row = program.row(0, 0);
    const auto total = local.find(relation.total);
    const auto whole = static_cast<double>(structure_.cells[static_cast<std::size_t>(relation.total)].people);
    if (total != local.end()) {
      people[total->second].add_to(program, people_row, -1);
      fte[total->second].add_to(program, fte_row, -1);
    }
    for (const int p : relation.parts) {
      const auto part = local.find(p);
      if (part != local.end()) {
        people[part->second].add_to(program, people_row, 1);
        fte[part->second].add_to(program, fte_row, 1);
      }
      if (relation.people_overlap == 0 || (part == local.end() && total == local.end())) continue;
      const auto n = static_cast<double>(structure_.cells[static_cast<std::size_t>(p)].people);
      if (n > whole) continue;                               // a total that no table lists is only estimated
      const int row = program.row(n - whole, COIN_DBL_MAX);  // nobody is in a part and not in the total
      if (total != local.end()) people[total->second].add_to(program, row, 1);
      if (part != local.end()) people[part->second].add_to(program, row, -1);
    }
  }
  ClpSimplex model;
  model.setLogLevel(0);
  model.scaling(0);
  const ByColumn terms = by_column(program);
  model.loadProblem(static_cast<int>(program.low.size()), static_cast<int>(program.row_low.size()), terms.start.data(),
                    terms.row.data(), terms.element.data(), program.low.data(), program.high.data(),
                    program.cost.data(), program.row_low.data(), program.row_high.data());
  ClpDualRowDantzig most_violated;  // such programmes take few pivots; the steepest edge is not worth its keeping
  model.setDualRowPivotAlgorithm(most_violated);
  model.dual();
  if (!model.isProvenOptimal()) return std::nullopt;
  std::vector<CellWorld> world;
  const double* solution = model.primalColumnSolution();
  for (const int cell : cells) {
    const std::size_t at = local.at(cell);
    const double moved = people[at].value(solution), moved_fte = fte[at].value(solution);
    if (std::abs(moved) < kEpsilon && std::abs(moved_fte) < kEpsilon) continue;
    const AdditiveStructure::Cell& truth = structure_.cells[static_cast<std::size_t>(cell)];
    world.push_back(
        {cell, static_cast<double>(truth.people) + moved, static_cast<double>(truth.fte) + moved_fte * kFteUnits});
  }
  return world;
}

}  // namespace cadre::publishing
