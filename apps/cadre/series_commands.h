#pragma once

#include <functional>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace CLI {
class App;
}  // namespace CLI

namespace cadre::app {

/// Adds `forecast` and `backtest`, which read a plain series and no plan. The chosen one is left in `action`.
void add_series_commands(CLI::App& app, Console& console, std::function<base::ExitCode()>& action);

}  // namespace cadre::app
