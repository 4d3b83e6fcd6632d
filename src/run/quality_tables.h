#pragma once

#include <vector>

#include "base/table.h"
#include "curation/context.h"
#include "run/curate_file.h"

namespace cadre::run {

/// curation::ledger_spec() of the files, numbered from 1 in their order.
base::Table ledger_table(const std::vector<FileSummary>& files);
/// curation::rules_spec() with how often each rule fired.
base::Table rules_table(const std::vector<FileSummary>& files, const curation::CurationContext& context);

}  // namespace cadre::run
