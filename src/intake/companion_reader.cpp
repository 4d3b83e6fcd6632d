#include "intake/companion_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "intake/companion_table.h"
#include "intake/text_values.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// Where the cells of one column of the table come from.
struct Source {
  const base::ColumnSpec* spec = nullptr;
  const RawColumn* raw = nullptr;
  const RawColumn* national = nullptr;  ///< of a key: goes before `raw`, as in the staff table
  const LayoutColumn* layout = nullptr;
  const WordReader* words = nullptr;
  std::string constant;
  std::unordered_map<std::uint64_t, std::optional<std::string>> known;  ///< words read before, by code and month
};

std::optional<bool> flag_of(std::string_view word) {
  const std::string key = heading_key(word);
  for (const char* yes : {"yes", "y", "true", "t", "1"})
    if (key == yes) return true;
  for (const char* no : {"no", "n", "false", "f", "0"})
    if (key == no) return false;
  return std::nullopt;
}

class Filler {
 public:
  Filler(RawTable& raw, const Layout& layout, const base::TableSpec& spec, const WordReaders& words,
         const std::string& employer)
      : raw_(raw), merge_(layout.merge_repeats) {
    for (const base::ColumnSpec& column : spec.columns) {
      Source source;
      source.spec = &column;
      for (const LayoutColumn& known : layout.columns) use(source, known, spec);
      if (const auto reader = words.find(column.name); reader != words.end()) source.words = &reader->second;
      for (const auto& [name, value] : layout.constants)
        if (name == column.name) source.constant = value;
      if (column.name == "employer" && source.raw == nullptr) source.constant = employer;
      sources_.push_back(std::move(source));
    }
    for (const ReadFault& fault : raw.faults)
      if (fault.row_kept && (fault.kind == FaultKind::NotANumber || fault.kind == FaultKind::NotADate))
        doubtful_.insert(fault.line);
  }

  void fill(TableFile& file) {
    std::vector<Cell> cells(sources_.size());
    for (std::size_t row = 0; row < raw_.rows(); ++row) {
      line_ = raw_.line[row];
      review_ = doubtful_.contains(line_);
      for (std::size_t i = 0; i < sources_.size(); ++i) cells[i] = cell(sources_[i], row);
      if (merge_ && !seen_.insert(fingerprint(cells)).second) {
        ++file.merged;
        faults_.push_back({FaultKind::RepeatedRow, line_, 0, {}, {}, false});
        continue;
      }
      if (review_) ++file.review;
      for (std::size_t i = 0; i < sources_.size(); ++i) append(file.rows, sources_[i], cells[i]);
      file.rows.end_row();
    }
  }

