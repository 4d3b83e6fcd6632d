#include "intake/block_reader.h"

#include <algorithm>

#include "intake/text_values.h"

namespace cadre::intake {
namespace {

constexpr std::string_view kEightBytes = "8 bytes!";
constexpr std::string_view kNoText = kEightBytes.substr(0, 0);  // 8 readable bytes, as behind every text

template <class Value>
void keep_unmarked(std::vector<Value>& values, const std::vector<std::uint8_t>& dropped) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (dropped[i] == 0) values[kept++] = values[i];
  values.resize(kept);
}

}  // namespace

BlockReader::BlockReader(const ReadPlan& plan) : plan_(&plan), months_(plan), texts_(plan.inputs.size() * kBatch) {
  for (const ReadPlan::Input& input : plan.inputs) coders_.emplace_back(plan, input);
}

BlockReader::RowKind BlockReader::kind_of(const RecordSplitter& splitter) const {
  const auto fields = splitter.fields();
  bool blank = true;
  for (std::size_t i = 0; i < fields.size() && blank; ++i) {
    const std::string cleaned = fields[i].dirty ? splitter.clean(fields[i]) : std::string();
    const std::string_view text = trimmed(fields[i].dirty ? std::string_view(cleaned) : splitter.raw(fields[i]));
    if (is_total_label(text)) return RowKind::Total;
    blank = text.empty();
  }
  if (blank) return RowKind::Blank;
  if (fields.size() == plan_->headings.size() &&
      (fields[0].dirty || trimmed(splitter.raw(fields[0])) == plan_->first_heading)) {
    bool same = true;
    for (std::size_t i = 0; i < fields.size() && same; ++i)
      same = decoded(trimmed(splitter.clean(fields[i]))).text == plan_->headings[i];
    if (same) return RowKind::RepeatedHeader;
  }
  if (fields.size() < plan_->fewest_fields) return RowKind::WrongCount;
  // Nothing but quotes and zero bytes is nothing: such a field behind the last column is no further one.
  for (std::size_t i = plan_->most_fields; i < fields.size(); ++i)
    if (!trimmed(fields[i].dirty ? splitter.clean(fields[i]) : std::string(splitter.raw(fields[i]))).empty())
      return RowKind::WrongCount;
  return RowKind::Data;
}

ReadFault BlockReader::row_fault(FaultKind kind, const RecordSplitter& splitter) const {
  ReadFault fault;
  fault.kind = kind;
  fault.line = splitter.line();
  if (kind == FaultKind::WrongFieldCount)
    fault.shown =
        std::to_string(splitter.fields().size()) + " fields instead of " + std::to_string(plan_->fewest_fields);
  return fault;
}

void BlockReader::take(const RecordSplitter& splitter, BlockRows& out) {
  const auto fields = splitter.fields();
  for (std::size_t i = 0; i < plan_->inputs.size(); ++i) {
    const std::size_t position = plan_->inputs[i].position - 1;
    std::string_view& cell = texts_[i * kBatch + lines_.size()];
    if (position >= fields.size()) {
      cell = kNoText;
      continue;
    }
    const auto& field = fields[position];
    if (!field.dirty) {
      cell = splitter.raw(field);
      continue;
    }
    std::string text = splitter.clean(field);
    const std::size_t size = text.size();
    text.append(8, '\0');
    cleaned_.push_back(std::move(text));
    cell = std::string_view(cleaned_.back()).substr(0, size);
  }
  lines_.push_back(static_cast<std::uint32_t>(splitter.line()));
  if (splitter.has_zero_bytes()) {
    out.faults.push_back(row_fault(FaultKind::NulBytes, splitter));
    out.faults.back().row_kept = true;
  }
  if (lines_.size() == kBatch) flush(out);
}

