#include "plan_file/plan_sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>

#include "plan_file/nearest.h"
#include "plan_file/plan_tables.h"
#include "plan_file/read_sections.h"
#include "plan_file/section_document.h"
#include "plan_file/section_reader.h"

namespace cadre::plan_file {
namespace {

constexpr std::string_view kAssumptionFields[] = {"value", "low", "mode", "high", "unit", "source", "mark", "date"};
constexpr std::size_t kHeadingRows = 40;  // notes above the headings: at most so many rows

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

/// Lower-case letters and digits: "Settings ", "SETTINGS" are one name.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') out += c;
  }
  return out;
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (std::string part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What the builder must know of a section.
struct KnownSection {
  std::string name;
  bool repeated = false;
  std::vector<OptionSpec> specs;

  const OptionSpec* find(std::string_view key) const {
    for (const OptionSpec& spec : specs)
      if (spec.key == key) return &spec;
    return nullptr;
  }
};

std::vector<KnownSection> known_sections() {
  std::vector<KnownSection> all;
  for_each_table([&](const auto& table) {
    KnownSection section{std::string(table.section), table.repeated, {}};
    for (const auto& option : table.options) section.specs.push_back(option.spec);
    all.push_back(std::move(section));
  });
  return all;
}

/// The row of headings of a sheet: for each wanted name the column from 0, or nothing.
struct Headings {
  std::size_t row = 0;
  std::vector<std::optional<std::size_t>> columns;
  std::size_t found = 0;
};

Headings find_headings(const PlanSheet& sheet, const std::vector<std::string>& wanted) {
  Headings best;
  best.columns.resize(wanted.size());
  for (std::size_t row = 0; row < std::min(sheet.rows.size(), kHeadingRows); ++row) {
    Headings here{row, std::vector<std::optional<std::size_t>>(wanted.size()), 0};
    for (std::size_t c = sheet.rows[row].size(); c-- > 0;)
      for (std::size_t w = 0; w < wanted.size(); ++w)
        if (plain(sheet.rows[row][c]) == plain(wanted[w])) here.columns[w] = c;
    for (const auto& column : here.columns) here.found += column ? 1 : 0;
    if (here.found > best.found) best = std::move(here);
  }
  return best;
}

/// Builds the tree of a plan from its sheets.
class Builder {
 public:
  explicit Builder(std::string file) : sections_(known_sections()) { document_->file = std::move(file); }

  std::unique_ptr<SectionDocument> build(const std::vector<PlanSheet>& sheets) {
    for (const PlanSheet& sheet : sheets) take(sheet);
    return std::move(document_);
  }

 private:
  base::SourceSpot spot(const PlanSheet& sheet, std::size_t row, std::size_t column) const {
    return {document_->file, row + 1, column + 1, sheet.name};
  }
  void fault(base::SourceSpot where, std::string message, std::string remedy) {
    document_->faults.push_back({base::Severity::Error, std::move(where), std::move(message), std::move(remedy)});
  }
  static std::string cell(const std::vector<std::string>& row, std::optional<std::size_t> column) {
    return column && *column < row.size() ? trimmed(row[*column]) : std::string();
  }
  const KnownSection* section_named(std::string_view name) const {
    for (const KnownSection& section : sections_)
      if (section.name == name) return &section;
    return nullptr;
  }

  void take(const PlanSheet& sheet) {
    const std::string name = plain(sheet.name);
    if (name.starts_with("notes")) return;  // the reader's own
    const bool empty = std::all_of(sheet.rows.begin(), sheet.rows.end(), [](const auto& row) {
      return std::all_of(row.begin(), row.end(), [](const std::string& text) { return trimmed(text).empty(); });
    });
    if (empty) return;
    if (name == "settings") return take_keys(sheet, nullptr, false);
    if (name == "assumptions") return take_keys(sheet, nullptr, true);
    for (const KnownSection& section : sections_) {
      if (name != plain(section.name) && name != plain(section.name + "s")) continue;
      if (section.repeated) return take_rows(sheet, section);
      return take_keys(sheet, &section, false);
    }
    std::vector<std::string> names{"Settings", "Assumptions"};
    for (const KnownSection& section : sections_)
      if (const std::string own = sheet_of(section.name, section.repeated); own != "Settings") names.push_back(own);
    const std::vector<std::string_view> words(names.begin(), names.end());
    const Nearest nearest = nearest_of(sheet.name, words);
    fault({document_->file, 0, 0, sheet.name}, "no plan has a sheet of this name",
          nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                        : fmt::format("Begin its name with Notes if it holds your own notes; a plan knows {}",
                                      fmt::join(names, ", ")));
  }

  // One key a row.

  void take_keys(const PlanSheet& sheet, const KnownSection* own, bool assumptions) {
    std::vector<std::string> wanted{"Section", "Key"};
    for (const std::string_view field : kAssumptionFields)
      if (assumptions || field == "value") wanted.emplace_back(field);
    const Headings headings = find_headings(sheet, wanted);
    const bool section_missing = own == nullptr && !headings.columns[0];
    if (section_missing || !headings.columns[1] || !headings.columns[2])
      return fault({document_->file, headings.row + 1, 0, sheet.name},
                   fmt::format("this sheet has no heading '{}'", section_missing        ? "Section"
                                                                 : !headings.columns[1] ? "Key"
                                                                                        : "Value"),
                   "Write the headings again as cadre new DIR --workbook writes them");
    std::string section = own == nullptr ? std::string() : own->name;
    for (std::size_t row = headings.row + 1; row < sheet.rows.size(); ++row) {
      const auto& cells = sheet.rows[row];
      if (const std::string named = cell(cells, headings.columns[0]); own == nullptr && !named.empty()) section = named;
      const std::string key = cell(cells, headings.columns[1]);
      const base::SourceSpot key_spot = spot(sheet, row, *headings.columns[1]);
      bool filled = false;
      for (std::size_t c = 2; c < wanted.size(); ++c) filled = filled || !cell(cells, headings.columns[c]).empty();
      const KnownSection* known = section_named(section);
      if (key.empty() && filled) {
        fault(key_spot, "a value without a key", "Write the key, or take the row out");
      } else if (known != nullptr && known->repeated) {
        if (filled)
          fault(key_spot, fmt::format("[{}] has a sheet of its own", section),
                fmt::format("Write it on the sheet {}", sheet_of(section, true)));
      } else if (!key.empty() && !filled) {
        document_->blank[fmt::format("{}.{}", section, key)] = spot(sheet, row, *headings.columns[2]);
        table_of(section, spot(sheet, row, headings.columns[0].value_or(*headings.columns[1])));
      } else if (!key.empty()) {
        take_key(sheet, row, headings, section, key, assumptions);
      }
    }
  }

  toml::table* table_of(const std::string& section, const base::SourceSpot& where) {
    toml::node* node = document_->root.get(section);
    if (node == nullptr) {
      node = &document_->root.insert(section, toml::table{}).first->second;
      document_->spots[node] = {where, where};
    }
    return node->as_table();
  }

  void take_key(const PlanSheet& sheet, std::size_t row, const Headings& headings, const std::string& section,
                const std::string& key, bool assumptions) {
    const base::SourceSpot key_spot = spot(sheet, row, *headings.columns[1]);
    const base::SourceSpot value_spot = spot(sheet, row, *headings.columns[2]);
    toml::table* table = table_of(section, key_spot);
    if (table->contains(key))
      return fault(key_spot, fmt::format("'{}' of [{}] stands twice", key, section), "Keep one of the two");
    const KnownSection* known = section_named(section);
    const OptionSpec* spec = known == nullptr ? nullptr : known->find(key);
    const auto& cells = sheet.rows[row];
    if (!assumptions) return put(*table, key, spec, cell(cells, headings.columns[2]), {key_spot, value_spot});
    toml::node& node = table->insert(key, toml::table{}).first->second;
    document_->spots[&node] = {key_spot, value_spot};
    for (std::size_t f = 0; f < std::size(kAssumptionFields); ++f) {
      const auto column = headings.columns[f + 2];
      const std::string text = cell(cells, column);
      if (text.empty()) continue;
      const base::SourceSpot at = spot(sheet, row, *column);
      put_field(*node.as_table(), kAssumptionFields[f], text, {at, at});
    }
  }

  // One element a row.

  void take_rows(const PlanSheet& sheet, const KnownSection& section) {
    std::vector<std::string> wanted;
    for (const OptionSpec& spec : section.specs) wanted.emplace_back(spec.key);
    const Headings headings = find_headings(sheet, wanted);
    if (headings.found == 0)
      return fault({document_->file, 0, 0, sheet.name}, fmt::format("this sheet has no headings of [{}]", section.name),
                   fmt::format("Write a row of headings: {}", fmt::join(wanted, ", ")));
    const auto& names = sheet.rows[headings.row];
    if (document_->root.contains(section.name))
      return fault({document_->file, 0, 0, sheet.name}, fmt::format("another sheet holds [{}] as well", section.name),
                   "Put the rows of both on one sheet");
    document_->root.insert(section.name, toml::array{});
    toml::array& list = *document_->root.get_as<toml::array>(section.name);
    document_->spots[&list] = {spot(sheet, headings.row, 0), spot(sheet, headings.row, 0)};
    std::vector<bool> told(names.size(), false);  // an unknown heading is one fault, not one in every row
    for (std::size_t row = headings.row + 1; row < sheet.rows.size(); ++row) {
      const auto& cells = sheet.rows[row];
      if (std::all_of(cells.begin(), cells.end(), [](const std::string& text) { return trimmed(text).empty(); }))
        continue;
      list.push_back(toml::table{});
      toml::table& element = *list.back().as_table();
      document_->spots[&element] = {spot(sheet, row, 0), {document_->file, row + 1, 0, sheet.name}};
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string text = trimmed(cells[c]);
        if (text.empty()) continue;
        const auto at = std::find(headings.columns.begin(), headings.columns.end(), std::optional<std::size_t>(c));
        if (at != headings.columns.end()) {
          const OptionSpec& spec = section.specs[static_cast<std::size_t>(at - headings.columns.begin())];
          put(element, std::string(spec.key), &spec, text, {spot(sheet, row, c), spot(sheet, row, c)});
        } else if (c >= names.size() || trimmed(names[c]).empty()) {
          fault(spot(sheet, row, c), "a value without a heading", "Write the key above it, or take it out");
        } else if (!told[c]) {
          told[c] = true;
          const base::SourceSpot heading = spot(sheet, headings.row, c);
          put(element, trimmed(names[c]), nullptr, text, {heading, heading});
        }
      }
    }
    if (list.empty()) document_->root.erase(section.name);
  }

  // Cells to values.

  toml::node& keep(toml::table& table, std::string_view key, const SectionDocument::Spots& spots, auto&& value) {
    toml::node& node = table.insert_or_assign(key, std::forward<decltype(value)>(value)).first->second;
    document_->spots[&node] = spots;
    return node;
  }

  /// The text as what the option wants; as text where it cannot be that, and the reader of values says what is wrong.
  void put(toml::table& table, const std::string& key, const OptionSpec* spec, const std::string& text,
           const SectionDocument::Spots& spots) {
    switch (spec == nullptr ? OptionKind::Text : spec->kind) {
      case OptionKind::Text:
      case OptionKind::Path:
      case OptionKind::Month:
      case OptionKind::Date:
        keep(table, key, spots, text);
        return;
      case OptionKind::Choice:
        keep(table, key, spots, choice_of(*spec, text));
        return;
      case OptionKind::Integer:
      case OptionKind::Number:
        put_number(table, key, text, spots);
        return;
      case OptionKind::Scalar:
        // "02" is a code, 2 a number.
        if (const auto number = number_of<double>(text); number && fmt::format("{}", *number) == text)
          keep(table, key, spots, *number);
        else
          keep(table, key, spots, text);
        return;
      case OptionKind::Flag: {
        const std::string word = plain(text);
        if (word == "true" || word == "yes")
          keep(table, key, spots, true);
        else if (word == "false" || word == "no")
          keep(table, key, spots, false);
        else
          keep(table, key, spots, text);
        return;
      }
      case OptionKind::Texts:
      case OptionKind::Integers:
        put_list(*keep(table, key, spots, toml::array{}).as_array(), spec->kind, text, spots);
        return;
      case OptionKind::TextMap:
      case OptionKind::Assumption:
        put_fields(*keep(table, key, spots, toml::table{}).as_table(), spec->kind, key, text, spots);
        return;
    }
  }

  static std::string choice_of(const OptionSpec& spec, const std::string& text) {
    for (const std::string_view choice : spec.choices)
      if (plain(choice) == plain(text)) return std::string(choice);
    return text;
  }

  void put_number(toml::table& table, std::string_view key, const std::string& text,
                  const SectionDocument::Spots& spots) {
    if (const auto whole = number_of<std::int64_t>(text))
      keep(table, key, spots, *whole);
    else if (const auto real = number_of<double>(text))
      keep(table, key, spots, *real);
    else
      keep(table, key, spots, text);
  }

  void put_list(toml::array& list, OptionKind kind, const std::string& text, const SectionDocument::Spots& spots) {
    for (const std::string& part : parts_of(text, kind == OptionKind::Integers ? ",; " : ",;")) {
      const auto whole = kind == OptionKind::Integers ? number_of<std::int64_t>(part) : std::nullopt;
      if (whole)
        list.push_back(*whole);
      else
        list.push_back(part);
    }
    for (const toml::node& item : list) document_->spots[&item] = spots;
  }

  /// "field = value; field = value"
  void put_fields(toml::table& table, OptionKind kind, const std::string& key, const std::string& text,
                  const SectionDocument::Spots& spots) {
    for (const std::string& part : parts_of(text, ";")) {
      const std::size_t equals = part.find('=');
      const std::string name = trimmed(part.substr(0, equals));
      if (equals == std::string::npos || name.empty()) {
        fault(spots.value, fmt::format("{}: '{}' is not a field and its value", key, part.substr(0, 60)),
              "Write field = value; several are parted by ;");
        continue;
      }
      const std::string value = trimmed(std::string_view(part).substr(equals + 1));
      if (kind == OptionKind::Assumption)
        put_field(table, name, value, spots);
      else
        keep(table, name, spots, value);
    }
  }

  void put_field(toml::table& table, std::string_view field, const std::string& text,
                 const SectionDocument::Spots& spots) {
    if (field == "value" || field == "low" || field == "mode" || field == "high")
      put_number(table, field, text, spots);
    else
      keep(table, field, spots, text);
  }

  std::vector<KnownSection> sections_;
  std::unique_ptr<SectionDocument> document_ = std::make_unique<SectionDocument>();
};

struct CellRenderer {
  const OptionSpec& spec;

