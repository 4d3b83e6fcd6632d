#include "intake/hand_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/diagnostics.h"
#include "intake/month_rule.h"
#include "intake/number_values.h"
#include "intake/text_rows.h"
#include "intake/text_values.h"
#include "intake/xlsx_stream.h"

namespace cadre::intake {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr int kLastYearOfTwoDigits = 2069;  // as in column_coder.cpp

[[noreturn]] void refuse(base::SourceSpot where, std::string message, std::string remedy) {
  throw base::InputError({base::Severity::Error, std::move(where), std::move(message), std::move(remedy)});
}

struct Row : TextRow {
  std::string_view cell(std::size_t position) const {
    return position >= 1 && position <= cells.size() ? std::string_view(cells[position - 1]) : std::string_view();
  }
  bool blank() const {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
  }
};

std::string rest_of_text(const OpenedInput& input, const std::string& name) {
  std::string text = input.head.substr(input.header.data_offset);
  std::string some(std::size_t{1} << 16U, '\0');
  while (const std::size_t got = input.stream->read(some.data(), some.size())) {
    text.append(some, 0, got);
    if (text.size() > kLargestReturn)
      refuse({name}, "is far too large for a return filled in by hand", "Name the right file, or give it a layout");
  }
  return text;
}

/// Names of the kinds of values that a coded column can hold.
bool holds_number(ColumnType type) { return type == ColumnType::Decimal; }

/// "TBC 12" is no number, "nil" is none: what people write for zero.
bool means_zero(std::string_view text) {
  const std::string key = heading_key(text);
  return key == "nil" || key == "none" || key == "zero";
}

class HandReader {
 public:
  HandReader(std::string name, const Layout& layout, const std::optional<base::Month>& month, const OpenedInput& input)
      : name_(std::move(name)), layout_(layout), month_(month), input_(input) {
    table_.file = name_;
    table_.layout = layout.id;
    table_.sheet = input.sheet;
  }

  RawTable read(const std::vector<MergedCells>& merged) {
    refuse_second_return();
    tell_unread_columns();
    std::vector<Row> rows = split(rest_of_text(input_, name_));
    spread(merged, rows);
    require_month();
    begin_columns();
    for (const Row& row : rows) take(row);
    finish_columns();
    std::stable_sort(table_.faults.begin(), table_.faults.end(), [](const ReadFault& a, const ReadFault& b) {
      return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    table_.bytes = input_.stream->size_on_disk();
    table_.sha256 = input_.stream->sha256();
    return std::move(table_);
  }

 private:
  struct Column {
    const LayoutColumn* layout = nullptr;
    std::uint32_t position = 0;
    std::vector<std::string> texts;
    std::vector<double> numbers;
    std::vector<std::int32_t> dates;
  };

  base::SourceSpot spot(std::uint64_t line, std::uint64_t column) const { return {name_, line, column, input_.sheet}; }
  std::uint32_t position_of(std::size_t column) const { return input_.header.match.positions[column]; }

  void refuse_second_return() const {
    if (input_.other_sheets.empty()) return;
    refuse({name_}, "the sheets '" + input_.sheet + "' and '" + input_.other_sheets.front() + "' both hold a return",
           "Put the rows of both on one sheet, or save each as a workbook of its own");
  }

  void tell_unread_columns() {
    std::vector<LayoutColumn> absent;
    for (std::size_t i = 0; i < layout_.columns.size(); ++i)
      if (position_of(i) == 0) absent.push_back(layout_.columns[i]);
    const auto& headings = input_.header.headings;
    const auto& used = input_.header.match.positions;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      if (headings[i].empty() || std::find(used.begin(), used.end(), i + 1) != used.end()) continue;
      const std::string meant = nearest_heading(headings[i], absent);
      table_.faults.push_back(
          {FaultKind::UnreadColumn, input_.header.line, static_cast<std::uint32_t>(i + 1), headings[i], "", true,
           meant.empty() ? std::string() : "did you mean '" + meant + "'? Then write that heading"});
    }
  }

  std::vector<Row> split(std::string text) {
    TextRows read = text_rows(std::move(text), input_.header.delimiter, input_.header.data_line);
    table_.rows_read += read.faults.size();
    table_.faults.insert(table_.faults.end(), read.faults.begin(), read.faults.end());
    std::vector<Row> rows;
    for (TextRow& row : read.rows) rows.push_back({std::move(row)});
    return rows;
  }

  const LayoutColumn* column_at(std::uint64_t position) const {
    for (std::size_t i = 0; i < layout_.columns.size(); ++i)
      if (position_of(i) == position) return &layout_.columns[i];
    return nullptr;
  }

  /// Excel keeps the value of merged cells in the first of them.
  void spread(const std::vector<MergedCells>& merged, std::vector<Row>& rows) {
    for (const MergedCells& cells : merged) {
      const LayoutColumn* column = column_at(cells.first_column);
      if (column == nullptr || cells.first_line == cells.last_line) continue;
      const auto at = std::lower_bound(rows.begin(), rows.end(), cells.first_line,
                                       [](const Row& row, std::uint64_t line) { return row.line < line; });
      if (at == rows.end() || at->line != cells.first_line) continue;
      const std::string value(at->cell(cells.first_column));
      if (value.empty()) continue;
      for (auto row = at + 1; row != rows.end() && row->line <= cells.last_line; ++row) {
        if (row->blank()) continue;
        if (holds_number(column->type)) {
          table_.faults.push_back({FaultKind::MergedNumber,
                                   row->line,
                                   static_cast<std::uint32_t>(cells.first_column),
                                   column->name,
                                   shown_value(value, column->safe),
                                   true,
                                   {}});
        } else {
          if (row->cells.size() < cells.first_column) row->cells.resize(cells.first_column);
          row->cells[cells.first_column - 1] = value;
        }
      }
    }
  }

  void require_month() {
    const auto is_month = [](const LayoutColumn& column) { return column.type == ColumnType::Month; };
    for (std::size_t i = 0; i < layout_.columns.size(); ++i)
      if (is_month(layout_.columns[i])) month_position_ = position_of(i);
    fallback_ = month_in_file_name(name_);
    if (!month_ && !fallback_ && month_position_ == 0)
      refuse(spot(input_.header.line, 0), "nothing says which month this return describes",
             "Add a column Month, or month = \"2025-03\" to this [[input]] in the plan");
  }

  void begin_columns() {
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      const LayoutColumn& column = layout_.columns[i];
      if (position_of(i) != 0 && column.type != ColumnType::Month)
        columns_.push_back({&column, position_of(i), {}, {}, {}});
    }
  }

