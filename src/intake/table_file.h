#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "intake/raw_table.h"

namespace cadre::intake {

/// One file as read whose rows fill a table: published figures, or one of the other files of a month. Rows read of the
/// file = rows accepted + rows to review + rejected + merged.
struct TableFile {
  base::Table rows;  ///< in the order of the file
  std::string file, layout, sha256;
  std::uint64_t bytes = 0;
  std::uint64_t rows_read = 0;
  std::uint64_t review = 0;                 ///< kept, but a value could not be read
  std::uint64_t rejected = 0, merged = 0;   ///< not in `rows`; each has a fault
  std::vector<std::string> missing_fields;  ///< columns that the layout knows and the file lacks
  std::vector<ReadFault> faults;            ///< in order of line
};

}  // namespace cadre::intake
