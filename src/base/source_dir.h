#pragma once

#include <string>

namespace cadre::base {

/// The checkout this was built from: where tests, benches and a program in its build folder find reference tables. Only
/// one source file knows the path, so that all others compile to the same in every clone.
std::string source_dir();

}  // namespace cadre::base
