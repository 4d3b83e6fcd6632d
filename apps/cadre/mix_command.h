#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds `cheapest-mix`, which reads plain files and no plan.
void add_mix_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
