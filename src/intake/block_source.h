#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "intake/byte_stream.h"

namespace cadre::intake {

/// A stretch of text that ends with a line end, unless it is the last. bytes.size() is size + kReadAhead.
struct TextBlock {
  std::vector<char> bytes;
  std::size_t size = 0;
  std::uint64_t index = 0;  ///< 0, 1, …
  bool last = false;
};

/// Cuts a stream into blocks behind line ends, so that threads can read them apart. A line end inside a quoted field is
/// not recognised here: whoever joins the results notices, because a field is still open at the block's end.
/// Physical lines longer than `longest_line` are cut down to just over that, which makes every reader refuse them, and
/// keeps memory bounded.
class BlockSource {
 public:
  BlockSource(ByteStream& stream, std::string already_read, std::size_t block_bytes, std::size_t longest_line);

  /// False when the last block was given before.
  bool next(TextBlock& block);

 private:
  void read_more(std::size_t room);
  std::size_t find_cut(std::size_t from) const;
  void shorten_long_line();

  ByteStream& stream_;
  std::vector<char> pending_;  ///< text read and not yet given; kReadAhead spare bytes are not kept here
  std::size_t block_bytes_;
  std::size_t longest_line_;
  std::uint64_t index_ = 0;
  bool at_end_ = false;
  bool done_ = false;
};

}  // namespace cadre::intake
