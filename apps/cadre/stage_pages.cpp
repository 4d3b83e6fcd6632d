#include "cadre/stage_pages.h"

#include <fmt/format.h>

#include "capability/capability_tables.h"
#include "capacity/bridge.h"
#include "capacity/capacity.h"
#include "capacity/hours_result.h"
#include "capacity/leaving.h"
#include "capacity/profession_risks.h"
#include "capacity/representation.h"
#include "capacity/staffing_result.h"
#include "corrections/tables.h"
#include "curation/tables.h"
#include "economics/economics_tables.h"
#include "evidence/evidence.h"
#include "forecast/backtest.h"
#include "forecast/forecast_table.h"
#include "gap/gap_tables.h"
#include "intake/companion_table.h"
#include "intake/published_table.h"
#include "measures/measure_file.h"
#include "measures/spc_file.h"
#include "need/need_tables.h"
#include "packs/pack_table.h"
#include "planning/careers.h"
#include "planning/investment.h"
#include "planning/mix_file.h"
#include "planning/priority_tables.h"
#include "planning/programme_table.h"
#include "reconciliation/publications.h"
#include "reconciliation/reconciliation.h"
#include "run/input_sources.h"
#include "run/opening_stock.h"
#include "run/overrides.h"
#include "run/seal_differences.h"
#include "run/star_schema.h"
#include "run/supply_learning.h"
#include "supply/early_warning.h"
#include "supply/outlook_tables.h"
#include "supply/placement_table.h"
#include "supply/recorded_exits.h"
#include "waits/wait_tables.h"

namespace cadre::app {
namespace {

/// How a kind of column is written in CSV, and its type in Parquet and DuckDB.
struct KindRow {
  base::ColumnKind kind;
  std::string_view name;
  std::string_view stored;
  std::string_view meaning;
};
constexpr KindRow kKinds[] = {
    {base::ColumnKind::Code, "code", "ENUM (DuckDB), dictionary of text (Parquet)",
     "one of a limited list; empty = missing"},
    {base::ColumnKind::Text, "text", "VARCHAR", "free text; empty = missing"},
    {base::ColumnKind::Integer, "integer", "BIGINT", "whole number; empty = missing"},
    {base::ColumnKind::Decimal, "decimal", "DOUBLE", "number; empty = missing"},
    {base::ColumnKind::Flag, "flag", "BOOLEAN", "true or false"},
    {base::ColumnKind::Month, "month", "DATE", "first day of the month; CSV writes 2022-03"},
    {base::ColumnKind::Key, "key", "UBIGINT", "keyed hash, in internal tables only; empty = missing"},
};

std::string_view name_of(base::ColumnKind kind) {
  for (const KindRow& row : kKinds)
    if (row.kind == kind) return row.name;
  return "";
}

}  // namespace

std::vector<const base::TableSpec*> stage_tables() {
  std::vector<const base::TableSpec*> tables = {&curation::staff_spec(),   &curation::findings_spec(),
                                                &curation::rejects_spec(), &curation::ledger_spec(),
                                                &curation::rules_spec(),   &run::overridden_spec()};
  tables.push_back(&intake::published_spec());
  for (const base::TableSpec* table : intake::companion_specs()) tables.push_back(table);
  for (const base::TableSpec* table : corrections::correction_tables()) tables.push_back(table);
  for (const base::TableSpec* table : capacity::capacity_tables()) tables.push_back(table);
  for (const base::TableSpec* table : capacity::hours_specs()) tables.push_back(table);
  for (const base::TableSpec* table : capacity::staffing_specs()) tables.push_back(table);
  for (const base::TableSpec* table :
       {&capacity::capacity_bridge_spec(), &capacity::capacity_changes_spec(), &capacity::capacity_recodings_spec(),
        &capacity::capacity_transfers_spec(), &capacity::capacity_leaving_spec(),
        &capacity::representation_shares_spec(), &capacity::representation_likelihood_spec(),
        &capacity::capacity_profession_risks_spec(), &run::input_sources_spec(), &run::seal_differences_spec(),
        &packs::pack_spec(), &run::fact_staff_spec(), &run::opening_stock_spec()})
    tables.push_back(table);
  for (const base::TableSpec* table : run::dimension_specs()) tables.push_back(table);
  for (const base::TableSpec* table :
       {&reconciliation::reconciliation_spec(), &reconciliation::reconciliation_evidence_spec(),
        &reconciliation::reconciliation_sources_spec(), &reconciliation::register_ratio_spec(),
        &forecast::forecast_spec(), &forecast::backtest_spec()})
    tables.push_back(table);
  for (const base::TableSpec* table : capability::capability_specs()) tables.push_back(table);
  for (const base::TableSpec* table : supply::outlook_specs()) tables.push_back(table);
  tables.push_back(&supply::exits_spec());
  tables.push_back(&run::supply_history_spec());
  for (const base::TableSpec* table : {&supply::warning_spec(), &supply::warning_years_spec(),
                                       &supply::placement_spec(), &supply::placement_team_spec()})
    tables.push_back(table);
  for (const base::TableSpec* table : gap::gap_specs()) tables.push_back(table);
  for (const base::TableSpec* table : need::need_specs()) tables.push_back(table);
  for (const base::TableSpec* table : waits::waits_specs()) tables.push_back(table);
  for (const base::TableSpec* table :
       {&measures::spc_spec(), &measures::funnel_spec(), &planning::priority_scores_spec(),
        &planning::priority_acceptability_spec(), &planning::priority_sensitivity_spec(),
        &planning::priority_budget_spec(), &planning::programme_spec(), &planning::listed_projects_spec(),
        &planning::investment_spec(), &planning::careers_spec(), &planning::leadership_spec()})
    tables.push_back(table);
  for (const base::TableSpec* table : planning::mix_specs()) tables.push_back(table);
  for (const base::TableSpec* table : economics::economics_specs()) tables.push_back(table);
  tables.push_back(&evidence::evidence_spec());
  tables.push_back(&evidence::links_spec());
  return tables;
}

std::string stages_markdown(std::span<const base::TableSpec* const> tables) {
  std::string out =
      "# Tables\n\n"
      "<!-- Made by `cadre docs --write docs/formats` from the table descriptions in src; do not edit. -->\n\n"
      "Tables between the stages and among the outputs. Names of tables and columns are stable: a change of one is "
      "named in\n"
      "the changelog. An internal table may hold small numbers or single records and never leaves `out/internal`.\n\n"
      "| kind | stored as | holds |\n|---|---|---|\n";
  for (const KindRow& row : kKinds) out += fmt::format("| {} | {} | {} |\n", row.name, row.stored, row.meaning);
  for (const base::TableSpec* table : tables) {
    out += fmt::format("\n## `{}`\n\n{} Made by {}{}.\n\n| column | kind | unit | meaning |\n|---|---|---|---|\n",
                       table->name, table->meaning, table->stage, table->internal_only ? "; internal" : "");
    for (const base::ColumnSpec& column : table->columns)
      out += fmt::format("| `{}` | {} | {} | {} |\n", column.name, name_of(column.kind), column.unit, column.meaning);
  }
  return out;
}

}  // namespace cadre::app
