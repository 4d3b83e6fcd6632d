#include "run/need_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/csv_text.h"
#include "need/check_needs.h"
#include "need/need_tables.h"
#include "need/read_needs.h"
#include "publishing/need_page.h"
#include "run/section_file.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using Assumption = publishing::ReportInputs::Assumption;

/// The first column of a table, such as its codes; nothing when it is not there or cannot be read: whoever owns the
/// table tells its faults.
std::vector<std::string> codes_of(const std::string& path, std::string_view column) {
  std::vector<std::string> out;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return out;
  try {
    const base::SmallCsv csv = base::read_small_csv(path);
    const auto at = std::find(csv.header.begin(), csv.header.end(), column);
    const auto column_at = at == csv.header.end() ? 0 : at - csv.header.begin();
    for (const std::vector<std::string>& row : csv.rows) out.push_back(row[static_cast<std::size_t>(column_at)]);
  } catch (const base::InputError&) {
    out.clear();
  }
  return out;
}

void add(std::vector<std::string>& into, std::vector<std::string> more) {
  into.insert(into.end(), more.begin(), more.end());
}

need::KnownCodes known_codes(const plan_file::Plan& plan, const std::string& reference_dir) {
  need::KnownCodes known;
  const auto settings = vocabulary::setting_codes();
  known.settings.assign(settings.begin() + 1, settings.end());
  known.functions = codes_of(reference_dir + "/capability/functions.csv", "code");
  if (known.functions.empty()) known.functions = {"ASSESS", "TREAT", "ONWARD"};
  known.competencies = codes_of(reference_dir + "/capability/competencies.csv", "code");
  if (!plan.capability.settings.empty()) add(known.settings, codes_of(plan.resolve(plan.capability.settings), "code"));
  if (!plan.capability.functions.empty())
    add(known.functions, codes_of(plan.resolve(plan.capability.functions), "code"));
  if (!plan.capability.competencies.empty() && !known.competencies.empty())
    add(known.competencies, codes_of(plan.resolve(plan.capability.competencies), "code"));
  if (plan.area.kind == plan_file::AreaKind::Named) {
    const std::vector<std::string> places = codes_of(reference_dir + "/places.csv", "place"),
                                   areas = codes_of(reference_dir + "/places.csv", "area");
    for (std::size_t i = 0; i < places.size(); ++i)
      if (areas[i] == plan.area.code) known.places.push_back(places[i]);
  }
  return known;
}

std::string text_of(double value) { return fmt::format("{}", value); }

Assumption row(std::string id, std::string name, const need::Range& range, std::string unit, const need::Given& given) {
  const bool certain = range.low == range.high;
  return {std::move(id),
          std::move(name),
          text_of(range.value),
          certain ? "" : text_of(range.low),
          certain ? "" : text_of(range.high),
          std::move(unit),
          shown_mark(given.mark),
          given.source,
          given.date,
          std::nullopt,
          ""};
}

}  // namespace

std::optional<PlanNeed> read_plan_need(const plan_file::Plan& plan, const std::string& reference_dir) {
  if (!plan.need.on) return std::nullopt;
  PlanNeed out;
  base::Diagnostics faults;
  const auto own = plan.need.files();
  for (const need::InputFile& kind : need::input_files()) {
    const std::string shipped = fmt::format("{}/need/{}.csv", reference_dir, kind.key);
    if (kind.shipped)
      kind.read(section_text(shipped, shipped, "need"), fmt::format("reference/need/{}.csv", kind.key), false,
                out.inputs);
    const auto named = std::find_if(own.begin(), own.end(), [&](const auto& file) { return file.first == kind.key; });
    if (named == own.end() || named->second.empty()) continue;
    try {
      const std::size_t before = kind.rows(out.inputs);
      kind.read(section_text(plan.resolve(named->second), named->second, "need"), named->second, true, out.inputs);
      out.files.push_back(section_summary(plan, kind.layout, named->second, kind.rows(out.inputs) - before));
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (faults.empty()) faults = need::check_inputs(out.inputs, known_codes(plan, reference_dir));
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return out;
}

void add_need(const plan_file::Plan& plan, const PlanNeed& need, base::Month month, const publishing::Labels& labels,
              base::Diagnostics& remarks, FurtherResults& further) {
  if (need.inputs.lines.empty()) {
    remarks.push_back({base::Severity::Note,
                       {plan.file, 0, 0},
                       "[need] has no lines, so no need is counted",
                       "Name a table of lines: lines = \"need/lines.csv\" (docs/formats/need.md)"});
    return;
  }
  if (!month.known()) {
    remarks.push_back({base::Severity::Warning,
                       {plan.file, 0, 0},
                       "the month that need is for is not known, so no need is counted",
                       "Set month in [plan]"});
    return;
  }
  need::NeedTables tables = need::need_tables(need.inputs, month, plan.need.years);
  publishing::NeedSource from;
  from.need = further.keep(std::move(tables.need));
  from.lines = further.keep(std::move(tables.lines));
  from.overlaps = further.keep(std::move(tables.overlaps));
  from.sums = further.keep(std::move(tables.sums));
  further.pages.push_back(publishing::need_page(from, labels));
  remarks.insert(remarks.end(), tables.remarks.begin(), tables.remarks.end());
}

std::vector<Assumption> need_assumptions(const PlanNeed& need) {
  std::vector<Assumption> out;
  const need::Inputs& in = need.inputs;
  for (const need::NeedLine& line : in.lines)
    out.push_back(row(need::source_id(line), "Need: " + line.title, line.quantity,
                      std::string(need::row_of(line.method).quantity), line.given));
  for (const need::Standard& r : in.standards)
    out.push_back(row(fmt::format("need_standards_{}{}{}", r.id, r.place.empty() ? "" : "_", r.place),
                      fmt::format("Need: minutes, {}", r.title), r.minutes, "minutes", r.given));
  for (const need::Staffing& r : in.staffing)
    out.push_back(row("need_staffing_" + r.id, fmt::format("Need: {}", r.title), r.value,
                      fmt::format("{} for each {}", need::kStaffingMeasures[static_cast<std::size_t>(r.measure)],
                                  need::kStaffedUnits[static_cast<std::size_t>(r.unit)]),
                      r.given));
  std::size_t number = 0;
  for (const need::PopulationRow& r : in.population)
    out.push_back(row(fmt::format("need_population_{}", ++number), fmt::format("Need: {}, {}", r.segment, r.place),
                      r.people, "people", r.given));
  number = 0;
  for (const need::GrowthRow& r : in.growth) {
    const std::string what = r.line + r.setting + r.segment;
    out.push_back(row(fmt::format("need_growth_{}", ++number),
                      fmt::format("Need: growth of {}", what.empty() ? "all lines" : what), r.yearly, "a year",
                      r.given));
  }
  number = 0;
  for (const need::ShareRow& r : in.shares)
    out.push_back(row(fmt::format("need_shares_{}", ++number), fmt::format("Need: {} of {}", r.competency, r.line),
                      r.share, "share", r.given));
  return out;
}

}  // namespace cadre::run
