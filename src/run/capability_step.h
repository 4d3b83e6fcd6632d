#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "capability/capability_model.h"
#include "capability/readiness.h"
#include "capability/survey.h"
#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "publishing/report_inputs.h"
#include "run/curate_file.h"
#include "run/further_results.h"

namespace cadre::run {

/// What [capability] of a plan says: the tables of reference/capability with the plan's own over them, and what came
/// back from surveys.
struct PlanCapability {
  std::shared_ptr<const capability::Inputs> inputs;
  std::vector<std::string> lifted;
  std::vector<capability::SurveyAnswer> answers;
  std::vector<capability::FoundShare> found;
  std::optional<capability::Readiness> readiness;
  std::vector<FileSummary> files;  ///< the plan's own, for ledger and Sources page
  base::Diagnostics notes;         ///< faults and gaps of surveys and readiness, by cell

  capability::CapabilityModel model(base::Month month) const { return {inputs, month, lifted, found}; }
};

/// Nothing when the plan has no section [capability]. Throws base::InputError with every fault when a table cannot be
/// read, they do not fit together, or a file that is named is not there.
std::optional<PlanCapability> read_plan_capability(const plan_file::Plan& plan, const std::string& reference_dir);

/// The tables that come with cadre alone, for templates.
capability::Inputs shipped_capability(const std::string& reference_dir);
/// Places that survey and report share a code for.
std::vector<capability::PlaceName> known_places(const std::string& reference_dir);

/// Keeps the tables of capability and readiness and pushes their pages. `month`: whose law and hours count; `hours`:
/// the table of that name, may be nothing.
void add_capability(const PlanCapability& capability, base::Month month, const base::Table* hours,
                    const publishing::Labels& labels, FurtherResults& further);

/// Rows of law and shares of trained staff as assumptions, for the page Sources.
std::vector<publishing::ReportInputs::Assumption> capability_assumptions(const PlanCapability& capability);

}  // namespace cadre::run
