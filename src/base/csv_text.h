#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cadre::base {

/// Appends one CSV field, quoted only where RFC 4180 asks for it.
void append_csv_field(std::string& out, std::string_view field);

/// A small trusted CSV file (reference tables, golden files) as rows of text. Users' files go through intake, which
/// survives what this does not. Throws InputError with file and line when a row has not as many fields as the header.
struct SmallCsv {
  std::string file;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> lines;  ///< physical line of each row, from 1

  /// Throws InputError when the header has no such column.
  std::size_t column(std::string_view name) const;
};
SmallCsv read_small_csv(const std::string& path);
SmallCsv parse_small_csv(std::string_view text, const std::string& name);

}  // namespace cadre::base
