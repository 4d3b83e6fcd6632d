#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "intake/input_row.h"
#include "intake/text_rows.h"

namespace cadre::intake {

/// A column of an input table.
struct InputColumn {
  std::string_view name;
  bool required = true;  ///< the heading must be there; others may be left out
};

/// CSV text under its headings, read cell by cell; every fault is kept with its place and a remedy. Names of columns
/// are those of `columns`; asking for another is a std::logic_error.
class InputSheet {
 public:
  /// Throws base::InputError when a heading is missing or there is no row of headings.
  InputSheet(std::string text, std::string name, std::span<const InputColumn> columns, bool own);

  /// Goes to the next row that is not blank; false at the end.
  bool next();

  /// The cell, trimmed; empty when the row or the headings end before it.
  const std::string& text(std::string_view column) const;
  bool blank(std::string_view column) const { return text(column).empty(); }
  /// As text; a fault when empty.
  std::string name(std::string_view column);
  /// A number in range; a fault and `low` otherwise. Empty: `fallback`, or a fault without one.
  double number(std::string_view column, double low, double high, std::optional<double> fallback = {});
  int whole(std::string_view column, int low, int high, std::optional<int> fallback = {});
  base::Month month(std::string_view column);  ///< unknown when empty
  /// Index of a word of a list; a fault naming the nearest otherwise. Empty: `fallback`, or a fault without one.
  std::size_t choice(std::string_view column, std::span<const std::string_view> words,
                     std::optional<std::size_t> fallback = {});
  /// value, low and high, all in range and in order; without low and high the value is certain.
  Range range(std::string_view column, double low, double high);
  std::string profession();  ///< code of column `profession`, or ""
  std::string sector(std::string_view column);
  int level(std::string_view column = "level");  ///< index in the levels, -1 when empty
  Scope scope();                                 ///< whatever of profession, area, sector and level the table has
  Given given();                                 ///< mark, source and date

  base::SourceSpot spot(std::string_view column) const;
  void fault(std::string_view column, std::string message, std::string remedy);
  /// Whether the row has had no fault so far.
  bool sound() const { return faults_.size() == before_; }
  /// Throws base::InputError when any row had a fault.
  void finish();

 private:
  struct Place {
    std::string_view name;
    std::optional<std::size_t> at;
  };
  const Place& place(std::string_view column) const;
  bool has(std::string_view column) const;
  void find_columns(const TextRow& header, std::span<const InputColumn> columns);

  std::string name_;
  bool own_;
  std::vector<TextRow> rows_;
  std::vector<Place> places_;
  std::size_t row_ = 0, before_ = 0;
  base::Diagnostics faults_;
};

/// The role levels of every model, from support upwards (vocabulary::RoleLevel without Unknown).
std::span<const std::string_view> level_names();

}  // namespace cadre::intake
