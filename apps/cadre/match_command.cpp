#include "cadre/match_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "intake/whole_text.h"
#include "matching/match_files.h"
#include "matching/solver.h"
#include "store/durable_file.h"

namespace cadre::app {
namespace {

using base::ExitCode;

constexpr std::size_t kShownNotes = 20;

struct MatchWish {
  std::string staff, needs, arcs, limits, out;
  matching::Engine engine = matching::Engine::Automatic;
};

matching::MatchText file(const std::string& path) { return {intake::whole_text(path, path), path}; }

matching::Problem problem_of(Console& console, const MatchWish& wish) {
  base::Diagnostics notes;
  std::optional<matching::MatchText> limits;
  if (!wish.limits.empty()) limits = file(wish.limits);
  matching::Problem problem = matching::read_match_files(file(wish.staff), file(wish.needs), file(wish.arcs),
                                                         limits ? &*limits : nullptr, notes);
  const std::size_t more = notes.size() > kShownNotes ? notes.size() - kShownNotes : 0;
  notes.resize(notes.size() - more);
  print(console, notes);
  if (more > 0) fmt::print(console.err, "… and {} more.\n", more);
  return problem;
}

/// "limit A, limit B and staff C", at most ten of them.
std::string conflict_words(const matching::Problem& problem, const matching::Answer& answer) {
  std::vector<std::string> names;
  for (const std::uint32_t l : answer.conflict) names.push_back("limit " + problem.limits[l].id);
  for (const std::uint32_t g : answer.short_groups) names.push_back("the hours of staff " + problem.groups[g].id);
  for (const std::uint32_t n : answer.full_needs) names.push_back("the size of need " + problem.needs[n].id);
  constexpr std::size_t kNamed = 10;
  const std::size_t more = names.size() > kNamed ? names.size() - kNamed : 0;
  names.resize(names.size() - more);
  return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

ExitCode run_match(Console& console, const MatchWish& wish) {
  matching::Problem problem = problem_of(console, wish);
  const auto begin = std::chrono::steady_clock::now();
  std::unique_ptr<matching::Solver> solver;
  try {
    solver = std::make_unique<matching::Solver>(std::move(problem), wish.engine);
  } catch (const std::invalid_argument& error) {
    throw base::UsageError(fmt::format("--engine flow: {}.", error.what()));
  }
  const matching::Answer answer = solver->solve();
  const bool solved = answer.status == matching::Status::Optimal;
  const matching::Prices prices = solved ? solver->prices() : matching::Prices{};
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

  std::filesystem::create_directories(wish.out);
  const matching::Problem& asked = solver->problem();
  store::write_durable_file(wish.out + "/assignment.csv", matching::assignment_csv(asked, answer));
  store::write_durable_file(wish.out + "/unmet.csv", matching::unmet_csv(asked, answer));
  store::write_durable_file(wish.out + "/prices.csv", matching::prices_csv(asked, prices));
  store::write_durable_file(wish.out + "/summary.json", matching::summary_json(asked, answer, seconds));
  if (!solved) {
    fmt::print(
        console.out,
        "No assignment meets all limits. These cannot hold together, and without any one of them the others can: "
        "{}. Written to {}.\n",
        conflict_words(asked, answer), wish.out);
    return ExitCode::Done;
  }
  double needed = 0, unmet = 0;
  for (std::size_t n = 0; n < asked.needs.size(); ++n) {
    needed += asked.needs[n].hours;
    unmet += answer.unmet[n];
  }
  fmt::print(
      console.out,
      "{:.1f} of {:.1f} hours of need are covered; {:.6g} priority-weighted hours stay unmet, at a cost of {:.2f} "
      "pounds (engine {}, {:.2f} s). Written to {}.\n",
      needed - unmet, needed, answer.weighted_unmet, answer.cost,
      matching::kEngineNames[static_cast<std::size_t>(answer.engine)], seconds, wish.out);
  return ExitCode::Done;
}

}  // namespace

void add_match_command(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<MatchWish>();
  CLI::App* match = app.add_subcommand("match", "Assign hours of staff to need so that least is left undone");
  match->footer(
      "Examples:\n"
      "  cadre match --staff staff.csv --need need.csv --arcs arcs.csv --out answer\n"
      "  cadre match --staff staff.csv --need need.csv --arcs arcs.csv --limits limits.csv --out answer\n"
      "staff,hours,cost_per_hour; need,hours,priority; staff,need,efficiency,extra_cost;\n"
      "limit,staff,need,coefficient,sense,rhs (docs/formats/matching.md). Limits that cannot be met are an answer "
      "too:\n"
      "summary.json then says infeasible and names a smallest set of limits in conflict.");
  match->add_option("--staff", wish->staff, "CSV file of groups of staff and their hours")
      ->type_name("FILE")
      ->required();
  match->add_option("--need", wish->needs, "CSV file of needs, their hours and priority")
      ->type_name("FILE")
      ->required();
  match->add_option("--arcs", wish->arcs, "CSV file of who can do what, how well and at what extra cost")
      ->type_name("FILE")
      ->required();
  match->add_option("--limits", wish->limits, "CSV file of limits on the hours of several pairs")->type_name("FILE");
  match->add_option("--out", wish->out, "Folder to write to")->type_name("DIR")->required();
  const std::map<std::string, matching::Engine> engines = {{"automatic", matching::Engine::Automatic},
                                                           {"flow", matching::Engine::Flow},
                                                           {"linear", matching::Engine::Linear}};
  match->add_option("--engine", wish->engine, "automatic, flow or linear; for comparison")
      ->transform(CLI::CheckedTransformer(engines))
      ->type_name("NAME");
  match->callback([&action, &console, wish] { action = [&console, wish] { return run_match(console, *wish); }; });
}

}  // namespace cadre::app
