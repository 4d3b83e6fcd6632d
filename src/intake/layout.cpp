#include "intake/layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/diagnostics.h"
#include "base/toml_parser.h"
#include "base/toml_text.h"
#include "intake/companion_table.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"

namespace cadre::intake {
namespace {

template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

constexpr std::array kKinds = {
    Word<LayoutKind>{"staff", LayoutKind::Staff}, Word<LayoutKind>{"statistics", LayoutKind::Statistics},
    Word<LayoutKind>{"titles", LayoutKind::Titles}, Word<LayoutKind>{"companion", LayoutKind::Companion},
    Word<LayoutKind>{"pack", LayoutKind::Pack}};
constexpr std::array kTypes = {
    Word<ColumnType>{"text", ColumnType::Text},
    Word<ColumnType>{"decimal", ColumnType::Decimal},
    Word<ColumnType>{"date", ColumnType::Date},
    Word<ColumnType>{"identifier", ColumnType::Identifier},
    Word<ColumnType>{"birth_date", ColumnType::BirthDate},
    Word<ColumnType>{"registration", ColumnType::Registration},
    Word<ColumnType>{"month", ColumnType::Month},
    Word<ColumnType>{"year", ColumnType::Year},
    Word<ColumnType>{"month_of_year", ColumnType::MonthOfYear},
};
constexpr std::array kScopes = {Word<IdentifierScope>{"none", IdentifierScope::None},
                                Word<IdentifierScope>{"file", IdentifierScope::File},
                                Word<IdentifierScope>{"employer", IdentifierScope::Employer},
                                Word<IdentifierScope>{"national", IdentifierScope::National}};
constexpr std::array kStyles = {
    Word<DateStyle>{"day_first", DateStyle::DayFirst}, Word<DateStyle>{"year_first", DateStyle::YearFirst},
    Word<DateStyle>{"month_first", DateStyle::MonthFirst}, Word<DateStyle>{"serial", DateStyle::Serial}};
constexpr std::array kEncodings = {Word<bool>{"auto", false}, Word<bool>{"utf-8", false},
                                   Word<bool>{"windows-1252", true}};
constexpr std::array<std::string_view, 13> kLayoutKeys = {
    "id",          "title",     "kind",  "source",        "encoding",  "sheet", "by_hand",
    "null_tokens", "published", "table", "merge_repeats", "constants", "column"};
constexpr std::array<std::string_view, 9> kPublishedKeys = {"source_id",      "geography_type", "geography_code",
                                                            "geography_name", "measure",        "metric",
                                                            "breakdown",      "total_labels",   "year_ends"};
constexpr std::array<std::string_view, 8> kColumnKeys = {"name",     "aliases", "type",  "scope",
                                                         "required", "safe",    "dates", "values"};

/// The known word that was probably meant, or empty.
std::string nearest_name(std::string_view word, std::span<const std::string_view> known) {
  const plan_file::Nearest nearest = plan_file::nearest_of(word, known);
  return nearest.close ? std::string(nearest.word) : std::string();
}

/// Reads one TOML document; keeps all diagnostics, so that a typist sees every mistake at once.
class LayoutReader {
 public:
  explicit LayoutReader(std::string file) { layout_.file = std::move(file); }

  Layout read(const toml::table& root) {
    check_keys(root, kLayoutKeys);
    layout_.id = text(root, "id");
    if (layout_.id.empty()) complain(root, "the layout has no id", "Add a line such as id = \"my_staff_list\"");
    layout_.title = text(root, "title", layout_.id);
    layout_.kind = word(root, "kind", kKinds, LayoutKind::Staff);
    layout_.source = text(root, "source");
    layout_.windows1252 = word(root, "encoding", kEncodings, false);
    layout_.sheet = text(root, "sheet");
    layout_.by_hand = flag(root, "by_hand");
    layout_.null_tokens = texts(root, "null_tokens");
    read_settings(root);
    read_columns(root);
    read_companion(root);
    if (base::any_error(found_)) throw base::InputError(found_);
    return std::move(layout_);
  }

 private:
  void complain(const toml::node& at, std::string message, std::string remedy) {
    const auto where = at.source().begin;
    found_.push_back(
        {base::Severity::Error, {layout_.file, where.line, where.column}, std::move(message), std::move(remedy)});
  }

  void check_keys(const toml::table& table, std::span<const std::string_view> known) {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      const std::string near = nearest_name(key.str(), known);
      const auto where = key.source().begin;
      found_.push_back({base::Severity::Error,
                        {layout_.file, where.line, where.column},
                        "unknown key '" + std::string(key.str()) + "'",
                        near.empty() ? "Remove it" : "Did you mean '" + near + "'?"});
    }
  }

  std::string text(const toml::table& table, std::string_view key, std::string fallback = {}) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return fallback;
    if (const auto value = node->value<std::string>()) return *value;
    complain(*node, "'" + std::string(key) + "' must be text", "Put it in quotes");
    return fallback;
  }

