#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds `match`, which assigns hours to need from four files and no plan. Left in `action` when chosen.
void add_match_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
