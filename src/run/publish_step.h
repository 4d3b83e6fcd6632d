#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "plan_file/plan.h"
#include "publishing/report_inputs.h"
#include "run/output_folder.h"

namespace cadre::run {

struct Published {
  std::vector<std::string> answers;  ///< sentences of the overview, internal edition
  base::Diagnostics remarks;
};

/// A release is protected against the one before it. The same counts published again are protected against the same
/// earlier release, kept in internal/previous-release, so that a second run gives the same bytes.
///
/// Writes both editions: report, workbook and tables under internal/, and under release/ only what disclosure control
/// let pass. `last_out` is the output that stands now; empty = none. `page` is the built report page; empty = no
/// reports. `employer_packs` = also a workbook for each employer (publishing/employer_workbook.h).
Published publish(const plan_file::Plan& plan, const publishing::ReportInputs& inputs, const OutputFolder& out,
                  const std::string& last_out, const std::string& page, bool employer_packs, int threads,
                  base::Progress& progress);

}  // namespace cadre::run
