#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "plan_file/plan.h"
#include "run/fix_list.h"
#include "run/open_plan.h"
#include "run/private_file.h"

namespace cadre::app {

base::ExitCode print_fix_list(Console& console, const FixListWish& wish) {
  const plan_file::Plan plan = run::open_plan(wish.dir);
  const run::FixListRequest request{wish.employer, wish.outputs, reference_dir()};
  const std::string text =
      wish.source.empty() ? run::fix_list_of(plan, request) : run::fix_list_with_source(plan, request, wish.source);
  if (wish.out_file.empty()) {
    fmt::print(console.out, "{}", text);
    return base::ExitCode::Done;
  }
  run::write_private_file(wish.out_file, text);
  fmt::print(console.err, "Written for you alone: {}\n", wish.out_file);
  if (!wish.source.empty())
    fmt::print(console.err,
               "It names people: pass it on by a secure way only, and delete it when the faults are mended.\n");
  return base::ExitCode::Done;
}

}  // namespace cadre::app
