#pragma once

#include <string>

#include "plan_file/plan.h"

namespace cadre::publishing {

/// Writes a plan as a workbook that run::open_plan reads: a sheet Notes that explains, Settings, Inputs, Assumptions
/// (where some key holds one), Overrides, Tolerances. Every key of every option table has its row or column, with unit
/// and meaning; a key that has its default has an empty cell, and the default beside it. No macros; the same bytes each
/// time. Throws base::InputError when it cannot be written.
void write_plan_workbook(const std::string& path, const plan_file::Plan& plan);

/// The plan to start from: what the option tables give as examples of required keys, and defaults.
plan_file::Plan starter_plan();

}  // namespace cadre::publishing