  std::string operator()(const std::string& v) const { return v; }
  std::string operator()(std::int64_t v) const { return fmt::to_string(v); }
  std::string operator()(double v) const { return fmt::format("{}", v); }
  std::string operator()(bool v) const { return v ? "true" : "false"; }
  std::string operator()(base::Month v) const { return v.iso(); }
  std::string operator()(ChoiceIndex v) const { return std::string(spec.choices[v.index]); }
  std::string operator()(const std::vector<std::string>& v) const { return fmt::format("{}", fmt::join(v, "; ")); }
  std::string operator()(const std::vector<std::int64_t>& v) const { return fmt::format("{}", fmt::join(v, "; ")); }
  std::string operator()(const Scalar& v) const { return std::visit(*this, v); }
  std::string operator()(const TextMap& v) const {
    std::string out;
    for (const auto& [key, value] : v) out += fmt::format("{}{} = {}", out.empty() ? "" : "; ", key, value);
    return out;
  }
  std::string operator()(const Assumption& v) const {
    const std::string number = v.certain() ? fmt::format("value = {}", v.mode)
                                           : fmt::format("low = {}; mode = {}; high = {}", v.low, v.mode, v.high);
    return fmt::format("{}; unit = {}; source = {}; mark = {}{}", number, v.unit, v.source, text_of(v.mark),
                       v.date.empty() ? "" : "; date = " + v.date);
  }
};

}  // namespace

std::string sheet_of(std::string_view section, bool repeated) {
  if (!repeated && section != "tolerances") return "Settings";
  std::string name(section);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name.ends_with('s') ? name : name + "s";
}

std::string cell_text(const OptionSpec& spec, const OptionValue& value) {
  return std::visit(CellRenderer{spec}, value);
}

Plan parse_plan_sheets(const std::vector<PlanSheet>& sheets, const std::string& dir) {
  Plan plan;
  plan.dir = dir;
  plan.file = (std::filesystem::path(dir) / "plan.xlsx").string();
  SectionReader reader(Builder(plan.file).build(sheets));
  read_sections(reader, plan);
  return plan;
}

}  // namespace cadre::plan_file
