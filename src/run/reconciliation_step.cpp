#include "run/reconciliation_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/month.h"
#include "capacity/staff_view.h"
#include "intake/staff_reader.h"
#include "publishing/reconciliation_page.h"
#include "reconciliation/reconciliation.h"
#include "run/capacity_step.h"
#include "run/overrides.h"
#include "store/sql_text.h"

namespace cadre::run {
namespace {

constexpr std::string_view kPrimaryCare = "pcn_individual";  ///< layout whose yearly series is published

base::Month shown_month(const plan_file::Plan& plan, const base::Table& cells) {
  if (plan.plan.month.known()) return plan.plan.month;
  std::int64_t latest = 0;
  for (std::size_t row = 0; row < cells.rows(); ++row) latest = std::max(latest, cells.integer_at(row, "month"));
  return base::Month::from_ordinal(static_cast<std::int32_t>(latest));
}

std::string joined(const std::string& list, const std::string& item) {
  return list.empty() ? item : list + ", " + item;
}

/// A condition on the columns of `staff`; empty when no record is needed.
std::string condition_of(const reconciliation::RecordsNeeded& needed,
                         const reconciliation::ReconciliationReference& reference, base::Month shown) {
  std::string condition;
  if (!needed.months.empty()) {
    std::vector<std::string> codes;
    for (const auto& [code, list] : reference.code_lists)
      if (needed.code_lists.contains(list)) codes.push_back(code);
    std::sort(codes.begin(), codes.end());
    std::string texts, months;
    for (const std::string& code : codes) texts = joined(texts, store::quote_literal(code));
    std::set<std::int32_t> wanted = needed.months;
    if (shown.known()) wanted.insert(shown.ordinal());
    for (const std::int32_t month : wanted)
      months = joined(months, fmt::format("DATE '{}-01'", base::Month::from_ordinal(month).iso()));
    condition = fmt::format("((profession <> 'NONE' OR upper(occupation_code::VARCHAR) IN ({})) AND month IN ({}))",
                            texts, months);
  }
  return condition;
}

/// Records of primary care under the staff groups that their files write, which curation does not keep: the files are
/// read once more.
std::vector<reconciliation::GroupRecord> load_primary_care(const PreparedPlan& prepared,
                                                           const std::vector<NumberedPartition>& partitions,
                                                           int threads) {
  std::vector<reconciliation::GroupRecord> records;
  for (std::size_t i = 0; i < prepared.staff_files.size(); ++i) {
    const StaffFile& file = prepared.staff_files[i];
    if (file.layout->id != kPrimaryCare) continue;
    intake::ReadOptions options;
    options.display_name = file.shown;
    options.hash_key = prepared.key.bytes;
    options.month = file.month;
    options.employer = file.employer;
    options.threads = threads;
    const intake::RawTable raw = intake::read_staff_file(file.path, *file.layout, options);
    const intake::RawColumn* group = raw.find("staff_group");
    if (group == nullptr) continue;
    std::unordered_map<std::uint32_t, std::size_t> row_of_line;
    for (std::size_t row = 0; row < raw.rows(); ++row) row_of_line[static_cast<std::uint32_t>(raw.line[row])] = row;
    const curation::StaffTable staff = load_records({partitions[i]}, "true", threads);
    for (std::size_t row = 0; row < staff.rows(); ++row) {
      const auto found = row_of_line.find(staff.line[row]);
      if (found == row_of_line.end()) continue;
      const auto status = static_cast<vocabulary::RecordStatus>(staff.status[row]);
      records.push_back({staff.month[row], staff.employer.text(row), std::string(group->text.text(found->second)),
                         staff.fte[row], status == vocabulary::RecordStatus::Merged});
    }
  }
  return records;
}

}  // namespace

std::map<std::string, double> add_reconciliation(const ReconciliationSources& from, int threads,
                                                 FurtherResults& further) {
  const base::Table* published = from.others->find("published");
  if (published == nullptr || published->rows() == 0) return {};
  const auto reference = reconciliation::ReconciliationReference::load(from.reference_dir);
  reconciliation::ReconciliationInputs inputs;
  inputs.shown = shown_month(*from.plan, *from.cells);
  const reconciliation::RecordsNeeded needed = records_needed(*published, reference);
  const std::string condition = condition_of(needed, reference, inputs.shown);
  curation::StaffTable staff;
  if (!condition.empty()) staff = load_records(*from.partitions, condition, threads);
  const vocabulary::Geography& geography = from.prepared->context.geography;
  const auto membership = capacity::area_membership(staff, &geography, plan_area(*from.plan, geography));
  apply_overrides(*from.plan, membership, staff);  // ours is what the other pages show
  inputs.published = published;
  inputs.staff = &staff;
  inputs.membership = &membership;
  std::vector<reconciliation::GroupRecord> primary_care;
  if (needed.yearly) primary_care = load_primary_care(*from.prepared, *from.partitions, threads);
  inputs.primary_care = &primary_care;
  inputs.cells = from.cells;
  const reconciliation::Limits defaults;
  inputs.limits.fte = from.plan->tolerances.fte_difference.value_or(defaults.fte);
  inputs.limits.headcount = from.plan->tolerances.headcount_difference.value_or(defaults.headcount);
  reconciliation::ReconciliationTables tables = reconciliation::reconcile(inputs, reference);

  std::map<std::string, double> measured;
  if (tables.largest_fte) measured["fte_difference"] = *tables.largest_fte;
  if (tables.largest_headcount) measured["headcount_difference"] = *tables.largest_headcount;
  publishing::Reconciliation page;
  page.suppressed = tables.suppressed;
  page.limit = inputs.limits.fte;
  page.comparisons = further.keep(std::move(tables.comparisons));
  page.evidence = further.keep(std::move(tables.evidence));
  page.sources = further.keep(std::move(tables.sources));
  page.registers = further.keep(std::move(tables.registers));
  further.pages.push_back(publishing::reconciliation_page(page, *from.labels, inputs.shown));
  return measured;
}

}  // namespace cadre::run
