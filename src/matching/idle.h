#pragma once

#include "matching/answer.h"
#include "matching/problem.h"

namespace cadre::matching {

// The answer to a problem without arcs, where nobody can do anything: a limit that this does not meet is a conflict of
// its own.
Answer idle_answer(const Problem& problem);
Prices idle_prices(const Problem& problem);

/// Whether a limit holds when all its hours are zero.
bool idle_meets(const Limit& limit);

}  // namespace cadre::matching
