#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// `cadre waits FILE`: load, queue, relief and pressure of waiting lists as CSV.
void add_waits_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
