#pragma once

#include <string>

#include "plan_file/plan.h"
#include "store/database.h"

namespace cadre::run {

/// The folder of a plan's outputs: `out_dir`, or `out` in the plan's folder when that is empty.
std::string output_folder_of(const plan_file::Plan& plan, const std::string& out_dir);

/// The database of the last run, for reading. Throws base::InputError with the command to run when there is none.
store::Database open_output(const plan_file::Plan& plan, const std::string& out_dir);

}  // namespace cadre::run
