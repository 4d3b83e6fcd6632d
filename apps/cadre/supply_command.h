#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds `supply`, which runs the supply of a plan alone. When chosen it is left in `action`.
void add_supply_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
