#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intake/raw_table.h"
#include "intake/read_plan.h"
#include "intake/text_values.h"
#include "intake/value_dictionary.h"

namespace cadre::intake {

/// The rows of one stretch of a file, coded with the dictionaries of the thread that read it. Lines count from 0.
struct BlockRows {
  struct Column {
    std::vector<std::uint32_t> codes;  ///< of the thread's own dictionary
    std::vector<double> numbers;
    std::vector<std::int32_t> dates;
    std::vector<std::uint64_t> keys;
  };
  std::vector<std::uint32_t> line;
  std::vector<std::int32_t> month;
  std::vector<Column> columns;  ///< one per input of the plan
  std::vector<ReadFault> faults;
  std::uint64_t rows_read = 0;
  std::uint64_t total_rows = 0;
  std::uint64_t lines = 0;        ///< line ends passed
  std::size_t unfinished_at = 0;  ///< offset of a record that goes on behind the text; the text's size when none
};

/// Turns the texts of one column into codes, numbers, dates or keys. Each thread has its own, which keeps its
/// dictionary from block to block.
class ColumnCoder {
 public:
  /// `codes` of the employer column when the identifier's scope needs them.
  struct Rows {
    std::span<const std::string_view> texts;  ///< 8 readable bytes behind each start
    std::span<const std::uint32_t> lines;
    std::span<const std::int32_t> months;
    std::span<const std::uint32_t> employer_codes;
    const std::vector<std::string>* employers = nullptr;
  };

  ColumnCoder(const ReadPlan& plan, const ReadPlan::Input& input) : plan_(&plan), input_(input) {}

  void append(const Rows& rows, BlockRows::Column& out, std::vector<ReadFault>& faults);

  /// The dictionary: text of each code; code 0 is empty.
  const std::vector<std::string>& values() const { return values_; }
  /// How each was found in the file: bits 1 << TextSource.
  const std::vector<std::uint8_t>& sources() const { return sources_; }

  /// The code of one text, and of a month, year or month of the year the number it stands for (see month_value).
  std::uint32_t code_of(std::string_view text);

 private:
  std::uint32_t code_of_new(std::string_view raw);
  std::uint32_t code_of_value(std::string value, TextSource source);
  std::uint32_t registration_code(std::string_view raw);
  double decimal_of(std::string_view raw, std::uint32_t line, std::vector<ReadFault>& faults);
  std::int32_t date_of(std::string_view raw, std::uint32_t line, std::vector<ReadFault>& faults);
  double age_of(std::string_view raw, std::int32_t month, std::uint32_t line, std::vector<ReadFault>& faults);
  void append_keys(const Rows& rows, std::vector<std::uint64_t>& keys);
  const std::string& employer_prefix(std::uint32_t code, const std::vector<std::string>& employers);
  ReadFault fault(FaultKind kind, std::uint32_t line, std::string_view raw) const;

  const ReadPlan* plan_;
  ReadPlan::Input input_;
  ValueDictionary raw_codes_;
  std::unordered_map<std::string, std::uint32_t> value_codes_;
  std::vector<std::string> values_{std::string()};
  std::vector<std::uint8_t> sources_{0};
  std::vector<std::string> employer_prefixes_;
  std::string message_;
};

/// Reads the month of rows from the file's own columns. Values repeat, so each is parsed once.
class MonthCoder {
 public:
  explicit MonthCoder(const ReadPlan& plan) : plan_(&plan) {}

  enum class Part : std::uint8_t { Month, Year, MonthOfYear };
  static constexpr std::int32_t kBlank = 0;
  static constexpr std::int32_t kUnreadable = -1;
  /// The month's ordinal, the year, or 1..12; kBlank or kUnreadable.
  std::int32_t value(Part part, std::string_view raw);

 private:
  std::int32_t parse(Part part, std::string_view raw) const;

  const ReadPlan* plan_;
  struct Cache {
    ValueDictionary numbers;
    std::vector<std::int32_t> values;
  };
  Cache caches_[3];
};

}  // namespace cadre::intake
