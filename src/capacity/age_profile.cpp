#include "capacity/age_profile.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "capacity/cells.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kProfileColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    base::ColumnSpec{"age_band", ColumnKind::Code, "",
                     "Age in whole years at month end, in bands; unknown = not given."},
    base::ColumnSpec{"people", ColumnKind::Integer, "people", "Distinct people."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Full-time equivalents."},
};
constexpr base::TableSpec kProfileSpec = {"capacity_age_profile", "capacity", true,
                                          "People and FTE by profession and age band.", kProfileColumns};

constexpr std::array kPastColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    base::ColumnSpec{"people_known_age", ColumnKind::Integer, "people", "People whose age is known."},
    base::ColumnSpec{"people_55_plus", ColumnKind::Integer, "people",
                     "Of these, 55 and over (or of the age the plan sets)."},
    base::ColumnSpec{"share_55_plus", ColumnKind::Decimal, "%", "Share of those whose age is known."},
};
constexpr base::TableSpec kPastSpec = {"capacity_past_55", "capacity", true, "Staff near retirement, by profession.",
                                       kPastColumns};

/// The profession label of a row: "" for all.
std::string profession_label(const StaffView& view, const Cell& cell, bool by_profession) {
  return by_profession ? view.names(Dimension::Profession)[cell.key[0]] : std::string();
}

/// Rows at or above an age, one byte each.
std::vector<std::uint8_t> rows_from_age(const StaffView& view, int years) {
  std::vector<std::uint8_t> out(view.rows());
  for (std::size_t row = 0; row < out.size(); ++row) out[row] = view.age[row] >= years ? 1 : 0;
  return out;
}

bool any_age(const StaffView& view, std::size_t month) {
  const auto begin = view.age.begin() + static_cast<std::ptrdiff_t>(view.months[month].begin);
  const auto end = view.age.begin() + static_cast<std::ptrdiff_t>(view.months[month].end);
  return std::any_of(begin, end, [](std::uint8_t years) { return years != 0; });
}

}  // namespace

const base::TableSpec& capacity_age_profile_spec() { return kProfileSpec; }
const base::TableSpec& capacity_past_55_spec() { return kPastSpec; }

base::Table capacity_age_profile(const StaffView& view) {
  base::Table out(kProfileSpec);
  for (std::size_t m = 0; m < view.months.size(); ++m) {
    if (!any_age(view, m)) continue;
    for (const bool split : {false, true}) {
      std::vector<Dimension> dims{Dimension::AgeBand};
      if (split) dims.insert(dims.begin(), Dimension::Profession);
      for (const Cell& cell : count_cells(view, m, dims)) {
        if (cell.totals.roles == 0) continue;
        out.integer(view.months[m].month).text(profession_label(view, cell, split));
        out.text(view.names(Dimension::AgeBand)[cell.key[dims.size() - 1]]);
        out.integer(cell.totals.people).decimal(fte_of(cell.totals.fte)).end_row();
      }
    }
  }
  return out;
}

base::Table capacity_past_55(const StaffView& view, int past_age) {
  base::Table out(kPastSpec);
  const auto known = rows_from_age(view, 1), past = rows_from_age(view, past_age);
  for (std::size_t m = 0; m < view.months.size(); ++m)
    for (const bool split : {false, true}) {
      std::vector<Dimension> dims;
      if (split) dims.push_back(Dimension::Profession);
      std::map<std::uint32_t, std::int64_t> past_people;
      for (const Cell& cell : count_cells(view, m, dims, &past)) past_people[cell.key[0]] = cell.totals.people;
      for (const Cell& cell : count_cells(view, m, dims, &known)) {
        if (cell.totals.people == 0) continue;
        const auto found = past_people.find(cell.key[0]);
        const std::int64_t people = found == past_people.end() ? 0 : found->second;
        out.integer(view.months[m].month).text(profession_label(view, cell, split));
        out.integer(cell.totals.people).integer(people);
        out.decimal(100.0 * static_cast<double>(people) / static_cast<double>(cell.totals.people)).end_row();
      }
    }
  return out;
}

}  // namespace cadre::capacity
