#pragma once

#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/table.h"
#include "intake/table_file.h"
#include "run/curate_file.h"
#include "run/partitions.h"
#include "run/prepared_plan.h"

namespace cadre::run {

/// What the files of a plan beside its staff lists say: published figures and the other files of a month.
struct TableFiles {
  std::vector<base::Table> tables;  ///< one for each kind of file there is: published first, then by name
  std::vector<FileSummary> files;   ///< rows of the ledger, in the order of the plan
  base::Table rejects;              ///< curation::rejects_spec(); file_id counts on from `first_file_id`
  std::size_t from_cache = 0;       ///< files that an earlier run read

  /// Null when no file of the plan fills that table: the figures that need it are hidden.
  const base::Table* find(std::string_view name) const;
};

/// Reads every such file of the plan, or what an earlier run kept of it in the plan's partitions. Throws
/// base::InputError listing all that cannot be read.
TableFiles read_table_files(const PreparedPlan& prepared, Partitions& partitions, std::size_t first_file_id,
                            int threads, base::Progress& progress);

/// One such file, read now and kept nowhere. Throws base::InputError when it cannot be read.
intake::TableFile read_table_file(const StaffFile& file, const PreparedPlan& prepared, int threads,
                                  base::Progress& progress);

/// What reading tells of it: a row of the ledger.
FileSummary summary_of(const intake::TableFile& file);

/// The reader's faults as rows of curation::rejects_spec().
/// `sheet` is the worksheet that was read; empty for text files.
void add_rejects(base::Table& rejects, const std::vector<intake::ReadFault>& faults, std::size_t file_id,
                 const std::string& sheet = {});

}  // namespace cadre::run
