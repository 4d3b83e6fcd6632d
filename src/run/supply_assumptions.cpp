#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "intake/input_sheet.h"
#include "run/supply_step.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using Assumption = publishing::ReportInputs::Assumption;

/// How the Sources page writes a mark.
std::string shown_mark(plan_file::Mark mark) {
  if (mark == plan_file::Mark::AssumedExample) return "assumed_example";
  return mark == plan_file::Mark::FromPlan ? "plan" : std::string(plan_file::text_of(mark));
}

std::string number(double value) { return fmt::format("{}", value); }

/// ", Physiotherapist, sheffield, registered", as far as the row says it.
std::string where_of(const supply::Scope& scope) {
  std::string out;
  if (!scope.profession.empty())
    out += fmt::format(", {}", vocabulary::name_of(vocabulary::profession_of(scope.profession)));
  for (const std::string& part : {scope.area, scope.sector})
    if (!part.empty()) out += ", " + part;
  if (scope.level >= 0) out += fmt::format(", {}", intake::level_names()[static_cast<std::size_t>(scope.level)]);
  return out;
}

std::string ages_of(int from, int to) {
  const supply::Axes axes;
  if (from <= axes.youngest && to >= axes.oldest) return {};
  if (to >= axes.oldest) return fmt::format(", aged {} and over", from);
  if (from <= axes.youngest) return fmt::format(", aged up to {}", to);
  return from == to ? fmt::format(", aged {}", from) : fmt::format(", aged {} to {}", from, to);
}

std::string since(base::Month from) { return from.known() ? fmt::format(", from {}", from.spoken()) : std::string(); }

class Collector {
 public:
  void add(std::string_view kind, const std::string& name, const std::string& value, const std::string& unit,
           const supply::Given& given) {
    add(kind, name, value, {}, {}, unit, given);
  }
  void add(std::string_view kind, const std::string& name, const supply::Range& range, const std::string& unit,
           const supply::Given& given) {
    const bool certain = range.low == range.high;
    add(kind, name, number(range.value), certain ? "" : number(range.low), certain ? "" : number(range.high), unit,
        given);
  }
  std::vector<Assumption> take() { return std::move(rows_); }

 private:
  void add(std::string_view kind, const std::string& name, const std::string& value, const std::string& low,
           const std::string& high, const std::string& unit, const supply::Given& given) {
    rows_.push_back({fmt::format("supply_{}_{}", kind, ++numbers_[std::string(kind)]), "Supply: " + name, value, low,
                     high, unit, shown_mark(given.mark), given.source, given.date, std::nullopt, ""});
  }

  std::vector<Assumption> rows_;
  std::map<std::string, int> numbers_;
};

void add_staff_rows(const supply::Inputs& in, Collector& out) {
  for (const supply::RateInput& row : in.rates) {
    const std::string_view risk =
        row.retire_return ? "back after retiring" : supply::kRiskNames[static_cast<std::size_t>(row.risk)];
    out.add("rates",
            fmt::format("{}{}{}{}", risk, where_of(row.scope), ages_of(row.age_from, row.age_to), since(row.from)),
            row.yearly, row.retire_return ? "share" : "a year", row.given);
  }
  for (const supply::ParticipationInput& row : in.participation)
    out.add("participation", fmt::format("FTE of a person{}{}", where_of(row.scope), ages_of(row.age_from, row.age_to)),
            row.share, "FTE", row.given);
  for (const supply::EntryAgeInput& row : in.entry_ages)
    out.add("entry_ages",
            fmt::format("ages of {}{}{}", supply::kSourceNames[static_cast<std::size_t>(row.inflow)],
                        where_of({row.profession, {}, {}, -1}), ages_of(row.age_from, row.age_to)),
            number(row.weight), "weight", row.given);
  for (const supply::MoveInput& row : in.moves)
    out.add("moves",
            fmt::format("moves from {} to {}{}",
                        where_of({{}, row.from_area, row.from_sector, -1}).empty()
                            ? "anywhere"
                            : where_of({{}, row.from_area, row.from_sector, -1}).substr(2),
                        where_of({{}, row.to_area, row.to_sector, -1}).empty()
                            ? "anywhere"
                            : where_of({{}, row.to_area, row.to_sector, -1}).substr(2),
                        where_of({row.profession, {}, {}, -1})),
            number(row.weight), "weight", row.given);
  for (const supply::EstablishmentInput& row : in.establishment)
    out.add("establishment", fmt::format("funded posts{}{}", where_of(row.scope), since(row.from)), number(row.fte),
            "FTE", row.given);
}

std::string unit_of(supply::Amount amount) {
  return amount == supply::Amount::People ? "people a year" : "a year per 100 staff";
}

void add_route_rows(const supply::Inputs& in, Collector& out) {
  for (const supply::InflowInput& row : in.inflows)
    out.add("inflows",
            fmt::format("{}{}{}", supply::kSourceNames[static_cast<std::size_t>(row.inflow)], where_of(row.scope),
                        since(row.from)),
            row.per_year, unit_of(row.amount), row.given);
  for (const supply::RouteInput& row : in.routes)
    out.add("routes", fmt::format("starts of {}{}{}", row.title, where_of(row.scope), since(row.from)), row.starts,
            unit_of(row.amount), row.given);
  const supply::StageInput* last = nullptr;
  for (const supply::StageInput& row : in.stages) {
    const bool replaced = !row.given.own && std::any_of(in.stages.begin(), in.stages.end(), [&](const auto& other) {
      return other.given.own && other.route == row.route;
    });
    const bool again =
        last != nullptr && last->route == row.route && last->stage == row.stage && last->profession == row.profession;
    last = &row;
    if (replaced || again) continue;
    out.add("stages",
            fmt::format("{}, {}{}: {} months, share lost", row.route, row.stage, where_of({row.profession, {}, {}, -1}),
                        row.months),
            number(row.attrition), "share", row.given);
  }
  for (const supply::LimitInput& row : in.limits)
    if (row.per_year)
      out.add("limits",
              fmt::format("{}{}{}{}", row.limit, where_of({row.profession, {}, {}, -1}),
                          row.team.empty() ? "" : ", " + row.team, since(row.from)),
              number(*row.per_year), row.unit + " a year", row.given);
  for (const supply::LearnerInput& row : in.learners)
    out.add("learners",
            fmt::format("learners on {}, {}{}", row.route, row.stage, where_of({row.profession, row.area, {}, -1})),
            fmt::format("{}", row.people), "people", row.given);
  for (const supply::LeverInput& row : in.levers)
    out.add("levers", fmt::format("lever {}: {}{}", row.title, row.what, where_of(row.scope)),
            fmt::format("{} {}",
                        row.operation == supply::LeverOperation::Add        ? "add"
                        : row.operation == supply::LeverOperation::Multiply ? "multiply by"
                                                                            : "set to",
                        row.value),
            "", row.given);
}

}  // namespace

std::vector<Assumption> supply_assumptions(const PlanSupply& supply) {
  Collector out;
  add_staff_rows(supply.inputs, out);
  add_route_rows(supply.inputs, out);
  if (supply.inputs.learners.empty())
    out.add("learners", "who is in training at the opening", "as if earlier years had started as many", "",
            {{}, plan_file::Mark::Assumed, "docs/formats/supply.md, learners", "2026-11-26", false});
  return out.take();
}

}  // namespace cadre::run
