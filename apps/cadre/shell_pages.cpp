#include "cadre/shell_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cadre/exit_codes.h"

namespace cadre::app {
namespace {

/// Options that every command has.
constexpr const char* kCommonOptions = "--help --quiet";

struct Variable {
  std::string_view name, meaning;
};
constexpr Variable kVariables[] = {
    {"CADRE_KEY_FILE",
     "The key file with which identifiers are hashed, when [privacy] key_file of the plan names none. Without it, your "
     "own key."},
    {"CADRE_REFERENCE", "Folder of reference tables to use instead of those that were installed with the program."},
};

struct File {
  std::string_view name, meaning;
};
constexpr File kFiles[] = {
    {"DIR/plan.toml",
     "The plan: what to read, for which area, and every assumption. Each key is explained in the file."},
    {"~/.config/cadre/key",
     "Your own key, made by the first cadre new, for plans that name none. Keep a copy apart from the data."},
    {"DIR/.cadre", "Files already read, so that they need not be read again. May be deleted at any time."},
    {"DIR/out/internal", "Report, workbook, tables and database with small numbers; for the team only."},
    {"DIR/out/release", "The same with disclosure control; may be shared."},
};

/// Text that roff prints as it stands.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string entry(std::string_view name, std::string_view value, std::string_view meaning) {
  return fmt::format(".TP\n.B {}{}\n{}\n", roff(name), value.empty() ? "" : fmt::format(" \\fI{}\\fR", roff(value)),
                     roff(meaning));
}

std::string synopsis(const CommandHelp& command) {
  std::string line = fmt::format("\\fBcadre {}\\fR", roff(command.name));
  for (const OptionHelp& option : command.options)
    if (option.operand) line += fmt::format(" \\fI{}\\fR", roff(option.name));
  return line + (std::all_of(command.options.begin(), command.options.end(), [](const auto& o) { return o.operand; })
                     ? ""
                     : " [\\fIoptions\\fR]");
}

/// The words that begin with "-" among a command's options.
std::string option_words(const CommandHelp& command) {
  std::string words;
  for (const OptionHelp& option : command.options)
    if (!option.operand) words += option.name + " ";
  return words + kCommonOptions;
}

/// Options of all commands that take what `value` names, as a pattern of case.
std::string options_taking(std::span<const CommandHelp> commands, std::string_view value) {
  std::vector<std::string> names;
  for (const CommandHelp& command : commands)
    for (const OptionHelp& option : command.options)
      if (!option.operand && option.value == value) names.push_back(option.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return fmt::format("{}", fmt::join(names, " | "));
}

/// Options that take something that no completion can know.
std::string options_taking_text(std::span<const CommandHelp> commands) {
  std::vector<std::string> names;
  for (const CommandHelp& command : commands)
    for (const OptionHelp& option : command.options)
      if (!option.operand && !option.value.empty() && option.value != "DIR" && option.value != "FILE")
        names.push_back(option.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return fmt::format("{}", fmt::join(names, " | "));
}

bool takes_file(const CommandHelp& command) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [](const OptionHelp& o) { return o.operand && o.name == "FILE"; });
}

}  // namespace

std::string man_page(std::span<const CommandHelp> commands, const std::string& version) {
  std::string out = fmt::format(
      ".\\\" Made by `cadre docs --shell` from the table of commands; do not edit.\n"
      ".TH CADRE 1 \"\" \"cadre {}\" \"User Commands\"\n"
      ".SH NAME\ncadre \\- from staff records to an allied health workforce plan\n.SH SYNOPSIS\n",
      roff(version));
  for (const CommandHelp& command : commands) out += synopsis(command) + "\n.br\n";
  out += "\\fBcadre \\-\\-help\\fR | \\fB\\-\\-version\\fR\n.SH DESCRIPTION\n";
  out += roff(
      "cadre reads staff lists and published statistics, says how many allied health professionals work where, at "
      "which "
      "band and for how many hours, and how far the answer can be trusted. A plan is a folder with a file plan.toml; "
      "everything that decides the result stands in it. The same inputs give the same bytes.\n");
  out += ".SH COMMANDS\n";
  for (const CommandHelp& command : commands) {
    out += fmt::format(".SS {}\n{}.\n", synopsis(command), roff(command.meaning));
    for (const OptionHelp& option : command.options)
      out += entry(option.name, option.operand ? "" : option.value, option.meaning + ".");
    if (!command.examples.empty()) out += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command.examples));
  }
  out += ".SH OPTIONS\n";
  out += entry("--help", "", "Explain the command, with examples.");
  out += entry("--quiet", "", "No progress, also on a terminal.");
  out += entry("--version", "", "Print the version.");
  out += ".SH EXIT STATUS\n";
  for (const ExitCodeRow& row : exit_codes())
    out += entry(std::to_string(static_cast<int>(row.code)), "", fmt::format("{}: {}.", row.name, row.meaning));
  out += ".SH ENVIRONMENT\n";
  for (const Variable& variable : kVariables) out += entry(variable.name, "", variable.meaning);
  out += ".SH FILES\n";
  for (const File& file : kFiles) out += entry(file.name, "", file.meaning);
  return out;
}

std::string bash_completion(std::span<const CommandHelp> commands) {
  std::string names, options;
  for (const CommandHelp& command : commands) {
    names += (names.empty() ? "" : " | ") + command.name;
    options += fmt::format("    {}) words='{}' ;;\n", command.name, option_words(command));
  }
  std::string files;
  for (const CommandHelp& command : commands)
    if (takes_file(command)) files += (files.empty() ? "" : " | ") + command.name;
  std::string all = names;
  std::erase(all, '|');
  return fmt::format(
      R"(# bash completion for cadre. Made by `cadre docs --shell` from the table of commands; do not edit.
_cadre() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command='' word words kind=-d
  COMPREPLY=()
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in
    {names})
      command=$word
      break
      ;;
    esac
  done
  case $command in
    '') words='{all} --help --version --quiet' ;;
{options}  esac
  case $before in
    {dirs}) ;;
    {texts}) return ;;
    *)
      if [[ -z $command || $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        return
      fi
      case $command in {files}) kind=-f ;; esac
      ;;
  esac
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$kind" -- "$current")
}}
complete -F _cadre cadre
)",
      fmt::arg("names", names), fmt::arg("all", all), fmt::arg("options", options),
      fmt::arg("dirs", options_taking(commands, "DIR")), fmt::arg("texts", options_taking_text(commands)),
      fmt::arg("files", files));
}

}  // namespace cadre::app
