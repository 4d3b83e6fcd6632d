#include "capacity/professions.h"

#include <algorithm>
#include <array>

#include "capacity/cells.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using vocabulary::Profession;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; AHP = profession unclear."},
    base::ColumnSpec{"name", ColumnKind::Code, "", "Name of the profession."},
    base::ColumnSpec{"small_and_vulnerable", ColumnKind::Flag, "",
                     "Named small and vulnerable by Health Education England (2018)."},
    base::ColumnSpec{"regulator", ColumnKind::Code, "", "Statutory regulator."},
    base::ColumnSpec{"people", ColumnKind::Integer, "people", "Distinct people."},
    base::ColumnSpec{"people_low", ColumnKind::Integer, "people",
                     "Fewest people there can be where identifiers do not link employers."},
    base::ColumnSpec{"people_high", ColumnKind::Integer, "people", "Most people there can be, likewise."},
    base::ColumnSpec{"roles", ColumnKind::Integer, "roles", "Assignments."},
    base::ColumnSpec{"role_ratio", ColumnKind::Decimal, "roles per person", "Roles of known people divided by people."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Full-time equivalents in post."},
    base::ColumnSpec{"fte_low", ColumnKind::Decimal, "FTE", "Accepted records only."},
    base::ColumnSpec{"fte_high", ColumnKind::Decimal, "FTE", "With every record that needs checking."},
    base::ColumnSpec{"available_fte", ColumnKind::Decimal, "FTE", "In post less those away."},
    base::ColumnSpec{"participation", ColumnKind::Decimal, "FTE per person", "FTE of linked roles divided by people."},
    base::ColumnSpec{"review_share", ColumnKind::Decimal, "%", "Records that need checking, of all in range."},
    base::ColumnSpec{"small", ColumnKind::Flag, "", "Fewer people than the limit for small numbers."},
};
constexpr base::TableSpec kSpec = {"capacity_professions", "capacity", true, "Each profession in one row.", kColumns};

void optional_decimal(base::Table& out, std::optional<double> value) {
  if (value)
    out.decimal(*value);
  else
    out.missing();
}

void add_row(base::Table& out, std::int32_t month, Profession profession, const ProfessionFact* fact,
             const CellTotals& t, const CapacityOptions& options) {
  out.integer(month).text(code_of(profession)).text(name_of(profession));
  out.flag(fact != nullptr && fact->small_and_vulnerable).text(fact != nullptr ? fact->regulator : std::string());
  out.integer(t.people).integer(t.people_low).integer(t.people_high).integer(t.roles);
  optional_decimal(out, t.people == 0 ? std::nullopt
                                      : std::optional(static_cast<double>(t.roles - t.roles_unlinked) /
                                                      static_cast<double>(t.people)));
  out.decimal(fte_of(t.fte)).decimal(fte_of(t.fte_low)).decimal(fte_of(t.fte_high)).decimal(fte_of(t.available));
  optional_decimal(out, participation(t));
  optional_decimal(out, review_share(t));
  out.flag(is_small(t, options.small_below)).end_row();
}

}  // namespace

const base::TableSpec& capacity_professions_spec() { return kSpec; }

base::Table capacity_professions(const StaffView& view, const std::vector<ProfessionFact>& facts,
                                 const CapacityOptions& options) {
  base::Table out(kSpec);
  for (std::size_t m = 0; m < view.months.size(); ++m) {
    std::vector<CellTotals> totals(view.names(Dimension::Profession).size());
    for (const Cell& cell : count_cells(view, m, std::array{Dimension::Profession})) totals[cell.key[0]] = cell.totals;
    for (std::size_t i = 0; i < totals.size(); ++i) {
      const auto profession = static_cast<Profession>(i + 1);
      if (profession == Profession::Unclear && totals[i].roles_high == 0) continue;
      const auto fact =
          std::find_if(facts.begin(), facts.end(), [&](const ProfessionFact& f) { return f.profession == profession; });
      add_row(out, view.months[m].month, profession, fact == facts.end() ? nullptr : &*fact, totals[i], options);
    }
  }
  return out;
}

}  // namespace cadre::capacity
