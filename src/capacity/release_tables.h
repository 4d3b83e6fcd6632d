#pragma once

#include <string>
#include <vector>

#include "base/csv_text.h"
#include "capacity/dimension.h"

namespace cadre::capacity {

/// One grouping set that is counted: at most three dimensions beside the month (DESIGN promise 6).
struct ReleaseTable {
  std::string id;  ///< stable; outputs carry it
  std::vector<Dimension> dims;
  std::string title, caption;
  bool released = true;  ///< false: for out/internal only; each further released table makes others withhold more

  bool has(Dimension d) const;
};

/// Reads reference/release_tables.csv. Throws base::InputError with file and line for an unknown dimension, more than
/// three of them, one named twice, two tables of the same id or grouping, or `released` neither yes nor no.
std::vector<ReleaseTable> parse_release_tables(const base::SmallCsv& csv);
std::vector<ReleaseTable> load_release_tables(const std::string& reference_dir);
/// Those that out/release may hold.
std::vector<ReleaseTable> released_only(const std::vector<ReleaseTable>& tables);

}  // namespace cadre::capacity
