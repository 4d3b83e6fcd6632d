#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/raw_table.h"
#include "intake/record_splitter.h"
#include "intake/text_values.h"

namespace cadre::intake {

/// For tests and fuzzing only: the rules of docs/formats/csv.md written a second time, plainly, one byte after another
/// over the whole text. What the fast reader gives must equal this, whatever its threads and blocks.
class PlainCsvReader {
 public:
  struct Row {
    std::uint64_t line = 0;
    std::vector<std::string> cells;  ///< trimmed, UTF-8
    bool operator==(const Row&) const = default;
  };
  struct Fault {
    FaultKind kind{};
    std::uint64_t line = 0;
    bool operator==(const Fault&) const = default;
  };

  /// `headings`: trimmed texts of the header row, none of them empty; the text starts behind it, on `line`.
  PlainCsvReader(std::string_view text, char delimiter, std::vector<std::string> headings, std::uint64_t line,
                 RecordLimits limits)
      : text_(text), delimiter_(delimiter), headings_(std::move(headings)), line_(line), limits_(limits) {
    while (at_ < text_.size()) take(record());
  }

  std::vector<Row> rows;
  std::vector<Fault> faults;

 private:
  struct Record {
    std::vector<std::string> fields;
    std::size_t begin = 0, end = 0, behind = 0;
    std::size_t lines = 0;       // line breaks passed, its own line end included
    bool break_in_time = false;  // a line break inside quotes before the limit
    bool open = false, long_field = false, zero = false;
  };

  bool line_break_at(std::size_t i, std::size_t& behind) const {
    behind = i + 1;
    if (text_[i] == '\n') return true;
    if (text_[i] != '\r') return false;
    if (behind < text_.size() && text_[behind] == '\n') ++behind;
    return true;
  }

  Record record() const {
    Record r;
    std::size_t i = r.begin = at_;
    for (;;) {
      std::string field;
      const std::size_t field_begin = i;
      bool inside = i < text_.size() && text_[i] == '"';
      bool escaped = false;
      std::size_t closed_at = 0;
      if (inside) ++i;
      std::size_t behind = 0;
      for (; i < text_.size(); ++i) {
        const char c = text_[i];
        if (c == '\0') r.zero = true;
        if (inside) {
          if (c == '"' && i + 1 < text_.size() && text_[i + 1] == '"') {
            field += '"';
            escaped = true;
            ++i;
          } else if (c == '"') {
            inside = false;
            closed_at = i;
          } else {
            if (line_break_at(i, behind) && !(c == '\r' && behind == i + 2)) {
              ++r.lines;
              r.break_in_time = r.break_in_time || i - r.begin <= limits_.record;
            }
            if (c != '\0') field += c;
          }
          continue;
        }
        if (c == delimiter_ || c == '\n' || c == '\r') break;
        if (c != '\0') field += c;
      }
      // A field without anything to resolve is measured without its quotes.
      const bool plain_quotes = closed_at != 0 && closed_at + 1 == i && !escaped && field.size() == i - field_begin - 2;
      const std::size_t size = plain_quotes ? field.size() : i - field_begin;
      r.long_field = r.long_field || (!inside && size > limits_.field);
      r.fields.push_back(field);
      r.open = inside;
      if (i < text_.size() && text_[i] == delimiter_) {
        ++i;
        continue;
      }
      r.end = r.behind = i;
      if (i < text_.size()) {
        line_break_at(i, r.behind);
        ++r.lines;
      }
      return r;
    }
  }

  void take(const Record& r) {
    const std::uint64_t line = line_;
    const bool too_long = r.end - r.begin > limits_.record || r.long_field;
    if (r.open || too_long) {
      faults.push_back({too_long && !r.break_in_time ? FaultKind::TooLong : FaultKind::UnclosedQuote, line});
      return give_up_first_line();
    }
    bool blank = true;
    for (const std::string& field : r.fields) blank = blank && trimmed(field).empty();
    const std::string* first = nullptr;
    for (const std::string& field : r.fields)
      if (first == nullptr && !trimmed(field).empty()) first = &field;
    if (!blank && is_total_label(*first)) {
      faults.push_back({FaultKind::TotalRow, line});
    } else if (!blank && is_heading(r)) {
      faults.push_back({FaultKind::RepeatedHeader, line});
    } else if (!blank && !count_fits(r)) {
      faults.push_back({FaultKind::WrongFieldCount, line});
      return give_up_first_line();
    } else if (!blank) {
      if (r.zero) faults.push_back({FaultKind::NulBytes, line});
      Row row{line, {}};
      for (std::size_t i = 0; i < headings_.size(); ++i) row.cells.push_back(decoded(trimmed(r.fields[i])).text);
      rows.push_back(row);
    }
    at_ = r.behind;
    line_ += r.lines;
  }

  bool is_heading(const Record& r) const {
    if (r.fields.size() != headings_.size()) return false;
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (decoded(trimmed(r.fields[i])).text != headings_[i]) return false;
    return true;
  }
  bool count_fits(const Record& r) const {
    if (r.fields.size() < headings_.size()) return false;
    for (std::size_t i = headings_.size(); i < r.fields.size(); ++i)
      if (!trimmed(r.fields[i]).empty()) return false;
    return true;
  }
  void give_up_first_line() {
    std::size_t behind = text_.size();
    for (std::size_t i = at_; i < text_.size(); ++i)
      if (line_break_at(i, behind)) break;
    at_ = behind;
    ++line_;
  }

  std::string_view text_;
  char delimiter_;
  std::vector<std::string> headings_;
  std::uint64_t line_;
  RecordLimits limits_;
  std::size_t at_ = 0;
};

}  // namespace cadre::intake
