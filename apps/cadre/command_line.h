#pragma once

#include <string>
#include <vector>

#include "cadre/console.h"

namespace cadre::app {

/// Runs the program: `arguments` without the program's name. Returns its exit code; every failure is a message on
/// console.err, never an exception.
int run_command_line(const std::vector<std::string>& arguments, Console console);

}  // namespace cadre::app
