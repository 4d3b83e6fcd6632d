#pragma once

#include <cstddef>
#include <vector>

#include "base/progress.h"
#include "run/curate_file.h"
#include "run/load_staff.h"
#include "run/partitions.h"
#include "run/prepared_plan.h"

namespace cadre::run {

/// The staff lists of a plan, curated: as partitions, and what became of each file.
struct CuratedInputs {
  std::vector<FileSummary> files;             ///< in the order of the plan
  std::vector<NumberedPartition> partitions;  ///< likewise
  std::size_t from_cache = 0;
};

/// Curates every staff list that an earlier run has not. Throws base::InputError naming every file that cannot be used.
CuratedInputs curate_inputs(const PreparedPlan& prepared, Partitions& partitions, int threads,
                            base::Progress& progress);

}  // namespace cadre::run
