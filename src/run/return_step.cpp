#include "run/return_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/diagnostics.h"
#include "capacity/options.h"
#include "run/capacity_step.h"
#include "run/last_output.h"
#include "run/plan_geography.h"
#include "store/column_loader.h"

namespace cadre::run {
namespace {

using returns::FileCell;
using returns::ReturnData;
using returns::StaffCell;
using vocabulary::Membership;

std::int32_t month_of(std::int32_t days) {
  const base::CivilDate date = base::civil_from_days(days);
  return base::Month(date.year, date.month).ordinal();
}

bool has_table(store::Database& database, const char* name) {
  const std::vector<store::Value> parameters = {std::string(name)};
  return database.query("SELECT count(*) FROM information_schema.tables WHERE table_name = ?", parameters)
             .integer(0, 0) > 0;
}

/// Accounts of one organisation ("" = the plan) and month.
using AccountKey = std::pair<std::string, std::int32_t>;

/// Staff records of an output, sorted by what a return may count.
class Records {
 public:
  Records(const plan_file::Plan& plan, const vocabulary::Geography& geography)
      : geography_(geography), area_(plan_area(plan, geography)) {}

  void load(store::Database& database, ReturnData& data) {
    const auto columns =
        store::load_columns(database,
                            "SELECT month, employer, sub_icb, ics, region, profession, role_level, band, staffing, "
                            "CAST(sum(CAST(round(coalesce(fte, 0) * 1e9) AS BIGINT)) AS BIGINT) AS nano FROM staff "
                            "WHERE status <> 'merged' "
                            "AND profession NOT IN ('NONE', 'AHP') GROUP BY ALL ORDER BY ALL");
    const capacity::CapacityOptions options;
    std::map<std::tuple<std::int32_t, std::string, std::string, std::string, std::string>, returns::NanoFte> cells;
    for (std::size_t row = 0; row < columns[0].dates().size(); ++row) {
      const auto text = [&](std::size_t column) { return columns[column].texts().text(row); };
      const std::int32_t month = month_of(columns[0].dates()[row]);
      const returns::NanoFte nano = columns[9].integers()[row];
      const Membership at = membership(text(1), text(2), text(3), text(4));
      const bool in_post = options.in_post.has(vocabulary::staffing_of(text(8)));
      for (const std::string& organisation : {std::string(), text(1)}) {
        returns::Against& account = accounts[{organisation, month}];
        account.all_footings += nano;
        if (!in_post) account.not_in_post += nano;
        if (in_post && at == Membership::Outside) account.outside_area += nano;
        if (in_post && at == Membership::Unknown) account.not_placed += nano;
        if (text(1).empty()) break;  // nobody's
      }
      if (in_post && at == Membership::Inside) cells[{month, text(1), text(5), text(6), text(7)}] += nano;
    }
    for (const auto& [key, nano] : cells) {
      const auto& [month, employer, profession, level, band] = key;
      data.staff.push_back(
          {month, employer, vocabulary::profession_of(profession), vocabulary::role_level_of(level), band, nano});
    }
  }

  /// FTE days lost to sickness, by the record of the assignment in that month.
  void load_sickness(store::Database& database, ReturnData& data) {
    if (!has_table(database, "absences")) return;
    const auto columns = store::load_columns(
        database,
        "SELECT a.month, s.employer, s.sub_icb, s.ics, s.region, s.profession, s.role_level, s.band, s.staffing, "
        "sum(a.fte_days_lost) AS lost FROM absences a JOIN (SELECT assignment_key, month, any_value(employer) AS "
        "employer, "
        "any_value(sub_icb) AS sub_icb, any_value(ics) AS ics, any_value(region) AS region, any_value(profession) AS "
        "profession, any_value(role_level) AS role_level, any_value(band) AS band, any_value(staffing) AS staffing "
        "FROM "
        "staff WHERE status <> 'merged' AND profession NOT IN ('NONE', 'AHP') GROUP BY 1, 2) s USING (assignment_key, "
        "month) WHERE a.kind = 'sickness' AND a.fte_days_lost > 0 GROUP BY ALL ORDER BY ALL");
    data.sickness.emplace();
    const capacity::CapacityOptions options;
    for (std::size_t row = 0; row < columns[0].dates().size(); ++row) {
      const auto text = [&](std::size_t column) { return columns[column].texts().text(row); };
      if (!options.in_post.has(vocabulary::staffing_of(text(8))) ||
          membership(text(1), text(2), text(3), text(4)) != Membership::Inside)
        continue;
      data.sickness->push_back({month_of(columns[0].dates()[row]), text(1), vocabulary::profession_of(text(5)),
                                vocabulary::role_level_of(text(6)), text(7),
                                static_cast<returns::NanoFte>(columns[9].decimals()[row] * returns::kNanoPerFte)});
    }
  }

