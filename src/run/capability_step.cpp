#include "run/capability_step.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/csv_text.h"
#include "capability/capability_tables.h"
#include "capability/read_inputs.h"
#include "curation/rules.h"
#include "intake/byte_stream.h"
#include "intake/input_sheet.h"
#include "intake/xlsx_stream.h"
#include "publishing/capability_page.h"
#include "publishing/readiness_page.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

constexpr std::size_t kLargestFile = std::size_t{16} << 20U;  // bytes; such tables are written by hand

std::string text_of(intake::ByteStream& bytes, const std::string& shown) {
  std::string text;
  std::array<char, 1U << 16U> block{};
  while (const std::size_t read = bytes.read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > kLargestFile)
      throw base::InputError({base::Severity::Error,
                              {shown},
                              "this file is far too large for a file of [capability]",
                              "Name the right file"});
  }
  return text;
}

std::string text_of_file(const std::string& path, const std::string& shown) {
  return text_of(*intake::open_bytes(path, shown), shown);
}

FileSummary summary_of(const std::string& path, const std::string& file, std::string_view layout, std::size_t rows) {
  FileSummary summary;
  summary.file = file;
  summary.layout = layout;
  summary.sha256 = intake::sha256_of_file(path, file);
  std::error_code ignored;
  summary.bytes = std::filesystem::file_size(path, ignored);
  summary.rows_read = summary.accepted = rows;
  summary.by_rule.assign(curation::rules().size(), 0);
  summary.of_people = false;
  return summary;
}

/// Every worksheet of a workbook, or the one text of a CSV file.
std::vector<capability::SheetText> sheets_of(const std::string& path, const std::string& shown) {
  if (!intake::is_zip(path)) return {{"", text_of_file(path, shown)}};
  std::vector<capability::SheetText> out;
  const std::vector<std::string> names = intake::sheet_names(path, shown);
  for (std::size_t i = 0; i < names.size(); ++i)
    out.push_back({names[i], text_of(*intake::open_sheet(path, shown, i), shown)});
  return out;
}

