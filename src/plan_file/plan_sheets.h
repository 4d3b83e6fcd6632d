#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan_file/option.h"
#include "plan_file/plan.h"

namespace cadre::plan_file {

/// A worksheet as text: rows and cells of the sheet, from its first.
struct PlanSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
};

/// A plan written as a workbook (docs/formats/plan.md). Three kinds of sheets, found by their names:
/// - Settings: Section, Key, Value; Assumptions: Section, Key, Value or Low, Mode, High, Unit, Source, Mark, Date;
/// - a section that may repeat has a sheet of its own (Inputs, Overrides): a column for each key, a row for each
/// element;
/// - another section may have one too (Tolerances): Key, Value.
/// Columns may stand in any order among others, and below any notes. Goes through the same option tables as plan.toml,
/// so keys, ranges, choices and messages are the same; places are cells. Pure; `dir` is only remembered. Throws
/// base::InputError with every fault found.
Plan parse_plan_sheets(const std::vector<PlanSheet>& sheets, const std::string& dir);

/// Name of the sheet on which a section stands: "Inputs", "Tolerances", "Settings".
std::string sheet_of(std::string_view section, bool repeated);

/// A value as it stands in a cell, which parse_plan_sheets reads back as the same.
std::string cell_text(const OptionSpec& spec, const OptionValue& value);

/// Columns of the sheets that hold one key a row, in the order in which they are written.
inline constexpr std::string_view kSettingColumns[] = {"Section", "Key", "Value", "Unit", "What it holds", "Meaning"};
inline constexpr std::string_view kAssumptionColumns[] = {"Section", "Key",    "Value", "Low",  "Mode",   "High",
                                                          "Unit",    "Source", "Mark",  "Date", "Meaning"};

}  // namespace cadre::plan_file
