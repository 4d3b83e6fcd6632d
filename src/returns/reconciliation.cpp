#include "returns/reconciliation.h"

#include <fmt/format.h>

#include <cmath>

namespace cadre::returns {
namespace {

constexpr double kRounding = 1e-6;  // FTE; sums of decimals in another order

/// Substantive staff in the rows of a return: once each, in several rows, in none.
struct Covered {
  NanoFte in_post = 0, in_none = 0, again = 0, rows = 0;
};

Covered covered_by(const ReturnMap& map, const std::string& employer, base::Month month, const ReturnData& data) {
  Covered covered;
  for (const StaffCell& cell : data.staff) {
    if (cell.month != month.ordinal() || (!employer.empty() && cell.employer != employer)) continue;
    NanoFte times = 0;
    for (const ReturnRow& row : map.rows)
      if (row.measure == Measure::Substantive && !row.total && selects(row, cell)) ++times;
    covered.in_post += cell.fte;
    covered.rows += times * cell.fte;
    if (times == 0) covered.in_none += cell.fte;
    if (times > 1) covered.again += (times - 1) * cell.fte;
  }
  return covered;
}

double fte(NanoFte nano) { return static_cast<double>(nano) / kNanoPerFte; }

}  // namespace

std::vector<AccountLine> account_of(const ReturnMap& map, const std::string& employer, const std::string& organisation,
                                    base::Month month, const ReturnData& data, const Against& against) {
  std::vector<AccountLine> lines;
  const auto line = [&](std::string what, double value, std::string note = {}) {
    lines.push_back({organisation, month, std::move(what), value, std::move(note)});
  };
  const Covered covered = covered_by(map, employer, month, data);
  line("Ledger: allied records of the lists", fte(against.all_footings), "accepted and review, profession decided");
  line("less: bank, agency, honorary staff, learners", -fte(against.not_in_post));
  line("less: works outside the plan's area", -fte(against.outside_area));
  line("less: place not known", -fte(against.not_placed));
  const NanoFte records = against.all_footings - against.not_in_post - against.outside_area - against.not_placed;
  line("Staff in post, records", fte(records));
  if (records != covered.in_post)
    line("unexplained: records of the return", fte(covered.in_post - records), "report this as a fault of cadre");
  if (against.staff_in_post) {
    const double difference = *against.staff_in_post - fte(covered.in_post);
    if (std::abs(difference) > kRounding)
      line(against.overrides ? "overrides of the plan" : "unexplained: staff in post", difference,
           against.overrides ? "in the pages, not in the records that a return sends"
                             : "report this as a fault of cadre");
    line("Staff in post, as in the report", *against.staff_in_post);
  } else {
    line("Staff in post, as in the report", std::nan(""), "the report has no such figure");
  }
  line("less: in no row of the return", -fte(covered.in_none),
       covered.in_none == 0 ? "" : "a profession, level or band that no row selects");
  line("more: in several rows", fte(covered.again), covered.again == 0 ? "" : "rows that overlap count staff twice");
  line("Sum of the substantive rows", fte(covered.rows));
  if (against.seal.empty()) {
    line("Last seal", std::nan(""), "nothing was sealed for this month; seal what you submit with: cadre freeze");
  } else if (against.sealed) {
    line(fmt::format("Seal {}: staff in post", against.seal), *against.sealed);
    line("change since that seal", against.staff_in_post.value_or(fte(covered.in_post)) - *against.sealed,
         against.seal_cause);
  }
  return lines;
}

}  // namespace cadre::returns
