#pragma once

#include <string>
#include <vector>

#include "base/csv_text.h"
#include "capacity/dimension.h"

namespace cadre::capacity {

/// One grouping set that is counted and may be published: at most three dimensions beside the month (DESIGN promise 6).
struct ReleaseTable {
  std::string id;  ///< stable; outputs carry it
  std::vector<Dimension> dims;
  std::string title, caption;

  bool has(Dimension d) const;
};

/// Reads reference/release_tables.csv. Throws base::InputError with file and line for an unknown dimension, more than
/// three of them, one named twice, or two tables of the same id or grouping.
std::vector<ReleaseTable> parse_release_tables(const base::SmallCsv& csv);
std::vector<ReleaseTable> load_release_tables(const std::string& reference_dir);

}  // namespace cadre::capacity
