#pragma once

#include "matching/answer.h"
#include "matching/restricted_model.h"
#include "matching/scaled_problem.h"

namespace cadre::matching {

/// One-sided derivatives of stage 1's optimum for every right-hand side, from an optimal basis. Where moving a
/// right-hand side keeps the basis feasible, the derivative is the row's dual. Elsewhere (degenerate corners) it is the
/// optimum of the programme over the directions in which the corner can be left: max y·d over all optimal duals y
/// (Gal 1979, Postoptimal Analyses; directional derivative of a linear programme's value).
Prices one_sided_prices(const ScaledProblem& scaled, const Corner& corner);

}  // namespace cadre::matching
