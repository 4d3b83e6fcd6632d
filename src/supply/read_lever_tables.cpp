// Levers, and the scenarios made of them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "intake/input_sheet.h"
#include "plan_file/nearest.h"
#include "supply/read_tables.h"

namespace cadre::supply {

using intake::InputColumn;
using intake::InputSheet;
namespace {

using Kind = LeverTarget::Kind;

/// Words that name a target whole, and prefixes that a name follows.
struct TargetWord {
  std::string_view word;
  Kind kind;
  Risk risk{};
};
constexpr TargetWord kTargets[] = {
    {"leave_rate", Kind::Rate, Risk::Leave},     {"retire_rate", Kind::Rate, Risk::Retire},
    {"break_rate", Kind::Rate, Risk::Break},     {"move_rate", Kind::Rate, Risk::Move},
    {"promote_rate", Kind::Rate, Risk::Promote}, {"retire_return", Kind::RetireReturn},
    {"participation", Kind::Participation},      {"establishment", Kind::Establishment},
};
constexpr std::string_view kInflow = "inflow:", kStarts = "starts:", kLimit = "limit:";
constexpr std::string_view kOperations[] = {"add", "multiply", "set"};

std::vector<std::string> target_words() {
  std::vector<std::string> out;
  for (const TargetWord& target : kTargets) out.emplace_back(target.word);
  for (const std::string_view source : kSourceNames)
    if (source != kSourceNames[static_cast<std::size_t>(Source::RetireAndReturn)])
      out.push_back(std::string(kInflow) + std::string(source));
  return out;
}

void unknown_target(InputSheet& sheet) {
  const std::vector<std::string> known = target_words();
  const std::vector<std::string_view> words(known.begin(), known.end());
  const plan_file::Nearest nearest = plan_file::nearest_of(sheet.text("what"), words);
  sheet.fault("what", fmt::format("a lever cannot change '{}'", sheet.text("what").substr(0, 60)),
              nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                            : fmt::format("Write one of {}, starts:ROUTE, limit:LIMIT", fmt::join(words, ", ")));
}

/// Values that no base could be changed by.
void check_value(InputSheet& sheet, const LeverInput& row) {
  const bool share =
      row.target.kind == Kind::Rate || row.target.kind == Kind::RetireReturn || row.target.kind == Kind::Participation;
  if (row.operation != LeverOperation::Add && row.value < 0)
    sheet.fault("value",
                fmt::format("{} by {} would be less than nothing", kOperations[static_cast<std::size_t>(row.operation)],
                            row.value),
                "Write 0 or more");
  if (share && row.operation == LeverOperation::Set && row.value > 1)
    sheet.fault("value", fmt::format("{} of {} is more than all", row.what, row.value), "Write a share from 0 to 1");
  if (share && row.operation == LeverOperation::Add && std::abs(row.value) > 1)
    sheet.fault("value", fmt::format("{} changed by {} is more than all", row.what, row.value),
                "Write one point as 0.01");
  if (row.target.kind == Kind::Participation && (row.start.known() || row.ramp_months > 0))
    sheet.fault("start", "participation holds for the whole run and cannot change on the way",
                "Leave start and ramp_months empty");
  const bool by_area = row.target.kind != Kind::Limit;
  if (!by_area && !row.scope.area.empty())
    sheet.fault("area", "a limit belongs to a profession or to all, not to an area", "Leave this cell empty");
  if ((row.target.kind == Kind::Limit || row.target.kind == Kind::Starts || row.target.kind == Kind::RetireReturn) &&
      row.scope.level >= 0)
    sheet.fault("level", fmt::format("{} has no level", row.what), "Leave this cell empty");
}

}  // namespace

bool parse_lever_target(const std::string& what, LeverTarget& target) {
  for (const TargetWord& row : kTargets)
    if (what == row.word) {
      target = {row.kind, row.risk, {}, {}};
      return true;
    }
  if (what.starts_with(kInflow)) {
    const auto at = std::find(kSourceNames.begin(), kSourceNames.end(), what.substr(kInflow.size()));
    if (at == kSourceNames.end()) return false;
    target = {Kind::Inflow, {}, static_cast<Source>(at - kSourceNames.begin()), {}};
    return target.inflow != Source::RetireAndReturn;
  }
  for (const auto& [prefix, kind] : {std::pair{kStarts, Kind::Starts}, std::pair{kLimit, Kind::Limit}})
    if (what.starts_with(prefix)) {
      target = {kind, {}, {}, what.substr(prefix.size())};
      return !target.name.empty();
    }
  return false;
}

void read_levers(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"lever"},
                                          InputColumn{"title", false},
                                          InputColumn{"what"},
                                          InputColumn{"profession", false},
                                          InputColumn{"area", false},
                                          InputColumn{"level", false},
                                          InputColumn{"operation"},
                                          InputColumn{"value"},
                                          InputColumn{"start", false},
                                          InputColumn{"ramp_months", false},
                                          InputColumn{"cost_per_year", false},
                                          InputColumn{"source"},
                                          InputColumn{"mark"},
                                          InputColumn{"date", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    LeverInput row;
    row.lever = sheet.name("lever");
    row.title = sheet.blank("title") ? row.lever : sheet.text("title");
    row.what = sheet.name("what");
    if (!row.what.empty() && !parse_lever_target(row.what, row.target)) unknown_target(sheet);
    row.scope = sheet.scope();
    row.operation = static_cast<LeverOperation>(sheet.choice("operation", kOperations));
    row.value = sheet.number("value", -1e8, 1e8);
    row.start = sheet.month("start");
    row.ramp_months = sheet.whole("ramp_months", 0, 600, 0);
    row.cost_per_year = sheet.number("cost_per_year", 0, 1e12, 0);
    row.given = sheet.given();
    if (sheet.sound()) check_value(sheet, row);
    if (sheet.sound()) into.levers.push_back(std::move(row));
  }
  sheet.finish();
}

void read_scenarios(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"scenario"}, InputColumn{"title", false}, InputColumn{"lever"}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    ScenarioInput row;
    row.scenario = sheet.name("scenario");
    row.title = sheet.text("title");
    if (sheet.blank("lever"))
      sheet.fault("lever", fmt::format("scenario '{}' names no lever here", row.scenario.substr(0, 60)),
                  "Name a lever of the table of levers, or take the row out");
    row.lever = sheet.text("lever");
    row.given.where = sheet.spot("lever");
    row.given.own = own;
    if (sheet.sound()) into.scenarios.push_back(std::move(row));
  }
  sheet.finish();
}

}  // namespace cadre::supply
