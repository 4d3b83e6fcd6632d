#include "matching/match_files.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/csv_text.h"
#include "intake/input_sheet.h"

namespace cadre::matching {
namespace {

using intake::InputColumn;
using intake::InputSheet;

constexpr double kMostHours = 1e12, kMostCost = 1e9, kMostEfficiency = 1e9, kMostCoefficient = 1e9;
constexpr std::array<std::string_view, 3> kSenses = {"<=", ">=", "="};

using Index = std::unordered_map<std::string, std::uint32_t>;

std::string in_quotes(const std::string& text) { return "'" + text + "'"; }

/// The name of a row, which no other row has.
std::string own_name(InputSheet& sheet, std::string_view column, Index& index) {
  std::string name = sheet.name(column);
  if (!name.empty() && !index.emplace(name, static_cast<std::uint32_t>(index.size())).second)
    sheet.fault(column, fmt::format("{} {} stands twice", column, in_quotes(name)), "Give each row a name of its own");
  return name;
}

std::uint32_t known(InputSheet& sheet, std::string_view column, const Index& index, const std::string& file) {
  const std::string name = sheet.name(column);
  const auto found = index.find(name);
  if (found != index.end()) return found->second;
  if (!name.empty())
    sheet.fault(column, fmt::format("{} {} is not in {}", column, in_quotes(name), file),
                fmt::format("Add it there, or take this row out"));
  return 0;
}

std::uint64_t pair_of(std::uint32_t group, std::uint32_t need) { return (std::uint64_t{group} << 32U) | need; }

struct Names {
  Index groups, needs;
  std::unordered_map<std::uint64_t, std::uint32_t> arcs;
  std::string staff_file, need_file;
};

void read_staff(MatchText file, Problem& into, Names& names) {
  static constexpr std::array kColumns = {InputColumn{"staff"}, InputColumn{"hours"}, InputColumn{"cost_per_hour"}};
  InputSheet sheet(std::move(file.text), file.name, kColumns, true);
  while (sheet.next()) {
    Group row;
    row.id = own_name(sheet, "staff", names.groups);
    row.hours = sheet.number("hours", 0, kMostHours);
    row.cost_per_hour = sheet.number("cost_per_hour", -kMostCost, kMostCost);
    into.groups.push_back(std::move(row));
  }
  sheet.finish();
  names.staff_file = file.name;
}

void read_needs(MatchText file, Problem& into, Names& names) {
  static constexpr std::array kColumns = {InputColumn{"need"}, InputColumn{"hours"}, InputColumn{"priority"}};
  InputSheet sheet(std::move(file.text), file.name, kColumns, true);
  while (sheet.next()) {
    Need row;
    row.id = own_name(sheet, "need", names.needs);
    row.hours = sheet.number("hours", 0, kMostHours);
    row.priority = sheet.number("priority", 0, kMostCost);
    into.needs.push_back(std::move(row));
  }
  sheet.finish();
  names.need_file = file.name;
}

void read_arcs(MatchText file, Problem& into, Names& names) {
  static constexpr std::array kColumns = {InputColumn{"staff"}, InputColumn{"need"}, InputColumn{"efficiency"},
                                          InputColumn{"extra_cost"}};
  InputSheet sheet(std::move(file.text), file.name, kColumns, true);
  while (sheet.next()) {
    Arc row;
    row.group = known(sheet, "staff", names.groups, names.staff_file);
    row.need = known(sheet, "need", names.needs, names.need_file);
    row.efficiency = sheet.number("efficiency", 0, kMostEfficiency);
    row.extra_cost = sheet.number("extra_cost", -kMostCost, kMostCost, 0);
    if (!sheet.sound()) continue;
    if (!names.arcs.emplace(pair_of(row.group, row.need), static_cast<std::uint32_t>(into.arcs.size())).second)
      sheet.fault(
          "need",
          fmt::format("the pair {} and {} stands twice", in_quotes(sheet.text("staff")), in_quotes(sheet.text("need"))),
          "Keep one row for each pair");
    into.arcs.push_back(row);
  }
  sheet.finish();
}

/// Sense and right-hand side stand in every row of a limit, or in its first alone.
void read_terms_of(InputSheet& sheet, Limit& limit, bool fresh) {
  const bool says_sense = !sheet.blank("sense") || fresh, says_rhs = !sheet.blank("rhs") || fresh;
  const auto sense = static_cast<Sense>(says_sense ? sheet.choice("sense", kSenses) : 0);
  const double rhs = says_rhs ? sheet.number("rhs", -kMostHours, kMostHours) : 0;
  if (fresh) {
    limit.sense = sense;
    limit.rhs = rhs;
    return;
  }
  if (says_sense && sense != limit.sense)
    sheet.fault("sense",
                fmt::format("limit {} says {} here and {} before", in_quotes(limit.id), sheet.text("sense"),
                            kSenses[static_cast<std::size_t>(limit.sense)]),
                "Give all rows of a limit one sense");
  if (says_rhs && rhs != limit.rhs)
    sheet.fault("rhs", fmt::format("limit {} says {} here and {} before", in_quotes(limit.id), rhs, limit.rhs),
                "Give all rows of a limit one right-hand side");
}

void read_limits(const MatchText& file, Problem& into, const Names& names, base::Diagnostics& notes) {
  static constexpr std::array kColumns = {InputColumn{"limit"},       InputColumn{"staff"}, InputColumn{"need"},
                                          InputColumn{"coefficient"}, InputColumn{"sense"}, InputColumn{"rhs"}};
  InputSheet sheet(file.text, file.name, kColumns, true);
  std::unordered_map<std::string, std::size_t> seen;
  while (sheet.next()) {
    const std::string id = sheet.name("limit");
    const auto [at, fresh] = seen.emplace(id, into.limits.size());
    if (fresh) into.limits.push_back({id, Sense::AtMost, 0, {}});
    Limit& limit = into.limits[at->second];
    read_terms_of(sheet, limit, fresh);
    const std::uint32_t group = known(sheet, "staff", names.groups, names.staff_file);
    const std::uint32_t need = known(sheet, "need", names.needs, names.need_file);
    const double coefficient = sheet.number("coefficient", -kMostCoefficient, kMostCoefficient);
    if (!sheet.sound()) continue;
    const auto arc = names.arcs.find(pair_of(group, need));
    if (arc != names.arcs.end())
      limit.terms.push_back({arc->second, coefficient});
    else
      notes.push_back({base::Severity::Warning, sheet.spot("need"),
                       fmt::format("{} has no arc to {}: in limit {} the pair counts 0", in_quotes(sheet.text("staff")),
                                   in_quotes(sheet.text("need")), in_quotes(id)),
                       "Add the arc, or take this row out"});
  }
  sheet.finish();
}

std::string amount(double value) {
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return fmt::format("{}", value == 0 ? 0.0 : value);
}

std::string csv_field(const std::string& text) {
  std::string out;
  base::append_csv_field(out, text);
  return out;
}

void price_rows(std::string& out, std::string_view kind, const std::string& id, const Price& price) {
  out += fmt::format("{},{},{},{}\n", kind, csv_field(id), amount(price.one_more), amount(price.one_less));
}

}  // namespace

Problem read_match_files(MatchText staff, MatchText needs, MatchText arcs, const MatchText* limits,
                         base::Diagnostics& notes) {
  Problem out;
  Names names;
  read_staff(std::move(staff), out, names);
  read_needs(std::move(needs), out, names);
  read_arcs(std::move(arcs), out, names);
  if (limits != nullptr) read_limits(*limits, out, names, notes);
  return out;
}

std::string assignment_csv(const Problem& problem, const Answer& answer) {
  std::string out = "staff,need,hours,covered\n";
  if (answer.status != Status::Optimal) return out;
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    if (!(answer.hours[a] > 0)) continue;
    const Arc& arc = problem.arcs[a];
    out += fmt::format("{},{},{},{}\n", csv_field(problem.groups[arc.group].id), csv_field(problem.needs[arc.need].id),
                       amount(answer.hours[a]), amount(answer.hours[a] * arc.efficiency));
  }
  return out;
}

