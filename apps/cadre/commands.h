#pragma once

#include <string>

#include "base/diagnostics.h"
#include "cadre/console.h"

namespace cadre::app {

// What each command does once its options are known. Each throws base::UsageError or base::InputError.

base::ExitCode new_plan(Console& console, const std::string& dir);
base::ExitCode check_plan(Console& console, const std::string& dir);
base::ExitCode make_key(Console& console, const std::string& file);
base::ExitCode write_docs(Console& console, const std::string& dir);

}  // namespace cadre::app
