#include "capacity/per_population.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "capacity/cells.h"
#include "vocabulary/geography.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the staff figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    base::ColumnSpec{"place", ColumnKind::Code, "", "Named place; empty when the row is of an ICS or of England."},
    base::ColumnSpec{"ics", ColumnKind::Code, "", "Integrated care system; empty otherwise."},
    base::ColumnSpec{"measure", ColumnKind::Code, "",
                     "Which population, e.g. community_services or registered_population."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Full-time equivalents in post."},
    base::ColumnSpec{"fte_low", ColumnKind::Decimal, "FTE", "Accepted records only."},
    base::ColumnSpec{"fte_high", ColumnKind::Decimal, "FTE", "With every record that needs checking."},
    base::ColumnSpec{"weighted_population", ColumnKind::Decimal, "people",
                     "Population of the area, weighted for need where the measure says so."},
    base::ColumnSpec{"population_year", ColumnKind::Code, "", "Year of that population."},
    base::ColumnSpec{"fte_per_100k", ColumnKind::Decimal, "FTE per 100,000",
                     "Full-time equivalents per 100,000 of that population."},
    base::ColumnSpec{"fte_per_100k_low", ColumnKind::Decimal, "FTE per 100,000", "Accepted records only."},
    base::ColumnSpec{"fte_per_100k_high", ColumnKind::Decimal, "FTE per 100,000",
                     "With every record that needs checking."},
};
constexpr base::TableSpec kSpec = {"capacity_rates", "capacity", true, "Staff against the population they serve.",
                                   kColumns};

constexpr std::uint32_t kAllProfessions = UINT32_MAX;

struct Level {
  std::string_view name;
  std::optional<Dimension> dimension;
};
constexpr std::array kLevels = {Level{"place", Dimension::Place}, Level{"ics", Dimension::Ics},
                                Level{"england", std::nullopt}};

/// Totals by area code ("ENG" for England) and profession label index.
using ByArea = std::map<std::string, std::map<std::uint32_t, CellTotals>>;

ByArea count_areas(const StaffView& view, std::size_t month, const Level& level) {
  ByArea out;
  for (const bool split : {false, true}) {
    std::vector<Dimension> dims;
    if (level.dimension) dims.push_back(*level.dimension);
    if (split) dims.push_back(Dimension::Profession);
    for (const Cell& cell : count_cells(view, month, dims)) {
      const std::string area = level.dimension ? view.names(*level.dimension)[cell.key[0]] : std::string("ENG");
      const std::uint32_t profession = split ? cell.key[dims.size() - 1] : kAllProfessions;
      out[area][profession] = cell.totals;
    }
  }
  return out;
}

void add_row(base::Table& out, const StaffView& view, std::int32_t month, std::uint32_t profession,
             const Denominator& population, const CellTotals& t) {
  out.integer(month).text(profession == kAllProfessions ? std::string()
                                                        : view.names(Dimension::Profession)[profession]);
  out.text(population.level == "place" ? population.code : std::string());
  out.text(population.level == "ics" ? population.code : std::string()).text(population.measure);
  for (const NanoFte fte : {t.fte, t.fte_low, t.fte_high}) out.decimal(fte_of(fte));
  out.decimal(population.people).text(population.year);
  for (const NanoFte fte : {t.fte, t.fte_low, t.fte_high}) out.decimal(per_100k(fte_of(fte), population.people));
  out.end_row();
}

}  // namespace

double per_100k(double fte, double population) { return fte / population * 100000.0; }

std::vector<Denominator> denominators_of_area(const std::vector<Denominator>& denominators,
                                              const vocabulary::Geography* geography,
                                              const std::optional<vocabulary::Area>& area) {
  if (geography == nullptr || !area) return denominators;
  std::vector<Denominator> out;
  if (area->kind == vocabulary::AreaKind::Organisation) return out;
  for (const Denominator& d : denominators) {
    if (area->kind == vocabulary::AreaKind::England) {
      out.push_back(d);
      continue;
    }
    if (d.level == "england") continue;
    const vocabulary::Placement at =
        geography->placement_of(d.level == "place" ? d.code : "", d.level == "ics" ? d.code : "");
    if (geography->in_area(*area, {}, at) == vocabulary::Membership::Inside) out.push_back(d);
  }
  return out;
}

const base::TableSpec& capacity_rates_spec() { return kSpec; }

base::Table capacity_rates(const StaffView& view, const std::vector<Denominator>& denominators,
                           const CapacityOptions& options) {
  base::Table out(kSpec);
  const auto professions = static_cast<std::uint32_t>(view.names(Dimension::Profession).size());
  for (std::size_t m = 0; m < view.months.size(); ++m)
    for (const Level& level : kLevels) {
      const ByArea counted = count_areas(view, m, level);
      for (const std::string& measure : options.rate_measures)
        for (const Denominator& d : denominators) {
          if (d.level != level.name || d.measure != measure || !(d.people > 0)) continue;
          const auto area = counted.find(d.code);
          if (area == counted.end()) continue;
          add_row(out, view, view.months[m].month, kAllProfessions, d, area->second.at(kAllProfessions));
          for (std::uint32_t p = 0; p + 1 < professions; ++p) {  // the last is "AHP": no rate of its own
            const auto cell = area->second.find(p);
            add_row(out, view, view.months[m].month, p, d, cell == area->second.end() ? CellTotals{} : cell->second);
          }
        }
    }
  return out;
}

}  // namespace cadre::capacity
