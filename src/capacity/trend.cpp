#include "capacity/trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/month.h"
#include "base/parallel.h"
#include "capacity/cells.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    base::ColumnSpec{"employers_reporting", ColumnKind::Integer, "employers",
                     "Employers with any record in the month; only codes of organisations open then."},
    base::ColumnSpec{"employers_matched", ColumnKind::Integer, "employers", "Of these, in every month of the panel."},
    base::ColumnSpec{"people_raw", ColumnKind::Integer, "people", "People, all employers of the month."},
    base::ColumnSpec{"roles_raw", ColumnKind::Integer, "roles", "Roles, all employers of the month."},
    base::ColumnSpec{"fte_raw", ColumnKind::Decimal, "FTE", "FTE, all employers of the month."},
    base::ColumnSpec{"people_matched", ColumnKind::Integer, "people",
                     "People at the matched employers; missing before the panel."},
    base::ColumnSpec{"roles_matched", ColumnKind::Integer, "roles",
                     "Roles at the matched employers; missing before the panel."},
    base::ColumnSpec{"fte_matched", ColumnKind::Decimal, "FTE",
                     "FTE at the matched employers; missing before the panel."},
    base::ColumnSpec{"previous_month", ColumnKind::Month, "", "Month before this one among those loaded."},
    base::ColumnSpec{"employers_in_both", ColumnKind::Integer, "employers",
                     "Employers of this and the previous month."},
    base::ColumnSpec{"fte_before_in_both", ColumnKind::Decimal, "FTE", "FTE of those employers in the previous month."},
    base::ColumnSpec{"fte_now_in_both", ColumnKind::Decimal, "FTE", "FTE of those employers in this month."},
};
constexpr base::TableSpec kSpec = {"capacity_trend", "capacity", true,
                                   "Growth on the employers that report throughout, beside the raw sum.", kColumns};

using Employers = std::vector<std::uint32_t>;

