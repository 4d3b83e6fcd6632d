#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "run/open_plan.h"
#include "run/seal.h"

namespace cadre::app {

base::ExitCode freeze_output(Console& console, const std::string& dir, const std::string& out,
                             const std::string& name) {
  const plan_file::Plan plan = run::open_plan(dir);
  const std::string sealed = run::seal_output(plan.dir, out.empty() ? plan.dir + "/out" : out, name);
  fmt::print(console.out, "Sealed: {}\nThe next cadre run shows how today's figures differ from it.\n", sealed);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
