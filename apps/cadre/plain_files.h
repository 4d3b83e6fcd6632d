#pragma once

#include <string>

#include "base/table.h"
#include "cadre/console.h"

namespace cadre::app {

/// The whole text of a small file, plain or .gz. Throws base::InputError naming it, when it is missing, no text or
/// larger than 64 MiB.
std::string plain_text(const std::string& path);

/// Makes the folder of a command's outputs; throws base::UsageError when it cannot be made.
void make_out_dir(const std::string& dir);

/// Writes `dir/name` whole, or not at all.
void write_in(const std::string& dir, const std::string& name, std::string_view content);

/// A table as CSV into `file`, or on standard output when that is empty.
void write_or_print(Console& console, const base::Table& table, const std::string& file);

}  // namespace cadre::app
