#pragma once

#include <string>
#include <vector>

#include "plan_file/plan.h"
#include "publishing/figures.h"
#include "store/database.h"
#include "vocabulary/geography.h"

namespace cadre::run {

/// Which records of which file stand behind a figure: rows, distinct people and FTE of the records that count, in the
/// order of the ledger; files without any are left out. Rows and FTE add up to the figure where it is a number of roles
/// or a sum of FTE; people do not, since somebody may stand in two files. The figure must name its month. Empty for
/// figures that compare months or employers (turnover, the matched panel), which no set of records adds up to.
std::vector<publishing::FigureCount> figure_counts(store::Database& database, const publishing::FigureName& figure,
                                                   const plan_file::Plan& plan, const vocabulary::Geography& geography);

/// What the overrides in force did to a figure, one line each: records and FTE without them, and which of the records
/// counted each of them changed from what to what. Empty when the output holds no override or no records stand behind
/// the figure.
std::string override_effect(store::Database& database, const publishing::FigureName& figure,
                            const plan_file::Plan& plan, const vocabulary::Geography& geography);

}  // namespace cadre::run
