#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publishing/answers.h"
#include "publishing/release_tables.h"
#include "publishing/released.h"
#include "publishing/report_inputs.h"

namespace cadre::publishing {

/// The data of a report as docs/formats/report-data.md describes it, and what stands in it for readers without scripts.
struct ReportData {
  std::string json;
  std::vector<PageAnswer> answers;
  std::string static_summary;  ///< HTML: the answer sentences, and people and FTE by profession
};

/// For out/internal: every value as computed, small numbers shown.
ReportData internal_report(const ReportInputs& inputs);
/// For out/release: only what passed disclosure control; counts of rows by file and rule to the nearest 5.
ReportData released_report(const ReportInputs& inputs, const Released<ReleaseSet>& release);

/// The built page with the data inside: base64 of gzip (no time, no name) in its data element, the summary in its
/// place. Throws std::logic_error when the page does not have both places exactly once.
std::string inject_report(std::string_view page, std::string_view json, std::string_view static_summary);

}  // namespace cadre::publishing
