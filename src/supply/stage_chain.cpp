#include "supply/stage_chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "plan_file/nearest.h"

namespace cadre::supply {
namespace {

using base::Severity;

void fault(base::Diagnostics& faults, const Given& given, std::string message, std::string remedy) {
  faults.push_back({Severity::Error, given.where, std::move(message), std::move(remedy)});
}

/// Rows of each stage by order of first appearance, the plan's and the profession's own ones in place of others.
std::vector<StageRows> rows_by_stage(const Inputs& inputs, const std::string& route, const std::string& profession) {
  const bool own = std::any_of(inputs.stages.begin(), inputs.stages.end(),
                               [&](const StageInput& s) { return s.route == route && s.given.own; });
  std::vector<StageRows> out;
  for (const StageInput& row : inputs.stages) {
    if (row.route != route || row.given.own != own) continue;
    if (!row.profession.empty() && row.profession != profession) continue;
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const StageRows& rows) { return rows.front()->stage == row.stage; });
    if (same == out.end()) {
      out.push_back({&row});
    } else if (same->front()->profession == row.profession) {
      same->push_back(&row);
    } else if (!row.profession.empty()) {
      *same = {&row};
    }
  }
  return out;
}

bool agree(const std::vector<StageRows>& stages, base::Diagnostics& faults) {
  const std::size_t before = faults.size();
  for (const StageRows& rows : stages)
    for (const StageInput* row : rows) {
      const StageInput& first = *rows.front();
      if (row->months != first.months || row->attrition != first.attrition || row->next != first.next)
        fault(faults, row->given,
              fmt::format("stage '{}' of route '{}' has other months, attrition or next than in line {}", row->stage,
                          row->route, first.given.where.line),
              "Repeat them in each row of a stage; only limit and units differ");
      else if (row != &first && (row->limit.empty() || row->limit == first.limit))
        fault(faults, row->given, fmt::format("stage '{}' of route '{}' stands twice", row->stage, row->route),
              "Keep one row for each limit of a stage");
    }
  return faults.size() == before;
}

/// The one stage that no other names as next.
const StageRows* first_stage(const std::vector<StageRows>& stages, const std::string& route,
                             base::Diagnostics& faults) {
  std::vector<const StageRows*> first;
  for (const StageRows& rows : stages)
    if (std::none_of(stages.begin(), stages.end(),
                     [&](const StageRows& other) { return other.front()->next == rows.front()->stage; }))
      first.push_back(&rows);
  if (first.size() == 1) return first.front();
  if (first.empty())
    fault(faults, stages.front().front()->given, fmt::format("the stages of route '{}' go round in a loop", route),
          "Leave 'next' of the last stage empty");
  else
    fault(faults, first[1]->front()->given,
          fmt::format("route '{}' begins twice: no stage leads to '{}' or to '{}'", route, first[0]->front()->stage,
                      first[1]->front()->stage),
          "Name each stage but the first as 'next' of one other");
  return nullptr;
}

}  // namespace

std::vector<StageRows> stage_chain(const Inputs& inputs, const std::string& route, const std::string& profession,
                                   base::Diagnostics& faults) {
  const std::vector<StageRows> stages = rows_by_stage(inputs, route, profession);
  if (stages.empty() || !agree(stages, faults)) return {};
  const StageRows* at = first_stage(stages, route, faults);
  if (at == nullptr) return {};
  std::vector<std::string_view> names;
  for (const StageRows& rows : stages) names.push_back(rows.front()->stage);
  std::vector<StageRows> chain;
  std::set<std::string> seen;
  while (true) {
    const StageInput& stage = *at->front();
    if (!seen.insert(stage.stage).second) {
      fault(faults, stage.given, fmt::format("the stages of route '{}' go round in a loop at '{}'", route, stage.stage),
            "Leave 'next' of the last stage empty");
      return {};
    }
    chain.push_back(*at);
    if (stage.next.empty()) break;
    const auto next = std::find(names.begin(), names.end(), stage.next);
    if (next == names.end()) {
      fault(faults, stage.given, fmt::format("route '{}' has no stage '{}'", route, stage.next),
            fmt::format("The nearest is '{}'", plan_file::nearest_of(stage.next, names).word));
      return {};
    }
    at = &stages[static_cast<std::size_t>(next - names.begin())];
  }
  if (chain.size() == stages.size()) return chain;
  for (const StageRows& rows : stages)
    if (!seen.contains(rows.front()->stage))
      fault(faults, rows.front()->given,
            fmt::format("nobody on route '{}' comes to stage '{}'", route, rows.front()->stage),
            "Name it as 'next' of another stage; two stages cannot name the same");
  return {};
}

}  // namespace cadre::supply
