#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/byte_stream.h"
#include "intake/layout.h"
#include "intake/record_splitter.h"

namespace cadre::intake {

/// Which column of a file carries which column of a layout.
struct HeaderMatch {
  const Layout* layout = nullptr;
  std::vector<std::uint32_t> positions;  ///< for each column of the layout: column of the file from 1; 0 = absent
  std::size_t found = 0;                 ///< how many are there
  std::vector<std::string> missing;      ///< names of required columns that are not
};
HeaderMatch match_header(std::span<const std::string> headings, const Layout& layout);

/// The heading that was probably meant: the likeliest one of the column to which a heading is nearest, where it is near
/// enough to be a slip; else empty.
std::string nearest_heading(std::string_view heading, std::span<const LayoutColumn> columns);

/// The row of headings of a file and where the data begin.
struct FoundHeader {
  HeaderMatch match;
  char delimiter = ',';
  std::vector<std::string> headings;  ///< trimmed, UTF-8
  std::string first_heading;          ///< trimmed bytes of the first one, not decoded
  std::uint64_t line = 0;             ///< of the headings, from 1
  std::size_t data_offset = 0;        ///< of the first byte behind them
  std::uint64_t data_line = 0;
};

inline constexpr std::size_t kHeaderSearchRecords = 60;  ///< prompts and notes above the headings: at most so many
inline constexpr std::size_t kHeaderSearchBytes = std::size_t{1} << 20U;

/// Searches the start of a file for headings that fit one of the layouts; of several that fit, the one that finds most
/// columns (then the lower id). Throws InputError naming the nearest layout and the columns it misses. `head` is the
/// file's first bytes, `whole` says that there are no more.
FoundHeader find_header(std::string_view head, bool whole, std::span<const Layout> layouts,
                        const std::string& display_name);

/// A file that was opened, its headings found: text files as they are, workbooks as the worksheet that fits best.
struct OpenedInput {
  std::unique_ptr<ByteStream> stream;  ///< `head` has been read from it
  std::string head;                    ///< the first bytes of the text
  bool whole = false;                  ///< there are no more
  FoundHeader header;
  std::string sheet;                      ///< name of the worksheet; empty for text files
  std::size_t sheet_index = 0;            ///< into sheet_names()
  std::vector<std::string> other_sheets;  ///< further worksheets whose headings fit the same layout as well
};
/// Throws InputError as find_header and open_bytes do. Of a workbook's sheets the layout's `sheet` is taken, else the
/// one on which most columns are found (then the first).
OpenedInput open_input(const std::string& path, const std::string& display_name, std::span<const Layout> layouts);

/// Which of the layouts a file has. Throws InputError as open_input does.
const Layout& detect_layout(const std::string& path, const std::string& display_name, std::span<const Layout> layouts);

}  // namespace cadre::intake