/// The files that a pattern of the plan names, in the order of their bytes; the pattern itself where none fits.
std::vector<std::string> files_of(const plan_file::Plan& plan, const std::string& pattern) {
  std::string whole = plan.resolve(pattern);
  std::error_code ignored;
  if (std::filesystem::exists(whole, ignored)) return {pattern};
  glob_t found{};
  std::vector<std::string> out;
  if (glob(whole.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    out.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  std::sort(out.begin(), out.end());
  const std::string prefix = plan.dir + "/";
  for (std::string& path : out)
    if (path.starts_with(prefix)) path.erase(0, prefix.size());
  return out.empty() ? std::vector<std::string>{pattern} : out;
}

void add(base::Diagnostics& into, const base::Diagnostics& more) { into.insert(into.end(), more.begin(), more.end()); }

capability::Inputs read_tables(const plan_file::Plan& plan, const std::string& reference_dir, PlanCapability& out,
                               base::Diagnostics& faults) {
  capability::Inputs inputs;
  const auto own = plan.capability.files();
  for (const capability::InputFile& kind : capability::input_files()) {
    const std::string shipped = fmt::format("{}/capability/{}.csv", reference_dir, kind.key);
    kind.read(text_of_file(shipped, shipped), fmt::format("reference/capability/{}.csv", kind.key), false, inputs);
    const auto named = std::find_if(own.begin(), own.end(), [&](const auto& file) { return file.first == kind.key; });
    if (named == own.end() || named->second.empty()) continue;
    try {
      const std::string path = plan.resolve(named->second);
      kind.read(text_of_file(path, named->second), named->second, true, inputs);
      out.files.push_back(summary_of(path, named->second, kind.layout, kind.rows(inputs, true)));
    } catch (const base::InputError& error) {
      add(faults, error.diagnostics());
    }
  }
  return inputs;
}

void read_surveys(const plan_file::Plan& plan, const std::string& reference_dir, PlanCapability& out,
                  base::Diagnostics& faults) {
  const std::vector<capability::PlaceName> places = known_places(reference_dir);
  for (const std::string& pattern : plan.capability.surveys)
    for (const std::string& file : files_of(plan, pattern)) try {
        const std::string path = plan.resolve(file);
        capability::Survey survey = capability::read_survey(file, sheets_of(path, file), *out.inputs, places);
        out.files.push_back(summary_of(path, file, "capability_survey", survey.rows));
        out.answers.insert(out.answers.end(), survey.answers.begin(), survey.answers.end());
        add(out.notes, survey.notes);
      } catch (const base::InputError& error) {
        add(faults, error.diagnostics());
      }
  out.found = capability::found_shares(out.answers);
}

void read_readiness_file(const plan_file::Plan& plan, PlanCapability& out, base::Diagnostics& faults) {
  if (plan.capability.readiness.empty()) return;
  capability::Readiness all;
  for (const std::string& file : files_of(plan, plan.capability.readiness)) try {
      const std::string path = plan.resolve(file);
      capability::Readiness read = capability::read_readiness(file, sheets_of(path, file), *out.inputs);
      out.files.push_back(summary_of(path, file, "readiness", read.answers.size() + read.actions.size()));
      all.answers.insert(all.answers.end(), read.answers.begin(), read.answers.end());
      all.actions.insert(all.actions.end(), read.actions.begin(), read.actions.end());
      add(out.notes, read.notes);
    } catch (const base::InputError& error) {
      add(faults, error.diagnostics());
    }
  out.readiness = std::move(all);
}

/// Hours of the staff as they are, in the last month of the table.
std::vector<capability::GroupHours> hours_of(const base::Table* table) {
  std::vector<capability::GroupHours> out;
  if (table == nullptr) return out;
  std::int64_t last = 0;
  for (std::size_t row = 0; row < table->rows(); ++row) last = std::max(last, table->integer_at(row, "month"));
  for (std::size_t row = 0; row < table->rows(); ++row)
    if (table->integer_at(row, "month") == last && table->text_at(row, "scenario") == "base" &&
        table->integer_at(row, "future") == 0)
      out.push_back(
          {table->text_at(row, "profession"), table->text_at(row, "setting"), table->decimal_at(row, "hours")});
  return out;
}

std::map<std::string, std::string> profession_names() {
  std::map<std::string, std::string> out;
  for (const std::string_view code : vocabulary::profession_codes().subspan(1))
    out.emplace(code, vocabulary::name_of(vocabulary::profession_of(code)));
  return out;
}

void add_readiness(const PlanCapability& from, const std::map<std::string, std::string>& names,
                   const publishing::Labels& labels, FurtherResults& further) {
  if (!from.readiness) return;
  capability::ReadinessTables tables = capability::readiness_tables(*from.readiness, *from.inputs, names);
  const base::Table* answers = further.keep(std::move(tables.answers));
  const base::Table* scores = further.keep(std::move(tables.scores));
  const base::Table* actions = further.keep(std::move(tables.actions));
  further.pages.push_back(publishing::readiness_page(*scores, *answers, *actions, labels));
}

std::string shown_mark(plan_file::Mark mark) {
  if (mark == plan_file::Mark::AssumedExample) return "assumed_example";
  return mark == plan_file::Mark::FromPlan ? "plan" : std::string(plan_file::text_of(mark));
}

}  // namespace

capability::Inputs shipped_capability(const std::string& reference_dir) {
  capability::Inputs inputs;
  for (const capability::InputFile& kind : capability::input_files()) {
    const std::string path = fmt::format("{}/capability/{}.csv", reference_dir, kind.key);
    kind.read(text_of_file(path, path), fmt::format("reference/capability/{}.csv", kind.key), false, inputs);
  }
  return inputs;
}

std::vector<capability::PlaceName> known_places(const std::string& reference_dir) {
  const base::SmallCsv rows = base::read_small_csv(reference_dir + "/places.csv");
  std::vector<capability::PlaceName> out;
  for (const auto& row : rows.rows) out.push_back({row[rows.column("place")], row[rows.column("name")]});
  return out;
}

std::optional<PlanCapability> read_plan_capability(const plan_file::Plan& plan, const std::string& reference_dir) {
  if (!plan.capability.on) return std::nullopt;
  PlanCapability out;
  out.lifted = plan.capability.lifted;
  base::Diagnostics faults;
  capability::Inputs inputs = read_tables(plan, reference_dir, out, faults);
  if (faults.empty()) faults = capability::check_inputs(inputs, out.lifted, plan.file);
  if (!faults.empty()) throw base::InputError(std::move(faults));
  out.inputs = std::make_shared<const capability::Inputs>(std::move(inputs));
  read_surveys(plan, reference_dir, out, faults);
  read_readiness_file(plan, out, faults);
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return out;
}

void add_capability(const PlanCapability& from, base::Month month, const base::Table* hours,
                    const publishing::Labels& labels, FurtherResults& further) {
  const std::map<std::string, std::string> names = profession_names();
  capability::CapabilityTables tables = capability::capability_tables(from.model(month), hours_of(hours), names);
  publishing::CapabilitySource page;
  page.matrix = further.keep(std::move(tables.matrix));
  page.roles = further.keep(std::move(tables.roles));
  page.cells = further.keep(std::move(tables.cells));
  page.dependency = further.keep(std::move(tables.dependency));
  page.benefits = further.keep(std::move(tables.benefits));
  page.barriers = further.keep(std::move(tables.barriers));
  page.law = further.keep(std::move(tables.law));
  page.support = further.keep(std::move(tables.support));
  if (!from.answers.empty()) page.survey = further.keep(capability::survey_table(*from.inputs, from.answers, names));
  page.lifted = from.lifted;
  further.pages.push_back(publishing::capability_page(page, labels));
  add_readiness(from, names, labels, further);
}

std::vector<publishing::ReportInputs::Assumption> capability_assumptions(const PlanCapability& from) {
  std::vector<publishing::ReportInputs::Assumption> out;
  const auto add_row = [&](const std::string& id, const std::string& name, const intake::Range& value,
                           const intake::Given& given) {
    const std::string low = fmt::format("{}", value.low), high = fmt::format("{}", value.high);
    out.push_back({id, name, fmt::format("{}", value.value), value.low == value.high ? "" : low,
                   value.low == value.high ? "" : high, "share", shown_mark(given.mark), given.source, given.date,
                   std::nullopt, ""});
  };
  int number = 0;
  for (const capability::TrainedInput& row : from.inputs->trained) {
    std::vector<std::string> of;
    for (const std::string& part : {row.profession, row.competency, row.barrier, row.place})
      if (!part.empty()) of.push_back(part);
    if (row.level >= 0) of.emplace_back(intake::level_names()[static_cast<std::size_t>(row.level)]);
    add_row(fmt::format("capability_trained_{}", ++number),
            fmt::format("Capability: share trained, {}", of.empty() ? "all" : fmt::format("{}", fmt::join(of, ", "))),
            row.share, row.given);
  }
  for (const std::string& code : from.lifted)
    out.push_back({"capability_lifted_" + code, "Capability: taken as fallen or in force", code, "", "", "", "plan",
                   "lifted in [capability]", "", std::nullopt, ""});
  return out;
}

}  // namespace cadre::run
