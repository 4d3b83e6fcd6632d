#include "publishing/attacker_knowledge.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace cadre::publishing {
namespace {

/// An attacker takes usual contracts for granted; where the truth is unusual (0 FTE, two jobs) the guess fails, and
/// protecting against it would contradict what is published.
bool at_most_usual(const AdditiveStructure::Cell& cell) {
  return static_cast<double>(cell.fte) <= static_cast<double>(cell.people) * kMostFtePerPerson * kFteUnits;
}
bool at_least_usual(const AdditiveStructure::Cell& cell) {
  return static_cast<double>(cell.fte) >= static_cast<double>(cell.people) * kLeastFtePerPerson * kFteUnits;
}

}  // namespace

AttackerKnowledge::AttackerKnowledge(const AdditiveStructure& structure, const DisclosureOptions& options)
    : structure_(structure), options_(options) {
  for (Kind& k : kinds_) {
    k.earlier.resize(structure.cells.size());
    for (auto* limits :
         {&k.low, &k.high, &k.loose_low, &k.loose_high, &k.open_low, &k.open_high, &k.fte_low, &k.fte_high}) {
      limits->assign(structure.cells.size(), 0);
    }
  }
}

void AttackerKnowledge::learn(const ReleaseInput& input) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t c = 0; c < structure_.cells.size(); ++c) {
    if (structure_.cells[c].listed) index.emplace(structure_.cells[c].key, c);
  }
  for (const EarlierRelease& release : input.earlier) {
    for (const PublishedTable& table : release.tables) {
      for (std::size_t row = 0; row < table.cells.size(); ++row) {
        const std::string key = cell_key(table.dimensions, table.values[row], input.hierarchies);
        const auto at = index.find(key);
        if (at == index.end()) continue;
        const bool same = release.same_period || names_month(key);
        learn_cell(at->second, table.cells[row], possible_counts(table.cells[row], release.options), same);
      }
    }
  }
}

void AttackerKnowledge::learn_cell(std::size_t cell, const PublishedCell& then, CountRange range, bool same_people) {
  for (Kind& k : kinds_) {
    k.earlier[cell].was_withheld = k.earlier[cell].was_withheld || then.people_mark == Mark::Withheld;
  }
  const AdditiveStructure::Cell& truth = structure_.cells[cell];
  if (!range.holds(truth.people)) return;  // the figure was revised or has changed: it no longer binds
  kinds_differ_ = kinds_differ_ || !same_people;
  const bool fte_told = then.fte_mark == Mark::Shown &&
                        std::abs(static_cast<double>(truth.fte) / kFteUnits - then.fte) <= kFteStep / 2 + 1e-9;
  for (std::size_t k = 0; k < (same_people ? 2U : 1U); ++k) {
    Earlier& known = kinds_[k].earlier[cell];
    known.people = meet(known.people, range);
    known.fte_known = known.fte_known || fte_told;
  }
}

CountRange AttackerKnowledge::fte_range(int cell, std::int64_t people) const {
  const AdditiveStructure::Cell& c = structure_.cells[static_cast<std::size_t>(cell)];
  if (!c.listed) return {0, kMuchFte};
  CountRange range{0, kMuchFte};
  if (at_least_usual(c)) range.low = people * fte_units(kLeastFtePerPerson);
  if (at_most_usual(c)) range.high = people * fte_units(kMostFtePerPerson);
  return range;
}

void AttackerKnowledge::refresh(std::size_t kind, int cell, const PublishedCell& view) {
  Kind& knowledge = kinds_[kind];
  const auto c = static_cast<std::size_t>(cell);
  const AdditiveStructure::Cell& truth = structure_.cells[c];
  const Earlier& earlier = knowledge.earlier[c];
  CountRange now = possible_counts(view, options_);
  if (view.rate_mark == Mark::Shown) now = {truth.people, truth.people};  // a rate gives the count away
  CountRange told = earlier.people;
  const bool fte_told = view.fte_mark == Mark::Shown || earlier.fte_known;
  if (fte_told && at_most_usual(truth)) {
    const std::int64_t one = fte_units(kMostFtePerPerson);
    told.low = std::max(told.low, (truth.fte + one - 1) / one);
  }
  if (fte_told && at_least_usual(truth) && truth.fte > 0) {
    told.high = std::min(told.high, truth.fte / fte_units(kLeastFtePerPerson));
  }
  now = meet(now, told);
  const CountRange loose = meet(possible_counts(view, options_), told);
  knowledge.loose_low[c] = loose.low;
  knowledge.loose_high[c] = loose.high;
  const CountRange open = meet({}, earlier.fte_known ? told : earlier.people);
  knowledge.low[c] = now.low;
  knowledge.high[c] = now.high;
  knowledge.open_low[c] = open.low;
  knowledge.open_high[c] = open.high;
  const CountRange fte = fte_told ? CountRange{truth.fte, truth.fte} : fte_range(cell, truth.people);
  knowledge.fte_low[c] = fte.low;
  knowledge.fte_high[c] = fte.high;
}

WorldProgram::CellLimits AttackerKnowledge::limits(std::size_t kind, int cell, const PublishedCell& view) const {
  const Kind& k = kinds_[kind];
  const auto c = static_cast<std::size_t>(cell);
  const AdditiveStructure::Cell& truth = structure_.cells[c];
  WorldProgram::CellLimits out{k.low[c], k.high[c], k.loose_low[c], k.loose_high[c], k.open_low[c], k.open_high[c]};
  const bool told = view.fte_mark == Mark::Shown || k.earlier[c].fte_known;
  out.fte_low = told ? truth.fte : 0;
  out.fte_high = told ? truth.fte : kMuchFte;
  out.at_least_usual = truth.listed && at_least_usual(truth);
  out.at_most_usual = truth.listed && at_most_usual(truth);
  return out;
}

}  // namespace cadre::publishing
