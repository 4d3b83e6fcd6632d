#include "publishing/release_protector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_set>

namespace cadre::publishing {
namespace {

constexpr int kAttempts = 3;
constexpr double kTiny = 1e-6;
constexpr std::size_t kFarEnough = 3000;             // cells within which a cheaper world is looked for
constexpr float kZeroCost = 14;                      // hiding that nobody is there confuses readers most
constexpr float kSmallCost = 3;                      // "*" becomes "c": little is lost
constexpr std::array<float, 3> kWorth = {20, 4, 1};  // of a total, of a figure by one dimension, by two
constexpr float kLeastWorth = 0.5F;                  // by more
constexpr float kRatePrice = 0.2F;                   // of what withholding the count would cost

std::vector<BalanceSearch::Sum> sums_of(const AdditiveStructure& structure) {
  std::vector<BalanceSearch::Sum> sums;
  sums.reserve(structure.relations.size());
  for (const Relation& r : structure.relations) sums.push_back({r.total, r.parts});
  return sums;
}

}  // namespace

ReleaseProtector::ReleaseProtector(const AdditiveStructure& structure, const DisclosureOptions& options,
                                   const ReleaseInput& input)
    : structure_(structure),
      options_(options),
      uses_(structure.cells.size()),
      search_(structure.cells.size(), sums_of(structure)),
      program_(structure, uses_),
      knowledge_(structure, options) {
  const std::size_t n = structure.cells.size();
  for (std::size_t r = 0; r < structure.relations.size(); ++r) {
    uses_[static_cast<std::size_t>(structure.relations[r].total)].push_back(static_cast<int>(r));
    for (const int part : structure.relations[r].parts)
      uses_[static_cast<std::size_t>(part)].push_back(static_cast<int>(r));
  }
  for (const AdditiveStructure::Cell& cell : structure.cells) {
    people_.push_back(cell.people);
    fte_.push_back(cell.fte);
    PublishedCell view = first_view(cell.people, static_cast<double>(cell.fte) / kFteUnits, options);
    if (!cell.rate && view.rate_mark == Mark::Shown) view.rate_mark = Mark::Withheld;  // none asked for
    if (cell.rate && cell.rate_part) view.rate_mark = view.people_mark;
    if (cell.uncounted && view.people_mark == Mark::Shown) {
      view.people_mark = view.rate_mark = Mark::Withheld;
      view.people = 0;
    }
    if (!cell.listed) view = {Mark::Withheld, Mark::Withheld, Mark::Withheld, 0, 0};
    published_.push_back(view);
  }
  low_seen_.assign(n, 0);
  high_seen_.assign(n, 0);
  least_ = most_ = people_;
  cost_.assign(n, -1);
  fte_cost_.assign(n, -1);
  weigh_cells(input);
  knowledge_.learn(input);
  for (std::size_t c = 0; c < n; ++c) refresh(static_cast<int>(c));
}

void ReleaseProtector::weigh_cells(const ReleaseInput& input) {
  worth_.assign(structure_.cells.size(), kLeastWorth);
  for (std::size_t t = 0; t < input.tables.size(); ++t) {
    const CountTable& table = input.tables[t];
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
      const auto& values = table.cells[row].values;
      const auto named = static_cast<std::size_t>(
          std::count_if(values.begin(), values.end(), [](const std::string& v) { return !v.empty(); }));
      float& worth = worth_[static_cast<std::size_t>(structure_.cell_of[t][row])];
      if (named < kWorth.size()) worth = std::max(worth, kWorth[named]);
    }
  }
}

bool ReleaseProtector::fte_hidden(int cell) const {
  return published_[static_cast<std::size_t>(cell)].fte_mark != Mark::Shown;
}

void ReleaseProtector::refresh(int cell) {
  const auto c = static_cast<std::size_t>(cell);
  const AdditiveStructure::Cell& truth = structure_.cells[c];
  const PublishedCell& view = published_[c];
  for (std::size_t kind = 0; kind < 2; ++kind) knowledge_.refresh(kind, cell, view);
  const float size = worth_[c] * (1 + std::log2(1 + static_cast<float>(truth.people)));
  float cost = -1;
  if (truth.listed && view.people_mark == Mark::Small) cost = kSmallCost;
  if (truth.listed && view.people_mark == Mark::Shown) cost = truth.people == 0 ? worth_[c] * kZeroCost : size;
  if (cost > 0 && knowledge_.was_withheld(cell)) cost *= 0.3F;  // the same cells month after month
  cost_[c] = cost;
  fte_cost_[c] = truth.listed && !fte_hidden(cell) && truth.people > 0 ? size : -1;
}