  bool flag(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return false;
    if (const auto value = node->value_exact<bool>()) return *value;
    complain(*node, "'" + std::string(key) + "' must be true or false", "Write it without quotes");
    return false;
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key) {
    std::vector<std::string> values;
    const toml::node* node = table.get(key);
    if (node == nullptr) return values;
    if (const toml::array* list = node->as_array()) {
      for (const toml::node& item : *list) {
        if (const auto value = item.value<std::string>()) {
          values.push_back(*value);
        } else {
          complain(item, "'" + std::string(key) + "' must be a list of texts", "Put each in quotes");
        }
      }
    } else {
      complain(*node, "'" + std::string(key) + "' must be a list of texts", "Write [\"…\", \"…\"]");
    }
    return values;
  }

  template <class Value, std::size_t N>
  const Word<Value>* known_word(const toml::node& node, const std::string& value,
                                const std::array<Word<Value>, N>& words) {
    std::vector<std::string_view> names;
    for (const auto& known : words) {
      if (known.word == value) return &known;
      names.push_back(known.word);
    }
    std::string remedy = nearest_name(value, names);
    if (remedy.empty()) {
      remedy = "Write one of";
      for (const auto name : names) remedy += " " + std::string(name);
    } else {
      remedy = "Did you mean '" + remedy + "'?";
    }
    complain(node, "unknown value '" + value + "'", remedy);
    return nullptr;
  }

  template <class Value, std::size_t N>
  Value word(const toml::table& table, std::string_view key, const std::array<Word<Value>, N>& words, Value fallback) {
    const std::string value = text(table, key);
    if (value.empty()) return fallback;
    const auto* known = known_word(*table.get(key), value, words);
    return known == nullptr ? fallback : known->value;
  }

  void read_settings(const toml::table& root) {
    const toml::node* node = root.get("published");
    if (node == nullptr) return;
    const toml::table* table = node->as_table();
    if (table == nullptr) return complain(*node, "'published' must be a table", "Write [published] and keys below it");
    check_keys(*table, kPublishedKeys);
    for (const auto& [key, value] : *table) layout_.settings.emplace_back(key.str(), text(*table, key.str()));
    read_year_end(*table);
  }

  void read_year_end(const toml::table& table) {
    const std::string month = text(table, "year_ends");
    if (month.empty()) return;
    const auto [end, error] = std::from_chars(month.data(), month.data() + month.size(), layout_.year_ends);
    if (error != std::errc{} || end != month.data() + month.size() || layout_.year_ends < 1 || layout_.year_ends > 12)
      complain(*table.get("year_ends"), "year_ends = '" + month + "' is no month", "Write a number from 1 to 12");
  }

