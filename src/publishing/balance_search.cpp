#include "publishing/balance_search.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace cadre::publishing {
namespace {

constexpr int kMostSteps = 400;
constexpr int kMostMovesOfACell = 6;

/// A small number in [0, 1) that differs by cell and attempt, so that a second attempt breaks ties another way.
double jitter(int cell, int attempt) {
  auto x =
      static_cast<std::uint64_t>(cell) * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(attempt) * 0xBF58476DULL;
  x ^= x >> 31;
  x *= 0x94D049BB133111EBULL;
  x ^= x >> 29;
  return static_cast<double>(x % 1024) / 1024.0;
}

}  // namespace

BalanceSearch::BalanceSearch(std::size_t cells, const std::vector<Sum>& sums)
    : terms_(sums.size()), uses_(cells), gap_(sums.size(), 0), start_(cells, 0), moves_(cells, 0) {
  for (std::size_t s = 0; s < sums.size(); ++s) {
    for (const int part : sums[s].parts) {
      terms_[s].push_back(part);
      uses_[static_cast<std::size_t>(part)].push_back({static_cast<int>(s), 1});
    }
    terms_[s].push_back(sums[s].total);
    uses_[static_cast<std::size_t>(sums[s].total)].push_back({static_cast<int>(s), -1});
  }
}

void BalanceSearch::move(std::vector<std::int64_t>& point, int cell, std::int64_t by) {
  const auto c = static_cast<std::size_t>(cell);
  if (moves_[c]++ == 0) {
    moved_.push_back(cell);
    start_[c] = point[c];
  }
  point[c] += by;
  for (const Use& use : uses_[c]) {
    std::int64_t& gap = gap_[static_cast<std::size_t>(use.sum)];
    if (gap == 0) unbalanced_.push_back(use.sum);
    log_.push_back(use.sum);
    gap += use.sign * by;
  }
}

void BalanceSearch::weigh(Choice& best, const std::vector<std::int64_t>& point, int cell, int sign, std::int64_t gap,
                          const Limits& limits, int attempt) const {
  const auto c = static_cast<std::size_t>(cell);
  if (moves_[c] >= kMostMovesOfACell || (!moved_.empty() && moved_.front() == cell)) return;
  const std::int64_t need = -sign * gap;
  // A cell outside its limits (not yet mended itself) may only come nearer.
  const std::int64_t by = need > 0 ? std::clamp<std::int64_t>(limits.high[c] - point[c], 0, need)
                                   : std::clamp<std::int64_t>(limits.low[c] - point[c], need, 0);
  if (by == 0) return;
  std::int64_t change = 0;
  for (const Use& use : uses_[c]) {
    const std::int64_t before = gap_[static_cast<std::size_t>(use.sum)];
    change += std::abs(before + use.sign * by) - std::abs(before);
  }
  const auto size = static_cast<double>(std::abs(gap));
  const double part_done = static_cast<double>(std::abs(by)) / size;
  const double prefers_total = (sign < 0) == (attempt % 2 == 0) ? -0.3 : 0.0;
  const double score = static_cast<double>(change) / size + 0.4 * (1 - part_done) + prefers_total + 0.5 * moves_[c] +
                       (attempt + 1) * 0.1 * jitter(cell, attempt);
  if (best.cell < 0 || score < best.score) best = {cell, by, score};
}

BalanceSearch::Choice BalanceSearch::best_choice(const std::vector<std::int64_t>& point, int sum, const Limits& limits,
                                                 int attempt) const {
  const auto s = static_cast<std::size_t>(sum);
  Choice best;
  for (std::size_t t = 0; t < terms_[s].size(); ++t) {
    const int sign = t + 1 == terms_[s].size() ? -1 : 1;
    weigh(best, point, terms_[s][t], sign, gap_[s], limits, attempt);
  }
  return best;
}

void BalanceSearch::undo(std::vector<std::int64_t>& point) {
  for (const int cell : moved_) point[static_cast<std::size_t>(cell)] = start_[static_cast<std::size_t>(cell)];
  forget();
  moved_.clear();
}

void BalanceSearch::forget() {
  for (const int cell : moved_) moves_[static_cast<std::size_t>(cell)] = 0;
  for (const int sum : log_) gap_[static_cast<std::size_t>(sum)] = 0;
  log_.clear();
  unbalanced_.clear();
}

bool BalanceSearch::reach(std::vector<std::int64_t>& point, int cell, std::int64_t target, const Limits& limits,
                          int attempt) {
  moved_.clear();
  const std::int64_t by = target - point[static_cast<std::size_t>(cell)];
  if (by == 0) return true;
  move(point, cell, by);
  std::size_t next = 0;
  for (int step = 0; step < kMostSteps; ++step) {
    while (next < unbalanced_.size() && gap_[static_cast<std::size_t>(unbalanced_[next])] == 0) ++next;
    if (next == unbalanced_.size()) {
      forget();
      return true;
    }
    const int sum = unbalanced_[next];
    const Choice choice = best_choice(point, sum, limits, attempt);
    if (choice.cell < 0) break;
    move(point, choice.cell, choice.by);
    // A sum whose gap came back to life after `next` passed it was pushed again by move().
  }
  undo(point);
  return false;
}

}  // namespace cadre::publishing
