#include "intake/record_splitter.h"

#include <algorithm>

namespace cadre::intake {

RecordSplitter::RecordSplitter(const char* data, std::size_t size, bool last, char delimiter, RecordLimits limits,
                               std::uint64_t line, SimdLevel level)
    : data_(data),
      size_(size),
      last_(last),
      delimiter_(delimiter),
      limits_(limits),
      level_(level),
      marks_(kWindow),
      line_(line),
      record_line_(line) {}

bool RecordSplitter::fill_window() {
  while (mark_ == mark_count_) {
    if (window_end_ >= size_) return false;
    const std::size_t begin = window_end_;
    window_end_ = std::min(size_, begin + kWindow);
    mark_count_ = mark_bytes(data_, begin, window_end_, delimiter_, marks_.data(), level_);
    mark_ = 0;
  }
  return true;
}

void RecordSplitter::rewind_to(std::size_t offset) {
  position_ = offset;
  window_end_ = offset;
  mark_ = 0;
  mark_count_ = 0;
}

void RecordSplitter::count_line_break(std::size_t mark) {
  const bool crlf = data_[mark] == '\r' && mark + 1 < size_ && data_[mark + 1] == '\n';
  if (crlf) return;  // counted at its line feed
  ++line_;
  if (first_break_ == 0) first_break_ = mark + 1;
}

std::size_t RecordSplitter::plain_field(std::size_t begin) {
  Field field{static_cast<std::uint32_t>(begin), 0, false};
  std::size_t mark = next_mark();
  for (; mark < size_; mark = next_mark()) {
    const char c = data_[mark];
    if (c == '"') continue;
    if (c != '\0') break;
    field.dirty = zero_bytes_ = true;
  }
  field.size = static_cast<std::uint32_t>(mark - begin);
  if (field.size > limits_.field) too_long_ = true;
  add_field(field);
  return mark;
}

std::size_t RecordSplitter::plain_fields(std::size_t& begin) {
  // The inner loop of every reader: one delimiter, one field. Whatever else turns up is left to plain_field.
  while (mark_ < mark_count_) {
    const std::size_t mark = marks_[mark_];
    if (data_[mark] != delimiter_) break;
    ++mark_;
    const std::size_t size = mark - begin;
    if (size > limits_.field) too_long_ = true;
    add_field({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), false});
    begin = mark + 1;
    if (data_[begin] == '"') return mark;
  }
  return plain_field(begin);
}

std::size_t RecordSplitter::quoted_field(std::size_t begin, bool& open) {
  bool dirty = false;
  std::size_t close = size_;
  next_mark();  // the opening quote
  for (std::size_t mark = next_mark(); mark < size_; mark = next_mark()) {
    if (mark - begin_ > limits_.record) {
      too_long_ = true;
      rewind_to(mark);
      break;
    }
    const char c = data_[mark];
    if (c == '"') {
      if (mark + 1 < size_ && data_[mark + 1] == '"') {
        next_mark();
        dirty = true;
        continue;
      }
      close = mark;
      break;
    }
    if (c == '\n' || c == '\r') count_line_break(mark);
    if (c == '\0') dirty = zero_bytes_ = true;
  }
  if (close == size_) {
    open = true;
    return size_;
  }
  std::size_t mark = next_mark();
  for (; mark < size_; mark = next_mark()) {
    const char c = data_[mark];
    if (c == '\0') zero_bytes_ = true;
    if (c != '"' && c != '\0') break;
  }
  if (mark != close + 1) dirty = true;
  Field field{static_cast<std::uint32_t>(dirty ? begin : begin + 1), 0, dirty};
  field.size = static_cast<std::uint32_t>((dirty ? mark : close) - field.begin);
  if (field.size > limits_.field) too_long_ = true;
  add_field(field);
  return mark;
}

RecordSplitter::Outcome RecordSplitter::next() {
  begin_ = position_;
  record_line_ = line_;
  field_count_ = 0;
  first_break_ = 0;
  zero_bytes_ = false;
  too_long_ = false;
  if (begin_ >= size_) return Outcome::End;
  std::size_t field_begin = begin_;
  for (;;) {
    bool open = false;
    const std::size_t mark =
        field_begin < size_ && data_[field_begin] == '"' ? quoted_field(field_begin, open) : plain_fields(field_begin);
    if (open) {
      if (!too_long_ && size_ - begin_ > limits_.record) too_long_ = true;
      if (too_long_ || last_) return bad();
      position_ = begin_;
      line_ = record_line_;
      return Outcome::Unfinished;
    }
    if (mark < size_ && data_[mark] == delimiter_) {
      field_begin = mark + 1;
      continue;
    }
    end_ = mark;
    position_ = mark;
    if (mark < size_) {
      ++line_;
      position_ = mark + 1;
      if (data_[mark] == '\r' && position_ < size_ && data_[position_] == '\n') {
        next_mark();
        ++position_;
      }
    }
    if (end_ - begin_ > limits_.record) too_long_ = true;
    if (!too_long_) return Outcome::Record;
    fault_ = first_break_ == 0 ? FaultKind::TooLong : FaultKind::UnclosedQuote;
    resume_after_first_line();
    return Outcome::Bad;
  }
}

bool RecordSplitter::resume_after_first_line() {
  if (first_break_ == 0) return false;
  rewind_to(first_break_);
  line_ = record_line_ + 1;
  first_break_ = 0;
  return true;
}

RecordSplitter::Outcome RecordSplitter::bad() {
  end_ = size_;
  fault_ = too_long_ && first_break_ == 0 ? FaultKind::TooLong : FaultKind::UnclosedQuote;
  if (!resume_after_first_line()) skip_line();
  return Outcome::Bad;
}

void RecordSplitter::skip_line() {
  for (std::size_t mark = next_mark(); mark < size_; mark = next_mark()) {
    if (data_[mark] != '\n' && data_[mark] != '\r') continue;
    ++line_;
    const bool crlf = data_[mark] == '\r' && mark + 1 < size_ && data_[mark + 1] == '\n';
    rewind_to(mark + (crlf ? 2 : 1));
    return;
  }
  position_ = size_;
}

std::string RecordSplitter::clean(const Field& field) const {
  const std::string_view text = raw(field);
  std::string out;
  if (!field.dirty) return std::string(text);
  std::size_t i = 0;
  if (!text.empty() && text[0] == '"') {
    for (i = 1; i < text.size(); ++i) {
      if (text[i] == '"') {
        if (i + 1 == text.size() || text[i + 1] != '"') break;
        ++i;
      }
      if (text[i] != '\0') out += text[i];
    }
    ++i;
  }
  for (; i < text.size(); ++i)
    if (text[i] != '\0') out += text[i];
  return out;
}

}  // namespace cadre::intake
