#include "run/run_plan.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <map>

#include "curation/rules.h"
#include "intake/companion_table.h"
#include "publishing/hours_page.h"
#include "publishing/packs_page.h"
#include "publishing/report_parts.h"
#include "run/capacity_step.h"
#include "run/care_step.h"
#include "run/corrections_step.h"
#include "run/curate_inputs.h"
#include "run/economics_step.h"
#include "run/forecast_step.h"
#include "run/further_results.h"
#include "run/input_sources.h"
#include "run/load_staff.h"
#include "run/output_folder.h"
#include "run/partitions.h"
#include "run/people_across_files.h"
#include "run/prepared_plan.h"
#include "run/profession_results.h"
#include "run/publish_step.h"
#include "run/quality_tables.h"
#include "run/reconciliation_step.h"
#include "run/report_facts.h"
#include "run/representation_results.h"
#include "run/run_record.h"
#include "run/seal.h"
#include "run/seal_differences.h"
#include "run/staffing_results.h"
#include "run/star_schema.h"
#include "run/supply_results.h"
#include "run/supply_step.h"
#include "run/table_files_step.h"
#include "run/unpack_file.h"
#include "run/what_changed_results.h"
#include "run/workforce_database.h"
#include "store/content_hash.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

/// What comparing files found counts for the files in which the records stand.
void add_findings(std::vector<FileSummary>& files, const AcrossFiles& across) {
  for (std::size_t row = 0; row < across.findings.rows(); ++row) {
    FileSummary& file = files[static_cast<std::size_t>(across.findings.integer_at(row, "file_id")) - 1];
    ++file.findings;
    ++file.by_rule[curation::rule_index(across.findings.text_at(row, "rule"))];
  }
  for (const AcrossFiles::Spot& spot : across.to_review) {
    --files[spot.file_id - 1U].accepted;
    ++files[spot.file_id - 1U].review;
  }
}

/// The tables of the other files of a month, for those who open single files: a CSV each.
void write_file_tables(const TableFiles& others, const std::string& folder) {
  std::filesystem::create_directories(folder);
  for (const base::Table& table : others.tables)
    if (table.rows() > 0 && intake::companion_spec(table.spec().name) != nullptr)
      store::write_durable_file(fmt::format("{}/{}.csv", folder, table.spec().name), base::to_csv(table));
}

/// FTE of the latest month: all of it, and what lacks a value in one dimension.
double share_unknown(const base::Table& cells, const std::string& table_id, const char* dimension) {
  std::int64_t latest = 0;
  for (std::size_t row = 0; row < cells.rows(); ++row) latest = std::max(latest, cells.integer_at(row, "month"));
  double all = 0, unknown = 0;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.integer_at(row, "month") != latest || cells.text_at(row, "table_id") != table_id) continue;
    all += cells.decimal_at(row, "fte");
    if (cells.text_at(row, dimension) == "unknown") unknown += cells.decimal_at(row, "fte");
  }
  return all > 0 ? unknown / all : 0;
}

/// Holds the run against [tolerances]; rows that nothing measures yet are remarked upon.
void check_tolerances(const plan_file::Plan& plan, const std::vector<FileSummary>& files,
                      const capacity::CapacityResult& capacity, const std::map<std::string, double>& differences,
                      RunSummary& summary) {
  double read = 0, review = 0, rejected = 0, merged = 0;
  for (const FileSummary& file : files) {
    read += static_cast<double>(file.rows_read);
    review += static_cast<double>(file.review);
    rejected += static_cast<double>(file.rejected);
    merged += static_cast<double>(file.merged);
  }
  const base::Table& cells = capacity.table("capacity_cells");
  double allied = 0, unclear = 0;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.text_at(row, "table_id") != "profession") continue;
    const auto records = static_cast<double>(cells.integer_at(row, "roles_high"));
    allied += records;
    if (cells.text_at(row, "profession") == "AHP") unclear += records;
  }
  std::map<std::string, double> measured = {{"review_share", read > 0 ? review / read : 0},
                                            {"rejected_share", read > 0 ? rejected / read : 0},
                                            {"merged_share", read > 0 ? merged / read : 0},
                                            {"unclear_share", allied > 0 ? unclear / allied : 0},
                                            {"unplaced_share", share_unknown(cells, "place", "place")},
                                            {"no_setting_share", share_unknown(cells, "setting", "setting")}};
  measured.insert(differences.begin(), differences.end());
  summary.broken = plan_file::broken_tolerances(plan.tolerances, measured);
  for (const std::string_view key : plan_file::unmeasured_tolerances(plan.tolerances, measured))
    summary.remarks.push_back(
        {base::Severity::Warning,
         {plan.file, 0, 0},
         fmt::format("[tolerances] {} was not checked: no published figure could be compared", key),
         "Add a published file of the same month and employers as an [[input]]"});
}

