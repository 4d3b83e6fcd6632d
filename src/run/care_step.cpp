#include "run/care_step.h"

#include <algorithm>

#include "run/gap_step.h"

namespace cadre::run {
namespace {

template <class Section, class Read>
void read_section(std::optional<Section>& into, base::Diagnostics& faults, Read read) {
  try {
    into = read();
  } catch (const base::InputError& error) {
    faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
}

/// The plan's month, or the latest that has hours.
base::Month month_of(const plan_file::Plan& plan, const base::Table& hours) {
  base::Month out = plan.plan.month;
  if (out.known()) return out;
  for (std::size_t row = 0; row < hours.rows(); ++row)
    out = std::max(out, base::Month::from_ordinal(static_cast<std::int32_t>(hours.integer_at(row, "month"))));
  return out;
}

template <class Item>
void append(std::vector<Item>& out, const std::vector<Item>& items) {
  out.insert(out.end(), items.begin(), items.end());
}

}  // namespace

std::vector<FileSummary> PlanCare::files() const {
  std::vector<FileSummary> out;
  if (capability) append(out, capability->files);
  if (need) append(out, need->files);
  if (waits) append(out, waits->files);
  return out;
}

std::vector<publishing::ReportInputs::Assumption> PlanCare::assumptions() const {
  std::vector<publishing::ReportInputs::Assumption> out;
  if (capability) append(out, capability_assumptions(*capability));
  if (need) append(out, need_assumptions(*need));
  if (waits) append(out, waits_assumptions(*waits));
  return out;
}

PlanCare read_plan_care(const plan_file::Plan& plan, const std::string& reference_dir) {
  PlanCare out;
  base::Diagnostics faults;
  read_section(out.capability, faults, [&] { return read_plan_capability(plan, reference_dir); });
  read_section(out.need, faults, [&] { return read_plan_need(plan, reference_dir); });
  read_section(out.waits, faults, [&] { return read_plan_waits(plan, reference_dir); });
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return out;
}

void add_care(const plan_file::Plan& plan, const PlanCare& care, const base::Table& hours,
              const std::vector<supply::ScenarioOutcome>& outcomes, std::uint64_t seed,
              const publishing::Labels& labels, base::Progress& progress, base::Diagnostics& remarks,
              FurtherResults& further) {
  const base::Month month = month_of(plan, hours);
  if (!month.known()) return;
  if (care.capability) {
    append(remarks, care.capability->notes);
    add_capability(*care.capability, month, &hours, labels, further);
  }
  if (care.need) add_need(plan, *care.need, month, labels, remarks, further);
  const base::Table* need = further.find("need");
  if (care.capability && need != nullptr)
    add_gap(plan, month, {&hours, need, &outcomes}, care.capability->model(month), seed, labels, progress, remarks,
            further);
  if (care.waits) {
    append(remarks, care.waits->remarks);
    add_waits(plan, *care.waits, further.find("supply_outlook_months"), labels, further);
  }
}

}  // namespace cadre::run
