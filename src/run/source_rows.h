#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "intake/layout.h"

namespace cadre::run {

/// Rows of a source file as it has them, by the line on which each starts (the row of the sheet in a workbook). Held in
/// memory only.
struct SourceRows {
  std::vector<std::string> headings;
  std::map<std::uint64_t, std::vector<std::string>> rows;  ///< as many cells as headings
};

/// Reads the given lines of a CSV file or workbook, with the headings that the layout finds. Throws base::InputError
/// when it cannot be read.
SourceRows read_source_rows(const std::string& path, const std::string& display_name, const intake::Layout& layout,
                            std::span<const std::uint64_t> lines);

}  // namespace cadre::run
