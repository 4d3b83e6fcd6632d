#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "intake/text_rows.h"

namespace cadre::capability {

/// A worksheet as CSV text (intake::open_sheet), or a CSV file with an empty name.
struct SheetText {
  std::string name, text;
};

/// A column of a sheet that people fill in: its heading and others that mean the same.
struct HandColumn {
  std::string_view name;                  ///< as in faults: "Profession"
  std::vector<std::string_view> aliases;  ///< other headings, compared by intake::heading_key
  bool required = false;
};

/// A sheet filled in by hand: headings are looked for below titles and notes, in any order, among further columns;
/// every fault names sheet, cell and remedy. Values that people typed are never repeated in a message.
class HandSheet {
 public:
  HandSheet(std::string file, const SheetText& sheet, std::vector<HandColumn> columns);

  /// Whether the sheet is of this kind: a row among the first kMostLinesAbove has at least `least` of the headings.
  bool found() const { return header_.has_value(); }
  static constexpr std::size_t kMostLinesAbove = 30;

  std::size_t columns() const;                                 ///< of the row of headings
  std::string heading(std::size_t column) const;               ///< as typed, trimmed
  std::optional<std::size_t> at(std::string_view name) const;  ///< where a known column stands
  bool is_known(std::size_t column) const;                     ///< a heading that `columns` names

  bool next();  ///< the next row that is not blank and no example; false at the end
  std::uint64_t line() const;
  std::string text(std::size_t column) const;                       ///< trimmed; "" beyond the row
  std::string text(std::string_view name) const;                    ///< "" where the column is missing
  std::optional<int> score(std::size_t column, int low, int high);  ///< whole number; a fault when it is none
  base::Month month(std::string_view name);

  void fault(std::string_view name, std::string message, std::string remedy,
             base::Severity severity = base::Severity::Warning);
  void fault_at(std::size_t column, std::string message, std::string remedy,
                base::Severity severity = base::Severity::Warning);
  void fault_in_heading(std::size_t column, std::string message, std::string remedy,
                        base::Severity severity = base::Severity::Warning);
  void fault_of_sheet(std::string message, std::string remedy, base::Severity severity = base::Severity::Warning);
  base::Diagnostics take_faults() { return std::move(faults_); }
  /// Faults for required headings that are not there, with the typed heading that is nearest.
  void say_missing_headings();

 private:
  void find_header(std::size_t least);

  std::string file_, sheet_;
  std::vector<HandColumn> columns_;
  std::vector<intake::TextRow> rows_;
  std::optional<std::size_t> header_;
  std::size_t row_ = 0;
  base::Diagnostics faults_;
};

/// "yes", "y", "x", "1", "true" and the like.
bool is_yes(std::string_view text);
/// Lower case without blanks, dashes and underscores, to compare what people typed with what is known.
std::string plain(std::string_view text);

}  // namespace cadre::capability
