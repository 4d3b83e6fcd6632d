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

void print_file(Console& console, const run::FileSummary& file) {
  fmt::print(console.out, "{}\n  layout {}, {} {}, {} rejected\n", file.file, file.layout, grouped(file.rows_read),
             file.rows_read == 1 ? "row" : "rows", grouped(file.rejected));
  if (file.rows_read == file.rejected) return;
  if (!file.months.empty())
    fmt::print(console.out, "  {}\n",
               file.months.size() == 1 ? "month " + file.months.front()
                                       : "months " + file.months.front() + " to " + file.months.back());
  if (file.of_people)
    fmt::print(console.out, "  people can be told apart {}\n",
               file.person_scope == "national"   ? "across employers and months"
               : file.person_scope == "employer" ? "within an employer, across months"
               : file.person_scope == "file"     ? "within this file only"
                                                 : "nowhere: it has no identifier, so roles are counted, not people");
  if (!file.missing_fields.empty())
    fmt::print(console.out, "  not in this file: {}\n", fmt::join(file.missing_fields, ", "));
}

}  // namespace

base::ExitCode check_plan(Console& console, const std::string& dir) {
  const plan_file::Plan plan = run::open_plan(dir);
  run::RunOptions options;
  options.reference_dir = reference_dir();
  options.version = version();
  const std::unique_ptr<base::Progress> progress = make_progress(console);
  base::Diagnostics found;
  const std::vector<run::FileSummary> files = run::check_inputs(plan, options, *progress, found);
  for (const run::FileSummary& file : files) print_file(console, file);
  if (base::any_error(found)) throw base::InputError(std::move(found));
  print(console, found);
  fmt::print(console.out, "\n'{}' can be run: {} {}.\n", plan.plan.title, files.size(),
             files.size() == 1 ? "file" : "files");
  return base::ExitCode::Done;
}

}  // namespace cadre::app
