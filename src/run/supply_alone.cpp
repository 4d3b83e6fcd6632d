#include "run/supply_alone.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "curation/tables.h"
#include "run/capacity_step.h"
#include "run/curate_inputs.h"
#include "run/people_across_files.h"
#include "run/supply_step.h"
#include "run/table_files_step.h"

namespace cadre::run {
namespace {

/// A count of futures is whole; an expected value has four digits, which is more than it is worth.
std::string people_text(std::int32_t people) { return fmt::format("{}", people); }
std::string people_text(double people) { return fmt::format("{}", std::round(people * 1e4) / 1e4); }
template <class Count>
std::string fte_text(Count hundredths) {
  return fmt::format("{}", std::round(static_cast<double>(hundredths) * 100) / 1e4);
}

template <class Count>
void append_rows(const supply::ScenarioOutcome& outcome, const supply::BasicRecord<Count>& record,
                 std::uint64_t first_future, bool every_month, std::string& out) {
  const supply::Axes& axes = outcome.model.axes;
  std::vector<bool> staffed(record.groups, false);  // where nobody is and nobody can come there is no row
  for (const supply::Column& column : outcome.model.columns) staffed[outcome.model.group_of(column)] = true;
  const int step = every_month ? 1 : 12;
  for (std::size_t future = 0; future < record.futures; ++future)
    for (int month = 0; month <= record.months; month += step)
      for (std::size_t group = 0; group < record.groups; ++group) {
        if (!staffed[group]) continue;
        fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{}\n", outcome.scenario, first_future + future,
                       base::Month::from_ordinal(outcome.model.opening.ordinal() + month).iso(),
                       axes.professions[group / axes.areas.size()], axes.areas[group % axes.areas.size()],
                       people_text(record.people_of(group, month)[future]),
                       fte_text(record.fte_of(group, month)[future]));
      }
}

}  // namespace

std::vector<supply::ScenarioOutcome> supply_alone(const plan_file::Plan& plan, const RunOptions& options,
                                                  const SupplyAlone& wish, base::Progress& progress,
                                                  base::Diagnostics& remarks) {
  std::optional<PlanSupply> moving = read_plan_supply(plan, options.reference_dir);
  if (!moving)
    throw base::InputError({base::Severity::Error,
                            {plan.file, 0, 0},
                            "the plan does not look at supply",
                            "Add a section [supply]; it may be empty"});
  if (wish.years) moving->years = *wish.years;
  if (wish.futures) moving->futures = *wish.futures;
  if (wish.future) moving->futures = 1;
  const PreparedPlan prepared = prepare_plan(plan, options.reference_dir, options.version, remarks);
  Partitions partitions(plan.dir);
  const CuratedInputs curated = curate_inputs(prepared, partitions, options.threads, progress);
  progress.start("Comparing people across files", 0, "");
  const AcrossFiles across = compare_people_across_files(curated.partitions, prepared.context.switched_off,
                                                         prepared.key.bytes, options.threads);
  progress.start("Counting", 0, "");
  CountedStaff counted = capacity_of(plan, prepared.context, options.reference_dir, curated.partitions, across,
                                     TableFiles{{}, {}, base::Table(curation::rejects_spec()), 0}, options.threads);
  SupplyRecords records{recorded_exits(counted.capacity.table("capacity_turnover")), {}, {}, {}};
  read_supply_history(plan, prepared.context.codes, records);
  return run_supply(plan, *moving, std::move(counted.opening), records,
                    {options.seed.value_or(plan.plan.seed), options.threads, wish.scenario, wish.future.value_or(1)},
                    progress, remarks)
      .outcomes;
}

std::string futures_csv(const std::vector<supply::ScenarioOutcome>& outcomes, bool every_month) {
  std::string out = "scenario,future,month,profession,area,people,fte\n";
  for (const supply::ScenarioOutcome& outcome : outcomes) {
    append_rows(outcome, outcome.expected, 0, every_month, out);
    append_rows(outcome, outcome.record, outcome.record.first_future, every_month, out);
  }
  return out;
}

}  // namespace cadre::run
