#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "publishing/count_table.h"
#include "publishing/disclosure_rules.h"

namespace cadre::publishing {

/// A cell by its place in a release.
struct CellPlace {
  std::size_t table = 0, row = 0;
  bool operator==(const CellPlace&) const = default;
};

/// All tables of a release, protected together.
struct ProtectedRelease {
  DisclosureOptions options;
  std::vector<PublishedTable> tables;  ///< in the order, and with the cells, of the input

  // Each distinct cell counts once, in however many tables it stands.
  std::int64_t cells = 0;
  std::int64_t small = 0;           ///< "*"
  std::int64_t withheld = 0;        ///< "c" in place of a count
  std::int64_t fte_withheld = 0;    ///< "c" in place of an FTE whose count is shown
  std::int64_t rates_withheld = 0;  ///< rates withheld though their count is shown and is 20 or more
  /// Hidden counts that this release leaves open, but which somebody who assumes that no other group changed since the
  /// last release could narrow down. What was published cannot be called back.
  std::int64_t narrowed_by_last_month = 0;
  std::vector<CellPlace> unsafe;  ///< hidden counts no suppression could protect; a release with any is refused
};

/// Decides what of each cell is published so that nobody can work out a hidden count from all tables together, their
/// sums, the rules, FTE, rates and earlier releases: every count from 1 to 4 stays possible for each "*", a hidden FTE
/// keeps a range of at least one FTE, a withheld count keeps at least four values. docs/methods/disclosure.md says how
/// and why. Throws std::logic_error when tables contradict each other.
ProtectedRelease protect_counts(const ReleaseInput& input, const DisclosureOptions& options, base::Progress& progress);

}  // namespace cadre::publishing
