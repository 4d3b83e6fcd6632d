#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/csv_marks.h"
#include "intake/raw_table.h"

namespace cadre::intake {

/// Sizes beyond which a value cannot be meant: longer ones are a broken file, and must not eat the memory.
struct RecordLimits {
  std::size_t field = std::size_t{1} << 20U;   ///< bytes of one field
  std::size_t record = std::size_t{4} << 20U;  ///< bytes of one record
};

/// Cuts CSV text into records and fields. The rules, which also stand in docs/formats/csv.md:
/// - a quote opens a quoted field only as the field's first byte; inside, "" is one quote, and line ends and delimiters
///   are text; what follows the closing quote up to the delimiter is kept as it is; elsewhere a quote is a character;
/// - lines end with LF, CR LF or CR alone;
/// - a record beyond the limits, or a quoted field that never closes, is bad: its first physical line is given up and
///   reading goes on with the next line, so that one stray quote costs one line and not the rest of the file.
class RecordSplitter {
 public:
  /// A field in the text, [begin, begin + size). When dirty it holds quotes or zero bytes to be taken out by clean().
  struct Field {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    bool dirty = false;
  };
  enum class Outcome : std::uint8_t {
    Record,      ///< fields() hold it
    Bad,         ///< fault() says why; reading went past it
    End,         ///< nothing left
    Unfinished,  ///< an open quoted field reaches the end of a text that goes on: see position()
  };

  /// data[size .. size + kReadAhead) is readable. `last`: nothing follows this text. Line numbers start at `line`.
  RecordSplitter(const char* data, std::size_t size, bool last, char delimiter, RecordLimits limits,
                 std::uint64_t line = 1, SimdLevel level = simd_level());

  Outcome next();

  std::span<const Field> fields() const { return {fields_.data(), field_count_}; }
  std::string_view raw(const Field& field) const { return {data_ + field.begin, field.size}; }
  /// The field's text with quotes and zero bytes resolved, as a copy.
  std::string clean(const Field& field) const;
  std::size_t begin() const { return begin_; }         ///< offset of the record
  std::size_t end() const { return end_; }             ///< offset behind its last byte, line end excluded
  std::uint64_t line() const { return record_line_; }  ///< physical line on which it starts
  std::size_t position() const { return position_; }   ///< where the next record starts
  std::uint64_t next_line() const { return line_; }    ///< physical line of that
  bool has_zero_bytes() const { return zero_bytes_; }  ///< in the record just read
  FaultKind fault() const { return fault_; }           ///< after Bad: TooLong or UnclosedQuote
  /// Gives up a record that spans lines after its first line, as for bad ones; false when it stands on one line.
  bool resume_after_first_line();

 private:
  std::size_t next_mark() {
    if (mark_ == mark_count_ && !fill_window()) return size_;
    return marks_[mark_++];
  }
  bool fill_window();
  void add_field(Field field) {
    if (field_count_ == fields_.size()) fields_.resize(2 * field_count_ + 64);
    fields_[field_count_++] = field;
  }
  void rewind_to(std::size_t offset);
  /// Reads to the end of the field; returns the mark that ends it (size_ at the end of the text).
  std::size_t quoted_field(std::size_t begin, bool& open);
  std::size_t plain_field(std::size_t begin);
  /// Plain fields up to the one that does not end with a delimiter, or up to a quote; see the definition.
  std::size_t plain_fields(std::size_t& begin);
  Outcome bad();
  void skip_line();
  void count_line_break(std::size_t mark);

  static constexpr std::size_t kWindow = std::size_t{1} << 15U;

  const char* data_;
  std::size_t size_;
  bool last_;
  char delimiter_;
  RecordLimits limits_;
  SimdLevel level_;
  std::vector<std::uint32_t> marks_;
  std::size_t mark_ = 0, mark_count_ = 0, window_end_ = 0;
  std::vector<Field> fields_;  ///< as long as the widest record so far
  std::size_t field_count_ = 0;
  std::size_t begin_ = 0, end_ = 0, position_ = 0;
  std::uint64_t line_, record_line_;
  std::size_t first_break_ = 0;  ///< offset behind the record's first line break inside quotes; 0 = none
  bool zero_bytes_ = false;
  bool too_long_ = false;
  FaultKind fault_ = FaultKind::TooLong;
};

}  // namespace cadre::intake