  /// A table of texts: `{ Sickness = "sickness" }`.
  std::vector<std::pair<std::string, std::string>> pairs(const toml::node& node, std::string_view key) {
    std::vector<std::pair<std::string, std::string>> found;
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      complain(node, "'" + std::string(key) + "' must be a table of texts", "Write { \"word\" = \"meaning\" }");
      return found;
    }
    for (const auto& [word, meaning] : *table) found.emplace_back(word.str(), text(*table, word.str()));
    return found;
  }

  /// What a companion layout says must fit the table that its files fill.
  void read_companion(const toml::table& root) {
    layout_.table = text(root, "table");
    layout_.merge_repeats = flag(root, "merge_repeats");
    if (const toml::node* node = root.get("constants")) layout_.constants = pairs(*node, "constants");
    if (layout_.kind != LayoutKind::Companion) {
      if (!layout_.table.empty())
        complain(root, "only a layout of kind \"companion\" fills a table",
                 "Remove table, or write kind = \"companion\"");
      return;
    }
    const base::TableSpec* spec = companion_spec(layout_.table);
    if (spec == nullptr) {
      std::vector<std::string_view> names;
      for (const base::TableSpec* known : companion_specs()) names.push_back(known->name);
      const std::string near = nearest_name(layout_.table, names);
      std::string remedy = near.empty() ? "Write table = one of" : "Did you mean '" + near + "'?";
      for (const auto name : names) remedy += near.empty() ? " " + std::string(name) : "";
      return complain(root, "there is no table '" + layout_.table + "' that a companion file could fill", remedy);
    }
    for (const LayoutColumn& column : layout_.columns) check_companion_column(root, *spec, column);
    for (const auto& constant : layout_.constants) {
      const std::string& name = constant.first;
      if (std::none_of(spec->columns.begin(), spec->columns.end(), [&](const auto& c) { return c.name == name; }))
        complain(root, "the table '" + layout_.table + "' has no column '" + name + "'", column_remedy(*spec, name));
    }
  }

  static std::string column_remedy(const base::TableSpec& spec, std::string_view name) {
    std::vector<std::string_view> names;
    for (const base::ColumnSpec& column : spec.columns) names.push_back(column.name);
    const std::string near = nearest_name(name, names);
    return near.empty() ? "Remove it; docs/formats/stages.md lists the table's columns"
                        : "Did you mean '" + near + "'?";
  }

  void check_companion_column(const toml::table& root, const base::TableSpec& spec, const LayoutColumn& column) {
    const base::ColumnSpec* target = companion_column(spec, column);
    if (target == nullptr) {
      complain(root, "the table '" + layout_.table + "' has no column '" + column.name + "'",
               column_remedy(spec, column.name));
    } else if (!fits_column(column.type, target->kind)) {
      complain(root, "column '" + column.name + "' is of a type that '" + std::string(target->name) + "' cannot hold",
               "Use text for words, decimal for numbers, date for months, identifier for keys");
    }
  }

  void read_columns(const toml::table& root) {
    const toml::node* node = root.get("column");
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr || list->empty())
      return complain(root, "the layout has no columns", "Add a [[column]] for each column that cadre should read");
    std::set<std::string> names;
    for (const toml::node& item : *list) {
      const toml::table* table = item.as_table();
      if (table == nullptr) {
        complain(item, "a column must be a table", "Write [[column]] and its keys below it");
        continue;
      }
      LayoutColumn column = read_column(*table);
      if (column.name.empty()) {
        complain(item, "a column has no name", "Add name = \"…\" (docs/formats/fields.md lists the names)");
      } else if (!names.insert(column.name).second) {
        complain(item, "column '" + column.name + "' stands here twice", "Put all headings of it in one aliases list");
      }
      layout_.columns.push_back(std::move(column));
    }
  }

  LayoutColumn read_column(const toml::table& table) {
    check_keys(table, kColumnKeys);
    LayoutColumn column;
    column.name = text(table, "name");
    column.aliases = texts(table, "aliases");
    column.type = word(table, "type", kTypes, ColumnType::Text);
    column.scope = word(table, "scope", kScopes, IdentifierScope::None);
    column.required = flag(table, "required");
    column.safe = flag(table, "safe");
    if (const toml::node* values = table.get("values")) {
      for (auto& [word, code] : pairs(*values, "values"))
        column.values.emplace_back(word == "*" ? word : heading_key(word), std::move(code));
    }
    if (table.contains("dates")) {
      column.dates = 0;
      for (const std::string& style : texts(table, "dates"))
        if (const auto* known = known_word(*table.get("dates"), style, kStyles))
          column.dates = static_cast<DateStyles>(column.dates | static_cast<DateStyles>(known->value));
    }
    const bool personal = column.type == ColumnType::Identifier || column.type == ColumnType::BirthDate ||
                          column.type == ColumnType::Registration;
    if (column.safe && personal)
      complain(*table.get("safe"), "values of '" + column.name + "' belong to a person and can never be quoted",
               "Remove safe = true");
    if (layout_.by_hand && personal)
      complain(table,
               "a return filled in by hand counts posts and names nobody, but '" + column.name + "' names people",
               "Remove the column, or by_hand = true");
    if (column.type == ColumnType::Identifier && !table.contains("scope"))
      complain(table, "identifier '" + column.name + "' does not say within what it is unique",
               "Add scope = \"national\", \"employer\" or \"file\"");
    return column;
  }

  Layout layout_;
  base::Diagnostics found_;
};

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw base::InputError(
        {base::Severity::Error, {path.string()}, "the layout cannot be read", "Check the path and its permissions"});
  return {std::istreambuf_iterator<char>(in), {}};
}

void collect(const std::filesystem::path& from, std::vector<std::filesystem::path>& files) {
  if (!std::filesystem::is_directory(from)) {
    files.push_back(from);
    return;
  }
  std::vector<std::filesystem::path> inside;
  for (const auto& entry : std::filesystem::directory_iterator(from))
    if (entry.path().extension() == ".toml") inside.push_back(entry.path());
  std::sort(inside.begin(), inside.end());
  files.insert(files.end(), inside.begin(), inside.end());
}

}  // namespace

const LayoutColumn* Layout::find(std::string_view name) const {
  for (const LayoutColumn& column : columns)
    if (column.name == name) return &column;
  return nullptr;
}

std::string Layout::setting(std::string_view key) const {
  for (const auto& [name, value] : settings)
    if (name == key) return value;
  return {};
}

Layout parse_layout(std::string_view toml_text, const std::string& name) {
  base::check_toml_text(toml_text, name);
  try {
    const toml::table root = toml::parse(toml_text, name);
    return LayoutReader(name).read(root);
  } catch (const toml::parse_error& error) {
    const auto where = error.source().begin;
    throw base::InputError({base::Severity::Error,
                            {name, where.line, where.column},
                            "this is not TOML: " + std::string(error.description()),
                            "Mend the line; https://toml.io describes the format"});
  }
}

std::vector<Layout> load_layouts(const std::string& reference_dir, std::span<const std::string> extra) {
  std::vector<std::filesystem::path> files;
  collect(std::filesystem::path(reference_dir) / "layouts", files);
  for (const std::string& path : extra) collect(path, files);
  std::map<std::string, Layout> by_id;
  for (const auto& path : files) {
    Layout layout = parse_layout(file_text(path), path.string());
    std::string id = layout.id;
    by_id.insert_or_assign(std::move(id), std::move(layout));
  }
  std::vector<Layout> layouts;
  layouts.reserve(by_id.size());
  for (auto& [id, layout] : by_id) layouts.push_back(std::move(layout));
  return layouts;
}

}  // namespace cadre::intake
