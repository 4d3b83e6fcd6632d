#pragma once

#include <string>
#include <vector>

#include "publishing/answers.h"
#include "publishing/report_inputs.h"
#include "publishing/workbook.h"

namespace cadre::publishing {

/// The first sheet of a workbook: marks, what was done to the figures, the answers, how to pivot and to add up.
NotesSheet begin_notes(const ReportInputs& inputs, const std::vector<PageAnswer>& answers,
                       const std::string& disclosure);
/// What each sheet holds, and what its main columns mean.
void add_definitions(NotesSheet& notes, const std::vector<Sheet>& sheets);
/// Inputs, assumptions and version.
void add_sources(NotesSheet& notes, const ReportInputs& inputs);

}  // namespace cadre::publishing
