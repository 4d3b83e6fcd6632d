#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds `programme`, which reads plain files and no plan.
void add_programme_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
