#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "curation/context.h"
#include "intake/layout.h"
#include "plan_file/person_key.h"
#include "plan_file/plan.h"
#include "run/curate_file.h"
#include "run/subjective_codes.h"

namespace cadre::run {

/// A plan with everything its files are read with: layouts, reference tables, the key, and each file's layout.
struct PreparedPlan {
  std::vector<intake::Layout> layouts;
  curation::CurationContext context;
  plan_file::PersonKey key;
  SubjectiveCodes subjective_codes;
  std::vector<StaffFile> staff_files;  ///< staff lists and packs, in the order of the plan
  std::vector<StaffFile> table_files;  ///< published figures and the other files of a month, in the order of the plan
  std::string rules_hash;              ///< of all that decides what curation makes of a file, the file itself aside
};

/// The layouts of a plan: those of cadre and the plan's own.
std::vector<intake::Layout> plan_layouts(const plan_file::Plan& plan, const std::string& reference_dir);

/// Warnings go to `remarks`. Throws base::InputError listing every file that is missing or of no known layout.
PreparedPlan prepare_plan(const plan_file::Plan& plan, const std::string& reference_dir, const std::string& version,
                          base::Diagnostics& remarks);

}  // namespace cadre::run
