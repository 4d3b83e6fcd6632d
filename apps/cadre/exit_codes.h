#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace cadre::app {

/// One way in which the program ends.
struct ExitCodeRow {
  base::ExitCode code;
  std::string_view name;
  std::string_view meaning;
};

/// Every exit code; `cadre --help` and docs/formats/exit-codes.md are made from these rows.
std::span<const ExitCodeRow> exit_codes();

/// "0 done, 1 …" in one paragraph.
std::string exit_code_help();
std::string exit_code_markdown();

}  // namespace cadre::app
