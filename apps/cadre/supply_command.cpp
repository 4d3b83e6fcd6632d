#include "cadre/supply_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cadre/shared_files.h"
#include "cadre/terminal_progress.h"
#include "run/open_plan.h"
#include "run/supply_alone.h"
#include "store/durable_file.h"

namespace cadre::app {
namespace {

struct SupplyRequest {
  std::string dir, out;
  int threads = 0;
  std::optional<std::uint64_t> seed;
  run::SupplyAlone wish;
};

/// People of the opening and of the last month, over all groups.
std::pair<double, double> ends_of(const supply::ScenarioOutcome& outcome) {
  std::pair<double, double> out{0, 0};
  for (std::size_t group = 0; group < outcome.expected.groups; ++group) {
    out.first += outcome.expected.people_of(group, 0)[0];
    out.second += outcome.expected.people_of(group, outcome.expected.months)[0];
  }
  return out;
}

base::ExitCode run_supply(Console& console, const SupplyRequest& request) {
  const plan_file::Plan plan = run::open_plan(request.dir);
  run::RunOptions options;
  options.threads = request.threads;
  options.seed = request.seed;
  options.reference_dir = reference_dir();
  options.version = version();
  const std::unique_ptr<base::Progress> progress = make_progress(console);
  base::Diagnostics remarks;
  const auto outcomes = run::supply_alone(plan, options, request.wish, *progress, remarks);
  progress->finish();
  print(console, remarks);
  for (const supply::ScenarioOutcome& outcome : outcomes) {
    const auto [opening, end] = ends_of(outcome);
    const base::Month last = base::Month::from_ordinal(outcome.model.opening.ordinal() + outcome.model.months);
    fmt::print(console.err, "{}: {:.0f} people in {}, {:.0f} expected in {}.\n", outcome.title, opening,
               outcome.model.opening.spoken(), end, last.spoken());
    for (const std::string& lever : outcome.levers) fmt::print(console.err, "  {}\n", lever);
  }
  const std::string csv = run::futures_csv(outcomes, request.wish.every_month || request.wish.future.has_value());
  if (request.out.empty()) {
    console.out << csv;
    return base::ExitCode::Done;
  }
  std::error_code failed;
  std::filesystem::create_directories(request.out, failed);
  if (failed) throw base::UsageError(fmt::format("the folder '{}' cannot be made: {}.", request.out, failed.message()));
  const std::string file = (std::filesystem::path(request.out) / "futures.csv").string();
  store::write_durable_file(file, csv);
  fmt::print(console.err, "Written: {}. It holds small numbers and is not for release.\n", file);
  return base::ExitCode::Done;
}

}  // namespace

void add_supply_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action) {
  const auto request = std::make_shared<SupplyRequest>();
  CLI::App* command = app.add_subcommand("supply", "Look at the futures of a plan's workforce alone, as CSV");
  command->footer(
      "Examples:\n"
      "  cadre supply my-plan --out /secure/futures                       base and every scenario, year ends\n"
      "  cadre supply my-plan --scenario stay --years 5 --futures 100 --out /secure/futures\n"
      "  cadre supply my-plan --future 17 --out /secure/futures           one future, month by month\n"
      "The plan needs a section [supply] (docs/formats/supply.md). Future 0 is the expected value.");
  command->add_option("DIR", request->dir, "Folder of the plan")->required();
  command->add_option("--scenario", request->wish.scenario, "One scenario alone; base and all others when not given")
      ->type_name("NAME");
  command->add_option("--futures", request->wish.futures, "Futures to draw instead of the plan's number")
      ->type_name("N")
      ->check(CLI::Range(1, 100000));
  command->add_option("--future", request->wish.future, "Draw this future alone, as it is among all others")
      ->type_name("K")
      ->check(CLI::Range(1, 100000))
      ->excludes("--futures");
  command->add_option("--years", request->wish.years, "Years to look ahead instead of the plan's number")
      ->type_name("Y")
      ->check(CLI::Range(1, 50));
  command->add_flag("--monthly", request->wish.every_month, "Write every month, not year ends alone");
  command->add_option("--seed", request->seed, "Start of every random draw instead of the plan's")->type_name("N");
  command->add_option("--threads", request->threads, "Threads to use; all cores when not given. Never changes a result")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  command->add_option("--out", request->out, "Folder for futures.csv; standard output when not given")
      ->type_name("DIR");
  command->callback(
      [&action, &console, request] { action = [&console, request] { return run_supply(console, *request); }; });
}

}  // namespace cadre::app
