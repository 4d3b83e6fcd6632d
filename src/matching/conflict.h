#pragma once

#include "matching/answer.h"
#include "matching/scaled_problem.h"

namespace cadre::matching {

/// Fills `conflict`, `short_groups` and `full_needs` of the answer to a problem whose limits cannot all hold: an
/// irreducible set. The duals of the programme of least violation name an infeasible set (Farkas); then every member is
/// taken out that the rest conflicts without (deletion filter: Chinneck and Dravnieks 1991, ORSA Journal on Computing
/// 3(2)).
void find_conflict(const ScaledProblem& scaled, Answer& answer);

}  // namespace cadre::matching
