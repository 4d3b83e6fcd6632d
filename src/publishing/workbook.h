#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "publishing/answers.h"
#include "publishing/release_tables.h"
#include "publishing/released.h"
#include "publishing/report_inputs.h"

namespace cadre::publishing {

/// One tidy sheet: one row per observation, no merged cells, so that it pivots and filters.
struct Sheet {
  enum class Format { Text, Month, Whole, OneDecimal, Percent };
  struct Column {
    std::string name;     ///< header; stable, as in the CSV files
    std::string meaning;  ///< listed on the notes sheet
    Format format = Format::Text;
  };
  using Value = std::variant<std::monostate, std::string, double>;  ///< nothing = an empty cell

  std::string name, caption;  ///< name: at most 31 characters, unique
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
};

/// The first sheet: title, marks, then headed paragraphs.
struct NotesSheet {
  std::string title;
  std::vector<std::pair<std::string, std::string>> notes;  ///< heading, text
};

/// Writes an .xlsx: the notes first, then the sheets, each with a frozen header row, a filter, number formats and
/// widths. Text is written as text, also where it begins with '='. The same content gives the same bytes. The file
/// appears whole. Throws base::InputError when it cannot be written, std::logic_error for a sheet that Excel cannot
/// hold.
void write_workbook(const std::string& path, const NotesSheet& notes, const std::vector<Sheet>& sheets);

struct Workbook {
  NotesSheet notes;
  std::vector<Sheet> sheets;
};
/// Everything computed; for out/internal.
Workbook internal_workbook(const ReportInputs& inputs, const std::vector<PageAnswer>& answers);
/// What passed disclosure control; for out/release.
Workbook released_workbook(const ReportInputs& inputs, const std::vector<PageAnswer>& answers,
                           const Released<ReleaseSet>& release);

}  // namespace cadre::publishing
