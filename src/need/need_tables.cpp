#include "need/need_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "need/check_needs.h"
#include "need/line_hours.h"
#include "need/need_sums.h"
#include "need/overlaps.h"

namespace cadre::need {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kNeedColumns = {
    ColumnSpec{"line_id", ColumnKind::Code, "", "Line of the plan's table of lines."},
    ColumnSpec{"month", ColumnKind::Month, "", "The plan's month, and the same month of each year ahead."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting of care."},
    ColumnSpec{"function", ColumnKind::Code, "", "Function of care: ASSESS, TREAT, ONWARD."},
    ColumnSpec{"competency", ColumnKind::Code, "", "Competency; all = the line is not split."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place; missing = the line names none."},
    ColumnSpec{"professions", ColumnKind::Code, "", "Codes of those who may do it, separated by ;. Missing = any."},
    ColumnSpec{"role_levels", ColumnKind::Code, "", "Role levels that may do it, separated by ;. Missing = any."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Hours of clinical care needed, mean over the year."},
    ColumnSpec{"low", ColumnKind::Decimal, "hours a week", "Lower end of the range."},
    ColumnSpec{"high", ColumnKind::Decimal, "hours a week", "Upper end of the range."},
    ColumnSpec{"priority", ColumnKind::Decimal, "", "Weight of an hour that is not met; 1 = usual."},
    ColumnSpec{"source_id", ColumnKind::Code, "", "Row of the page Sources that the line stands in."},
};
constexpr base::TableSpec kNeedSpec = {"need", "need", false,
                                       "Hours of care that are needed, by line, competency and year.", kNeedColumns};

constexpr std::array kLineColumns = {
    ColumnSpec{"line_id", ColumnKind::Code, "", "Line of the plan's table of lines."},
    ColumnSpec{"title", ColumnKind::Text, "", "What it is for."},
    ColumnSpec{"service", ColumnKind::Code, "", "Name of the work; missing = not named."},
    ColumnSpec{"method", ColumnKind::Code, "", "How it was counted."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting of care."},
    ColumnSpec{"function", ColumnKind::Code, "", "Function of care."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place; missing = the line names none."},
    ColumnSpec{"professions", ColumnKind::Code, "", "Those who may do it; missing = any."},
    ColumnSpec{"formula", ColumnKind::Text, "", "What was multiplied, in words."},
    ColumnSpec{"numbers", ColumnKind::Text, "", "The same in numbers, ranges in brackets."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Hours needed in the plan's month."},
    ColumnSpec{"low", ColumnKind::Decimal, "hours a week", "Lower end of the range."},
    ColumnSpec{"high", ColumnKind::Decimal, "hours a week", "Upper end of the range."},
    ColumnSpec{"weekend_hours", ColumnKind::Decimal, "hours a week", "Of them on Saturdays and Sundays."},
    ColumnSpec{"wte", ColumnKind::Decimal, "WTE", "Staff for these hours; WISN: required with all allowances."},
    ColumnSpec{"current_wte", ColumnKind::Decimal, "WTE", "WISN only: staff in post, where the line says it."},
    ColumnSpec{"wisn_ratio", ColumnKind::Decimal, "ratio", "WISN only: current of required; under 1 is pressure."},
    ColumnSpec{"wisn_difference", ColumnKind::Decimal, "WTE", "WISN only: current less required."},
    ColumnSpec{"final_hours", ColumnKind::Decimal, "hours a week", "Hours in the last year, with growth."},
    ColumnSpec{"competencies", ColumnKind::Integer, "", "Competencies the line is split over; 0 = not split."},
    ColumnSpec{"mark", ColumnKind::Code, "", "How far the line's quantity may be trusted."},
    ColumnSpec{"source", ColumnKind::Text, "", "Where it comes from."},
    ColumnSpec{"standard", ColumnKind::Code, "", "Row of standards or staffing used; missing = none."},
    ColumnSpec{"standard_mark", ColumnKind::Code, "", "How far that row may be trusted."},
};
constexpr base::TableSpec kLinesSpec = {"need_lines", "need", false,
                                        "How each line of need became hours, with its source and mark.", kLineColumns};

constexpr std::array kOverlapColumns = {
    ColumnSpec{"line_id", ColumnKind::Code, "", "A line."},
    ColumnSpec{"other_line_id", ColumnKind::Code, "", "A line that may tell of the same work."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting of both."},
    ColumnSpec{"function", ColumnKind::Code, "", "Function of both."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place of both; missing = neither names one."},
    ColumnSpec{"professions", ColumnKind::Text, "", "Professions that both name; missing = any."},
    ColumnSpec{"competencies", ColumnKind::Text, "", "Competencies in which they meet; missing = any."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Hours of the first line; both are counted."},
    ColumnSpec{"other_hours", ColumnKind::Decimal, "hours a week", "Hours of the second line; both are counted."},
};
constexpr base::TableSpec kOverlapsSpec = {"need_overlaps", "need", false,
                                           "Pairs of lines that may tell of the same work. Both are counted.",
                                           kOverlapColumns};

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ";")); }

std::string_view mark_of(const Given& given) { return plan_file::text_of(given.mark); }

/// Competencies of a line with their shares; one row for a line that is not split.
std::vector<std::pair<std::string, std::optional<Range>>> parts_of(const NeedLine& line, const Inputs& inputs) {
  std::vector<std::pair<std::string, std::optional<Range>>> out;
  for (const ShareRow* row : shares_of(inputs, line.id)) out.emplace_back(row->competency, row->share);
  if (out.empty()) out.emplace_back(line.competency, std::nullopt);
  return out;
}

Range with(const LineHours& hours, const std::vector<Factor>& growth, const std::optional<Range>& share) {
  std::vector<Factor> factors = hours.factors;
  factors.insert(factors.end(), growth.begin(), growth.end());
  if (share) factors.push_back({"share", *share});
  return product(factors);
}

void add_need(const LineHours& hours, const Inputs& inputs, base::Month month, int years, base::Table& table) {
  const NeedLine& line = *hours.line;
  const auto parts = parts_of(line, inputs);
  for (int year = 0; year <= years; ++year) {
    const std::vector<Factor> growth = growth_of(line, inputs, year);
    for (const auto& [competency, share] : parts) {
      const Range r = with(hours, growth, share);
      table.text(line.id).integer(month.ordinal() + 12 * year).text(line.setting).text(line.function).text(competency);
      table.text(line.place).text(joined(line.professions)).text(joined(line.role_levels));
      table.decimal(r.value).decimal(r.low).decimal(r.high).decimal(line.priority).text(source_id(line));
      table.end_row();
    }
  }
}

void add_line(const LineHours& hours, const Inputs& inputs, int years, base::Table& table) {
  const NeedLine& line = *hours.line;
  table.text(line.id).text(line.title).text(line.service).text(row_of(line.method).word).text(line.setting);
  table.text(line.function).text(line.place).text(joined(line.professions));
  table.text(in_words(hours.factors)).text(in_numbers(hours.factors));
  table.decimal(hours.hours.value).decimal(hours.hours.low).decimal(hours.hours.high);
  table.decimal(hours.weekend_hours).decimal(hours.wte);
  if (hours.wisn && line.current_wte >= 0 && hours.wisn->required > 0)
    table.decimal(line.current_wte)
        .decimal(hours.wisn->ratio(line.current_wte))
        .decimal(hours.wisn->difference(line.current_wte));
  else
    table.missing().missing().missing();
  table.decimal(with(hours, growth_of(line, inputs, years), {}).value);
  table.integer(static_cast<std::int64_t>(shares_of(inputs, line.id).size()));
  table.text(mark_of(line.given)).text(line.given.source);
  const Given* standard = nullptr;
  if (!line.standard.empty()) standard = &standard_of(inputs, line.standard, line.place)->given;
  if (!line.staffing.empty()) standard = &staffing_of(inputs, line.staffing)->given;
  table.text(line.standard + line.staffing).text(standard == nullptr ? std::string_view() : mark_of(*standard));
  table.end_row();
}

void add_overlap(const Overlap& overlap, NeedTables& out) {
  const NeedLine& a = *overlap.first->line;
  const NeedLine& b = *overlap.second->line;
  out.overlaps.text(a.id).text(b.id).text(a.setting).text(a.function).text(overlap.place);
  out.overlaps.text(joined(overlap.professions)).text(joined(overlap.competencies));
  out.overlaps.decimal(overlap.first->hours.value).decimal(overlap.second->hours.value);
  out.overlaps.end_row();
  out.remarks.push_back(
      {base::Severity::Warning, b.given.where,
       fmt::format("line '{}' may tell of the same work as line '{}': {}, {}{}{}; both are counted, {:.1f} and {:.1f} "
                   "hours a week",
                   b.id, a.id, a.setting, a.function, overlap.place.empty() ? "" : ", " + overlap.place,
                   overlap.professions.empty() ? "" : ", " + joined(overlap.professions), overlap.second->hours.value,
                   overlap.first->hours.value),
       "Take one of them out, or name two services in column 'service' if they are different work"});
}

}  // namespace

std::string source_id(const NeedLine& line) { return "need_lines_" + line.id; }

NeedTables need_tables(const Inputs& inputs, base::Month month, int years) {
  NeedTables out{
      base::Table(kNeedSpec), base::Table(kLinesSpec), base::Table(kOverlapsSpec), base::Table(need_sums_spec()), {}};
  std::vector<LineHours> lines;
  for (const NeedLine& line : inputs.lines) lines.push_back(hours_of(line, inputs));
  for (const LineHours& line : lines) {
    add_need(line, inputs, month, years, out.need);
    add_line(line, inputs, years, out.lines);
  }
  for (const Overlap& overlap : overlaps_of(lines, inputs)) add_overlap(overlap, out);
  out.sums = need_sums(lines, inputs, month, years);
  return out;
}

const base::TableSpec& need_spec() { return kNeedSpec; }
const base::TableSpec& need_lines_spec() { return kLinesSpec; }
const base::TableSpec& need_overlaps_spec() { return kOverlapsSpec; }
std::vector<const base::TableSpec*> need_specs() {
  return {&kNeedSpec, &kLinesSpec, &kOverlapsSpec, &need_sums_spec()};
}

}  // namespace cadre::need
