#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "intake/raw_table.h"

namespace cadre::intake {

/// A record of a small text: its physical line and its fields, trimmed and in UTF-8.
struct TextRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
};

struct TextRows {
  std::vector<TextRow> rows;      ///< in order of the text, blank ones too
  std::vector<ReadFault> faults;  ///< records that could not be read
};

/// Small CSV text, held in memory as a whole; the rules are those of RecordSplitter. Lines count from `first_line`.
TextRows text_rows(std::string text, char delimiter, std::uint64_t first_line);

}  // namespace cadre::intake
