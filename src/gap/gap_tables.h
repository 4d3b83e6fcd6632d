#pragma once

#include <vector>

#include "base/table.h"
#include "gap/gap_run.h"

namespace cadre::gap {

/// What matching answered, as tables. Prices and worth are of the first month; every row in a fixed order.
struct GapTables {
  base::Table totals;    ///< gap_totals: need, covered and unmet by scenario and month
  base::Table cover;     ///< cover: the same by need row
  base::Table staff;     ///< gap_staff: hours used and left over, what one more would change
  base::Table work;      ///< gap_work: who does what
  base::Table training;  ///< gap_training: what training one person would change
  base::Table barriers;  ///< gap_barriers: what a barrier costs
  base::Table moves;     ///< gap_moves: what closes most, largest first
  base::Table conflict;  ///< gap_conflict: limits that cannot hold together; empty as a rule
};
GapTables gap_tables(const GapResult& result);

std::vector<const base::TableSpec*> gap_specs();

}  // namespace cadre::gap
