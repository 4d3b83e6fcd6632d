#pragma once

#include <string>

namespace cadre::app {

/// The folder of reference tables: CADRE_REFERENCE when set, share/cadre/reference beside an installed program, else
/// the source tree it was built from. Throws base::InputError with a remedy when there is none.
std::string reference_dir();

/// The page that reports are made from: share/cadre/report.html of an installed program, else the source tree's build
/// of it (web/dist). Throws base::InputError with a remedy when there is none.
std::string report_page();

/// Program version, "0.1.0".
std::string version();

}  // namespace cadre::app
