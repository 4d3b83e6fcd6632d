#pragma once

#include <span>
#include <string>
#include <vector>

namespace cadre::app {

/// One option or operand as `--help` knows it.
struct OptionHelp {
  std::string name;     ///< "--out"; an operand's name otherwise: "DIR"
  std::string value;    ///< what it takes: "DIR", "FILE", "N" …; empty = a flag
  std::string meaning;  ///< as `--help` says it
  bool operand = false;
};

/// One command of the table that the program itself parses with.
struct CommandHelp {
  std::string name, meaning;
  std::string examples;  ///< what stands below its options in `--help`
  std::vector<OptionHelp> options;
};

/// The manual page cadre(1), in roff.
std::string man_page(std::span<const CommandHelp> commands, const std::string& version);

/// Completion for bash, which finds it as share/bash-completion/completions/cadre.
std::string bash_completion(std::span<const CommandHelp> commands);

}  // namespace cadre::app