std::string unmet_csv(const Problem& problem, const Answer& answer) {
  std::string out = "need,hours,covered,unmet,priority\n";
  if (answer.status != Status::Optimal) return out;
  for (std::size_t n = 0; n < problem.needs.size(); ++n) {
    const Need& need = problem.needs[n];
    out += fmt::format("{},{},{},{},{}\n", csv_field(need.id), amount(need.hours), amount(need.hours - answer.unmet[n]),
                       amount(answer.unmet[n]), amount(need.priority));
  }
  return out;
}

std::string prices_csv(const Problem& problem, const Prices& prices) {
  std::string out = "kind,id,price_of_one_more,saving_of_one_less\n";
  for (std::size_t g = 0; g < prices.groups.size(); ++g)
    price_rows(out, "staff", problem.groups[g].id, prices.groups[g]);
  for (std::size_t n = 0; n < prices.needs.size(); ++n) price_rows(out, "need", problem.needs[n].id, prices.needs[n]);
  for (std::size_t l = 0; l < prices.limits.size(); ++l)
    price_rows(out, "limit", problem.limits[l].id, prices.limits[l]);
  return out;
}

std::string summary_json(const Problem& problem, const Answer& answer, double seconds) {
  nlohmann::ordered_json out;
  out["status"] = kStatusNames[static_cast<std::size_t>(answer.status)];
  const bool solved = answer.status == Status::Optimal;
  out["priority_weighted_unmet"] = solved ? nlohmann::ordered_json(answer.weighted_unmet) : nullptr;
  out["cost"] = solved ? nlohmann::ordered_json(answer.cost) : nullptr;
  out["seconds"] = seconds;
  out["engine"] = kEngineNames[static_cast<std::size_t>(answer.engine)];
  out["error_bound"] = answer.error_bound;
  out["staff"] = problem.groups.size();
  out["needs"] = problem.needs.size();
  out["arcs"] = problem.arcs.size();
  out["limits"] = problem.limits.size();
  if (!solved) {
    nlohmann::ordered_json conflict = nlohmann::ordered_json::array();
    for (const std::uint32_t l : answer.conflict) conflict.push_back({{"kind", "limit"}, {"id", problem.limits[l].id}});
    for (const std::uint32_t g : answer.short_groups)
      conflict.push_back({{"kind", "staff"}, {"id", problem.groups[g].id}});
    for (const std::uint32_t n : answer.full_needs) conflict.push_back({{"kind", "need"}, {"id", problem.needs[n].id}});
    out["conflict"] = std::move(conflict);
  }
  return out.dump(2) + "\n";
}

}  // namespace cadre::matching
