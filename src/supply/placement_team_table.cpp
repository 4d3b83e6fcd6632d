#include <cmath>
#include <map>
#include <string>

#include "supply/placement_table.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end the year closes."},
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"resource", ColumnKind::Code, "", "Which placements: name of the limit."},
    {"profession", ColumnKind::Code, "", "Profession that the learners study for; missing = several that share it."},
    {"team", ColumnKind::Code, "", "Team that offers them; missing = not told."},
    {"share", ColumnKind::Decimal, "%", "Share of the team in all that is offered when it is first stated."},
    {"offered", ColumnKind::Decimal, "weeks", "Weeks that the team offers."},
    {"needed", ColumnKind::Decimal, "weeks",
     "Weeks that it would have to offer so that nobody is turned away, shared as offers are: middle of the futures."},
    {"needed_lower_80", ColumnKind::Decimal, "weeks", "A tenth of the futures needs less."},
    {"needed_upper_80", ColumnKind::Decimal, "weeks", "A tenth of the futures needs more."},
    {"short", ColumnKind::Decimal, "weeks", "Needed above offered: middle of the futures."},
    {"short_lower_80", ColumnKind::Decimal, "weeks", "A tenth of the futures is short of less."},
    {"short_upper_80", ColumnKind::Decimal, "weeks", "A tenth of the futures is short of more."},
};
constexpr base::TableSpec kSpec = {"supply_placement_teams", "supply", true,
                                   "Weeks of practice placement by team and profession, where the plan tells teams.",
                                   kColumns};
constexpr const char* kShared[] = {"offered", "needed",         "needed_lower_80", "needed_upper_80",
                                   "short",   "short_lower_80", "short_upper_80"};

}  // namespace

base::Table placement_team_table(std::span<const ScenarioOutcome> outcomes, const base::Table& placements) {
  base::Table out(kSpec);
  std::map<std::string, const Limit*> limits;
  if (!outcomes.empty())
    for (const Limit& limit : outcomes[0].model.limits) limits[limit.name] = &limit;
  std::map<std::string, bool> has_profession;  // a limit of one profession has its row beside that of all
  const auto offered = [&](std::size_t row) { return !std::isnan(placements.decimal_at(row, "offered")); };
  for (std::size_t row = 0; row < placements.rows(); ++row)
    if (offered(row) && !placements.text_at(row, "profession").empty())
      has_profession[placements.text_at(row, "resource")] = true;
  for (std::size_t row = 0; row < placements.rows(); ++row) {
    const std::string& resource = placements.text_at(row, "resource");
    const auto limit = limits.find(resource);
    if (!offered(row) || limit == limits.end()) continue;
    if (placements.text_at(row, "profession").empty() && has_profession.count(resource) > 0) continue;
    for (const Limit::Team& team : limit->second->teams) {
      out.integer(placements.integer_at(row, "month")).text(placements.text_at(row, "scenario")).text(resource);
      out.text(placements.text_at(row, "profession")).text(team.name).decimal(100 * team.share);
      for (const char* column : kShared) out.decimal(team.share * placements.decimal_at(row, column));
      out.end_row();
    }
  }
  return out;
}

const base::TableSpec& placement_team_spec() { return kSpec; }

}  // namespace cadre::supply
