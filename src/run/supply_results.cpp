#include "run/supply_results.h"

#include <algorithm>
#include <utility>

#include "publishing/supply_pages.h"
#include "supply/early_warning.h"
#include "supply/outlook_tables.h"
#include "supply/placement_table.h"

namespace cadre::run {

namespace {

/// What the futures say comes before what the plain series say on the same page.
void add_before_same(publishing::FurtherPage page, FurtherResults& further) {
  const auto same = std::find_if(further.pages.begin(), further.pages.end(),
                                 [&](const publishing::FurtherPage& other) { return other.page == page.page; });
  further.pages.insert(same, std::move(page));
}

}  // namespace

void add_supply_results(const SupplyOutcomes& from, const publishing::Labels& labels, FurtherResults& further) {
  if (from.scenarios.empty()) return;
  supply::OutlookTables tables = supply::outlook_tables(from.scenarios);
  supply::WarningSource source;
  source.base = &from.scenarios.front();
  source.watched = supply::read_watched_professions(from.reference_dir);
  source.rules = supply::read_warning_rules(from.reference_dir);
  source.registers.assign(from.registers.begin(), from.registers.end());
  supply::WarningTables warnings = supply::early_warning(source);

  publishing::SupplyTables kept;
  kept.outlook = further.keep(std::move(tables.outlook));
  kept.months = further.keep(std::move(tables.months));
  kept.flows = further.keep(std::move(tables.flows));
  kept.scenarios = further.keep(std::move(tables.scenarios));
  kept.levers = further.keep(std::move(tables.levers));
  kept.routes = further.keep(std::move(tables.routes));
  kept.limits = further.keep(std::move(tables.limits));
  kept.warnings = further.keep(std::move(warnings.warnings));
  kept.warning_years = further.keep(std::move(warnings.years));
  kept.placements = further.keep(supply::placement_table(from.scenarios));
  base::Table teams = supply::placement_team_table(from.scenarios, *kept.placements);
  if (teams.rows() > 0) kept.placement_teams = further.keep(std::move(teams));
  kept.futures = source.base->record.futures;
  kept.floor_share = source.rules.floor_share;
  kept.notes = from.notes;
  for (publishing::FurtherPage& page : publishing::supply_pages(kept, labels))
    add_before_same(std::move(page), further);
}

SupplyRun add_supply(const plan_file::Plan& plan, const PlanSupply& supply, supply::OpeningStock stock,
                     const SupplyRecords& records, const SupplyWish& wish, const publishing::Labels& labels,
                     const std::string& reference_dir, base::Progress& progress, base::Diagnostics& remarks,
                     FurtherResults& further) {
  base::Diagnostics notes;
  SupplyRun run = run_supply(plan, supply, std::move(stock), records, wish, progress, notes);
  SupplyOutcomes outcomes{run.outcomes, {}, {}, reference_dir};
  for (const base::Diagnostic& note : notes) outcomes.notes.push_back(note.message + ".");
  add_supply_results(outcomes, labels, further);
  if (!run.learned.exits.empty()) further.keep(supply::exits_table(run.learned.exits));
  if (!run.learned.kins.empty()) further.keep(supply_history_table(run.learned, run.outcomes.front().model));
  remarks.insert(remarks.end(), notes.begin(), notes.end());
  return run;
}

}  // namespace cadre::run
