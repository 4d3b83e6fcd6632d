#include "run/capacity_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/diagnostics.h"
#include "capacity/leaving.h"
#include "packs/pack_table.h"
#include "run/reporting_employers.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

void mark_review(curation::StaffTable& staff, const std::vector<AcrossFiles::Spot>& spots) {
  if (spots.empty()) return;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const AcrossFiles::Spot spot{staff.file_id[row], staff.line[row]};
    if (std::binary_search(spots.begin(), spots.end(), spot))
      staff.status[row] = static_cast<std::uint8_t>(vocabulary::RecordStatus::Review);
  }
}

capacity::CapacityOptions options_of(const plan_file::Plan& plan, int threads) {
  capacity::CapacityOptions options;
  options.panel_months = plan.capacity.panel_months;
  options.age_bands = plan.capacity.age_bands;
  options.past_age = plan.capacity.past_age;
  const std::string measure(plan_file::measure_of(plan.capacity.population));
  std::erase(options.rate_measures, measure);
  options.rate_measures.insert(options.rate_measures.begin(), measure);
  options.threads = threads;
  return options;
}

}  // namespace

vocabulary::Area plan_area(const plan_file::Plan& plan, const vocabulary::Geography& geography) {
  const bool england = plan.area.kind == plan_file::AreaKind::England;
  auto area = geography.area(england ? "england" : plan.area.code);
  if (!area)
    throw base::InputError({base::Severity::Error,
                            {plan.file, 0, 0},
                            fmt::format("[area] code = '{}' is no area that cadre knows", plan.area.code),
                            "Use an organisation code, an ICS code like QF7, or an id of reference/named_areas.csv"});
  if (!plan.area.name.empty()) area->name = plan.area.name;
  area->include = plan.area.include;
  return *area;
}

CountableStaff countable_staff(const plan_file::Plan& plan, const curation::CurationContext& context,
                               const std::vector<NumberedPartition>& partitions, const AcrossFiles& across,
                               int threads) {
  CountableStaff out{load_allied_staff(partitions, threads),
                     plan_area(plan, context.geography),
                     {},
                     {{}, base::Table(overridden_spec())}};
  mark_review(out.staff, across.to_review);
  // No override can replace what decides the area, so membership stands before and after them.
  out.membership = capacity::area_membership(out.staff, &context.geography, out.area);
  out.overrides = apply_overrides(plan, out.membership, out.staff);
  return out;
}

supply::OpeningStock plan_opening_stock(const plan_file::Plan& plan, const CountableStaff& from) {
  const bool england = plan.area.kind == plan_file::AreaKind::England;
  return opening_stock(from.staff, from.membership, {}, plan.plan.month, england ? SupplyArea::Ics : SupplyArea::Place);
}

CountedStaff capacity_of(const plan_file::Plan& plan, const curation::CurationContext& context,
                         const std::string& reference_dir, const std::vector<NumberedPartition>& partitions,
                         const AcrossFiles& across, const TableFiles& others, int threads) {
  CountableStaff from = countable_staff(plan, context, partitions, across, threads);
  curation::StaffTable& staff = from.staff;
  const std::vector<vocabulary::Membership>& membership = from.membership;
  supply::OpeningStock opening;
  if (plan.supply.on) opening = plan_opening_stock(plan, from);
  capacity::CapacityInputs inputs;
  inputs.reference = capacity::CapacityReference::load(reference_dir);
  inputs.geography = &context.geography;
  inputs.area = from.area;
  inputs.reporting = load_reporting_employers(partitions, threads);
  const capacity::CapacityOptions capacity_options = options_of(plan, threads);
  const capacity::HoursFiles files{others.find("job_plans"), others.find("learners")};
  capacity::HoursReference time = capacity::HoursReference::load(reference_dir);
  if (plan.capacity.sickness_share)
    for (capacity::TimeLost* lost : {&time.likely, &time.least, &time.most})
      lost->sickness_share = *plan.capacity.sickness_share;
  const capacity::StaffingFiles staffing_files{others.find("establishment"), others.find("temporary_staff"),
                                               others.find("absences"), others.find("recruitment")};
  // hours and staffing count the allied staff alone; bridges look at the other records of the same people too
  capacity::HoursTables hours =
      capacity::compute_hours(staff, inputs.geography, inputs.area, time, files, capacity_options);
  capacity::RepresentationTables representation =
      capacity::compute_representation(staff,
                                       {capacity::load_population_shares(reference_dir), inputs.geography, inputs.area,
                                        inputs.reporting, plan.plan.month},
                                       capacity_options);
  capacity::StaffingTables staffing = capacity::compute_staffing(staff, inputs.reporting, staffing_files,
                                                                 inputs.geography, inputs.area, capacity_options);
  capacity::CapacityResult counted = capacity::compute_capacity(staff, inputs, capacity_options);
  base::Table leaving = capacity::capacity_leaving(
      others.find("starters_leavers"), capacity::CountedEmployers(staff, membership, inputs.geography, inputs.area));
  base::Table kinds = packs::pack_table(staff, capacity_options);
  add_other_records_of_staff(partitions, threads, staff);
  return {std::move(counted),        std::move(hours),    std::move(from.overrides),
          std::move(representation), std::move(staffing), capacity::compute_bridges(staff, inputs, capacity_options),
          std::move(leaving),        std::move(kinds),    std::move(opening)};
}

}  // namespace cadre::run
