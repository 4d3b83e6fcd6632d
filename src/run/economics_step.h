#pragma once

#include <string>

#include "plan_file/plan.h"
#include "publishing/labels.h"
#include "run/further_results.h"

namespace cadre::run {

/// Computes the models that [economics] names, and hands their tables and the page "Economics" over to the outputs.
/// Nothing when it names none. Throws base::InputError when a model cannot be used.
void add_economics(const plan_file::Plan& plan, const std::string& reference_dir, const publishing::Labels& labels,
                   FurtherResults& further);

}  // namespace cadre::run
