#include "plan_file/nearest.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace cadre::plan_file {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(previous);
    previous.swap(row);
  }
  return previous[b.size()];
}

Nearest nearest_of(std::string_view word, std::span<const std::string_view> candidates) {
  // A word of many kilobytes is no slip of the fingers; comparing its beginning is enough to name some neighbour.
  const std::string_view start = word.substr(0, 64);
  Nearest best;
  std::size_t best_distance = std::numeric_limits<std::size_t>::max();
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(start, candidate);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best.word = candidate;
  }
  best.close = !best.word.empty() && word.size() == start.size() &&
               best_distance <= std::max<std::size_t>(1, std::max(start.size(), best.word.size()) / 3);
  return best;
}

}  // namespace cadre::plan_file
