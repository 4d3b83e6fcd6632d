#include "planning/priority_tables.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace cadre::planning {
namespace {

using base::ColumnKind;
using Json = nlohmann::ordered_json;

constexpr base::ColumnSpec kScores[] = {
    {"project", ColumnKind::Code, "", "Name of the project."},
    {"score", ColumnKind::Decimal, "", "Weighted sum of its values, 0 to 1 when they were scaled."},
    {"rank", ColumnKind::Integer, "", "1 = highest; equal scores share a rank."},
};
constexpr base::TableSpec kScoresSpec = {"priority_scores", "planning", true, "Projects by weighted sum.", kScores};

constexpr base::ColumnSpec kAcceptability[] = {
    {"project", ColumnKind::Code, "", "Name of the project."},
    {"rank", ColumnKind::Integer, "", "A rank, from 1."},
    {"share", ColumnKind::Decimal, "share", "Of the weights that are possible, those that give it this rank."},
};
constexpr base::TableSpec kAcceptabilitySpec = {"priority_acceptability", "planning", true,
                                                "How likely each rank is when the weights are not known.",
                                                kAcceptability};

constexpr base::ColumnSpec kSensitivity[] = {
    {"criterion", ColumnKind::Code, "", "Criterion whose weight is changed."},
    {"change", ColumnKind::Decimal, "share", "By how much; -0.2 = a fifth less."},
    {"weight", ColumnKind::Decimal, "share", "Its weight after the change; the others grow or shrink in proportion."},
    {"project", ColumnKind::Code, "", "Name of the project."},
    {"score", ColumnKind::Decimal, "", "Its weighted sum then."},
    {"rank", ColumnKind::Integer, "", "Its rank then."},
    {"rank_before", ColumnKind::Integer, "", "Its rank without the change."},
};
constexpr base::TableSpec kSensitivitySpec = {"priority_sensitivity", "planning", true,
                                              "What the ranking becomes when one weight is a fifth lower or higher.",
                                              kSensitivity};

constexpr base::ColumnSpec kBudget[] = {
    {"project", ColumnKind::Code, "", "Name of the project."},
    {"cost", ColumnKind::Decimal, "pounds", "Its cost; missing = not stated, so it cannot be chosen."},
    {"score", ColumnKind::Decimal, "", "Its weighted sum."},
    {"chosen", ColumnKind::Flag, "", "Whether it is among those that score most within the budget."},
};
constexpr base::TableSpec kBudgetSpec = {"priority_budget", "planning", true,
                                         "Projects that together score most within the budget.", kBudget};

/// Digits beyond the twelfth are rounding.
double tidy(double value) { return std::round(value * 1e12) / 1e12 + 0.0; }

std::vector<std::size_t> best_first(const Priorities& from) {
  std::vector<std::size_t> order(from.ranks.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return from.ranks[a] < from.ranks[b]; });
  return order;
}

Json criteria_json(const std::vector<Criterion>& criteria, const Priorities& from) {
  Json out = Json::array();
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    Json row = {{"criterion", criteria[c].name},   {"direction", criteria[c].maximise ? "max" : "min"},
                {"weight", tidy(from.weights[c])}, {"weight_given", criteria[c].weight.has_value()},
                {"low", criteria[c].low},          {"high", criteria[c].high}};
    if (criteria[c].order) row["order"] = *criteria[c].order;
    out.push_back(std::move(row));
  }
  return out;
}

Json projects_json(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                   const Priorities& from) {
  Json out = Json::array();
  for (const std::size_t i : best_first(from)) {
    const std::vector<double>& central = from.acceptability.central[i];
    Json weights = nullptr;
    if (!central.empty()) {
      weights = Json::object();
      for (std::size_t c = 0; c < criteria.size(); ++c) weights[criteria[c].name] = tidy(central[c]);
    }
    Json confidence = nullptr;
    if (from.acceptability.confidence[i]) confidence = tidy(*from.acceptability.confidence[i]);
    out.push_back({{"project", candidates[i].project},
                   {"score", tidy(from.scores[i])},
                   {"rank", from.ranks[i]},
                   {"first_rank_share", tidy(from.acceptability.share[i].front())},
                   {"central_weights", std::move(weights)},
                   {"confidence", std::move(confidence)}});
  }
  return out;
}

Json sensitivity_json(const Priorities& from) {
  int order = 0, first = 0;
  for (const Change& change : from.changes) {
    order += change.ranks != from.ranks ? 1 : 0;
    bool same = true;
    for (std::size_t i = 0; i < from.ranks.size(); ++i) same = same && (change.ranks[i] == 1) == (from.ranks[i] == 1);
    first += same ? 0 : 1;
  }
  return {{"changes", from.changes.size()}, {"order_differs", order}, {"first_differs", first}};
}

}  // namespace

