#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "cadre/terminal_progress.h"
#include "plan_file/plan.h"
#include "run/open_plan.h"
#include "run/run_plan.h"

namespace cadre::app {
namespace {

void print_ledger(Console& console, const run::RunSummary& summary) {
  fmt::print(console.out, "{:>9}  {:>9}  {:>9}  {:>9}  {:>9}  {:>9}  {:>11}  file\n", "read", "accepted", "review",
             "rejected", "merged", "allied", "allied FTE");
  for (const run::FileSummary& file : summary.files)
    fmt::print(console.out, "{:>9}  {:>9}  {:>9}  {:>9}  {:>9}  {:>9}  {:>11.1f}  {}\n", file.rows_read, file.accepted,
               file.review, file.rejected, file.merged, file.allied, file.allied_fte, file.file);
}

}  // namespace

base::ExitCode run_plan(Console& console, const RunRequest& request) {
  const plan_file::Plan plan = run::open_plan(request.dir);
  run::RunOptions options;
  options.out_dir = request.out;
  options.threads = request.threads;
  options.seed = request.seed;
  options.reference_dir = reference_dir();
  options.report_page = report_page();
  options.version = version();
  options.employer_packs = request.packs == "employer";
  const std::unique_ptr<base::Progress> progress = make_progress(console);
  const run::RunSummary summary = run::run_plan(plan, options, *progress);
  print(console, summary.remarks);
  print_ledger(console, summary);
  for (const std::string& answer : summary.answers) fmt::print(console.out, "{}\n", answer);
  fmt::print(console.out, "Written: {}\n", summary.out_dir);
  for (const plan_file::BrokenTolerance& broken : summary.broken)
    fmt::print(console.err, "{}: {}.\n", plan.file, broken.text());
  return summary.broken.empty() ? base::ExitCode::Done : base::ExitCode::ToleranceBroken;
}

}  // namespace cadre::app