  std::vector<ReadFault> faults() {
    std::vector<ReadFault> all = std::move(raw_.faults);
    all.insert(all.end(), faults_.begin(), faults_.end());
    std::stable_sort(all.begin(), all.end(), [](const ReadFault& a, const ReadFault& b) {
      return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    return all;
  }

 private:
  void use(Source& source, const LayoutColumn& known, const base::TableSpec& spec) const {
    if (companion_column(spec, known) != source.spec) return;
    const RawColumn* column = raw_.find(known.name);
    if (column == nullptr) return;
    if (known.name.ends_with("_national")) {
      source.national = column;
      return;
    }
    source.raw = column;
    source.layout = &known;
  }

  void doubt(FaultKind kind, const Source& source, std::string_view shown) {
    review_ = true;
    faults_.push_back({kind, line_, source.raw->position, source.layout->name,
                       shown.empty() ? std::string() : shown_value(shown, source.layout->safe), true});
  }
  Cell missing(const Source& source) {
    if (source.layout != nullptr && source.layout->required) doubt(FaultKind::MissingValue, source, {});
    return {};
  }

  std::optional<std::string> meaning(Source& source, std::string_view word, std::int32_t month) const {
    if (source.layout != nullptr && !source.layout->values.empty()) {
      const std::string key = heading_key(word);
      const std::string* other = nullptr;
      for (const auto& [known, code] : source.layout->values) {
        if (known == key) return code;
        if (known == "*") other = &code;
      }
      return other == nullptr ? std::nullopt : std::optional(*other);
    }
    if (source.words != nullptr) return (*source.words)(word, base::Month::from_ordinal(month));
    return std::string(word);
  }

  Cell text_cell(Source& source, std::size_t row) {
    const std::int32_t month = raw_.month[row];
    if (source.raw == nullptr) {
      if (source.constant.empty()) return {};
      const auto code = meaning(source, source.constant, month);
      return code ? Cell(*code) : Cell(source.constant);
    }
    const std::uint32_t code = source.raw->text.codes[row];
    if (code == 0) return missing(source);
    const std::string& word = source.raw->text.values[code];
    const auto [known, fresh] =
        source.known.try_emplace(std::uint64_t{code} << 32U | static_cast<std::uint32_t>(month));
    if (fresh) known->second = meaning(source, word, month);
    if (!known->second) {
      doubt(FaultKind::UnknownWord, source, word);
      return {};
    }
    return known->second->empty() ? Cell() : Cell(*known->second);
  }

  Cell number_cell(const Source& source, std::size_t row) {
    if (source.raw == nullptr) return {};
    const double number = source.raw->numbers[row];
    if (std::isnan(number)) return doubtful_.contains(line_) ? Cell() : missing(source);
    if (source.spec->kind == ColumnKind::Decimal) return number;
    if (number == std::floor(number) && std::abs(number) < 1e15) return static_cast<std::int64_t>(number);
    doubt(FaultKind::NotANumber, source, {});
    return {};
  }

  Cell flag_cell(Source& source, std::size_t row) {
    const Cell text = text_cell(source, row);
    const auto* word = std::get_if<std::string>(&text);
    if (word == nullptr) return {};
    const auto flag = flag_of(*word);
    if (flag) return *flag;
    if (source.raw != nullptr) doubt(FaultKind::UnknownWord, source, *word);
    return {};
  }

  Cell month_cell(const Source& source, std::size_t row) {
    if (source.spec->name == "month") return static_cast<std::int64_t>(raw_.month[row]);
    if (source.raw == nullptr) return {};
    const std::int32_t day = source.raw->dates[row];
    if (day == kNoDate) return missing(source);
    if (day == kUnreadableDate) return {};
    const base::CivilDate date = base::civil_from_days(day);
    return static_cast<std::int64_t>(base::Month(date.year, date.month).ordinal());
  }

  Cell key_cell(const Source& source, std::size_t row) {
    std::uint64_t key = source.national == nullptr ? 0 : source.national->keys[row];
    if (key == 0 && source.raw != nullptr) key = source.raw->keys[row];
    if (key == 0) return source.raw == nullptr ? Cell() : missing(source);
    return static_cast<std::int64_t>(key);
  }

  Cell cell(Source& source, std::size_t row) {
    if (source.spec->name == "file_id") return std::int64_t{0};
    if (source.spec->name == "line" || source.spec->name == "status") return {};  // of the row, set when appended
    switch (source.spec->kind) {
      case ColumnKind::Code:
      case ColumnKind::Text:
        return text_cell(source, row);
      case ColumnKind::Integer:
      case ColumnKind::Decimal:
        return number_cell(source, row);
      case ColumnKind::Flag:
        return flag_cell(source, row);
      case ColumnKind::Month:
        return month_cell(source, row);
      case ColumnKind::Key:
        break;
    }
    return key_cell(source, row);
  }

  void append(base::Table& table, const Source& source, const Cell& cell) const {
    if (source.spec->name == "line") {
      table.integer(static_cast<std::int64_t>(line_));
    } else if (source.spec->name == "status") {
      table.text(review_ ? "review" : "accepted");
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
      table.text(*text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      table.integer(*integer);
    } else if (const auto* number = std::get_if<double>(&cell)) {
      table.decimal(*number);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      table.flag(*flag);
    } else {
      table.missing();
    }
  }

  static std::string fingerprint(const std::vector<Cell>& cells) {
    std::string all;
    for (const Cell& cell : cells) {
      all += static_cast<char>('0' + cell.index());
      if (const auto* text = std::get_if<std::string>(&cell)) all += *text;
      if (const auto* integer = std::get_if<std::int64_t>(&cell)) all += std::to_string(*integer);
      if (const auto* flag = std::get_if<bool>(&cell)) all += *flag ? 'y' : 'n';
      if (const auto* number = std::get_if<double>(&cell))
        all.append(reinterpret_cast<const char*>(number), sizeof *number);
      all += '\x1f';
    }
    return all;
  }

  RawTable& raw_;
  bool merge_;
  std::vector<Source> sources_;
  std::set<std::uint64_t> doubtful_;  ///< lines on which the reader could not read a value
  std::vector<ReadFault> faults_;
  std::unordered_set<std::string> seen_;
  std::uint64_t line_ = 0;
  bool review_ = false;
};

/// An identifier that is unique within an employer needs to know which.
void need_an_employer(const RawTable& raw, const ReadOptions& options) {
  if (!options.employer.empty() || raw.find("employer_code") != nullptr) return;
  for (const RawColumn& column : raw.columns)
    if (column.type == ColumnType::Identifier && column.scope == IdentifierScope::Employer)
      throw base::InputError({base::Severity::Error,
                              {raw.file},
                              "holds numbers that are unique within one employer, and nothing says which employer",
                              "Add employer = \"RXX\", its organisation code, to this [[input]] in the plan"});
}

}  // namespace

TableFile read_companion_file(const std::string& path, const Layout& layout, const ReadOptions& options,
                              const WordReaders& words) {
  const base::TableSpec* spec = companion_spec(layout.table);
  if (layout.kind != LayoutKind::Companion || spec == nullptr)
    throw std::logic_error("layout " + layout.id + " is not of a companion file");
  RawTable raw = read_staff_file(path, layout, options);
  need_an_employer(raw, options);
  TableFile file{base::Table(*spec), raw.file, raw.layout, raw.sha256, raw.bytes, raw.rows_read, 0,
                 raw.rejected(),     0,        {},         {}};
  for (const LayoutColumn& column : layout.columns)
    if (raw.find(column.name) == nullptr && companion_column(*spec, column)->name != "month")
      file.missing_fields.push_back(column.name);
  Filler filler(raw, layout, *spec, words, options.employer);
  filler.fill(file);
  file.faults = filler.faults();
  if (file.rows_read != file.rows.rows() + file.rejected + file.merged)
    throw std::logic_error(file.file + ": rows were lost");
  return file;
}

}  // namespace cadre::intake
