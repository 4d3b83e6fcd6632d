#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "run/explain.h"
#include "run/open_plan.h"

namespace cadre::app {

base::ExitCode explain_figure(Console& console, const std::string& dir, const std::string& out,
                              const std::string& figure) {
  fmt::print(console.out, "{}", run::explain_plan_figure(run::open_plan(dir), out, reference_dir(), figure));
  return base::ExitCode::Done;
}

}  // namespace cadre::app
