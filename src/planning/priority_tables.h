#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"
#include "planning/priorities.h"

namespace cadre::planning {

/// What is asked of a ranking.
struct PriorityOptions {
  int draws = 10'000;
  std::optional<Scale> scale;
  std::uint64_t seed = 1;
  std::optional<double> budget;  ///< pounds
};

/// A ranking with all that is said of it.
struct Priorities {
  Scale scale = Scale::None;
  bool scale_chosen = false;  ///< by the user; else by the values
  Knowledge knowledge = Knowledge::Free;
  std::vector<double> weights, scores;
  std::vector<int> ranks;
  Acceptability acceptability;
  std::vector<Change> changes;
  std::vector<bool> picked;  ///< empty without a budget
};
Priorities prioritise(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                      const PriorityOptions& options);

const base::TableSpec& priority_scores_spec();         ///< project, score, rank; best first
const base::TableSpec& priority_acceptability_spec();  ///< project, rank, share
const base::TableSpec& priority_sensitivity_spec();    ///< criterion, change, weight, project, score, rank, rank_before
const base::TableSpec& priority_budget_spec();         ///< project, cost, score, chosen

base::Table priority_scores(const std::vector<Candidate>& candidates, const Priorities& from);
base::Table priority_acceptability(const std::vector<Candidate>& candidates, const Priorities& from);
base::Table priority_sensitivity(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                                 const Priorities& from);
base::Table priority_budget(const std::vector<Candidate>& candidates, const Priorities& from);

/// summary.json: how values were scaled, weights, draws and their error, central weights and confidence by project,
/// how often the order changes.
std::string priority_summary(const std::vector<Criterion>& criteria, const std::vector<Candidate>& candidates,
                             const Priorities& from, const PriorityOptions& options);
/// How values were scaled and why, in one sentence.
std::string scale_sentence(const Priorities& from);

}  // namespace cadre::planning
