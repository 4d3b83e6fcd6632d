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
const OptionTable<Forecasting>& forecast_table();
const OptionTable<Supplying>& supply_table();
const OptionTable<Capabilities>& capability_table();
const OptionTable<Needing>& need_table();
const OptionTable<Waiting>& waits_table();
const OptionTable<Matching>& matching_table();
const OptionTable<Economics>& economics_table();
const OptionTable<Override>& override_table();
const OptionTable<Tolerances>& tolerance_table();

/// Calls visit(table, values) for every section of a plan, in the order of the starter plan and the documentation; the
/// values of a section that may repeat are a vector.
template <class Visit>
void for_each_section(const Plan& plan, Visit visit) {
  visit(plan_head_table(), plan.plan);
  visit(input_table(), plan.inputs);
  visit(area_table(), plan.area);
  visit(privacy_table(), plan.privacy);
  visit(disclosure_table(), plan.disclosure);
  visit(curation_table(), plan.curation);
  visit(capacity_table(), plan.capacity);
  visit(forecast_table(), plan.forecast);
  visit(supply_table(), plan.supply);
  visit(capability_table(), plan.capability);
  visit(need_table(), plan.need);
  visit(waits_table(), plan.waits);
  visit(matching_table(), plan.matching);
  visit(economics_table(), plan.economics);
  visit(override_table(), plan.overrides);
  visit(tolerance_table(), plan.tolerances);
}

/// Calls visit(table) likewise.
template <class Visit>
void for_each_table(Visit visit) {
  for_each_section(Plan{}, [&](const auto& table, const auto&) { visit(table); });
}

}  // namespace cadre::plan_file
