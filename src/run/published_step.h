#pragma once

#include <vector>

#include "base/progress.h"
#include "base/table.h"
#include "run/curate_file.h"
#include "run/prepared_plan.h"

namespace cadre::run {

/// The published figures that a plan brings beside its staff lists.
struct PublishedFigures {
  base::Table rows;                ///< intake::published_spec(), in the order of the plan's files
  std::vector<FileSummary> files;  ///< rows of the ledger: read = accepted + rejected
  base::Table rejects;             ///< curation::rejects_spec(); file_id counts on from `first_file_id`
};

/// Reads every statistics file of the plan. Throws base::InputError listing all that cannot be read.
PublishedFigures read_published(const PreparedPlan& prepared, std::size_t first_file_id, int threads,
                                base::Progress& progress);

/// The reader's faults as rows of curation::rejects_spec().
void add_rejects(base::Table& rejects, const std::vector<intake::ReadFault>& faults, std::size_t file_id);

}  // namespace cadre::run
