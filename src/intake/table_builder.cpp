#include "intake/table_builder.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "intake/text_values.h"

namespace cadre::intake {
namespace {

bool feeds_month_only(ColumnType type) {
  return type == ColumnType::Month || type == ColumnType::Year || type == ColumnType::MonthOfYear;
}

template <class Value>
void move_behind(std::vector<Value>& all, const std::vector<Value>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

TableBuilder::TableBuilder(const ReadPlan& plan, std::uint64_t first_line) : next_line_(first_line) {
  for (const ReadPlan::Input& input : plan.inputs) {
    RawColumn column;
    column.name = input.column->name;
    column.type = input.column->type;
    column.scope = input.column->scope;
    column.safe = input.column->safe;
    column.position = input.position;
    table_.columns.push_back(std::move(column));
  }
  sources_.resize(plan.inputs.size());
}

void TableBuilder::reserve(std::size_t rows) {
  table_.line.reserve(rows);
  table_.month.reserve(rows);
  for (RawColumn& column : table_.columns) {
    switch (column.type) {
      case ColumnType::Text:
      case ColumnType::Registration:
        column.text.codes.reserve(rows);
        break;
      case ColumnType::Decimal:
      case ColumnType::BirthDate:
        column.numbers.reserve(rows);
        break;
      case ColumnType::Date:
        column.dates.reserve(rows);
        break;
      case ColumnType::Identifier:
        column.keys.reserve(rows);
        break;
      case ColumnType::Month:
      case ColumnType::Year:
      case ColumnType::MonthOfYear:
        break;
    }
  }
}

void TableBuilder::append(BlockRows&& rows, std::size_t reader) {
  const std::size_t begin = table_.line.size();
  const auto shift = static_cast<std::uint32_t>(next_line_);
  for (const std::uint32_t line : rows.line) table_.line.push_back(line + shift);
  move_behind(table_.month, rows.month);
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    RawColumn& column = table_.columns[i];
    move_behind(column.text.codes, rows.columns[i].codes);
    move_behind(column.numbers, rows.columns[i].numbers);
    move_behind(column.dates, rows.columns[i].dates);
    move_behind(column.keys, rows.columns[i].keys);
  }
  for (ReadFault& fault : rows.faults) {
    if (fault.row_kept && kept_faults_++ >= kListedFaults) {
      ++table_.faults_not_listed;
      continue;
    }
    fault.line += next_line_;
    table_.faults.push_back(std::move(fault));
  }
  table_.rows_read += rows.rows_read;
  table_.total_rows += rows.total_rows;
  next_line_ += rows.lines;
  segments_.push_back({begin, table_.line.size(), reader});
}

void TableBuilder::finish_text(std::size_t input, const std::vector<std::unique_ptr<BlockReader>>& readers) {
  base::CodedColumn& column = table_.columns[input].text;
  std::vector<std::vector<std::uint8_t>> used(readers.size());
  for (std::size_t r = 0; r < readers.size(); ++r)
    used[r].assign(readers[r]->coder(input).values().size(), discarded_ ? 0 : 1);
  if (discarded_)
    for (const Segment& segment : segments_)
      for (std::size_t row = segment.begin; row < segment.end; ++row) used[segment.reader][column.codes[row]] = 1;

  std::vector<std::string_view> all;
  for (std::size_t r = 0; r < readers.size(); ++r) {
    const auto& values = readers[r]->coder(input).values();
    for (std::size_t code = 1; code < values.size(); ++code)
      if (used[r][code] != 0) all.push_back(values[code]);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  column.values.reserve(all.size() + 1);
  for (const std::string_view value : all) column.values.emplace_back(value);
  sources_[input].assign(column.values.size(), 0);

  std::vector<std::vector<std::uint32_t>> final_code(readers.size());
  for (std::size_t r = 0; r < readers.size(); ++r) {
    const ColumnCoder& coder = readers[r]->coder(input);
    final_code[r].assign(coder.values().size(), 0);
    for (std::size_t code = 1; code < coder.values().size(); ++code) {
      if (used[r][code] == 0) continue;
      const auto at = std::lower_bound(all.begin(), all.end(), coder.values()[code]);
      const auto target = static_cast<std::uint32_t>(at - all.begin()) + 1;
      final_code[r][code] = target;
      sources_[input][target] = static_cast<std::uint8_t>(sources_[input][target] | coder.sources()[code]);
    }
  }
  for (const Segment& segment : segments_) {
    const auto& map = final_code[segment.reader];
    for (std::size_t row = segment.begin; row < segment.end; ++row) column.codes[row] = map[column.codes[row]];
  }
}

void TableBuilder::note_mixed_encoding(const std::vector<std::vector<std::uint8_t>>& sources) {
  std::uint8_t seen = 0;
  for (const auto& column : sources)
    for (const std::uint8_t bits : column) seen = static_cast<std::uint8_t>(seen | bits);
  const auto bit = [](TextSource source) { return 1U << static_cast<unsigned>(source); };
  if ((seen & bit(TextSource::Utf8)) == 0 || (seen & bit(TextSource::Windows1252)) == 0) return;
  std::size_t first = table_.rows();
  ReadFault fault;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const RawColumn& column = table_.columns[i];
    for (std::size_t row = 0; row < std::min(first, column.text.codes.size()); ++row) {
      const std::uint32_t code = column.text.codes[row];
      if ((sources[i][code] & bit(TextSource::Windows1252)) == 0) continue;
      first = row;
      fault = {FaultKind::EncodingMixed,
               table_.line[row],
               column.position,
               column.name,
               shown_value(column.text.values[code], column.safe),
               true};
      break;
    }
  }
  const auto at = std::find_if(table_.faults.begin(), table_.faults.end(),
                               [&](const ReadFault& other) { return other.line > fault.line; });
  if (first < table_.rows()) table_.faults.insert(at, std::move(fault));
}

RawTable TableBuilder::finish(const std::vector<std::unique_ptr<BlockReader>>& readers, int threads) {
  base::parallel_for(table_.columns.size(), threads, [&](std::size_t input) {
    const ColumnType type = table_.columns[input].type;
    if (type == ColumnType::Text || type == ColumnType::Registration) finish_text(input, readers);
  });
  note_mixed_encoding(sources_);
  std::erase_if(table_.columns, [](const RawColumn& column) { return feeds_month_only(column.type); });
  std::uint64_t rejected = 0;
  std::uint64_t last = UINT64_MAX;
  for (const ReadFault& fault : table_.faults) {
    const bool data = fault.kind != FaultKind::TotalRow && fault.kind != FaultKind::RepeatedHeader;
    if (fault.row_kept || !data || fault.line == last) continue;
    last = fault.line;
    ++rejected;
  }
  if (table_.rows_read != table_.rows() + rejected)
    throw std::logic_error("intake lost rows: read " + std::to_string(table_.rows_read) + ", kept " +
                           std::to_string(table_.rows()) + ", rejected " + std::to_string(rejected));
  return std::move(table_);
}

}  // namespace cadre::intake
