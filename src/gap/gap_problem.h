#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "capability/capability_model.h"
#include "gap/gap_inputs.h"
#include "matching/problem.h"

namespace cadre::gap {

/// Hours of a competency that staff of one profession in one place may give: their trained share of their hours.
struct TrainedLimit {
  std::string profession, competency, place;
  std::size_t limit = 0;  ///< index in the problem
  struct Part {
    std::size_t kind = 0;
    double share = 0, low = 0, high = 0;  ///< trained, 0..1
  };
  std::vector<Part> parts;

  /// Σ share · hours; `at` in 0..1 goes from low over share (0.5) to high.
  double hours(std::span<const double> kind_hours, double at = 0.5) const;
};

/// Staff, need, ability and rules as a problem of matching, with what its parts stand for.
struct GapProblem {
  matching::Problem problem;          ///< groups = kinds, needs = rows, in their order
  std::vector<TrainedLimit> trained;  ///< where not everybody is
};

/// Who may do what: a kind serves a row when the row names its profession and level (or none), its ability there is
/// lawful (a line that is not split and names professions says so itself), and the rules let it go there. An hour in
/// another place or setting covers less and costs more. Limits: trained hours by profession, place and competency; in
/// each place hours of support staff and assistant practitioners at most `assistants_per_registered` times those of
/// registered staff.
GapProblem gap_problem(std::span<const StaffKind> kinds, std::span<const NeedRow> needs,
                       const capability::CapabilityModel& able, const Rules& rules);

/// Whether a role level works under supervision.
bool is_supervised(const std::string& role_level);

}  // namespace cadre::gap