void ReleaseProtector::run(base::Progress& progress) {
  if (options_.mode == DisclosureMode::Off) return;
  for (std::size_t c = 0; c < published_.size(); ++c) {
    if (structure_.cells[c].listed && published_[c].people_mark == Mark::Small) queue_.push_back(static_cast<int>(c));
  }
  progress.start("Disclosure control", queue_.size(), "hidden counts");
  for (std::size_t next = 0; next < queue_.size(); ++next) {  // grows while it is worked off
    secure(queue_[next]);
    progress.advance(1);
  }
  progress.finish();
  std::sort(unsafe_.begin(), unsafe_.end());
  unsafe_.erase(std::unique(unsafe_.begin(), unsafe_.end()), unsafe_.end());
}

void ReleaseProtector::secure(int cell) {
  if (structure_.cells[static_cast<std::size_t>(cell)].people < kSmallCount) {
    secure_small(cell);
  } else {
    secure_withheld(cell);
  }
}

void ReleaseProtector::secure_small(int cell) {
  const auto c = static_cast<std::size_t>(cell);
  const AdditiveStructure::Cell& truth = structure_.cells[c];
  const std::int64_t few = std::min(truth.fte, fte_units(kMostFtePerPerson));
  const Goal low{cell, std::min<std::int64_t>(truth.people, 1), 0, few};
  const Goal high{cell, kSmallCount - 1, few + fte_units(kHiddenFteWidth), kMuchFte};
  note_world(std::span(&cell, 1));
  if (!low_seen_[c] && !find_world(low) && !find_world_by_program(low)) unsafe_.push_back(cell);
  if (!high_seen_[c] && !find_world(high) && !find_world_by_program(high)) unsafe_.push_back(cell);
}

void ReleaseProtector::secure_withheld(int cell) {
  const auto c = static_cast<std::size_t>(cell);
  if (most_[c] - least_[c] >= kWithheldWidth) return;
  const Goal more{cell, least_[c] + kWithheldWidth, 0, kMuchFte};
  const Goal fewer{cell, most_[c] - kWithheldWidth, 0, kMuchFte};
  if (!find_world(more) && !find_world(fewer) && !find_world_by_program(more)) unsafe_.push_back(cell);
}

bool ReleaseProtector::find_world(const Goal& goal) {
  const std::size_t knowledge = first_kind();
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (try_world(goal, knowledge, attempt)) return true;
  }
  return false;
}

/// Cells reached through shared sums, nearest first. Of each sum the total and those parts that can give way: hidden
/// ones, then small ones.
std::vector<int> ReleaseProtector::neighbours(int cell, const Reach& reach) const {
  std::vector<int> found{cell}, parts;
  std::unordered_set<int> seen{cell}, relations_seen;
  const auto stiffness = [&](int part) {
    const auto c = static_cast<std::size_t>(part);
    const bool hidden = published_[c].people_mark != Mark::Shown;
    return std::pair(hidden                            ? std::int64_t{-1}
                     : structure_.cells[c].people == 0 ? kUnbounded
                                                       : structure_.cells[c].people,
                     part);
  };
  for (std::size_t next = 0; next < found.size() && found.size() < reach.cells; ++next) {
    for (const int r : uses_[static_cast<std::size_t>(found[next])]) {
      if (!relations_seen.insert(r).second) continue;
      const Relation& relation = structure_.relations[static_cast<std::size_t>(r)];
      parts = relation.parts;
      if (parts.size() > reach.parts) {
        std::nth_element(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(reach.parts), parts.end(),
                         [&](int a, int b) { return stiffness(a) < stiffness(b); });
        parts.resize(reach.parts);
        std::sort(parts.begin(), parts.end());
      }
      parts.insert(parts.begin(), relation.total);
      for (const int part : parts) {
        if (seen.insert(part).second) found.push_back(part);
      }
    }
  }
  return found;
}

