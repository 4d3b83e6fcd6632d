#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "intake/byte_stream.h"

namespace cadre::intake {

/// Does the file begin like a zip archive, as every .xlsx does?
bool is_zip(const std::string& path);

/// Names of the worksheets in the order of the tabs. Throws InputError when the archive is no workbook.
std::vector<std::string> sheet_names(const std::string& path, const std::string& display_name);

/// Cells merged into one, in rows and columns of the sheet from 1.
struct MergedCells {
  std::uint64_t first_line = 0, last_line = 0;
  std::uint64_t first_column = 0, last_column = 0;
};
/// The merged cells of a worksheet in the order of the file; at most kMostMerged, more is refused. Throws InputError.
std::vector<MergedCells> merged_cells(const std::string& path, const std::string& display_name, std::size_t sheet);
inline constexpr std::size_t kMostMerged = 100'000;

/// One worksheet as CSV text, so that workbooks go through the same reader as text files. Each row of the sheet is one
/// line, blank and absent rows too, so that line numbers are the sheet's row numbers; line breaks inside cells become
/// spaces; dates (by cell format, 1900 and 1904 calendars) become 2022-03-31; rows are filled up to the widest so far.
/// `sheet`: index into sheet_names(). Memory is bounded: sheets are read as a stream, the shared texts and the
/// archive's parts have limits, so that a small archive cannot unpack into a flood (throws InputError).
std::unique_ptr<ByteStream> open_sheet(const std::string& path, const std::string& display_name, std::size_t sheet);

}  // namespace cadre::intake
