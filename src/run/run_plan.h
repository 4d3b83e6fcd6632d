#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "plan_file/plan.h"
#include "plan_file/tolerances.h"
#include "run/curate_file.h"

namespace cadre::run {

struct RunOptions {
  std::string out_dir;                ///< empty = `out` in the plan's folder
  int threads = 0;                    ///< 0 = all cores; never changes a result
  std::optional<std::uint64_t> seed;  ///< instead of the plan's
  std::string reference_dir;
  std::string report_page;  ///< the built page that reports are made from; empty = no reports
  std::string version;
  bool employer_packs = false;  ///< also internal/packs/employer/CODE.xlsx, one workbook for each employer
};

/// What a run did, for the command line to tell.
struct RunSummary {
  std::string out_dir;
  std::vector<FileSummary> files;    ///< in the order of the plan; file_id = index + 1
  std::size_t files_from_cache = 0;  ///< already curated by an earlier run
  std::vector<std::string> answers;  ///< the sentences of the overview
  std::vector<plan_file::BrokenTolerance> broken;
  base::Diagnostics remarks;  ///< warnings and notes
};

/// Reads, curates, computes and publishes a plan: `out_dir` appears by one rename, whole. A file that an earlier run
/// curated with the same layout, rules, reference tables and key is not read again. Throws base::InputError when a file
/// of the plan cannot be used (naming all such files).
RunSummary run_plan(const plan_file::Plan& plan, const RunOptions& options, base::Progress& progress);

/// Reads every file of a plan without computing or writing: one summary each. Faults go to `found`; the files that can
/// be read are in the result.
std::vector<FileSummary> check_inputs(const plan_file::Plan& plan, const RunOptions& options, base::Progress& progress,
                                      base::Diagnostics& found);

}  // namespace cadre::run
