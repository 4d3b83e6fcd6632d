#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "plan_file/input_files.h"
#include "plan_file/person_key.h"
#include "plan_file/plan.h"

namespace cadre::app {

base::ExitCode check_plan(Console& console, const std::string& dir) {
  const plan_file::Plan plan = plan_file::read_plan(dir);
  base::Diagnostics found;
  const std::vector<plan_file::InputFile> files = plan_file::input_files(plan, found);
  plan_file::check_named_paths(plan, found);
  try {
    plan_file::load_person_key(plan, found);
  } catch (const base::InputError& error) {
    found.insert(found.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  if (base::any_error(found)) throw base::InputError(std::move(found));
  print(console, found);
  fmt::print(console.out, "{}: {} is in order. {} {} to read:\n", plan.file, plan.plan.title, files.size(),
             files.size() == 1 ? "file" : "files");
  for (const plan_file::InputFile& file : files) fmt::print(console.out, "  {}\n", file.shown);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
