#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/number_values.h"
#include "intake/raw_table.h"

namespace cadre::intake {

enum class LayoutKind : std::uint8_t { Staff, Statistics, Titles, Companion, Pack };

/// One column that a layout knows.
struct LayoutColumn {
  std::string name;  ///< cadre's name (docs/formats/fields.md)
  std::vector<std::string>
      aliases;  ///< headings under which files carry it, likeliest first; the name itself counts too
  ColumnType type = ColumnType::Text;
  IdentifierScope scope = IdentifierScope::None;
  bool required = false;  ///< the file is not of this layout without it
  bool safe = false;      ///< values may be quoted in rejects and findings; false shows their shape
  DateStyles dates = kUsualDateStyles;
  /// Of companion layouts: what the file's words mean, as (heading_key of the word, code); "*" stands for every other
  /// word. Empty = words are taken as they are, or read as the codes that the column's name asks for.
  std::vector<std::pair<std::string, std::string>> values;
};

/// What a kind of file looks like: data, read from reference/layouts/*.toml or a plan's own.
struct Layout {
  std::string id;
  std::string title;
  LayoutKind kind = LayoutKind::Staff;
  int year_ends = 0;   ///< of statistics layouts with a year and no month: month in which that year ends; 0 = not said
  std::string source;  ///< publication or system it comes from, for the Sources page
  bool windows1252 = false;              ///< the publisher writes Windows-1252, so it is not worth a remark
  std::string sheet;                     ///< worksheet to read of a workbook; empty = the first whose headings fit
  bool by_hand = false;                  ///< people fill it in: read cell by cell, forgivingly (hand_reader.h)
  std::vector<std::string> null_tokens;  ///< values that mean "nothing", e.g. NULL; any case
  std::vector<std::pair<std::string, std::string>> settings;  ///< of statistics layouts: [published] key, value
  std::string table;           ///< of companion layouts: the table that the file fills (companion_table.h)
  bool merge_repeats = false;  ///< of companion layouts: a row that repeats another one is not counted again
  std::vector<std::pair<std::string, std::string>> constants;  ///< of companion layouts: column of the table, value
  std::vector<LayoutColumn> columns;
  std::string file;  ///< where the layout was read from

  const LayoutColumn* find(std::string_view name) const;
  std::string setting(std::string_view key) const;  ///< of [published]; empty when absent
};

/// Reads one layout; `name` stands in messages. Throws InputError with file, line and column for a syntax error, an
/// unknown key or value (naming the nearest known one), a column twice, or a missing id.
Layout parse_layout(std::string_view toml, const std::string& name);

/// All layouts of `reference_dir`/layouts/*.toml and of the files or folders in `extra`, in order of id. A later
/// layout with the same id replaces an earlier one, so that a plan can bring a better version.
std::vector<Layout> load_layouts(const std::string& reference_dir, std::span<const std::string> extra = {});

}  // namespace cadre::intake
