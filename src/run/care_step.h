#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "base/progress.h"
#include "base/table.h"
#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "publishing/report_inputs.h"
#include "run/capability_step.h"
#include "run/curate_file.h"
#include "run/further_results.h"
#include "run/need_step.h"
#include "run/waits_step.h"
#include "supply/outcome.h"

namespace cadre::run {

/// What a plan says of care: who can do what, what is needed, who waits.
struct PlanCare {
  std::optional<PlanCapability> capability;
  std::optional<PlanNeed> need;
  std::optional<PlanWaits> waits;

  std::vector<FileSummary> files() const;
  std::vector<publishing::ReportInputs::Assumption> assumptions() const;
};

/// Throws base::InputError with the faults of all three sections.
PlanCare read_plan_care(const plan_file::Plan& plan, const std::string& reference_dir);

/// Capability, need, gap and waiting lists, each where its section is there; the gap where the first two are. For the
/// plan's month, else the latest of `hours`. `outcomes`: of supply, may be empty.
void add_care(const plan_file::Plan& plan, const PlanCare& care, const base::Table& hours,
              const std::vector<supply::ScenarioOutcome>& outcomes, std::uint64_t seed,
              const publishing::Labels& labels, base::Progress& progress, base::Diagnostics& remarks,
              FurtherResults& further);

}  // namespace cadre::run
