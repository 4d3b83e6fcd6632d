#include "cadre/programme_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cadre/plain_files.h"
#include "measures/spc_file.h"
#include "planning/programme_table.h"

namespace cadre::app {
namespace {

using base::ExitCode;

struct ProgrammeWish {
  std::string tasks, links, today, out;
  bool holidays = false;
};

ExitCode run_programme(Console& console, const ProgrammeWish& wish) {
  std::optional<std::int32_t> today;
  if (!wish.today.empty()) today = measures::day_of_option(wish.today, "--today");
  const planning::ProgrammePlan plan = planning::read_programme(
      plain_text(wish.tasks), wish.tasks, wish.links.empty() ? "" : plain_text(wish.links), wish.links);
  const planning::Schedule schedule = planning::schedule(plan, planning::WorkingDays(wish.holidays), today);
  print(console, schedule.remarks);
  const base::Table table = planning::programme_table(plan, schedule);
  if (wish.out.empty()) {
    console.out << base::to_csv(table);
  } else {
    make_out_dir(wish.out);
    write_in(wish.out, "tasks.csv", base::to_csv(table));
    write_in(wish.out, "summary.json", planning::programme_summary(plan, schedule, wish.holidays));
  }
  fmt::print(console.err, "Critical path {}: {} working days{}.\n", planning::critical_path_text(plan, schedule),
             schedule.length, wish.holidays ? ", bank holidays removed" : "");
  fmt::print(console.err, "Progress weighted by duration: {:.2f} %", schedule.progress);
  if (schedule.planned_progress)
    fmt::print(console.err, "; planned {:.2f} %.\n", *schedule.planned_progress);
  else
    fmt::print(console.err, ". Say --today DATE to compare with the plan.\n");
  return ExitCode::Done;
}

}  // namespace

void add_programme_command(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<ProgrammeWish>();
  CLI::App* command =
      app.add_subcommand("programme", "Critical path, slack and progress of a list of tasks, in working days");
  command->footer(
      "Examples:\n"
      "  cadre programme tasks.csv --links links.csv > schedule.csv\n"
      "  cadre programme tasks.csv --links links.csv --holidays --today 2026-11-02 --out programme\n"
      "tasks.csv: task_id, task, start_date, finish_date, percent_complete; links.csv: predecessor_task_id,\n"
      "successor_task_id (docs/formats/programme.md).");
  command->add_option("TASKS", wish->tasks, "CSV file of tasks, plain or .gz")->required();
  command->add_option("--links", wish->links, "CSV file: which task waits for which")->type_name("FILE");
  command->add_flag("--holidays", wish->holidays, "Take bank holidays of England out of working days");
  command->add_option("--today", wish->today, "Day at which planned and actual are compared")->type_name("DATE");
  command->add_option("--out", wish->out, "Folder to write into; the table goes to standard output when not given")
      ->type_name("DIR");
  command->callback([&action, &console, wish] { action = [&console, wish] { return run_programme(console, *wish); }; });
}

}  // namespace cadre::app
