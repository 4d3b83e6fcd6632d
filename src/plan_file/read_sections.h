#pragma once

#include "plan_file/plan.h"
#include "plan_file/section_reader.h"

namespace cadre::plan_file {

/// Fills the plan from whatever the reader reads, and checks that sections agree with each other. `plan.dir` and
/// `plan.file` are set. Throws base::InputError with every fault found.
void read_sections(SectionReader& reader, Plan& plan);

}  // namespace cadre::plan_file
