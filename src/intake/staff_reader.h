#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/month.h"
#include "base/progress.h"
#include "intake/layout.h"
#include "intake/raw_table.h"

namespace cadre::intake {

/// How to read one staff file. The first five matter to users, the rest to tests.
struct ReadOptions {
  std::string display_name;  ///< how messages name the file; empty = its path
  std::string hash_key;      ///< secret of the identifier hash; must not be empty where a layout has identifiers
  std::optional<base::Month> month;  ///< wins over the file's own columns and name
  std::string employer;  ///< organisation code for a file without such a column: what its identifiers are unique within
  int threads = 0;       ///< 0 = all cores; never changes the result
  base::Progress* progress = nullptr;
  std::size_t block_bytes = std::size_t{1} << 20U;   ///< text that one thread takes at a time; never changes the result
  std::size_t field_bytes = std::size_t{1} << 20U;   ///< longest field
  std::size_t record_bytes = std::size_t{4} << 20U;  ///< longest record
  bool use_simd = true;
};

/// Reads a file of a staff layout: every data row is in the table or in its faults, in the order of the file, the same
/// for any number of threads. Month of a row: options.month, else the file's columns, else its name. Throws InputError
/// when the file cannot be used at all (missing, empty, binary, headings that do not fit, no month to be found, more
/// than half of a large file refused); each message names the remedy.
RawTable read_staff_file(const std::string& path, const Layout& layout, const ReadOptions& options);

}  // namespace cadre::intake
