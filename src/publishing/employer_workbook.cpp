#include "publishing/employer_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "capacity/staffing_peers.h"
#include "publishing/table_sheet.h"
#include "publishing/workbook_notes.h"

namespace cadre::publishing {
namespace {

constexpr const char* kEmployer = "employer";
constexpr const char* kUnknownEmployer = "unknown";
constexpr const char* kDisclosure =
    "Small numbers of this employer are shown: for the people who work on its data, not for sharing further. Of others "
    "it holds quartiles only, of three or more.";
constexpr const char* kBenchmarks =
    "Benchmarks set a rate of this employer beside its peers: a quarter of them lie below the lower and a quarter "
    "above "
    "the upper quartile. They are a place among others, not a target.";

bool says_employer(const base::Table& table) {
  const auto& columns = table.spec().columns;
  return std::any_of(columns.begin(), columns.end(), [](const base::ColumnSpec& c) { return c.name == kEmployer; });
}

/// The quality score beside those of the other employers.
Sheet score_sheet(const ReportInputs& inputs, const std::string& employer) {
  using Format = Sheet::Format;
  Sheet sheet{
      "quality_score", "Rows of the latest list without an error, beside the scores of the other employers.", {}, {}};
  sheet.columns = {{"rows", "Rows of the latest list.", Format::Whole},
                   {"rows_with_error", "Of these, rows with an error.", Format::Whole},
                   {"score", "Share of rows without an error.", Format::Percent},
                   {"peers", "Other employers with a score.", Format::Whole},
                   {"lower_quartile", "A quarter of the peers lie below.", Format::Percent},
                   {"median", "Half of the peers lie below.", Format::Percent},
                   {"upper_quartile", "A quarter of the peers lie above.", Format::Percent}};
  std::vector<double> peers;
  const ReportInputs::Score* own = nullptr;
  const auto score = [](const ReportInputs::Score& s) {
    return 100 * (1 - static_cast<double>(s.rows_with_error) / static_cast<double>(s.rows));
  };
  for (const ReportInputs::Score& s : inputs.scores) {
    if (s.employer == employer)
      own = &s;
    else if (s.rows > 0)
      peers.push_back(score(s));
  }
  if (own == nullptr || own->rows == 0) return sheet;
  std::vector<Sheet::Value> row{static_cast<double>(own->rows), static_cast<double>(own->rows_with_error), score(*own),
                                static_cast<double>(peers.size())};
  if (peers.size() >= capacity::kFewestPeers) {
    const capacity::Quartiles q = capacity::quartiles_of(std::move(peers));
    row.insert(row.end(), {q.lower, q.median, q.upper});
  } else {
    row.resize(sheet.columns.size());
  }
  sheet.rows.push_back(std::move(row));
  return sheet;
}

}  // namespace

std::set<std::string> employers_of(const ReportInputs& inputs) {
  std::set<std::string> out;
  const base::Table& cells = inputs.capacity->table("capacity_cells");
  for (std::size_t row = 0; row < cells.rows(); ++row)
    if (cells.text_at(row, "table_id") == kEmployer) out.insert(cells.text_at(row, kEmployer));
  out.erase(kUnknownEmployer);
  out.erase("");
  return out;
}

Workbook employer_workbook(const ReportInputs& inputs, const std::string& employer) {
  Workbook book{begin_notes(inputs, {}, kDisclosure), {}};
  book.notes.title = fmt::format("Allied health workforce: {}", inputs.labels.label(kEmployer, employer));
  book.notes.notes.emplace_back("Whose", fmt::format("Rows of {} only, in the area of the plan: {}.",
                                                     inputs.labels.label(kEmployer, employer), inputs.area));
  book.notes.notes.emplace_back("Benchmarks", kBenchmarks);
  const auto add = [&](const base::Table& table, std::string name) {
    if (!says_employer(table)) return;
    Sheet sheet = table_sheet(table, std::move(name), {kEmployer, employer});
    if (!sheet.rows.empty()) book.sheets.push_back(std::move(sheet));
  };
  for (const base::Table& table : inputs.capacity->tables) {
    std::string_view name = table.spec().name;
    if (name.starts_with("capacity_")) name.remove_prefix(9);
    add(table, sheet_name(name));
  }
  for (const FurtherPage& page : inputs.further)
    for (const FurtherTable& further : page.tables) add(*further.table, sheet_name(further.table->spec().name));
  if (Sheet score = score_sheet(inputs, employer); !score.rows.empty()) book.sheets.push_back(std::move(score));
  add_definitions(book.notes, book.sheets);
  book.notes.notes.emplace_back("Made by", fmt::format("cadre {}", inputs.version));
  return book;
}

}  // namespace cadre::publishing
