#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "base/table.h"
#include "need/inputs.h"

namespace cadre::need {

/// What a plan's lines ask for, as tables; in order of the lines.
struct NeedTables {
  base::Table need;           ///< need: hours a week by line, competency and year
  base::Table lines;          ///< need_lines: how each line became hours
  base::Table overlaps;       ///< need_overlaps: pairs of lines that may tell of the same work
  base::Table sums;           ///< need_sums: by setting, function and place
  base::Diagnostics remarks;  ///< a warning for each overlap
};

/// `month` is the plan's; need is told for it and for the same month of each of `years` years after. The tables of
/// `inputs` fit together (check_inputs).
NeedTables need_tables(const Inputs& inputs, base::Month month, int years);

const base::TableSpec& need_spec();
const base::TableSpec& need_lines_spec();
const base::TableSpec& need_overlaps_spec();
std::vector<const base::TableSpec*> need_specs();

/// Name of a line among the sources: "need_lines_LINE".
std::string source_id(const NeedLine& line);

}  // namespace cadre::need
