#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/column_coder.h"
#include "intake/read_plan.h"

namespace cadre::intake {

/// Reads stretches of CSV text, one after another, into coded rows. One per thread.
class BlockReader {
 public:
  explicit BlockReader(const ReadPlan& plan);

  /// text[size .. size + kReadAhead) is readable; the text begins where a record begins. `last`: nothing follows it.
  BlockRows read(const char* text, std::size_t size, bool last);

  const ColumnCoder& coder(std::size_t input) const { return coders_[input]; }

 private:
  static constexpr std::size_t kBatch = 128;  // rows taken together: their texts stay in the second-level cache

  enum class RowKind : std::uint8_t { Data, Blank, Total, RepeatedHeader, WrongCount };
  RowKind kind_of(const RecordSplitter& splitter) const;
  void take(const RecordSplitter& splitter, BlockRows& out);
  void flush(BlockRows& out);
  void find_months(BlockRows& out);
  void drop_empty_rows(BlockRows& out);
  void drop_marked(BlockRows& out, FaultKind kind, std::size_t input);
  ReadFault row_fault(FaultKind kind, const RecordSplitter& splitter) const;

  const ReadPlan* plan_;
  std::vector<ColumnCoder> coders_;
  MonthCoder months_;
  std::span<std::string_view> texts(std::size_t input) { return {texts_.data() + input * kBatch, lines_.size()}; }

  std::vector<std::string_view> texts_;  ///< kBatch for each input
  std::vector<std::uint32_t> lines_;
  std::vector<std::int32_t> month_;
  std::vector<std::uint8_t> dropped_;
  std::deque<std::string> cleaned_;  ///< texts of fields with quotes inside, until the batch is coded
};

}  // namespace cadre::intake
