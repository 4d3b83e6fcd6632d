#include "cadre/exit_codes.h"

#include <fmt/format.h>

#include <array>

namespace cadre::app {
namespace {

constexpr std::array kExitCodes = {
    ExitCodeRow{base::ExitCode::Done, "done", "all outputs are there"},
    ExitCodeRow{base::ExitCode::ToleranceBroken, "tolerance broken",
                "all outputs are there, but a row of [tolerances] was exceeded; the message names it"},
    ExitCodeRow{base::ExitCode::Usage, "usage", "the command line cannot be followed; nothing was done"},
    ExitCodeRow{base::ExitCode::InputUnusable, "input unusable",
                "the plan, a file it reads or a place it writes to cannot be used; earlier outputs are untouched"},
    ExitCodeRow{base::ExitCode::OurFault, "our fault",
                "cadre itself failed; earlier outputs are untouched, please report it"},
};

}  // namespace

std::span<const ExitCodeRow> exit_codes() { return kExitCodes; }

std::string exit_code_help() {
  std::string out = "Exit codes:\n";
  for (const ExitCodeRow& row : kExitCodes)
    out += fmt::format("  {} {}: {}\n", static_cast<int>(row.code), row.name, row.meaning);
  return out;
}

std::string exit_code_markdown() {
  std::string out =
      "# Exit codes\n\n"
      "<!-- Made by `cadre docs --write docs/formats` from apps/cadre/exit_codes.cpp; do not edit. -->\n\n"
      "| code | name | meaning |\n|---|---|---|\n";
  for (const ExitCodeRow& row : kExitCodes)
    out += fmt::format("| {} | {} | {} |\n", static_cast<int>(row.code), row.name, row.meaning);
  return out + "\nResults go to standard output; messages and progress go to standard error.\n";
}

}  // namespace cadre::app
