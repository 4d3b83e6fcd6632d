#include "supply/scenario.h"

#include <fmt/format.h>

#include <algorithm>

#include "intake/input_sheet.h"
#include "vocabulary/codes.h"

namespace cadre::supply {
namespace {

bool fits(const Scope& lever, const Scope& of) {
  const auto same = [](const std::string& wanted, const std::string& is) { return wanted.empty() || wanted == is; };
  return same(lever.profession, of.profession) && same(lever.area, of.area) && same(lever.sector, of.sector) &&
         (lever.level < 0 || of.level < 0 || lever.level == of.level);
}

std::string change_of(const LeverInput& lever) {
  switch (lever.operation) {
    case LeverOperation::Add:
      return fmt::format("{:+}", lever.value);
    case LeverOperation::Multiply:
      return fmt::format("times {}", lever.value);
    case LeverOperation::Set:
      break;
  }
  return fmt::format("set to {}", lever.value);
}

std::string grouped(double pounds) {
  std::string digits = fmt::format("{:.0f}", pounds);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

std::vector<Scenario> scenarios_of(const Inputs& inputs) {
  std::vector<Scenario> out{{std::string(kBaseScenario), "Base", {}}};
  for (const ScenarioInput& row : inputs.scenarios) {
    auto at = std::find_if(out.begin(), out.end(), [&](const Scenario& s) { return s.id == row.scenario; });
    if (at == out.end()) {
      out.push_back({row.scenario, row.title.empty() ? row.scenario : row.title, {}});
      at = out.end() - 1;
    }
    for (const LeverInput& lever : inputs.levers)
      if (lever.lever == row.lever) at->levers.push_back(&lever);
  }
  return out;
}

std::string sentence_of(const LeverInput& lever) {
  std::string where;
  if (!lever.scope.profession.empty())
    where += fmt::format(", {}", vocabulary::name_of(vocabulary::profession_of(lever.scope.profession)));
  if (!lever.scope.area.empty()) where += fmt::format(", {}", lever.scope.area);
  if (lever.scope.level >= 0)
    where += fmt::format(", {}", intake::level_names()[static_cast<std::size_t>(lever.scope.level)]);
  std::string when;
  if (lever.start.known()) when += fmt::format(" from {}", lever.start.spoken());
  if (lever.ramp_months > 0) when += fmt::format(" over {} months", lever.ramp_months);
  const std::string cost =
      lever.cost_per_year > 0 ? fmt::format("; £{} a year", grouped(lever.cost_per_year)) : "; no cost stated";
  return fmt::format("{}: {}{} {}{}{} ({}: {})", lever.title, lever.what, where, change_of(lever), when, cost,
                     plan_file::text_of(lever.given.mark), lever.given.source);
}

Levers::Levers(std::span<const LeverInput* const> levers, base::Month opening)
    : levers_(levers), used_(levers.size(), false), opening_(opening) {}

bool Levers::by_area(LeverTarget::Kind kind) const {
  return std::any_of(levers_.begin(), levers_.end(),
                     [&](const LeverInput* lever) { return lever->target.kind == kind && !lever->scope.area.empty(); });
}

std::vector<const LeverInput*> Levers::idle() const {
  std::vector<const LeverInput*> out;
  for (std::size_t i = 0; i < levers_.size(); ++i)
    if (!used_[i]) out.push_back(levers_[i]);
  return out;
}

double Levers::strength(const LeverInput& lever, int step) const {
  const int first = lever.start.known() ? lever.start.ordinal() - opening_.ordinal() - 1 : 0;
  if (step < first) return 0;
  const int done = step - first + 1;
  return lever.ramp_months <= done ? 1 : static_cast<double>(done) / lever.ramp_months;
}

void Levers::change(const LeverInput& lever, double share, bool amounts, std::vector<double>& values) const {
  for (std::size_t step = 0; step < values.size(); ++step) {
    const double strength = this->strength(lever, static_cast<int>(step));
    double& value = values[step];
    if (lever.operation == LeverOperation::Multiply)
      value *= 1 + (lever.value - 1) * strength;
    else if (lever.operation == LeverOperation::Add)
      value += lever.value * share * strength;
    else
      value += (lever.value * share - value) * strength;
    value = amounts ? std::max(value, 0.0) : std::clamp(value, 0.0, 1.0);
  }
}

void Levers::apply(const LeverTarget& target, bool amounts, std::span<Piece> pieces) {
  for (std::size_t i = 0; i < levers_.size(); ++i) {
    const LeverInput& lever = *levers_[i];
    if (!(lever.target == target)) continue;
    double weight = 0, fitting = 0;
    for (const Piece& piece : pieces)
      if (fits(lever.scope, piece.of)) {
        weight += piece.weight;
        ++fitting;
      }
    if (fitting == 0) continue;
    used_[i] = true;
    for (const Piece& piece : pieces)
      if (fits(lever.scope, piece.of))
        change(lever, !amounts ? 1 : weight > 0 ? piece.weight / weight : 1 / fitting, amounts, *piece.values);
  }
}

}  // namespace cadre::supply
