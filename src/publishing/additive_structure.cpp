#include "publishing/additive_structure.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace cadre::publishing {
namespace {

using Pairs = std::map<std::string, std::string>;  // dimension -> value, no empty values

constexpr char kBetween = '\x1f';  // between dimension and value
constexpr char kAfter = '\x1e';    // after each pair

std::string key_of(const Pairs& pairs) {
  std::string key;
  for (const auto& [dimension, value] : pairs) {
    key += dimension;
    key += kBetween;
    key += value;
    key += kAfter;
  }
  return key;
}

Pairs pairs_of(const std::vector<std::string>& dimensions, const std::vector<std::string>& values,
               const std::vector<Hierarchy>& hierarchies) {
  Pairs pairs;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (!values.at(d).empty()) pairs[dimensions[d]] = values[d];
  }
  // Chains (place -> ICS -> region) need as many rounds as they are long.
  for (std::size_t round = 0; round < hierarchies.size(); ++round) {
    for (const Hierarchy& h : hierarchies) {
      const auto child = pairs.find(h.child);
      if (child == pairs.end()) continue;
      const auto parent = h.parent_of.find(child->second);
      if (parent != h.parent_of.end()) pairs.emplace(h.parent, parent->second);
    }
  }
  return pairs;
}

/// A dimension may be left open only when no finer dimension that implies it is set.
bool implied(const Pairs& pairs, const std::string& dimension, const std::vector<Hierarchy>& hierarchies) {
  return std::any_of(hierarchies.begin(), hierarchies.end(), [&](const Hierarchy& h) {
    const auto child = pairs.find(h.child);
    return h.parent == dimension && child != pairs.end() && h.parent_of.contains(child->second);
  });
}

class Builder {
 public:
  explicit Builder(const ReleaseInput& input) : input_(input) {}

  AdditiveStructure build() {
    for (const CountTable& table : input_.tables) add_table(table);
    // Totals that no table lists are added on the way, so that cells meet the totals above them.
    for (std::size_t cell = 0; cell < pairs_.size(); ++cell) link_to_totals(static_cast<int>(cell));
    value_unlisted_totals();
    for (auto& [place, parts] : parts_of_) add_relation(place.first, std::move(parts));
    return std::move(out_);
  }

 private:
  void add_table(const CountTable& table) {
    std::vector<int> ids;
    ids.reserve(table.cells.size());
    for (const CountCell& cell : table.cells) {
      Pairs pairs = pairs_of(table.dimensions, cell.values, input_.hierarchies);
      std::string key = key_of(pairs);
      const auto [at, fresh] = index_.emplace(key, static_cast<int>(out_.cells.size()));
      const std::int64_t fte = std::llround(cell.fte * kFteUnits);
      if (fresh) {
        out_.cells.push_back(
            {std::move(key), cell.people, cell.roles, fte, cell.rate, cell.rate_part, cell.uncounted, true});
        pairs_.push_back(std::move(pairs));
      } else {
        AdditiveStructure::Cell& known = out_.cells[static_cast<std::size_t>(at->second)];
        if (known.people != cell.people || known.roles != cell.roles || std::abs(known.fte - fte) > 1) {
          throw std::logic_error("release tables disagree about one cell; seen again in table '" + table.id + "'");
        }
        known.rate = known.rate || cell.rate;
      }
      ids.push_back(at->second);
    }
    out_.cell_of.push_back(std::move(ids));
  }

  void link_to_totals(int cell) {
    Pairs pairs = pairs_[static_cast<std::size_t>(cell)];
    const Pairs all = pairs;
    for (const auto& [dimension, value] : all) {
      if (implied(all, dimension, input_.hierarchies)) continue;
      pairs.erase(dimension);
      std::string key = key_of(pairs);
      const auto [total, fresh] = index_.emplace(key, static_cast<int>(out_.cells.size()));
      if (fresh) {
        AdditiveStructure::Cell unlisted;
        unlisted.key = std::move(key);
        unlisted.people = kUnbounded;
        unlisted.listed = false;
        out_.cells.push_back(std::move(unlisted));
        pairs_.push_back(pairs);
      }
      parts_of_[{total->second, dimension}].push_back(cell);
      pairs.emplace(dimension, value);
    }
  }

  /// Roles and FTE of an unlisted total are sums; its people, the most they can be: the least sum over any dimension.
  void value_unlisted_totals() {
    std::vector<std::pair<std::size_t, std::pair<int, std::string>>> finest_first;
    for (const auto& [place, parts] : parts_of_) {
      const auto total = static_cast<std::size_t>(place.first);
      if (!out_.cells[total].listed) finest_first.push_back({pairs_[total].size(), place});
    }
    std::stable_sort(finest_first.begin(), finest_first.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [size, place] : finest_first) {
      AdditiveStructure::Cell sum;
      for (const int part : parts_of_.at(place)) add_to(sum, part);
      AdditiveStructure::Cell& total = out_.cells[static_cast<std::size_t>(place.first)];
      total.people = std::min(total.people, sum.people);
      total.roles = std::max(total.roles, sum.roles);
      total.fte = std::max(total.fte, sum.fte);
    }
  }

  void add_to(AdditiveStructure::Cell& sum, int part) const {
    const AdditiveStructure::Cell& cell = out_.cells[static_cast<std::size_t>(part)];
    sum.people += cell.people;
    sum.roles += cell.roles;
    sum.fte += cell.fte;
  }

  void add_relation(int total, std::vector<int> parts) {
    AdditiveStructure::Cell sum;
    for (const int part : parts) add_to(sum, part);
    const AdditiveStructure::Cell whole = out_.cells[static_cast<std::size_t>(total)];
    if (sum.roles > whole.roles) return;  // not parts of that total: the tables count by different rules
    if (sum.roles < whole.roles) {
      AdditiveStructure::Cell rest;
      rest.people = std::max<std::int64_t>(0, whole.people - sum.people);
      rest.roles = whole.roles - sum.roles;
      rest.fte = std::max<std::int64_t>(0, whole.fte - sum.fte);
      rest.listed = false;
      const int at = static_cast<int>(out_.cells.size());
      out_.cells.push_back(std::move(rest));
      add_to(sum, at);
      parts.push_back(at);
    }
    out_.relations.push_back({total, std::move(parts), sum.people - whole.people, sum.fte - whole.fte});
  }

  const ReleaseInput& input_;
  AdditiveStructure out_;
  std::vector<Pairs> pairs_;
  std::unordered_map<std::string, int> index_;  // looked up, never walked
  std::map<std::pair<int, std::string>, std::vector<int>> parts_of_;
};

}  // namespace

std::string cell_key(const std::vector<std::string>& dimensions, const std::vector<std::string>& values,
                     const std::vector<Hierarchy>& hierarchies) {
  return key_of(pairs_of(dimensions, values, hierarchies));
}

bool names_month(const std::string& key) {
  const std::string month = std::string("month") + kBetween;
  return key.starts_with(month) || key.find(kAfter + month) != std::string::npos;
}

AdditiveStructure build_structure(const ReleaseInput& input) { return Builder(input).build(); }

}  // namespace cadre::publishing
