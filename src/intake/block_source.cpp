#include "intake/block_source.h"

#include <algorithm>
#include <string_view>

#include "intake/csv_marks.h"

namespace cadre::intake {
namespace {

constexpr std::size_t kNone = SIZE_MAX;

/// Offset behind the last line end of text[from, to), or kNone. A CR counts only where no LF is to be found, and not as
/// the last byte, because its LF may be to come.
std::size_t behind_last_line_end(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view part = text.substr(from, to - from);
  const std::size_t lf = part.rfind('\n');
  if (lf != std::string_view::npos) return from + lf + 1;
  if (part.size() < 2) return kNone;
  const std::size_t cr = part.substr(0, part.size() - 1).rfind('\r');
  return cr == std::string_view::npos ? kNone : from + cr + 1;
}

std::size_t behind_first_line_end(std::string_view text, std::size_t from) {
  for (std::size_t i = text.find_first_of("\r\n", from); i != std::string_view::npos; i = kNone) {
    if (text[i] == '\n') return i + 1;
    if (i + 1 == text.size()) return kNone;
    return text[i + 1] == '\n' ? i + 2 : i + 1;
  }
  return kNone;
}

}  // namespace

BlockSource::BlockSource(ByteStream& stream, std::string already_read, std::size_t block_bytes,
                         std::size_t longest_line)
    : stream_(stream),
      pending_(already_read.begin(), already_read.end()),
      block_bytes_(std::max<std::size_t>(1, block_bytes)),
      longest_line_(longest_line) {}

void BlockSource::read_more(std::size_t room) {
  const std::size_t had = pending_.size();
  pending_.resize(had + room);
  std::size_t got = 0;
  while (got < room) {
    const std::size_t part = stream_.read(pending_.data() + had + got, room - got);
    if (part == 0) {
      at_end_ = true;
      break;
    }
    got += part;
  }
  pending_.resize(had + got);
}

void BlockSource::shorten_long_line() {
  const std::size_t kept = longest_line_ + 2;
  for (;;) {
    const std::size_t cut = behind_first_line_end({pending_.data(), pending_.size()}, kept);
    if (cut != kNone) {
      const std::size_t ending = pending_[cut - 1] == '\n' && pending_[cut - 2] == '\r' ? 2 : 1;
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(kept),
                     pending_.begin() + static_cast<std::ptrdiff_t>(std::max(kept, cut - ending)));
      return;
    }
    if (at_end_) return;
    // Keep one byte: a CR whose LF is still to come.
    const char final_byte = pending_.back();
    pending_.resize(kept);
    pending_.push_back(final_byte);
    read_more(std::size_t{1} << 16U);
  }
}

bool BlockSource::next(TextBlock& block) {
  if (done_) return false;
  if (pending_.size() < block_bytes_ && !at_end_) read_more(block_bytes_ - pending_.size());
  std::size_t cut = kNone;
  if (pending_.size() >= block_bytes_) {
    const std::string_view text{pending_.data(), pending_.size()};
    cut = behind_last_line_end(text, 0, block_bytes_);
  }
  while (cut == kNone && !(at_end_ && pending_.size() <= block_bytes_)) {
    cut = behind_first_line_end({pending_.data(), pending_.size()}, 0);
    if (cut != kNone) break;
    if (pending_.size() > longest_line_ + 2) shorten_long_line();
    cut = behind_first_line_end({pending_.data(), pending_.size()}, 0);
    if (cut != kNone) break;
    if (at_end_) break;
    read_more(std::max<std::size_t>(block_bytes_, 4096));
  }
  if (cut == kNone) {
    cut = pending_.size();
    block.last = true;
    done_ = true;
  } else {
    block.last = false;
  }
  block.index = index_++;
  block.size = cut;
  // The block takes the long buffer; the short rest is copied.
  std::vector<char> rest(std::move(block.bytes));
  rest.assign(pending_.begin() + static_cast<std::ptrdiff_t>(cut), pending_.end());
  pending_.resize(cut);
  pending_.resize(cut + kReadAhead, '\0');
  block.bytes = std::move(pending_);
  pending_ = std::move(rest);
  return true;
}

}  // namespace cadre::intake
