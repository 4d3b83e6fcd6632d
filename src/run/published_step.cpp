#include "run/published_step.h"

#include <algorithm>

#include "base/month.h"
#include "curation/rules.h"
#include "curation/tables.h"
#include "intake/published_table.h"
#include "intake/statistics_reader.h"
#include "run/reject_reasons.h"

namespace cadre::run {
namespace {

FileSummary summary_of(const intake::StatisticsFile& file) {
  FileSummary summary;
  summary.file = file.file;
  summary.layout = file.layout;
  summary.sha256 = file.sha256;
  summary.bytes = file.bytes;
  summary.rows_read = file.rows_read;
  summary.rejected = file.rejected;
  summary.accepted = file.rows_read - file.rejected;
  summary.by_rule.assign(curation::rules().size(), 0);
  std::int64_t latest = 0;
  for (std::size_t row = 0; row < file.rows.rows(); ++row)
    latest = std::max(latest, file.rows.integer_at(row, "month"));
  if (latest != 0) summary.months.push_back(base::Month::from_ordinal(static_cast<std::int32_t>(latest)).iso());
  return summary;
}

}  // namespace

void add_rejects(base::Table& rejects, const std::vector<intake::ReadFault>& faults, std::size_t file_id) {
  for (const intake::ReadFault& fault : faults) {
    const RejectReason& reason = reason_of(fault.kind);
    rejects.integer(static_cast<std::int64_t>(file_id)).integer(static_cast<std::int64_t>(fault.line));
    rejects.integer(fault.column > 0 ? static_cast<std::int64_t>(fault.column) : base::kNoInteger);
    rejects.text(fault.field).text(reason.code).text(fault.shown).text(reason.remedy).flag(fault.row_kept).end_row();
  }
}

PublishedFigures read_published(const PreparedPlan& prepared, std::size_t first_file_id, int threads,
                                base::Progress& progress) {
  PublishedFigures figures{base::Table(intake::published_spec()), {}, base::Table(curation::rejects_spec())};
  base::Diagnostics faults;
  for (const StaffFile& file : prepared.statistics_files) {
    intake::ReadOptions options;
    options.display_name = file.shown;
    options.month = file.month;
    options.threads = threads;
    options.progress = &progress;
    try {
      const intake::StatisticsFile read = intake::read_statistics_file(file.path, *file.layout, options);
      figures.rows.append(read.rows);
      add_rejects(figures.rejects, read.faults, first_file_id + figures.files.size());
      figures.files.push_back(summary_of(read));
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return figures;
}

}  // namespace cadre::run
