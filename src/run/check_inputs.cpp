#include <fmt/format.h>

#include <cctype>

#include "intake/staff_reader.h"
#include "packs/unpack.h"
#include "run/capability_step.h"
#include "run/corrections_step.h"
#include "run/forecast_step.h"
#include "run/need_step.h"
#include "run/prepared_plan.h"
#include "run/reject_reasons.h"
#include "run/run_plan.h"
#include "run/supply_step.h"
#include "run/table_files_step.h"
#include "run/waits_step.h"

namespace cadre::run {
namespace {

constexpr std::size_t kMostFaultsShown = 20;  // of one file; a run lists them all in its rejects

/// `sheet` is the worksheet that was read; empty for text files.
void add_faults(const std::string& file, const std::string& sheet, const std::vector<intake::ReadFault>& faults,
                base::Diagnostics& found) {
  for (const intake::ReadFault& fault : faults) {
    if (&fault - faults.data() == static_cast<std::ptrdiff_t>(kMostFaultsShown)) {
      found.push_back({base::Severity::Note,
                       {file, 0, 0},
                       fmt::format("has {} more such rows or values", faults.size() - kMostFaultsShown),
                       "Run the plan to have them all in its rejects"});
      return;
    }
    const RejectReason& reason = reason_of(fault.kind);
    std::string message(reason.meaning);
    if (!fault.field.empty()) message.insert(0, fault.field + ": ");
    if (!fault.shown.empty()) message += " (" + fault.shown + ")";
    if (!fault.row_kept) message += "; the row goes to the rejects";
    std::string remedy = fault.remedy.empty() ? std::string(reason.remedy) : fault.remedy;
    remedy.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(remedy.front())));
    found.push_back(
        {base::Severity::Warning, {file, fault.line, fault.column, sheet}, std::move(message), std::move(remedy)});
  }
}

}  // namespace

std::vector<FileSummary> check_inputs(const plan_file::Plan& plan, const RunOptions& options, base::Progress& progress,
                                      base::Diagnostics& found) {
  const PreparedPlan prepared = prepare_plan(plan, options.reference_dir, options.version, found);
  const corrections::ExceptionsFile exceptions = read_plan_exceptions(plan);
  found.insert(found.end(), exceptions.remarks.begin(), exceptions.remarks.end());
  std::vector<FileSummary> summaries;
  for (const StaffFile& file : prepared.staff_files) {
    intake::ReadOptions reading;
    reading.display_name = file.shown;
    reading.hash_key = prepared.key.bytes;
    reading.month = file.month;
    reading.employer = file.employer;
    reading.threads = options.threads;
    reading.progress = &progress;
    try {
      const intake::RawTable raw = intake::read_staff_file(file.path, *file.layout, reading);
      add_faults(file.shown, raw.sheet, raw.faults, found);
      FileSummary summary = summary_of_reading(raw, file);
      summary.rejected = raw.rows_read - raw.rows();
      if (file.layout->kind == intake::LayoutKind::Pack) {
        const packs::Unpacked unpacked = packs::unpack(raw);
        add_faults(file.shown, raw.sheet, unpacked.faults, found);
        summary.rejected += unpacked.rejected;
      }
      summaries.push_back(std::move(summary));
    } catch (const base::InputError& error) {
      found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  for (const StaffFile& file : prepared.table_files) {
    try {
      const intake::TableFile read = read_table_file(file, prepared, options.threads, progress);
      add_faults(file.shown, {}, read.faults, found);
      summaries.push_back(summary_of(read));
    } catch (const base::InputError& error) {
      found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  try {
    if (std::optional<PlanSeries> series = read_plan_series(plan)) {
      found.insert(found.end(), series->notes.begin(), series->notes.end());
      summaries.push_back(std::move(series->summary));
    }
  } catch (const base::InputError& error) {
    found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  try {
    if (std::optional<PlanSupply> supply = read_plan_supply(plan, options.reference_dir))
      summaries.insert(summaries.end(), supply->files.begin(), supply->files.end());
  } catch (const base::InputError& error) {
    found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  try {
    if (std::optional<PlanNeed> need = read_plan_need(plan, options.reference_dir))
      summaries.insert(summaries.end(), need->files.begin(), need->files.end());
  } catch (const base::InputError& error) {
    found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  try {
    if (std::optional<PlanWaits> waits = read_plan_waits(plan, options.reference_dir)) {
      found.insert(found.end(), waits->remarks.begin(), waits->remarks.end());
      summaries.insert(summaries.end(), waits->files.begin(), waits->files.end());
    }
  } catch (const base::InputError& error) {
    found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  try {
    if (std::optional<PlanCapability> capability = read_plan_capability(plan, options.reference_dir)) {
      found.insert(found.end(), capability->notes.begin(), capability->notes.end());
      summaries.insert(summaries.end(), capability->files.begin(), capability->files.end());
    }
  } catch (const base::InputError& error) {
    found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  return summaries;
}

}  // namespace cadre::run
