#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace cadre::plan_file {

/// Edit distance: the fewest insertions, deletions, substitutions and swaps of neighbours that turn one word into the
/// other, each place changed at most once (restricted Damerau–Levenshtein distance; F. J. Damerau, "A technique for
/// computer detection and correction of spelling errors", Communications of the ACM 7(3), 1964).
std::size_t edit_distance(std::string_view a, std::string_view b);

struct Nearest {
  std::string_view word;  ///< empty when there are no candidates
  bool close = false;     ///< near enough to be a slip of the fingers
};
/// The candidate with the smallest distance; the first of equals.
Nearest nearest_of(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace cadre::plan_file
