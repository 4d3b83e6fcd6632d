#pragma once

#include "plan_file/option.h"
#include "plan_file/plan.h"

namespace cadre::plan_file {

// One table for each section of plan.toml. A new key is one row here and one member in plan.h.
const OptionTable<PlanHead>& plan_head_table();
const OptionTable<Input>& input_table();
const OptionTable<Area>& area_table();
const OptionTable<Privacy>& privacy_table();
const OptionTable<Disclosure>& disclosure_table();
const OptionTable<Curation>& curation_table();
const OptionTable<Capacity>& capacity_table();
const OptionTable<Override>& override_table();
const OptionTable<Tolerances>& tolerance_table();

/// Calls visit(table) for every section, in the order of the starter plan and the documentation.
template <class Visit>
void for_each_table(Visit visit) {
  visit(plan_head_table());
  visit(input_table());
  visit(area_table());
  visit(privacy_table());
  visit(disclosure_table());
  visit(curation_table());
  visit(capacity_table());
  visit(override_table());
  visit(tolerance_table());
}

}  // namespace cadre::plan_file
