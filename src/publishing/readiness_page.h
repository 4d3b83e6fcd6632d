#pragma once

#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// Answers "Are we ready to work differently?" from readiness_scores, readiness_answers and readiness_actions, which
/// outlive the page; the lowest domain of a team is its headline (METHODS 20). Internal edition only.
FurtherPage readiness_page(const base::Table& scores, const base::Table& answers, const base::Table& actions,
                           const Labels& labels);

}  // namespace cadre::publishing
