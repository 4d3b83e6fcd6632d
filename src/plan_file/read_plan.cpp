#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "plan_file/plan.h"
#include "plan_file/plan_tables.h"
#include "plan_file/read_sections.h"
#include "plan_file/section_reader.h"

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestPlan = 8U << 20U;  // bytes; a plan is written by hand

void check_area(const Area& area, const SectionSpots& spots, SectionReader& reader) {
  if (area.kind != AreaKind::England && area.code.empty() && (area.kind != AreaKind::Named || area.include.empty()))
    reader.error(spots.of("kind"), "[area] has no 'code'", "Add the code of the area, e.g. code = \"QF7\"");
  if (area.kind == AreaKind::England && (!area.code.empty() || !area.include.empty()))
    reader.error(spots.of(area.code.empty() ? "include" : "code"), "[area] kind is england, which has no codes",
                 "Set kind to \"ics\", \"trust\" or \"named\", or take the codes out");
}

void check_privacy(const Plan& plan, const SectionSpots& spots, SectionReader& reader) {
  if (plan.privacy.demonstration && !plan.plan.synthetic)
    reader.error(spots.of("demonstration"), "the demonstration key is public and this plan is not synthetic",
                 "Make a key of your own with: cadre key FILE");
  if (plan.privacy.demonstration && !plan.privacy.key_file.empty())
    reader.error(spots.of("key_file"), "a plan has a key file or the demonstration key, not both", "Take one out");
}

void check_capacity(const Capacity& capacity, const SectionSpots& spots, SectionReader& reader) {
  const auto& bands = capacity.age_bands;
  const bool rising = std::adjacent_find(bands.begin(), bands.end(), std::greater_equal<>()) == bands.end();
  if (bands.empty() || !rising)
    reader.error(spots.of("age_bands"), "age_bands does not rise",
                 "Write the first age of each band, e.g. [30, 40, 50, 60]");
}

void check_forecast(const Forecasting& forecast, const SectionSpots& spots, SectionReader& reader) {
  if (!forecast.series.empty()) return;
  for (const auto& [key, given] : {std::pair{"breaks", !forecast.breaks.empty()},
                                   {"hierarchy", !forecast.hierarchy.empty()},
                                   {"metrics", !forecast.metrics.empty()}})
    if (given)
      reader.error(spots.of(key), fmt::format("[forecast] has '{}' and no 'series'", key),
                   "Add series = \"data/series.csv\", or take it out");
}

void check_overrides(const std::vector<Override>& overrides, SectionReader& reader) {
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    const Override& row = overrides[i];
    const auto same_name = [&](const Override& other) { return other.name == row.name; };
    const auto earlier = overrides.begin() + static_cast<std::ptrdiff_t>(i);
    if (!row.name.empty() && std::any_of(overrides.begin(), earlier, same_name))
      reader.error(row.spot, fmt::format("a second [[override]] is named '{}'", row.name), "Give each its own name");
    const auto same_cell = [&](const Override& other) {
      return other.table == row.table && other.where == row.where && other.field == row.field;
    };
    if (!row.table.empty() && std::any_of(overrides.begin(), earlier, same_cell))
      reader.error(row.spot, "an earlier [[override]] replaces the same field of the same rows", "Keep one of the two");
  }
}

std::string text_of_file(const fs::path& file) {
  const std::string shown = file.string();
  const auto fail = [&](const char* message, std::string remedy) {
    throw base::InputError({base::Severity::Error, {shown, 0, 0}, message, std::move(remedy)});
  };
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) fail("there is no such plan", "Start one with: cadre new DIR");
  if (!fs::is_regular_file(status)) fail("is not a file", "Name the folder that holds plan.toml");
  if (fs::file_size(file, error) > kLargestPlan || error) fail("is far too large for a plan", "Name the right file");
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) fail("cannot be read", "Check that you may read it");
  if (text.find('\0') != std::string::npos) fail("is not a text file", "Write the plan as UTF-8 text");
  return text;
}

/// Is a section there whose mere presence says something? In a workbook every section stands there, mostly empty: a key
/// must be filled.
bool is_asked_for(const SectionSpots& section) {
  return !section.keys.empty() || (section.whole.line > 0 && section.whole.sheet.empty());
}

}  // namespace

std::string Plan::resolve(std::string_view path) const { return (fs::path(dir) / fs::path(path)).string(); }

void read_sections(SectionReader& reader, Plan& plan) {
  reader.read(plan_head_table(), plan.plan);
  for (auto& [input, spots] : reader.read_all(input_table())) {
    input.where = spots.of("path");
    plan.inputs.push_back(std::move(input));
  }
  const SectionSpots area = reader.read(area_table(), plan.area);
  const SectionSpots privacy = reader.read(privacy_table(), plan.privacy);
  reader.read(disclosure_table(), plan.disclosure);
  reader.read(curation_table(), plan.curation);
  const SectionSpots capacity = reader.read(capacity_table(), plan.capacity);
  const SectionSpots forecast = reader.read(forecast_table(), plan.forecast);
  const SectionSpots supply = reader.read(supply_table(), plan.supply);
  const SectionSpots capability = reader.read(capability_table(), plan.capability);
  const SectionSpots need = reader.read(need_table(), plan.need);
  reader.read(waits_table(), plan.waits);
  reader.read(matching_table(), plan.matching);
  reader.read(economics_table(), plan.economics);
  plan.supply.on = is_asked_for(supply);
  plan.capability.on = is_asked_for(capability);
  plan.need.on = is_asked_for(need);
  for (auto& [row, spots] : reader.read_all(override_table())) {
    row.spot = spots.whole;
    plan.overrides.push_back(std::move(row));
  }
  reader.read(tolerance_table(), plan.tolerances);
  reader.report_unknown_sections();

  if (plan.inputs.empty())
    reader.error({plan.file, 0, 0}, "the plan reads no file",
                 "Add a section [[input]] with path = \"data/*\", or such a row to the sheet Inputs");
  check_area(plan.area, area, reader);
  check_privacy(plan, privacy, reader);
  check_capacity(plan.capacity, capacity, reader);
  check_forecast(plan.forecast, forecast, reader);
  check_overrides(plan.overrides, reader);

  base::Diagnostics found = reader.take_diagnostics();
  if (base::any_error(found)) throw base::InputError(std::move(found));
}

Plan parse_plan(std::string_view text, const std::string& dir) {
  Plan plan;
  plan.dir = dir;
  plan.file = (fs::path(dir) / "plan.toml").string();
  SectionReader reader(text, plan.file);
  read_sections(reader, plan);
  return plan;
}

Plan read_plan(const std::string& dir) {
  std::error_code error;
  const bool names_the_file = fs::path(dir).filename() == "plan.toml" && !fs::is_directory(dir, error);
  const fs::path folder = names_the_file ? fs::path(dir).parent_path() : fs::path(dir);
  return parse_plan(text_of_file(folder / "plan.toml"), folder.empty() ? "." : folder.string());
}

}  // namespace cadre::plan_file
