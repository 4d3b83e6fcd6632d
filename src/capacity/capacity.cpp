#include "capacity/capacity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "capacity/age_profile.h"
#include "capacity/assistant_practitioners.h"
#include "capacity/cells.h"
#include "capacity/conflicts.h"
#include "capacity/per_population.h"
#include "capacity/professions.h"
#include "capacity/staff_view.h"
#include "capacity/staffing.h"
#include "capacity/support.h"
#include "capacity/trend.h"
#include "capacity/turnover.h"
#include "capacity/unplaced.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kNoteColumns = {
    base::ColumnSpec{"id", ColumnKind::Code, "", "What the note is about, e.g. coverage or turnover_refused."},
    base::ColumnSpec{"text", ColumnKind::Text, "", "Sentences to show beside the figures."},
};
constexpr base::TableSpec kNotesSpec = {"capacity_notes", "capacity", true,
                                        "What must be said beside the capacity figures.", kNoteColumns};

void note(base::Table& notes, std::string_view id, std::string_view text) {
  if (!text.empty()) notes.text(id).text(text).end_row();
}

}  // namespace

const base::Table& CapacityResult::table(std::string_view name) const {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const base::Table& t) { return t.spec().name == name; });
  if (found == tables.end()) throw std::out_of_range(fmt::format("capacity makes no table {}", name));
  return *found;
}

std::span<const base::TableSpec* const> capacity_tables() {
  static const std::array kTables = {&capacity_cells_spec(),
                                     &capacity_professions_spec(),
                                     &capacity_staffing_spec(),
                                     &capacity_trend_spec(),
                                     &capacity_turnover_spec(),
                                     &capacity_age_profile_spec(),
                                     &capacity_past_55_spec(),
                                     &capacity_rates_spec(),
                                     &capacity_support_mix_spec(),
                                     &capacity_assistant_practitioners_spec(),
                                     &capacity_conflicts_spec(),
                                     &capacity_unplaced_spec(),
                                     &kNotesSpec};
  return kTables;
}

CapacityResult compute_capacity(const curation::StaffTable& staff, const CapacityInputs& inputs,
                                const CapacityOptions& options) {
  const CapacityReference& reference = inputs.reference;
  const auto membership = area_membership(staff, inputs.geography, inputs.area);
  const StaffView view =
      make_staff_view(staff, membership, options, reporting_in_area(inputs.reporting, inputs.geography, inputs.area));

  CapacityResult result;
  base::Table notes(kNotesSpec);
  result.tables.push_back(capacity_cells(view, reference.release_tables, options));
  result.tables.push_back(capacity_professions(view, reference.professions, options));
  result.tables.push_back(capacity_staffing(view, options));
  result.tables.push_back(capacity_trend(view, options));
  const MatchedPanel panel = matched_panel(view, options.panel_months);
  for (const std::uint32_t employer : panel.employers)
    result.matched_employers.push_back(view.names(Dimension::Employer)[employer]);
  note(notes, "coverage", coverage_sentence(view, panel));
  TurnoverResult turnover = capacity_turnover(view);
  note(notes, "turnover_refused", turnover.refusal);
  result.tables.push_back(std::move(turnover.table));
  result.tables.push_back(capacity_age_profile(view));
  if (result.tables.back().rows() == 0) note(notes, "no_ages", "No file gives an age, so there is no age profile.");
  result.tables.push_back(capacity_past_55(view, options.past_age));
  const auto denominators = denominators_of_area(reference.denominators, inputs.geography, inputs.area);
  if (denominators.empty())
    note(notes, "no_rates", "One organisation is never all that serves a population, so there are no rates.");
  result.tables.push_back(capacity_rates(view, denominators, options));
  result.tables.push_back(capacity_support_mix(view));
  result.tables.push_back(capacity_assistant_practitioners(staff, membership, reference.assistant_counts));
  result.tables.push_back(capacity_conflicts(reference.published_figures));
  result.tables.push_back(capacity_unplaced(staff, membership, inputs.geography));
  result.tables.push_back(std::move(notes));
  return result;
}

}  // namespace cadre::capacity
