#pragma once

#include <iosfwd>

#include "base/diagnostics.h"

namespace cadre::app {

/// Where a command speaks: results to `out`, messages and progress to `err`.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
  bool quiet = false;  ///< no progress even on a terminal
};

/// One line for each diagnostic on standard error.
void print(Console& console, const base::Diagnostics& diagnostics);

}  // namespace cadre::app