Employers both(const Employers& a, const Employers& b) {
  Employers out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// Rows of the given employers: one byte per row of the view.
std::vector<std::uint8_t> rows_of(const StaffView& view, const Employers& employers) {
  std::vector<std::uint8_t> wanted(view.names(Dimension::Employer).size(), 0);
  for (const std::uint32_t e : employers) wanted[e] = 1;
  std::vector<std::uint8_t> out(view.rows());
  for (std::size_t row = 0; row < out.size(); ++row) out[row] = wanted[view.codes(Dimension::Employer)[row]];
  return out;
}

/// Totals by profession label index; the total of all under kAll.
constexpr std::uint32_t kAll = UINT32_MAX;
using ByProfession = std::map<std::uint32_t, CellTotals>;

ByProfession by_profession(const StaffView& view, std::size_t month, const Employers* employers) {
  std::vector<std::uint8_t> mask;
  if (employers != nullptr) mask = rows_of(view, *employers);
  const auto* only = employers != nullptr ? &mask : nullptr;
  ByProfession out;
  for (const Cell& cell : count_cells(view, month, std::array{Dimension::Profession}, only))
    out[cell.key[0]] = cell.totals;
  for (const Cell& cell : count_cells(view, month, {}, only)) out[kAll] = cell.totals;
  return out;
}

struct MonthCounts {
  ByProfession raw, matched, before_in_both, now_in_both;
  std::size_t employers_in_both = 0;
};

std::string counted(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

/// How many codes of the lists are no employer; empty when all are.
std::string unresolved_sentence(const StaffView& view) {
  std::set<std::uint32_t> codes;
  for (const Employers& of_month : view.unresolved) codes.insert(of_month.begin(), of_month.end());
  if (codes.empty()) return {};
  if (codes.size() == 1)
    return " One organisation code that stands in the lists is not counted as an employer: unknown, or not open in "
           "that "
           "month. Its records are counted, and listed under Data quality.";
  return fmt::format(
      " {} organisation codes that stand in the lists are not counted as employers: unknown, or not open in that "
      "month. Their records are counted, and listed under Data quality.",
      counted(codes.size()));
}

CellTotals totals_of(const ByProfession& counts, std::uint32_t profession) {
  const auto found = counts.find(profession);
  return found == counts.end() ? CellTotals{} : found->second;
}

}  // namespace

MatchedPanel matched_panel(const StaffView& view, int panel_months) {
  MatchedPanel panel;
  const std::size_t months = view.months.size();
  if (months == 0) return panel;
  if (panel_months > 0)
    while (view.months[panel.first_month].month < view.months.back().month - panel_months) ++panel.first_month;
  panel.employers = view.reporting[panel.first_month];
  for (std::size_t m = panel.first_month + 1; m < months; ++m)
    panel.employers = both(panel.employers, view.reporting[m]);
  return panel;
}

const base::TableSpec& capacity_trend_spec() { return kSpec; }

base::Table capacity_trend(const StaffView& view, const CapacityOptions& options) {
  const MatchedPanel panel = matched_panel(view, options.panel_months);
  std::vector<MonthCounts> counts(view.months.size());
  base::parallel_for(counts.size(), options.threads, [&](std::size_t m) {
    counts[m].raw = by_profession(view, m, nullptr);
    if (m >= panel.first_month) counts[m].matched = by_profession(view, m, &panel.employers);
    if (m == 0) return;
    const Employers shared = both(view.reporting[m - 1], view.reporting[m]);
    counts[m].employers_in_both = shared.size();
    counts[m].before_in_both = by_profession(view, m - 1, &shared);
    counts[m].now_in_both = by_profession(view, m, &shared);
  });

  const auto& professions = view.names(Dimension::Profession);
  std::vector<std::uint32_t> wanted{kAll};
  for (std::uint32_t p = 0; p < professions.size(); ++p) {
    const bool seen =
        std::any_of(counts.begin(), counts.end(), [&](const MonthCounts& c) { return c.raw.count(p) != 0; });
    if (seen) wanted.push_back(p);
  }
  base::Table out(kSpec);
  for (std::size_t m = 0; m < counts.size(); ++m)
    for (const std::uint32_t p : wanted) {
      const CellTotals raw = totals_of(counts[m].raw, p), matched = totals_of(counts[m].matched, p);
      out.integer(view.months[m].month).text(p == kAll ? std::string() : professions[p]);
      out.integer(static_cast<std::int64_t>(view.reporting[m].size()));
      out.integer(static_cast<std::int64_t>(panel.employers.size()));
      out.integer(raw.people).integer(raw.roles).decimal(fte_of(raw.fte));
      if (m >= panel.first_month)
        out.integer(matched.people).integer(matched.roles).decimal(fte_of(matched.fte));
      else
        out.missing().missing().missing();
      if (m > 0)
        out.integer(view.months[m - 1].month)
            .integer(static_cast<std::int64_t>(counts[m].employers_in_both))
            .decimal(fte_of(totals_of(counts[m].before_in_both, p).fte))
            .decimal(fte_of(totals_of(counts[m].now_in_both, p).fte));
      else
        out.missing().missing().missing().missing();
      out.end_row();
    }
  return out;
}

std::string coverage_sentence(const StaffView& view, const MatchedPanel& panel) {
  if (view.months.size() < 2) return {};
  const std::string unresolved = unresolved_sentence(view);
  auto spoken = [&](std::size_t m) { return base::Month::from_ordinal(view.months[m].month).spoken(); };
  auto employers = [&](std::size_t n) {
    return fmt::format("{} {}", counted(n), n == 1 ? "employer reports" : "employers report");
  };
  const std::size_t last = view.months.size() - 1;
  const std::size_t first_count = view.reporting.front().size(), last_count = view.reporting.back().size();
  const std::size_t throughout = panel.employers.size();
  if (panel.first_month == 0 && throughout > 0 && throughout == first_count && throughout == last_count)
    return fmt::format("{} in every month from {} to {}.{}", employers(throughout), spoken(0), spoken(last),
                       unresolved);
  std::string text =
      fmt::format("{} in {} and {} in {}; ", employers(first_count), spoken(0), counted(last_count), spoken(last));
  if (throughout == 0)
    return text + "none reports in every month, so growth of the sum is not shown as growth." + unresolved;
  text += fmt::format("{} in every month from {} on.", counted(throughout), spoken(panel.first_month));
  if (first_count != last_count)
    text += " Growth is shown on these, because the raw sum also grows or falls with who reports.";
  return text + unresolved;
}

}  // namespace cadre::capacity