  bool is_null(std::string_view text) const {
    const auto same = [&](const std::string& token) { return heading_key(token) == heading_key(text); };
    return std::any_of(layout_.null_tokens.begin(), layout_.null_tokens.end(), [&](const std::string& token) {
      return token == text || (!heading_key(text).empty() && same(token));
    });
  }

  void list(FaultKind kind, const Row& row) {
    ReadFault fault;
    fault.kind = kind;
    fault.line = row.line;
    table_.faults.push_back(fault);
    ++table_.total_rows;
  }

  void reject(FaultKind kind, const Row& row, const LayoutColumn* column, std::uint32_t position, std::string remedy) {
    const std::string_view text = row.cell(position);
    table_.faults.push_back({kind, row.line, position, column == nullptr ? "" : column->name,
                             shown_value(text, column != nullptr && column->safe), false, std::move(remedy)});
  }

  bool is_total(const Row& row) const {
    for (const std::string& cell : row.cells) {
      if (is_total_label(cell)) return true;
      if (cell.empty()) continue;
      const std::string key = heading_key(cell);  // the first cell that is filled in
      return key.starts_with("total") || key.starts_with("subtotal") || key.starts_with("grandtotal");
    }
    return false;
  }
  static bool is_example(const Row& row) {
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell.empty(); });
    return first != row.cells.end() && heading_key(*first).starts_with("example");
  }
  bool repeats_headings(const Row& row) const {
    std::size_t same = 0;
    for (const Column& column : columns_)
      if (heading_key(row.cell(column.position)) == heading_key(input_.header.headings[column.position - 1])) ++same;
    return same == columns_.size();
  }

  /// What a row must have: its required texts, and one number at least. Names the first thing that it lacks.
  bool refuse_empty(const Row& row) {
    bool number = false;
    bool text = false;
    bool required = false;
    for (const Column& column : columns_) {
      const bool filled = !row.cell(column.position).empty();
      if (holds_number(column.layout->type))
        number = number || filled;
      else
        text = text || filled;
      if (!holds_number(column.layout->type) && column.layout->required) required = required || filled;
    }
    if (number && required) return false;
    const auto lacking = std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) {
      return column.layout->required && (required == holds_number(column.layout->type));
    });
    const Column& named = lacking == columns_.end() ? columns_.front() : *lacking;
    std::string remedy = "enter a number, or take the row out";
    if (!required && number && !text)
      remedy = "nothing, when this is a total; otherwise say whose staff these are and of which profession";
    else if (!required)
      remedy = "fill the row in; a remark belongs into the column for notes";
    ++table_.rows_read;
    reject(FaultKind::MissingRequired, row, named.layout, named.position, remedy);
    return true;
  }

  std::optional<std::int32_t> month_of(const Row& row) const {
    if (month_) return month_->ordinal();
    const std::string_view text = row.cell(month_position_);
    if (text.empty()) return fallback_ ? std::optional<std::int32_t>(fallback_->ordinal()) : std::nullopt;
    if (const auto month = base::parse_month(text)) return month->ordinal();
    if (const auto day = parse_date(text, kUsualDateStyles, kLastYearOfTwoDigits))
      return base::Month(day->year, day->month).ordinal();
    return std::nullopt;
  }

  void take(const Row& row) {
    if (row.blank()) return;
    if (is_example(row)) return list(FaultKind::ExampleRow, row);
    if (is_total(row)) return list(FaultKind::TotalRow, row);
    if (repeats_headings(row)) return list(FaultKind::RepeatedHeader, row);
    if (refuse_empty(row)) return;
    ++table_.rows_read;
    const std::optional<std::int32_t> month = month_of(row);
    if (!month)
      return reject(FaultKind::NotAMonth, row, column_at(month_position_), month_position_,
                    "write the month as 2025-03 or March 2025");
    table_.line.push_back(static_cast<std::uint32_t>(row.line));
    table_.month.push_back(*month);
    for (Column& column : columns_) take_cell(row, column);
  }

  void take_cell(const Row& row, Column& column) {
    const std::string_view text = row.cell(column.position);
    const bool nothing = text.empty() || is_null(text);
    const auto note = [&](FaultKind kind) {
      table_.faults.push_back(
          {kind, row.line, column.position, column.layout->name, shown_value(text, column.layout->safe), true, {}});
    };
    if (holds_number(column.layout->type)) {
      std::optional<TypedNumber> number;
      if (!nothing) number = means_zero(text) ? TypedNumber{0, false} : parse_typed_number(text);
      if (!nothing && !number) note(FaultKind::NotANumber);
      if (number && !number->plain) note(FaultKind::NumberAsTyped);
      column.numbers.push_back(number ? number->value : kNoNumber);
    } else if (column.layout->type == ColumnType::Date) {
      const auto day = nothing ? std::nullopt : parse_date(text, column.layout->dates, kLastYearOfTwoDigits);
      if (!nothing && !day) note(FaultKind::NotADate);
      column.dates.push_back(day       ? base::days_from_civil(day->year, day->month, day->day)
                             : nothing ? kNoDate
                                       : kUnreadableDate);
    } else {
      column.texts.emplace_back(nothing ? std::string_view() : text);
    }
  }

  std::vector<std::string>* texts_of(std::string_view name) {
    for (Column& column : columns_)
      if (column.layout->name == name) return &column.texts;
    return nullptr;
  }

  void finish_columns() {
    std::vector<std::string>* code = texts_of("employer_code");
    const std::vector<std::string>* organisation = texts_of("employer_name");
    if (organisation != nullptr && code == nullptr) {
      const LayoutColumn* column = layout_.find("employer_code");
      if (column != nullptr) columns_.push_back({column, 0, *organisation, {}, {}});
    } else if (organisation != nullptr) {
      for (std::size_t row = 0; row < code->size(); ++row)
        if ((*code)[row].empty()) (*code)[row] = (*organisation)[row];
    }
    for (Column& column : columns_) {
      RawColumn out;
      out.name = column.layout->name;
      out.type = column.layout->type;
      out.safe = column.layout->safe;
      out.position = column.position;
      out.numbers = std::move(column.numbers);
      out.dates = std::move(column.dates);
      if (!holds_number(out.type) && out.type != ColumnType::Date) code_texts(column.texts, out.text);
      table_.columns.push_back(std::move(out));
    }
  }

  static void code_texts(const std::vector<std::string>& texts, base::CodedColumn& out) {
    std::map<std::string, std::uint32_t> codes{{std::string(), 0}};
    for (const std::string& text : texts) codes.emplace(text, 0);
    out.values.clear();
    for (auto& [text, code] : codes) {
      code = static_cast<std::uint32_t>(out.values.size());
      out.values.push_back(text);
    }
    out.codes.reserve(texts.size());
    for (const std::string& text : texts) out.codes.push_back(codes.at(text));
  }

  std::string name_;
  const Layout& layout_;
  std::optional<base::Month> month_, fallback_;
  const OpenedInput& input_;
  std::uint32_t month_position_ = 0;
  std::vector<Column> columns_;
  RawTable table_;
};

}  // namespace

RawTable read_by_hand(const std::string& path, const std::string& display_name, const Layout& layout,
                      const std::optional<base::Month>& month, const OpenedInput& input) {
  std::vector<MergedCells> merged;
  if (!input.sheet.empty()) merged = merged_cells(path, display_name, input.sheet_index);
  return HandReader(display_name, layout, month, input).read(merged);
}

}  // namespace cadre::intake
