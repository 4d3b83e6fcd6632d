#pragma once

#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "need/line_hours.h"

namespace cadre::need {

/// Hours needed added up by setting, function and place, each of them or all (missing), for every month of the need,
/// with the hours that rest on each mark. Ranges of lines are taken as independent: distances add up in squares.
base::Table need_sums(const std::vector<LineHours>& lines, const Inputs& inputs, base::Month month, int years);
const base::TableSpec& need_sums_spec();

/// The weaker of the marks of a line's quantity and of the standard or staffing it uses.
plan_file::Mark weakest_mark(const NeedLine& line, const Inputs& inputs);

}  // namespace cadre::need