WorldProgram::CellLimits ReleaseProtector::limits_of(std::size_t kind, int cell) const {
  const auto c = static_cast<std::size_t>(cell);
  WorldProgram::CellLimits out = knowledge_.limits(kind, cell, published_[c]);
  out.cost = cost_[c];
  out.fte_cost = knowledge_.kind(kind).earlier[c].fte_known ? -1 : fte_cost_[c];
  return out;
}

ReleaseProtector::Opened ReleaseProtector::opened_in(const std::vector<WorldProgram::CellWorld>& world,
                                                     const AttackerKnowledge::Kind& k) const {
  Opened out;
  for (const WorldProgram::CellWorld& w : world) {
    const auto c = static_cast<std::size_t>(w.cell);
    const auto beyond = [&](std::int64_t low, std::int64_t high) {
      return w.people < static_cast<double>(low) - kTiny || w.people > static_cast<double>(high) + kTiny;
    };
    const bool fte_moved = std::abs(w.fte - static_cast<double>(structure_.cells[c].fte)) > kTiny * kFteUnits;
    if (beyond(k.low[c], k.high[c])) {
      (beyond(k.loose_low[c], k.loose_high[c]) ? out.people : out.rates).push_back(w.cell);
    }
    if (fte_moved && !fte_hidden(w.cell)) out.fte.push_back(w.cell);
    // Fractions are rounded towards the truth, so that no world counts for more than it is.
    const std::int64_t truth = structure_.cells[c].people;
    const double inward =
        w.people > static_cast<double>(truth) ? std::floor(w.people + kTiny) : std::ceil(w.people - kTiny);
    out.world.push_back({w.cell, static_cast<std::int64_t>(inward)});
  }
  return out;
}

bool ReleaseProtector::find_world_by_program(const Goal& goal) {
  for (std::size_t k = first_kind(); k < 2; ++k) {
    std::optional<Opened> best;
    for (const Reach& reach : kReaches) {
      if (best && reach.cells > kFarEnough) break;
      const std::vector<int> cells = neighbours(goal.cell, reach);
      const auto world = program_.find({goal.cell, goal.people, goal.fte_low, goal.fte_high}, cells,
                                       [&](int cell) { return limits_of(k, cell); });
      if (!world) continue;
      Opened opened = opened_in(*world, knowledge_.kind(k));
      if (!best || price_of(opened) < price_of(*best)) best = std::move(opened);
      if (price_of(*best) <= 0) break;  // nothing more need be withheld
    }
    if (best) {
      open(*best);
      narrowed_ += knowledge_.kinds_differ() && k == AttackerKnowledge::kCertain;
      return true;
    }
  }
  return false;
}

float ReleaseProtector::price_of(const Opened& opened) const {
  float price = 0;
  for (const int cell : opened.people) price += cost_[static_cast<std::size_t>(cell)];
  for (const int cell : opened.rates) price += kRatePrice * cost_[static_cast<std::size_t>(cell)];
  for (const int cell : opened.fte) price += fte_cost_[static_cast<std::size_t>(cell)];
  return price;
}

bool ReleaseProtector::try_world(const Goal& goal, std::size_t kind, int attempt) {
  AttackerKnowledge::Kind& known = knowledge_.kind(kind);
  const auto c = static_cast<std::size_t>(goal.cell);
  if (goal.people < known.low[c] || goal.people > known.high[c]) return false;
  moved_people_.clear();
  moved_fte_.clear();
  bool found = search_.reach(people_, goal.cell, goal.people, {known.low, known.high}, attempt);
  if (found) {
    moved_people_.assign(search_.moved().begin(), search_.moved().end());
    found = parts_within_totals(moved_people_) && mend_fte(goal, known, attempt);
    if (found) note_world(moved_people_);
  }
  restore(kind);
  return found;
}

