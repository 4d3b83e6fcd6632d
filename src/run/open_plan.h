#pragma once

#include <string>

#include "plan_file/plan.h"

namespace cadre::run {

/// Reads a plan's folder: its plan.toml or its plan.xlsx (`dir` may also name that file). Throws base::InputError with
/// every fault found, among them that the folder holds both.
plan_file::Plan open_plan(const std::string& dir);

}  // namespace cadre::run
