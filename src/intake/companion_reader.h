#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/month.h"
#include "intake/layout.h"
#include "intake/staff_reader.h"
#include "intake/table_file.h"

namespace cadre::intake {

/// Reads a word of a file as the code that a column holds; nothing when it is none. The month is the row's.
using WordReader = std::function<std::optional<std::string>(std::string_view word, base::Month month)>;
/// By name of the table's column. Columns without one keep the file's words.
using WordReaders = std::map<std::string, WordReader, std::less<>>;

/// Reads a file of a companion layout into the layout's table, as read_staff_file reads: same headings, encodings,
/// workbooks, faults and identifier hashes, so that keys join with the staff table's. `file_id` stays 0 for the caller.
///
/// A word becomes what the layout's `values` say; where it has none, what the column's WordReader says; else itself. A
/// word without a meaning, an empty cell in a required column, and what is no number or date are faults: the row is
/// kept with status review. A row that repeats an earlier one is merged where the layout says so. `employer` falls back
/// to options.employer. Throws InputError as read_staff_file does, also when nothing says whose identifiers these are,
/// and std::logic_error for a layout of another kind.
TableFile read_companion_file(const std::string& path, const Layout& layout, const ReadOptions& options,
                              const WordReaders& words = {});

}  // namespace cadre::intake