  std::map<AccountKey, returns::Against> accounts;

 private:
  Membership membership(const std::string& employer, const std::string& sub_icb, const std::string& ics,
                        const std::string& region) const {
    vocabulary::Placement at;
    at.sub_icb = sub_icb;
    at.ics = ics;
    at.region = region;
    return geography_.in_area(area_, employer, at);
  }

  const vocabulary::Geography& geography_;
  vocabulary::Area area_;
};

std::optional<std::vector<FileCell>> load_cells(store::Database& database, const char* table, const char* value,
                                                const char* condition) {
  if (!has_table(database, table)) return std::nullopt;
  const auto columns = store::load_columns(
      database,
      fmt::format("SELECT month, employer, profession, band, sum({}) AS wte FROM {} WHERE {} AND month IS NOT "
                  "NULL GROUP BY ALL ORDER BY ALL",
                  value, table, condition));
  std::vector<FileCell> cells;
  for (std::size_t row = 0; row < columns[0].dates().size(); ++row)
    cells.push_back({month_of(columns[0].dates()[row]), columns[1].texts().text(row), columns[2].texts().text(row),
                     columns[3].texts().text(row), columns[4].decimals()[row]});
  return cells;
}

void load_turnover(store::Database& database, ReturnData& data) {
  const auto columns = store::load_columns(
      database,
      "SELECT month, profession, leaver_rate FROM capacity_turnover WHERE period = 'year' AND left_what = "
      "'employer' AND leaver_rate IS NOT NULL ORDER BY ALL");
  for (std::size_t row = 0; row < columns[0].dates().size(); ++row)
    data.turnover.push_back(
        {month_of(columns[0].dates()[row]), columns[1].texts().text(row), columns[2].decimals()[row]});
}

void load_report_totals(store::Database& database, bool overrides, std::map<AccountKey, returns::Against>& accounts) {
  const auto columns = store::load_columns(
      database, "SELECT month, employer, fte FROM capacity_cells WHERE table_id IN ('total', 'employer') ORDER BY ALL");
  for (std::size_t row = 0; row < columns[0].dates().size(); ++row) {
    returns::Against& account = accounts[{columns[1].texts().text(row), month_of(columns[0].dates()[row])}];
    account.staff_in_post = columns[2].decimals()[row];
    account.overrides = overrides;
  }
}

/// The seal of the latest run that holds the month.
void load_seals(store::Database& database, std::map<AccountKey, returns::Against>& accounts) {
  if (!has_table(database, "seal_differences")) return;
  const auto columns = store::load_columns(
      database,
      "SELECT month, employer, seal, fte_sealed, cause FROM seal_differences WHERE profession IS NULL OR "
      "profession::VARCHAR = '' ORDER BY sealed, seal, month, employer");
  for (std::size_t row = 0; row < columns[0].dates().size(); ++row) {
    returns::Against& account = accounts[{columns[1].texts().text(row), month_of(columns[0].dates()[row])}];
    account.seal = columns[2].texts().text(row);
    account.sealed = columns[3].decimals()[row];
    account.seal_cause = "cause: " + columns[4].texts().text(row);
  }
}

base::Month month_asked(const plan_file::Plan& plan, const ReturnRequest& request, const ReturnData& data) {
  if (request.month.known()) return request.month;
  std::int32_t latest = 0;
  for (const StaffCell& cell : data.staff) latest = std::max(latest, cell.month);
  const bool listed = std::any_of(data.staff.begin(), data.staff.end(),
                                  [&](const StaffCell& cell) { return cell.month == plan.plan.month.ordinal(); });
  return listed ? plan.plan.month : base::Month::from_ordinal(latest);
}

void name_employers(const vocabulary::Geography& geography, ReturnData& data) {
  std::set<std::string> codes;
  for (const StaffCell& cell : data.staff)
    if (!cell.employer.empty()) codes.insert(cell.employer);
  for (const std::string& code : codes) {
    std::string name = code;
    for (const vocabulary::Organisation& organisation : geography.organisations())
      if (organisation.code == code && !organisation.name.empty())
        name = fmt::format("{} ({})", organisation.name, code);
    data.employers.emplace_back(code, name);
  }
}

std::vector<std::string> notes_of(const plan_file::Plan& plan, const returns::ReturnMap& map, const ReturnData& data) {
  std::vector<std::string> notes;
  if (!map.head.official)
    notes.push_back(
        "This is a worked example and no official template: rows, words and order are not those of the body that "
        "collects the return.");
  if (!map.head.note.empty()) notes.push_back(map.head.note);
  notes.push_back("Rows and order: " + map.head.source + ".");
  notes.push_back(
      "Small numbers stand here and none is hidden: send it to those who collect the return, and do not publish it.");
  if (plan.plan.synthetic) notes.push_back("Synthetic: these people are invented.");
  notes.push_back(
      "Substantive is the FTE of staff in post whose place lies in the plan's area, from records as curated, before "
      "the plan's overrides. 'No data' is not 0; the note of a row says why.");
  if (data.sickness)
    notes.push_back(
        "Sickness: FTE days lost / (FTE in post x days of the month); days lost are taken from absences whose "
        "assignment is in that month's list.");
  return notes;
}

}  // namespace

FilledReturn fill_return(const plan_file::Plan& plan, returns::ReturnMap map, const ReturnRequest& request) {
  store::Database database = open_output(plan, request.out_dir);
  const auto geography = vocabulary::Geography::load(request.reference_dir, read_plan_geography(plan));
  ReturnData data;
  data.plan_name = plan_area(plan, geography).name;
  Records records(plan, geography);
  records.load(database, data);
  if (data.staff.empty())
    throw base::InputError({base::Severity::Error,
                            {plan.file, 0, 0},
                            "the last output holds no staff in post of the plan's area",
                            "Add staff lists as an [[input]] and run again"});
  records.load_sickness(database, data);
  data.establishment = load_cells(database, "establishment", "budgeted_wte", "budgeted_wte IS NOT NULL");
  data.bank = load_cells(database, "temporary_staff", "worked_wte", "staffing::VARCHAR = 'bank'");
  data.agency = load_cells(database, "temporary_staff", "worked_wte", "staffing::VARCHAR = 'agency'");
  load_turnover(database, data);
  load_report_totals(database, !plan.overrides.empty(), records.accounts);
  load_seals(database, records.accounts);
  name_employers(geography, data);

  FilledReturn filled;
  filled.notes = notes_of(plan, map, data);
  filled.map = std::move(map);
  filled.month = month_asked(plan, request, data);
  filled.blocks = returns::fill(filled.map, data, filled.month);
  for (const returns::FilledBlock& block : filled.blocks)
    for (const auto& row : block.rows) filled.empty_rows += row.note.empty() ? 0 : 1;
  std::vector<std::pair<std::string, std::string>> organisations = {{"", data.plan_name}};
  if (filled.map.head.per == returns::Per::Employer) organisations = data.employers;
  for (const auto& [code, name] : organisations)
    for (const base::Month month : returns::months_of(filled.map.head, filled.month)) {
      const auto account = records.accounts.find({code, month.ordinal()});
      if (account == records.accounts.end() || account->second.all_footings == 0) continue;
      for (returns::AccountLine& line : returns::account_of(filled.map, code, name, month, data, account->second)) {
        filled.unexplained = filled.unexplained || line.what.starts_with("unexplained");
        filled.account.push_back(std::move(line));
      }
    }
  return filled;
}

}  // namespace cadre::run
