#include "publishing/measure_sets.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cadre::publishing {
namespace {

/// One line for each subject.
const std::array kSets = {
    capability_measures(),     capacity_measures(),     economics_measures(),
    forecast_measures(),       gap_measures(),          hours_measures(),
    need_measures(),           profession_measures(),   reconciliation_measures(),
    representation_measures(), staffing_measures(),     supply_measures(),
    waits_measures(),          what_changed_measures(),
};

}  // namespace

std::span<const Measure> measures() {
  static const std::vector<Measure> kAll = [] {
    std::vector<Measure> all;
    for (const MeasureSet& set : kSets) all.insert(all.end(), set.measures.begin(), set.measures.end());
    return all;
  }();
  return kAll;
}

const Measure* find_measure(std::string_view table, std::string_view column) {
  const std::span<const Measure> all = measures();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Measure& m) { return m.table == table && m.column == column; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string_view> keys_of(std::string_view table) {
  std::vector<std::string_view> keys;
  for (const MeasureSet& set : kSets) {
    for (const TableKeys& row : set.keys) {
      if (row.table != table) continue;
      for (std::string_view rest = row.keys; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        keys.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
  return keys;
}

}  // namespace cadre::publishing