Priorities prioritise(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                      const PriorityOptions& options) {
  const Utilities utilities = utilities_of(criteria, candidates, options.scale);
  const WeightSampler sampler(criteria);
  Priorities out;
  out.scale = utilities.scale;
  out.scale_chosen = options.scale.has_value();
  out.knowledge = sampler.knowledge();
  out.weights = weights_of(criteria);
  out.scores = weighted_sums(utilities, out.weights);
  out.ranks = ranks_of(out.scores);
  out.acceptability = acceptability_of(utilities, sampler, options.draws, options.seed);
  out.changes = sensitivity_of(utilities, out.weights);
  if (options.budget) {
    std::vector<std::optional<double>> costs;
    for (const Candidate& candidate : candidates) costs.push_back(candidate.cost);
    out.picked = budget_pick(out.scores, costs, *options.budget);
  }
  return out;
}

const base::TableSpec& priority_scores_spec() { return kScoresSpec; }
const base::TableSpec& priority_acceptability_spec() { return kAcceptabilitySpec; }
const base::TableSpec& priority_sensitivity_spec() { return kSensitivitySpec; }
const base::TableSpec& priority_budget_spec() { return kBudgetSpec; }

base::Table priority_scores(const std::vector<Candidate>& candidates, const Priorities& from) {
  base::Table table(kScoresSpec);
  for (const std::size_t i : best_first(from))
    table.text(candidates[i].project).decimal(tidy(from.scores[i])).integer(from.ranks[i]).end_row();
  return table;
}

base::Table priority_acceptability(const std::vector<Candidate>& candidates, const Priorities& from) {
  base::Table table(kAcceptabilitySpec);
  for (const std::size_t i : best_first(from))
    for (std::size_t r = 0; r < candidates.size(); ++r) {
      table.text(candidates[i].project).integer(static_cast<std::int64_t>(r) + 1);
      table.decimal(tidy(from.acceptability.share[i][r])).end_row();
    }
  return table;
}

base::Table priority_sensitivity(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                                 const Priorities& from) {
  base::Table table(kSensitivitySpec);
  for (const Change& change : from.changes)
    for (const std::size_t i : best_first(from)) {
      table.text(criteria[change.criterion].name).decimal(change.change).decimal(tidy(change.weight));
      table.text(candidates[i].project).decimal(tidy(change.scores[i])).integer(change.ranks[i]);
      table.integer(from.ranks[i]).end_row();
    }
  return table;
}

base::Table priority_budget(const std::vector<Candidate>& candidates, const Priorities& from) {
  base::Table table(kBudgetSpec);
  for (const std::size_t i : best_first(from)) {
    table.text(candidates[i].project);
    if (candidates[i].cost)
      table.decimal(*candidates[i].cost);
    else
      table.missing();
    table.decimal(tidy(from.scores[i])).flag(!from.picked.empty() && from.picked[i]).end_row();
  }
  return table;
}

std::string priority_summary(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                             const Priorities& from, const PriorityOptions& options) {
  Json out = {{"scale", from.scale == Scale::None ? "none" : "minmax"},
              {"scale_because", scale_sentence(from)},
              {"weights_drawn", knowledge_text(from.knowledge)},
              {"draws", options.draws},
              {"seed", options.seed},
              // 95 % of draws of a share of one half miss it by less
              {"largest_error_of_a_share", tidy(1.96 * 0.5 / std::sqrt(options.draws))},
              {"criteria", criteria_json(criteria, from)},
              {"projects", projects_json(criteria, candidates, from)},
              {"sensitivity", sensitivity_json(from)}};
  if (options.budget) {
    double cost = 0;
    Json chosen = Json::array();
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (from.picked[i]) {
        cost += *candidates[i].cost;
        chosen.push_back(candidates[i].project);
      }
    out["budget"] = {{"pounds", *options.budget}, {"cost", cost}, {"chosen", std::move(chosen)}};
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string scale_sentence(const Priorities& from) {
  if (from.scale_chosen)
    return from.scale == Scale::None ? "Values were not scaled, as asked."
                                     : "Values were scaled by minimum and maximum of each criterion, as asked.";
  return from.scale == Scale::None
             ? "Values were not scaled: every one lies between 0 and 1."
             : "Values were scaled by minimum and maximum of each criterion: not every one lies between 0 and 1.";
}

}  // namespace cadre::planning
