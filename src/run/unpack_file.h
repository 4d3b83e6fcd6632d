#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "base/table.h"
#include "curation/evidence.h"
#include "run/curate_file.h"

namespace cadre::run {

/// Reads a file of a pack into a partition, as curate_file() does with a staff list, but decides nothing again: `dir`
/// gets staff-000.parquet and rejects.parquet. The ledger counts rows of the pack. `dir` must exist. Throws
/// base::InputError when the file cannot be used; std::logic_error when a row were lost.
FileSummary unpack_file(const StaffFile& file, const curation::EvidenceConfidence& confidence, const std::string& dir,
                        int threads, base::Progress& progress);

/// Warns when a pack has SHA256SUMS beside it and is not as it was made.
void check_pack(const StaffFile& file, base::Diagnostics& remarks);

/// Warns of every employer that comes in a pack and in another file of the same month: its staff are counted twice.
/// `sources`: input_sources() of the plan's `files`.
void warn_of_employers_twice(const base::Table& sources, const std::vector<StaffFile>& files,
                             base::Diagnostics& remarks);

}  // namespace cadre::run