bool ReleaseProtector::mend_fte(const Goal& goal, AttackerKnowledge::Kind& knowledge, int attempt) {
  std::vector<int> todo = moved_people_;
  if (std::find(todo.begin(), todo.end(), goal.cell) == todo.end()) {
    todo.push_back(goal.cell);
    moved_people_.push_back(goal.cell);  // so that restore() puts its limits back
  }
  // In this world the counts differ, so what FTE they allow differs too.
  for (const int cell : todo) {
    const auto c = static_cast<std::size_t>(cell);
    CountRange range = knowledge_.fte_range(cell, people_[c]);
    if (cell == goal.cell) range = meet(range, {goal.fte_low, goal.fte_high});
    if (range.low > range.high) return false;
    if (!fte_hidden(cell) || knowledge.earlier[c].fte_known) {
      if (!range.holds(fte_[c])) return false;
      continue;
    }
    knowledge.fte_low[c] = range.low;
    knowledge.fte_high[c] = range.high;
  }
  for (const int cell : todo) {
    const auto c = static_cast<std::size_t>(cell);
    const std::int64_t target = std::clamp(fte_[c], knowledge.fte_low[c], knowledge.fte_high[c]);
    if (target == fte_[c]) continue;
    if (!search_.reach(fte_, cell, target, {knowledge.fte_low, knowledge.fte_high}, attempt)) return false;
    moved_fte_.insert(moved_fte_.end(), search_.moved().begin(), search_.moved().end());
  }
  return true;
}

bool ReleaseProtector::parts_within_totals(std::span<const int> moved) const {
  for (const int m : moved) {
    for (const int r : uses_[static_cast<std::size_t>(m)]) {
      const Relation& relation = structure_.relations[static_cast<std::size_t>(r)];
      if (relation.people_overlap == 0) continue;  // follows from the sum
      const std::int64_t total = people_[static_cast<std::size_t>(relation.total)];
      for (const int part : relation.parts) {
        const auto p = static_cast<std::size_t>(part);
        // A total that no table lists is only estimated, and may fall short of its parts.
        const bool estimated =
            structure_.cells[p].people > structure_.cells[static_cast<std::size_t>(relation.total)].people;
        if (people_[p] > total && !estimated) return false;
      }
    }
  }
  return true;
}

void ReleaseProtector::note_world(std::span<const int> moved) {
  for (const int m : moved) {
    const auto c = static_cast<std::size_t>(m);
    least_[c] = std::min(least_[c], people_[c]);
    most_[c] = std::max(most_[c], people_[c]);
    const std::int64_t few = std::min(structure_.cells[c].fte, fte_units(kMostFtePerPerson));
    if (people_[c] <= 1 && fte_[c] <= few) low_seen_[c] = 1;
    if (people_[c] == kSmallCount - 1 && fte_[c] >= few + fte_units(kHiddenFteWidth)) high_seen_[c] = 1;
  }
}

void ReleaseProtector::restore(std::size_t kind) {
  for (const int m : moved_fte_) fte_[static_cast<std::size_t>(m)] = structure_.cells[static_cast<std::size_t>(m)].fte;
  for (const int m : moved_people_) {
    people_[static_cast<std::size_t>(m)] = structure_.cells[static_cast<std::size_t>(m)].people;
    knowledge_.refresh(kind, m, published_[static_cast<std::size_t>(m)]);
  }
}

void ReleaseProtector::open(const Opened& opened) {
  for (const auto& [cell, people] : opened.world) {
    const auto c = static_cast<std::size_t>(cell);
    least_[c] = std::min(least_[c], people);
    most_[c] = std::max(most_[c], people);
  }
  for (const int cell : opened.people) {
    PublishedCell& view = published_[static_cast<std::size_t>(cell)];
    const AdditiveStructure::Cell& truth = structure_.cells[static_cast<std::size_t>(cell)];
    view = {Mark::Withheld, Mark::Withheld, Mark::Withheld, 0, 0};
    refresh(cell);
    if (truth.people >= kSmallCount) queue_.push_back(cell);
  }
  for (const int cell : opened.rates) {
    published_[static_cast<std::size_t>(cell)].rate_mark = Mark::Withheld;
    refresh(cell);
  }
  for (const int cell : opened.fte) {
    published_[static_cast<std::size_t>(cell)].fte_mark = Mark::Withheld;
    refresh(cell);
  }
}

}  // namespace cadre::publishing
