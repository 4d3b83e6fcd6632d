#include "supply/reach.h"

#include <algorithm>
#include <numeric>

namespace cadre::supply {
namespace {

bool comparable(const Model& a, const Model& b) {
  if (!(a.axes == b.axes) || a.columns != b.columns || a.people != b.people) return false;
  return a.opening == b.opening && a.months == b.months && a.rates.size() == b.rates.size() &&
         a.entry_ages == b.entry_ages && a.inflows.size() == b.inflows.size() &&
         a.establishment.size() == b.establishment.size() && a.limits.size() == b.limits.size() &&
         a.routes.size() == b.routes.size() && a.factors.size() == b.factors.size() && a.moves.size() == b.moves.size();
}

/// Professions that hang together, as a forest of parents.
class Ties {
 public:
  explicit Ties(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t root(std::size_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

std::size_t profession_of(const Model& m, int column) {
  return static_cast<std::size_t>(m.columns[static_cast<std::size_t>(column)].profession);
}

Ties ties_of(const Model& m) {
  Ties ties(m.axes.professions.size());
  std::vector<int> user(m.limits.size(), -1);
  for (const Route& route : m.routes) {
    const auto own = static_cast<std::size_t>(route.profession);
    for (const Stage& stage : route.stages)
      for (const Stage::Use& use : stage.uses) {
        int& first = user[static_cast<std::size_t>(use.limit)];
        if (first >= 0) ties.join(own, static_cast<std::size_t>(first));
        first = route.profession;
      }
  }
  return ties;
}

bool same_factor(const Model& a, const Model& b, int factor) {
  return a.factors[static_cast<std::size_t>(factor)] == b.factors[static_cast<std::size_t>(factor)];
}

bool same_rates(const Model& a, const Model& b, int number) {
  const RateTable &of_a = a.rates[static_cast<std::size_t>(number)], &of_b = b.rates[static_cast<std::size_t>(number)];
  return of_a == of_b && same_factor(a, b, of_a.participation_factor) &&
         std::ranges::all_of(of_a.factor, [&](int f) { return same_factor(a, b, f); });
}

}  // namespace

std::optional<std::vector<bool>> reached_professions(const Model& before, const Model& after) {
  if (!comparable(before, after)) return std::nullopt;
  std::vector<bool> touched(before.axes.professions.size(), false);
  const std::size_t levels = before.axes.levels.size();
  for (std::size_t c = 0; c < before.columns.size(); ++c) {
    bool same = same_rates(before, after, before.columns[c].rates) && before.moves[c] == after.moves[c];
    for (std::size_t l = 0; l < levels && !before.establishment.empty(); ++l)
      same = same && before.establishment[c * levels + l] == after.establishment[c * levels + l];
    if (!same) touched[static_cast<std::size_t>(before.columns[c].profession)] = true;
  }
  for (std::size_t i = 0; i < before.inflows.size(); ++i) {
    const Inflow &a = before.inflows[i], &b = after.inflows[i];
    if (a == b && same_factor(before, after, a.factor)) continue;
    touched[profession_of(before, a.column)] = touched[profession_of(after, b.column)] = true;
  }
  for (std::size_t r = 0; r < before.routes.size(); ++r) {
    const Route &a = before.routes[r], &b = after.routes[r];
    bool same = a == b && same_factor(before, after, a.factor);
    for (const Stage& stage : a.stages)
      for (const Stage::Use& use : stage.uses)
        same = same &&
               before.limits[static_cast<std::size_t>(use.limit)] == after.limits[static_cast<std::size_t>(use.limit)];
    if (!same) touched[static_cast<std::size_t>(a.profession)] = touched[static_cast<std::size_t>(b.profession)] = true;
  }
  const Ties now = ties_of(before), then = ties_of(after);
  std::vector<bool> out = touched;
  for (std::size_t p = 0; p < touched.size(); ++p)
    for (std::size_t q = 0; q < touched.size() && touched[p]; ++q)
      if (now.root(p) == now.root(q) || then.root(p) == then.root(q)) out[q] = true;
  return out;
}

std::vector<std::vector<bool>> independent_professions(const Model& model) {
  const Ties ties = ties_of(model);
  const std::size_t count = model.axes.professions.size();
  std::vector<std::vector<bool>> out;
  for (std::size_t p = 0; p < count; ++p) {
    if (ties.root(p) != p) continue;
    std::vector<bool>& part = out.emplace_back(count, false);
    for (std::size_t q = 0; q < count; ++q) part[q] = ties.root(q) == p;
  }
  return out;
}

}  // namespace cadre::supply
