#include "capacity/vacancy_spell.h"

#include <array>
#include <map>
#include <string>
#include <tuple>

#include "capacity/staffing_position.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; AHP = a file that does not say which."},
    ColumnSpec{"band", ColumnKind::Code, "", "Band; unknown = not said."},
    ColumnSpec{"in_post", ColumnKind::Decimal, "FTE", "Substantive FTE in post."},
    ColumnSpec{"available", ColumnKind::Decimal, "FTE", "Less maternity, career break and secondment out."},
    ColumnSpec{"bank", ColumnKind::Decimal, "FTE", "FTE that bank staff worked."},
    ColumnSpec{"agency", ColumnKind::Decimal, "FTE", "FTE that agency staff worked."},
    ColumnSpec{"funded", ColumnKind::Decimal, "FTE", "Funded FTE of the establishment."},
    ColumnSpec{"vacancies", ColumnKind::Decimal, "FTE",
               "Funded - in post; missing when the establishment does not say bands."},
    ColumnSpec{"vacancy_rate", ColumnKind::Decimal, "%", "Vacancies of funded."},
    ColumnSpec{"months_vacant", ColumnKind::Integer, "months",
               "Months with figures, one after the other, in which 0.05 FTE or more was vacant, up to this one."},
    ColumnSpec{"vacant_since", ColumnKind::Month, "", "The first of them; missing = not vacant."},
    ColumnSpec{"at_least", ColumnKind::Flag, "",
               "Vacant in the first month with figures already: it may have been vacant for longer."},
    ColumnSpec{"contract_end_12", ColumnKind::Decimal, "FTE", "FTE in post whose fixed term ends within 12 months."},
    ColumnSpec{"funding_end_12", ColumnKind::Decimal, "FTE", "Funded FTE whose funding ends within 12 months."},
};
constexpr base::TableSpec kSpec = {"capacity_staffing_bands", "capacity", true,
                                   "Posts by band: in post, funded, vacant and for how long.", kColumns};

using Group = std::tuple<std::string, std::string, std::string>;  ///< employer, profession, band
using Positions = std::map<std::int32_t, StaffingPosition>;

const StaffingSources& sources_of(const StaffingCells& cells, std::int32_t month, const std::string& employer) {
  static const StaffingSources kNothing;
  const auto found = cells.sources.find({month, employer});
  return found == cells.sources.end() ? kNothing : found->second;
}

std::map<Group, Positions> positions_of(const StaffingCells& cells) {
  std::map<Group, Positions> out;
  for (const auto& [key, sum] : cells.cells)
    out[{key.employer, key.profession, key.band}][key.month].add(key, sum, sources_of(cells, key.month, key.employer),
                                                                 {true, false, true});
  return out;
}

/// Vacancies in every month in which the employer's posts of these bands can be compared; a month in which the group is
/// neither funded nor in post has none.
std::vector<VacantMonth> vacant_months(const StaffingCells& cells, const Group& group, const Positions& positions) {
  const auto& [employer, profession, band] = group;
  std::vector<VacantMonth> out;
  for (const auto& [key, sources] : cells.sources) {
    if (key.second != employer) continue;
    if (!sources.comparable() || !sources.professions_said || sources.without_bands.contains(profession)) continue;
    const auto found = positions.find(key.first);
    out.push_back({key.first, found == positions.end() ? 0 : found->second.vacant()});
  }
  return out;
}

void write_row(base::Table& out, std::int32_t month, const Group& group, const StaffingPosition& p,
               const VacancySpell* spell) {
  const auto fte = [&](bool known, NanoFte nano) { known ? out.decimal(fte_of(nano)) : out.missing(); };
  out.integer(month).text(std::get<0>(group)).text(std::get<1>(group)).text(std::get<2>(group));
  fte(p.listed, p.sum.in_post);
  fte(p.listed, p.available());
  fte(p.temporary, p.sum.bank);
  fte(p.temporary, p.sum.agency);
  fte(p.established, p.sum.funded);
  fte(p.compared, p.vacant());
  const auto rate = vacancy_rate(fte_of(p.compared_funded), fte_of(p.compared_in_post));
  p.compared&& rate ? out.decimal(100 * *rate) : out.missing();
  spell == nullptr ? out.missing() : out.integer(spell->months);
  spell == nullptr || spell->months == 0 ? out.missing() : out.integer(spell->since);
  out.flag(spell != nullptr && spell->at_least);
  fte(p.listed, p.sum.contract_end.back());
  fte(p.established, p.sum.funding_end.back());
  out.end_row();
}

}  // namespace

std::vector<VacancySpell> vacancy_spells(std::span<const VacantMonth> months) {
  std::vector<VacancySpell> out;
  VacancySpell current;
  for (const VacantMonth& month : months) {
    if (month.vacant < kVacant) {
      current = {};
    } else if (current.months++ == 0) {
      current.since = month.month;
      current.at_least = out.empty();
    }
    out.push_back(current);
  }
  return out;
}

const base::TableSpec& capacity_staffing_bands_spec() { return kSpec; }

base::Table capacity_staffing_bands(const StaffingCells& cells) {
  struct Row {
    const StaffingPosition* position;
    std::optional<VacancySpell> spell;
  };
  const std::map<Group, Positions> groups = positions_of(cells);
  std::map<std::pair<std::int32_t, Group>, Row> rows;
  for (const auto& [group, positions] : groups) {
    const std::vector<VacantMonth> months = vacant_months(cells, group, positions);
    const std::vector<VacancySpell> spells = vacancy_spells(months);
    for (const auto& [month, position] : positions) rows[{month, group}] = {&position, std::nullopt};
    for (std::size_t i = 0; i < months.size(); ++i)
      if (const auto row = rows.find({months[i].month, group}); row != rows.end()) row->second.spell = spells[i];
  }
  base::Table out(kSpec);
  for (const auto& [key, row] : rows)
    write_row(out, key.first, key.second, *row.position, row.spell ? &*row.spell : nullptr);
  return out;
}

}  // namespace cadre::capacity
