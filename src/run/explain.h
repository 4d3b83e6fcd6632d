#pragma once

#include <string>

#include "plan_file/plan.h"

namespace cadre::run {

/// The chain behind a figure of the last run, as `cadre explain` prints it: value and range, what it means, its
/// formula, which records of which files count, the assumptions it stands on, and the query that gives it again.
/// `out_dir` empty = `out` in the plan's folder. Without a month the plan's is meant, or the latest when the output has
/// none of the plan's.
///
/// Throws base::UsageError for a name that cannot be read or a value that the output does not hold, with the nearest
/// that it does; base::InputError when there is no output yet.
std::string explain_plan_figure(const plan_file::Plan& plan, const std::string& out_dir,
                                const std::string& reference_dir, const std::string& figure);

}  // namespace cadre::run
