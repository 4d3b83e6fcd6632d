#include "cadre/prioritise_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <stdexcept>

#include "cadre/plain_files.h"
#include "planning/priority_tables.h"

namespace cadre::app {
namespace {

using base::ExitCode;

struct PriorityWish {
  std::string projects, criteria, scale, out;
  planning::PriorityOptions options;
};

void say(Console& console, const std::vector<planning::Candidate>& candidates, const planning::Priorities& found) {
  fmt::print(console.err, "{}\n", planning::scale_sentence(found));
  fmt::print(console.err, "Weights drawn: {}, {} times.\n", planning::knowledge_text(found.knowledge),
             found.acceptability.draws);
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (found.ranks[i] == 1)
      fmt::print(console.err, "First: {}, score {:.4f}; first under {:.1f} % of weights.\n", candidates[i].project,
                 found.scores[i], 100 * found.acceptability.share[i].front());
  int moved = 0;
  for (const planning::Change& change : found.changes) moved += change.ranks != found.ranks ? 1 : 0;
  fmt::print(console.err, "{} of {} changes of one weight by a fifth alter the order.\n", moved, found.changes.size());
}

ExitCode prioritise(Console& console, const PriorityWish& wish) {
  const auto criteria = planning::read_criteria(plain_text(wish.criteria), wish.criteria);
  const auto candidates = planning::read_candidates(plain_text(wish.projects), wish.projects, criteria);
  planning::PriorityOptions options = wish.options;
  if (!wish.scale.empty()) options.scale = wish.scale == "none" ? planning::Scale::None : planning::Scale::MinMax;
  planning::Priorities found;
  try {
    found = planning::prioritise(criteria, candidates, options);
  } catch (const std::invalid_argument&) {
    throw base::UsageError("--budget: so many projects and thousands of pounds are too many to weigh exactly.");
  }
  make_out_dir(wish.out);
  write_in(wish.out, "scores.csv", base::to_csv(planning::priority_scores(candidates, found)));
  write_in(wish.out, "acceptability.csv", base::to_csv(planning::priority_acceptability(candidates, found)));
  write_in(wish.out, "sensitivity.csv", base::to_csv(planning::priority_sensitivity(criteria, candidates, found)));
  if (options.budget) write_in(wish.out, "budget.csv", base::to_csv(planning::priority_budget(candidates, found)));
  write_in(wish.out, "summary.json", planning::priority_summary(criteria, candidates, found, options));
  say(console, candidates, found);
  return ExitCode::Done;
}

}  // namespace

void add_prioritise_command(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<PriorityWish>();
  CLI::App* command = app.add_subcommand("prioritise", "Rank projects by criteria, and say how sure the ranking is");
  command->footer(
      "Examples:\n"
      "  cadre prioritise projects.csv --criteria criteria.csv --out ranking\n"
      "  cadre prioritise projects.csv --criteria criteria.csv --budget 135000 --out ranking\n"
      "projects.csv: project and a column for each criterion. criteria.csv: criterion, weight (may be empty), "
      "direction\n"
      "(max or min), and where wanted low, high, order (docs/formats/prioritise.md). Scores are yours; none are "
      "invented.");
  command->add_option("PROJECTS", wish->projects, "CSV file of projects, plain or .gz")->required();
  command->add_option("--criteria", wish->criteria, "CSV file of criteria")->type_name("FILE")->required();
  command->add_option("--draws", wish->options.draws, "Draws of the weights")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(100, 10'000'000));
  command->add_option("--scale", wish->scale, "none, or minmax; none when every value lies between 0 and 1")
      ->type_name("HOW")
      ->check(CLI::IsMember({"none", "minmax"}));
  command->add_option("--seed", wish->options.seed, "Start of every draw")->type_name("N")->capture_default_str();
  command->add_option("--budget", wish->options.budget, "Pounds: also choose what scores most within it")
      ->type_name("POUNDS")
      ->check(CLI::Range(0.0, 1e12));
  command->add_option("--out", wish->out, "Folder to write into; made when it is not there")
      ->type_name("DIR")
      ->required();
  command->callback([&action, &console, wish] { action = [&console, wish] { return prioritise(console, *wish); }; });
}

}  // namespace cadre::app
