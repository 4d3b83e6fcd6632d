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

/// Writes both editions: report, workbook and tables under internal/, and under release/ only what disclosure control
/// let pass. `last_release` is the folder of the release tables that stand published now; empty = none. `page` is the
/// built report page; empty = no reports.
Published publish(const plan_file::Plan& plan, const publishing::ReportInputs& inputs, const OutputFolder& out,
                  const std::string& last_release, const std::string& page, int threads, base::Progress& progress);

}  // namespace cadre::run