BlockRows BlockReader::read(const char* text, std::size_t size, bool last) {
  BlockRows out;
  out.columns.resize(plan_->inputs.size());
  out.unfinished_at = size;
  RecordSplitter splitter(text, size, last, plan_->delimiter, plan_->limits, 0, plan_->simd);
  for (;;) {
    const auto outcome = splitter.next();
    if (outcome == RecordSplitter::Outcome::End) break;
    if (outcome == RecordSplitter::Outcome::Unfinished) {
      out.unfinished_at = splitter.position();
      break;
    }
    if (outcome == RecordSplitter::Outcome::Bad) {
      ++out.rows_read;
      out.faults.push_back(row_fault(splitter.fault(), splitter));
      continue;
    }
    const RowKind kind = kind_of(splitter);
    switch (kind) {
      case RowKind::Blank:
        break;
      case RowKind::Total:
      case RowKind::RepeatedHeader:
        ++out.total_rows;
        out.faults.push_back(
            row_fault(kind == RowKind::Total ? FaultKind::TotalRow : FaultKind::RepeatedHeader, splitter));
        break;
      case RowKind::WrongCount:
        ++out.rows_read;
        out.faults.push_back(row_fault(FaultKind::WrongFieldCount, splitter));
        splitter.resume_after_first_line();
        break;
      case RowKind::Data:
        ++out.rows_read;
        take(splitter, out);
        break;
    }
  }
  flush(out);
  out.lines = splitter.next_line();
  std::stable_sort(out.faults.begin(), out.faults.end(), [](const ReadFault& a, const ReadFault& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
  return out;
}

void BlockReader::find_months(BlockRows& out) {
  const std::size_t n = lines_.size();
  month_.assign(n, plan_->fixed_month ? plan_->fixed_month->ordinal() : MonthCoder::kBlank);
  std::size_t input = 0;
  if (!plan_->fixed_month && plan_->month != ReadPlan::kNone) {
    input = plan_->month;
    for (std::size_t i = 0; i < n; ++i) month_[i] = months_.value(MonthCoder::Part::Month, texts(input)[i]);
  } else if (!plan_->fixed_month && plan_->year != ReadPlan::kNone && plan_->month_of_year != ReadPlan::kNone) {
    input = plan_->month_of_year;
    for (std::size_t i = 0; i < n; ++i) {
      const std::int32_t year = months_.value(MonthCoder::Part::Year, texts(plan_->year)[i]);
      const std::int32_t month = months_.value(MonthCoder::Part::MonthOfYear, texts(input)[i]);
      if (year > 0 && month > 0) month_[i] = base::Month(year, month).ordinal();
      if (year < 0 || month < 0 || (year > 0) != (month > 0)) month_[i] = MonthCoder::kUnreadable;
    }
  } else if (!plan_->fixed_month && plan_->year != ReadPlan::kNone && plan_->year_ends > 0) {
    input = plan_->year;
    for (std::size_t i = 0; i < n; ++i) {
      const std::int32_t year = months_.value(MonthCoder::Part::Year, texts(input)[i]);
      month_[i] = year > 0 ? base::Month(year, plan_->year_ends).ordinal() : year;
    }
  }
  bool any = false;
  dropped_.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    if (month_[i] == MonthCoder::kBlank && plan_->fallback_month) month_[i] = plan_->fallback_month->ordinal();
    dropped_[i] = month_[i] <= 0 ? 1 : 0;
    any = any || dropped_[i] != 0;
  }
  if (any) drop_marked(out, FaultKind::NotAMonth, input);
}

/// A row in which nothing that cadre reads is filled in is no record. A row that only lacks what every row should have
/// goes on: the rules say what is missing.
void BlockReader::drop_empty_rows(BlockRows& out) {
  if (plan_->required.empty()) return;
  bool any = false;
  dropped_.assign(lines_.size(), 0);
  auto blank = [&](std::size_t input, std::size_t row) { return trimmed(texts(input)[row]).empty(); };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!std::all_of(plan_->required.begin(), plan_->required.end(),
                     [&](std::size_t input) { return blank(input, i); }))
      continue;
    bool empty = true;
    for (std::size_t input = 0; empty && input < plan_->inputs.size(); ++input) empty = blank(input, i);
    if (empty) dropped_[i] = 1;
    any = any || empty;
  }
  if (any) drop_marked(out, FaultKind::MissingRequired, plan_->required.front());
}

void BlockReader::drop_marked(BlockRows& out, FaultKind kind, std::size_t input) {
  const ReadPlan::Input& column = plan_->inputs[input];
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (dropped_[i] != 0)
      out.faults.push_back({kind, lines_[i], column.position, column.column->name,
                            shown_value(texts(input)[i], column.column->safe), false});
  for (std::size_t column_index = 0; column_index < plan_->inputs.size(); ++column_index) {
    const auto cells = texts(column_index);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (dropped_[i] == 0) cells[kept++] = cells[i];
  }
  keep_unmarked(lines_, dropped_);
  if (month_.size() == dropped_.size()) keep_unmarked(month_, dropped_);
}

void BlockReader::flush(BlockRows& out) {
  if (lines_.empty()) return;
  month_.clear();
  drop_empty_rows(out);
  find_months(out);
  out.line.insert(out.line.end(), lines_.begin(), lines_.end());
  out.month.insert(out.month.end(), month_.begin(), month_.end());
  const std::size_t before = plan_->employer == ReadPlan::kNone ? 0 : out.columns[plan_->employer].codes.size();
  ColumnCoder::Rows rows;
  rows.lines = lines_;
  rows.months = month_;
  const auto code = [&](std::size_t input) {
    rows.texts = texts(input);
    coders_[input].append(rows, out.columns[input], out.faults);
  };
  if (plan_->employer != ReadPlan::kNone) {
    code(plan_->employer);
    rows.employer_codes = std::span(out.columns[plan_->employer].codes).subspan(before);
    rows.employers = &coders_[plan_->employer].values();
  }
  for (std::size_t input = 0; input < plan_->inputs.size(); ++input)
    if (input != plan_->employer) code(input);
  lines_.clear();
  cleaned_.clear();
}

}  // namespace cadre::intake
