#include "run/run_plan.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "run/load_staff.h"
#include "run/output_folder.h"
#include "run/partitions.h"
#include "run/prepared_plan.h"
#include "run/quality_tables.h"
#include "run/workforce_database.h"

namespace cadre::run {
namespace {

struct CuratedInputs {
  std::vector<FileSummary> files;
  std::vector<NumberedPartition> partitions;
  std::size_t from_cache = 0;
};

std::string partition_name(const StaffFile& file, const std::string& sha256, const std::string& rules_hash) {
  return sha256_of_text(fmt::format("{}\n{}\n{}\n{}\n{}\n", sha256, file.layout->id,
                                    file.month ? file.month->iso() : "", file.employer, rules_hash))
      .substr(0, 32);
}

/// A partition of this very content, or one made now.
FileSummary partition_of(const StaffFile& file, const PreparedPlan& prepared, Partitions& partitions, int threads,
                         base::Progress& progress, std::string& name, bool& from_cache) {
  std::error_code ignored;
  const std::uintmax_t bytes = std::filesystem::file_size(file.path, ignored);
  if (!ignored && partitions.any_of_size(bytes)) {
    name = partition_name(file, sha256_of_file(file.path), prepared.rules_hash);
    if (auto known = partitions.find(name)) {
      partitions.touch(name);
      from_cache = true;
      known->file = file.shown;
      return *known;
    }
  }
  const std::string folder = partitions.begin();
  FileSummary summary = curate_file(file, prepared.context, prepared.key.bytes, folder, threads, progress);
  name = partition_name(file, summary.sha256, prepared.rules_hash);
  partitions.finish(folder, name, summary);
  return summary;
}

CuratedInputs curate_inputs(const PreparedPlan& prepared, Partitions& partitions, int threads,
                            base::Progress& progress) {
  CuratedInputs curated;
  base::Diagnostics faults;
  for (const StaffFile& file : prepared.staff_files) {
    try {
      std::string name;
      bool from_cache = false;
      curated.files.push_back(partition_of(file, prepared, partitions, threads, progress, name, from_cache));
      curated.from_cache += from_cache ? 1 : 0;
      curated.partitions.push_back(
          {static_cast<std::uint16_t>(curated.files.size()), partitions.folder(name), curated.files.back().parts});
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return curated;
}

std::int32_t today() {
  return static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

}  // namespace

RunSummary run_plan(const plan_file::Plan& plan, const RunOptions& options, base::Progress& progress) {
  RunSummary summary;
  summary.out_dir = options.out_dir.empty() ? plan.dir + "/out" : options.out_dir;
  const PreparedPlan prepared = prepare_plan(plan, options.reference_dir, options.version, summary.remarks);
  Partitions partitions(plan.dir);
  CuratedInputs curated = curate_inputs(prepared, partitions, options.threads, progress);
  partitions.forget_older(plan.privacy.retention_months, today());
  summary.files = curated.files;
  summary.files_from_cache = curated.from_cache;

  OutputFolder out(summary.out_dir);
  const base::Table ledger = ledger_table(curated.files), rules = rules_table(curated.files, prepared.context);
  progress.start("Writing", 0, "");
  write_workforce_database(out.internal() + "/workforce.duckdb", curated.partitions, {&ledger, &rules},
                           options.threads);
  out.commit();
  progress.finish();
  return summary;
}

}  // namespace cadre::run
