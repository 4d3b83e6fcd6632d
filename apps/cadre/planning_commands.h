#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds the commands that plan and watch from plain files: `spc`, `funnel`, `prioritise`, `programme`, `cheapest-mix`,
/// `economics`, `evidence`. The chosen one is left in `action`.
void add_planning_commands(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
