#pragma once

#include <string>

namespace cadre::app {

/// The folder of reference tables: CADRE_REFERENCE when set, else share/cadre/reference of the installed program, or
/// the source tree's for a program in its build folder. Throws base::InputError with a remedy when it is not there.
std::string reference_dir();

/// The page that reports are made from: share/cadre/report.html of the installed program, or the source tree's build of
/// it (web/dist) for a program in its build folder. Throws base::InputError with a remedy when it is not there.
std::string report_page();

/// Program version, "0.1.0".
std::string version();

}  // namespace cadre::app
