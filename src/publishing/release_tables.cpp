#include "publishing/release_tables.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/month.h"
#include "base/parallel.h"
#include "publishing/disclosure.h"
#include "publishing/release_audit.h"
#include "publishing/release_month.h"

namespace cadre::publishing {
namespace {

std::string places_of(const std::vector<CellPlace>& places, const ReleaseInput& input) {
  std::set<std::string> tables;
  for (const CellPlace& place : places) tables.insert(input.tables[place.table].id);
  std::string text;
  for (const std::string& table : tables) text += (text.empty() ? "" : ", ") + table;
  return text;
}

ProtectedRelease protect_month(const MonthInput& month, const DisclosureOptions& options) {
  base::SilentProgress silent;
  ProtectedRelease release = protect_counts(month.input, options, silent);
  const std::string when = base::Month::from_ordinal(month.month).iso();
  if (!release.unsafe.empty()) {
    throw ReleaseRefused(
        fmt::format("{} hidden counts of {} cannot be protected beside what was published before (in: {})",
                    release.unsafe.size(), when, places_of(release.unsafe, month.input)));
  }
  const AuditReport report = audit_release(month.input, release, {}, silent);
  if (!report.passed()) {
    std::vector<CellPlace> places;
    for (const AuditFinding& finding : report.exposed) places.push_back(finding.place);
    throw ReleaseRefused(fmt::format("the attack on the release of {} narrowed down {} hidden figures (in: {})", when,
                                     report.exposed.size(), places_of(places, month.input)));
  }
  return release;
}

const PublishedTable* find_table(const ProtectedRelease& release, const std::string& id) {
  for (const PublishedTable& table : release.tables) {
    if (table.id == id) return &table;
  }
  return nullptr;
}

std::map<std::string, PublishedCell> cells_by_profession(const ProtectedRelease& release) {
  std::map<std::string, PublishedCell> out;
  for (const PublishedTable& table : release.tables) {
    if (table.dimensions.empty() && !table.cells.empty()) out[""] = table.cells[0];
    if (table.dimensions != std::vector<std::string>{"profession"}) continue;
    for (std::size_t r = 0; r < table.cells.size(); ++r) out[table.values[r][0]] = table.cells[r];
  }
  return out;
}

void collect_trend(ReleaseSet& set, const ReleaseRequest& request, const MonthInput& month,
                   const ProtectedRelease& release) {
  if (request.trend == nullptr) return;
  const auto raw = cells_by_profession(release);
  std::map<std::string, PublishedCell> matched;
  if (const PublishedTable* table = find_table(release, kTrendId)) {
    for (std::size_t r = 0; r < table->cells.size(); ++r) matched[table->values[r][0]] = table->cells[r];
  }
  const base::Table& trend = *request.trend;
  for (std::size_t r = 0; r < trend.rows(); ++r) {
    if (trend.integer_at(r, "month") != month.month) continue;
    const std::string& profession = trend.text_at(r, "profession");
    const auto now = raw.find(profession);
    if (now == raw.end()) continue;
    ReleasedTrendRow row{month.month,
                         profession,
                         now->second,
                         {},
                         false,
                         trend.integer_at(r, "employers_reporting"),
                         trend.integer_at(r, "employers_matched")};
    const auto panel = matched.find(profession);
    row.matched_known = panel != matched.end();
    if (row.matched_known) row.matched = panel->second;
    set.trend.push_back(std::move(row));
  }
}

void collect_past_age(ReleaseSet& set, const MonthInput& month, const ProtectedRelease& release) {
  const PublishedTable* table = find_table(release, kPastAgeId);
  if (table == nullptr) return;
  const CountTable* truth = nullptr;
  for (const CountTable& t : month.input.tables) {
    if (t.id == kPastAgeId) truth = &t;
  }
  std::map<std::string, ReleasedPastAgeRow> rows;
  std::map<std::string, std::pair<double, double>> exact;
  for (std::size_t r = 0; r < table->cells.size(); ++r) {
    const std::string& profession = table->values[r][0];
    ReleasedPastAgeRow& row = rows[profession];
    row.month = month.month;
    row.profession = profession;
    if (table->values[r][1] == kNo) continue;  // protected, so that no difference tells it; published nowhere
    const bool past = table->values[r][1] == kYes;
    (past ? row.past_age : row.known_age) = table->cells[r];
    (past ? exact[profession].first : exact[profession].second) = static_cast<double>(truth->cells[r].people);
  }
  for (auto& [profession, row] : rows) {
    const bool shown = row.known_age.rate_mark == Mark::Shown && row.past_age.people_mark == Mark::Shown &&
                       (row.past_age.rate_mark == Mark::Shown || row.past_age.people == 0);
    row.share = shown ? std::round(100 * exact[profession].first / exact[profession].second)
                      : std::numeric_limits<double>::quiet_NaN();
    set.past_age.push_back(row);
  }
}

void collect(ReleaseSet& set, const ReleaseRequest& request, const MonthInput& month, const ProtectedRelease& release) {
  for (std::size_t t = 0; t < set.tables.size(); ++t) {
    const PublishedTable& table = release.tables[t];
    for (std::size_t r = 0; r < table.cells.size(); ++r) {
      set.tables[t].rows.push_back({month.month, table.values[r], table.cells[r]});
    }
  }
  collect_trend(set, request, month, release);
  collect_past_age(set, month, release);
  set.months.push_back(month.month);
  set.roles_for_people = set.roles_for_people || month.by_roles;
  set.cells += release.cells;
  set.small += release.small;
  set.withheld += release.withheld;
  set.fte_withheld += release.fte_withheld;
  set.narrowed_by_last_month += release.narrowed_by_last_month;
}

}  // namespace

/// Makes Released values; see released.h.
class ReleaseGate {
 public:
  static Released<ReleaseSet> pass(ReleaseSet set) { return Released<ReleaseSet>(std::move(set)); }
};

Released<ReleaseSet> protect(const ReleaseRequest& request, base::Progress& progress) {
  if (request.options.mode == DisclosureMode::Off) throw std::logic_error("mode off is for out/internal only");
  std::set<std::int32_t> months;
  for (std::size_t r = 0; r < request.cells->rows(); ++r) {
    months.insert(static_cast<std::int32_t>(request.cells->integer_at(r, "month")));
  }
  std::vector<MonthInput> inputs;
  inputs.reserve(months.size());
  for (const std::int32_t month : months) inputs.push_back(month_input(request, month));
  std::vector<std::optional<ProtectedRelease>> releases(inputs.size());
  progress.start("Disclosure control", inputs.size(), "months");
  base::parallel_for(inputs.size(), request.threads, [&](std::size_t i) {
    releases[i] = protect_month(inputs[i], request.options);
    progress.advance(1);
  });
  progress.finish();
  ReleaseSet set;
  set.options = request.options;
  for (const capacity::ReleaseTable& table : request.list)
    set.tables.push_back({table.id, table.caption, dimension_names(table), {}});
  for (std::size_t i = 0; i < inputs.size(); ++i) collect(set, request, inputs[i], *releases[i]);
  return ReleaseGate::pass(std::move(set));
}

}  // namespace cadre::publishing