/// Seconds of each stage, for run.json.
class StageClock {
 public:
  void next(const char* stage) {
    const auto now = std::chrono::steady_clock::now();
    stages_.emplace_back(stage, std::chrono::duration<double>(now - last_).count());
    last_ = now;
  }
  const std::vector<std::pair<std::string, double>>& stages() const { return stages_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::vector<std::pair<std::string, double>> stages_;
};

std::string utc_now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

std::int32_t today() {
  return static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

}  // namespace

RunSummary run_plan(const plan_file::Plan& plan, const RunOptions& options, base::Progress& progress) {
  RunSummary summary;
  summary.out_dir = options.out_dir.empty() ? plan.dir + "/out" : options.out_dir;
  StageClock clock;
  const PreparedPlan prepared = prepare_plan(plan, options.reference_dir, options.version, summary.remarks);
  const corrections::ExceptionsFile exceptions = read_plan_exceptions(plan);
  plan_area(plan, prepared.context.geography);  // a plan for nowhere should not read for hours first
  std::optional<PlanSeries> series = read_plan_series(plan);
  const std::optional<PlanSupply> moving = read_plan_supply(plan, options.reference_dir);
  const PlanCare care = read_plan_care(plan, options.reference_dir);
  SupplyRecords learned_from;
  if (moving) read_supply_history(plan, prepared.context.codes, learned_from);
  Partitions partitions(plan.dir);
  clock.next("prepare");
  CuratedInputs curated = curate_inputs(prepared, partitions, options.threads, progress);
  partitions.forget_older(plan.privacy.retention_months, today());
  const TableFiles others = read_table_files(prepared, partitions, curated.files.size() + 1, options.threads, progress);
  if (curated.files.empty() && others.files.empty())
    throw base::InputError({base::Severity::Error,
                            {plan.file, 0, 0},
                            "no file of the plan is a staff list, published figures or another file of a month",
                            "Add one as an [[input]]"});
  clock.next("curate");

  progress.start("Comparing people across files", 0, "");
  const AcrossFiles across = compare_people_across_files(curated.partitions, prepared.context.switched_off,
                                                         prepared.key.bytes, options.threads);
  add_findings(curated.files, across);
  progress.start("Counting", 0, "");
  CountedStaff counted =
      capacity_of(plan, prepared.context, options.reference_dir, curated.partitions, across, others, options.threads);
  FurtherResults further;
  base::Table sources = input_sources(curated.partitions, curated.files, options.threads);
  warn_of_employers_twice(sources, prepared.staff_files, summary.remarks);
  base::Table sealed = seal_differences(read_seals(plan.dir, summary.remarks), counted.capacity.table("capacity_cells"),
                                        sources, prepared.rules_hash);
  const publishing::Labels labels = plan_labels(options.reference_dir, prepared.context.geography);
  add_what_changed(std::move(counted.bridges), std::move(counted.leaving), std::move(sources), std::move(sealed),
                   labels, plan.plan.month, further);
  add_representation(std::move(counted.representation), further);
  add_professions(counted.capacity, counted.staffing.position, labels, plan.plan.month, further);
  add_staffing(std::move(counted.staffing), labels, plan.plan.month, further);
  if (series) add_forecast(*series, plan, options.seed.value_or(plan.plan.seed), progress, further);
  const StarSchema star = star_schema(counted.kinds, {}, labels);
  const std::map<std::string, double> differences =
      add_reconciliation({&plan, &prepared, options.reference_dir, &curated.partitions, &others,
                          &counted.capacity.table("capacity_cells"), &labels},
                         options.threads, further);
  clock.next("count");
  base::Diagnostics moved;  // what was assumed on the way
  SupplyRun ahead;
  if (moving) {
    further.keep(opening_stock_table(counted.opening));
    learned_from.exits = recorded_exits(counted.capacity.table("capacity_turnover"));
    ahead = add_supply(plan, *moving, std::move(counted.opening), learned_from,
                       {options.seed.value_or(plan.plan.seed), options.threads, {}, 1}, labels, options.reference_dir,
                       progress, moved, further);
    clock.next("supply");
  }
  add_care(plan, care, counted.hours.hours, ahead.outcomes, options.seed.value_or(plan.plan.seed), labels, progress,
           moved, further);
  ahead = {};  // its futures are large
  add_economics(plan, options.reference_dir, labels, further);
  clock.next("care");

  OutputFolder out(summary.out_dir);
  curated.files.insert(curated.files.end(), others.files.begin(), others.files.end());
  if (series) curated.files.push_back(series->summary);
  if (moving) curated.files.insert(curated.files.end(), moving->files.begin(), moving->files.end());
  curated.files.insert(curated.files.end(), learned_from.files.begin(), learned_from.files.end());
  for (FileSummary& file : care.files()) curated.files.push_back(std::move(file));
  const base::Table ledger = ledger_table(curated.files), rules = rules_table(curated.files, prepared.context);
  std::vector<const base::Table*> tables = {&ledger, &rules};
  for (const base::Table& table : others.tables)
    if (table.rows() > 0) tables.push_back(&table);
  if (!plan.overrides.empty()) tables.push_back(&counted.overrides.changes);
  for (const base::Table& table : counted.capacity.tables) tables.push_back(&table);
  for (const base::Table& table : further.tables) tables.push_back(&table);
  for (const base::Table* table : counted.hours.all()) tables.push_back(table);
  for (const base::Table* table : star.all()) tables.push_back(table);
  progress.start("Writing", 0, "");
  const std::string database = out.internal() + "/workforce.duckdb";
  write_workforce_database(database, curated.partitions, across, others.rejects, tables, options.threads);
  corrections::CorrectionResult corrected =
      correct_plan(plan, database, curated.files, curated.partitions, exceptions, options.threads);
  write_fix_lists(corrected.fix_list, out.internal() + "/fix-lists");
  const base::Diagnostics said = corrected.remarks;
  for (const base::Table* table : keep_corrections(std::move(corrected), further)) tables.push_back(table);
  write_record_files(database, out.internal());
  write_file_tables(others, out.internal() + "/tables");
  write_star(star, out.internal() + "/star");
  clock.next("write");
  progress.start("Publishing", 0, "");
  publishing::ReportInputs inputs =
      report_inputs({&plan, &prepared, &curated.files, &counted.capacity, &ledger, &rules, &counted.overrides,
                     options.reference_dir, options.version, database});
  further.pages.push_back(publishing::hours_page(counted.hours, publishing::shown_month(inputs)));
  if (const base::Table* of_packs = others.find("pack_ledger"))
    further.pages.push_back(publishing::packs_page(*of_packs, others.find("pack_rules")));
  inputs.further = std::move(further.pages);
  if (moving)
    for (auto& assumption : supply_assumptions(*moving)) inputs.assumptions.push_back(std::move(assumption));
  for (auto& assumption : care.assumptions()) inputs.assumptions.push_back(std::move(assumption));
  Published published = publish(plan, inputs, out, std::filesystem::exists(summary.out_dir) ? summary.out_dir : "",
                                options.report_page, options.employer_packs, options.threads, progress);
  clock.next("publish");

  RunRecord record{options.version, options.seed.value_or(plan.plan.seed),
                   prepared.key.id, prepared.rules_hash,
                   curated.files,   {},
                   clock.stages(),  utc_now()};
  for (const base::Table* table : tables)
    record.tables[std::string(table->spec().name)] = store::content_hash(store::views_of(*table));
  store::write_durable_file(out.working() + "/run.json", record.json());
  out.commit();
  progress.finish();
  check_tolerances(plan, curated.files, counted.capacity, differences, summary);
  summary.answers = std::move(published.answers);
  if (series) summary.remarks.insert(summary.remarks.end(), series->notes.begin(), series->notes.end());
  summary.remarks.insert(summary.remarks.end(), moved.begin(), moved.end());
  summary.remarks.insert(summary.remarks.end(), said.begin(), said.end());
  summary.remarks.insert(summary.remarks.end(), published.remarks.begin(), published.remarks.end());
  summary.files = std::move(curated.files);
  summary.files_from_cache = curated.from_cache + others.from_cache;
  return summary;
}

}  // namespace cadre::run
