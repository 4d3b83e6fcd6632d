#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "intake/block_reader.h"
#include "intake/raw_table.h"

namespace cadre::intake {

/// Joins the rows of blocks, given in the order of the file, into one table; then makes the dictionaries the same
/// whatever threads and blocks there were: sorted by bytes, holding only values that occur.
class TableBuilder {
 public:
  TableBuilder(const ReadPlan& plan, std::uint64_t first_line);

  /// Room for so many rows: a good guess saves copying; a wrong one costs nothing but that.
  void reserve(std::size_t rows);
  /// `reader`: which of the readers given to finish() coded the rows.
  void append(BlockRows&& rows, std::size_t reader);
  /// A block was read from a wrong start and thrown away: dictionaries may hold values that the file does not have.
  void note_discarded() { discarded_ = true; }
  std::size_t rows() const { return table_.line.size(); }
  std::uint64_t rows_read() const { return table_.rows_read; }

  RawTable finish(const std::vector<std::unique_ptr<BlockReader>>& readers, int threads);

 private:
  struct Segment {
    std::size_t begin, end, reader;
  };
  void finish_text(std::size_t input, const std::vector<std::unique_ptr<BlockReader>>& readers);
  void note_mixed_encoding(const std::vector<std::vector<std::uint8_t>>& sources);

  RawTable table_;
  std::vector<Segment> segments_;
  std::vector<std::vector<std::uint8_t>>
      sources_;  ///< by column: TextSource bits of each value of the final dictionary
  std::uint64_t next_line_;
  std::uint64_t kept_faults_ = 0;
  bool discarded_ = false;
};

}  // namespace cadre::intake
