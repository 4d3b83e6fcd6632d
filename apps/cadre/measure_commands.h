#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds `spc` and `funnel`, which read a plain file and no plan. The chosen one is left in `action`.
void add_measure_commands(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
