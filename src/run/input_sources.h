#pragma once

#include <vector>

#include "base/table.h"
#include "run/curate_file.h"
#include "run/load_staff.h"

namespace cadre::run {

/// Which file the records of an employer and month came from, with its hash: what a seal is later compared by.
const base::TableSpec& input_sources_spec();
/// `files` as numbered by the partitions (file_id = index + 1). In order of month, employer and file.
base::Table input_sources(const std::vector<NumberedPartition>& partitions, const std::vector<FileSummary>& files,
                          int threads);

}  // namespace cadre::run
