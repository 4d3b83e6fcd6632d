#include "publishing/workbook_notes.h"

#include <fmt/format.h>

#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

constexpr const char* kHowToPivot =
    "Each sheet after this one is a table with one row for each observation. Click into it, choose Insert, PivotTable, "
    "put fte or people under Values and the dimensions under Rows and Columns. Filter to one month and, in 'cells', to "
    "one table_id first: rows of different tables count the same people.";
constexpr const char* kPeopleDoNotAdd =
    "FTE adds up. People do not: a person who works in two groups counts in each. Take the total from its own row, "
    "never "
    "by adding rows.";

void add_marks(NotesSheet& notes, const ReportInputs& inputs) {
  if (inputs.synthetic)
    notes.notes.emplace_back("Synthetic", "These people are invented. The figures describe nobody.");
  if (inputs.provisional)
    notes.notes.emplace_back(
        "Provisional", inputs.provisional_reason.empty() ? "The figures may still change." : inputs.provisional_reason);
}

void add_answers(NotesSheet& notes, const std::vector<PageAnswer>& answers) {
  for (const PageAnswer& page : answers) {
    std::string text;
    for (const AnswerSentence& sentence : page.sentences) text += (text.empty() ? "" : " ") + plain_text(sentence);
    if (!text.empty())
      notes.notes.emplace_back(spoken_code(page.page == "data-quality" ? "data_quality" : page.page), text);
  }
}

}  // namespace

void add_definitions(NotesSheet& notes, const std::vector<Sheet>& sheets) {
  for (const Sheet& sheet : sheets) {
    if (!sheet.caption.empty()) notes.notes.emplace_back("Sheet " + sheet.name, sheet.caption);
  }
  for (const Measure& m : measures()) {
    if (m.table != "capacity_cells" || m.column == "roles") continue;
    notes.notes.emplace_back("Definition: " + std::string(m.label),
                             fmt::format("{} Formula: {}.", m.definition, m.formula));
  }
}

void add_sources(NotesSheet& notes, const ReportInputs& inputs) {
  for (const auto& file : inputs.inputs) {
    notes.notes.emplace_back("Input " + file.name,
                             fmt::format("Layout {}; licence: {}; SHA-256 {}.", file.layout,
                                         file.licence.empty() ? "not stated" : file.licence, file.sha256));
  }
  for (const auto& assumption : inputs.assumptions) {
    notes.notes.emplace_back("Assumption", fmt::format("{}: {} {} [{}] {}", assumption.name, assumption.value,
                                                       assumption.unit, assumption.mark, assumption.source));
  }
  notes.notes.emplace_back("Made by", fmt::format("cadre {}", inputs.version));
}

NotesSheet begin_notes(const ReportInputs& inputs, const std::vector<PageAnswer>& answers,
                       const std::string& disclosure) {
  NotesSheet notes{fmt::format("Allied health workforce: {}", inputs.area), {}};
  add_marks(notes, inputs);
  notes.notes.emplace_back("Disclosure", disclosure);
  add_answers(notes, answers);
  notes.notes.emplace_back("How to pivot", kHowToPivot);
  notes.notes.emplace_back("Adding up", kPeopleDoNotAdd);
  return notes;
}

}  // namespace cadre::publishing
