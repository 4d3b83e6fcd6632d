#include "plan_file/starter_plan.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/diagnostics.h"
#include "plan_file/plan_tables.h"

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

/// Words as remarks of at most 100 characters a line, the first letter a capital.
std::string remark(std::string_view text) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (width > 0 && width + 1 + word.size() > 100) {
      out += '\n';
      width = 0;
    }
    out += width == 0 ? "# " : " ";
    out += word;
    width += word.size() + (width == 0 ? 2 : 1);
    at = end + 1;
  }
  if (out.size() > 2 && out[2] >= 'a' && out[2] <= 'z') out[2] = static_cast<char>(out[2] - 'a' + 'A');
  return out + '\n';
}

std::string without_ticks(std::string text) {
  std::erase(text, '`');
  return text;
}

/// The key with its remark; a key that is not active is a remark itself.
std::string commented_line(const OptionSpec& spec, const std::string& value, bool active) {
  return fmt::format("\n{}{}{} = {}\n", remark(fmt::format("{} ({}).", spec.meaning, without_ticks(kind_text(spec)))),
                     active ? "" : "# ", spec.key, value);
}

template <class S>
std::string starter_section(const OptionTable<S>& table) {
  const bool active = table.section == "input" || !(table.repeated || table.switches);
  std::string out = fmt::format("\n\n{}{}{}{}{}\n", remark(table.meaning), active ? "" : "# ",
                                table.repeated ? "[[" : "[", table.section, table.repeated ? "]]" : "]");
  const S defaults{};
  for (const Option<S>& option : table.options) {
    const OptionSpec& spec = option.spec;
    const std::string value =
        spec.example.empty() ? toml_text(spec, *option.fetch(defaults)) : std::string(spec.example);
    out += commented_line(spec, value, active && spec.required);
  }
  return out;
}

template <class S>
std::string markdown_section(const OptionTable<S>& table) {
  std::string out = fmt::format("\n## `{0}{1}{2}`\n\n{3}\n\n| key | holds | default | meaning |\n|---|---|---|---|\n",
                                table.repeated ? "[[" : "[", table.section, table.repeated ? "]]" : "]", table.meaning);
  const S defaults{};
  for (const Option<S>& option : table.options) {
    const OptionSpec& spec = option.spec;
    const std::optional<OptionValue> value = option.fetch(defaults);
    const std::string text = value ? toml_text(spec, *value) : "";
    const bool nothing = text.empty() || text == "\"\"" || text == "[]" || text == "{ }";
    std::string fallback = "none";
    if (spec.required) {
      fallback = "required";
    } else if (!nothing) {
      fallback = "`" + text + "`";
    }
    out += fmt::format("| `{}` | {} | {} | {} |\n", spec.key, kind_text(spec), fallback, spec.meaning);
  }
  return out;
}

constexpr std::string_view kStarterHead =
    "# A cadre plan. Put staff lists into data/, then run: cadre check on this folder, and cadre run on it.\n"
    "# Lines that start with # are remarks. To set a key, take its # away. Every key stands here with its meaning,\n"
    "# and with its default or an example. Paths start at this folder.\n";

constexpr std::string_view kMarkdownHead =
    "# plan.toml\n\n"
    "<!-- Made by `cadre docs --write docs/formats` from src/plan_file/plan_tables.cpp; do not edit. -->\n\n"
    "A plan is a folder with a file `plan.toml` (TOML 1.0, UTF-8). `cadre new DIR` writes one to "
    "start from, and\n"
    "`cadre check DIR` reads it and its inputs without computing. Every fault is reported with its line and column; "
    "an\n"
    "unknown key is an error that names the nearest known one. Paths start at the plan's folder.\n\n"
    "The same plan may be a workbook, for people who do not write TOML: see the end of this page.\n";

constexpr std::string_view kMarkdownTail =
    "\n## Numbers with a source\n\n"
    "Where a key holds a *number with its source*, write either one value or three:\n\n"
    "```toml\n"
    "rate = { value = 0.31, unit = \"share\", source = \"Workforce return 2025\", mark = \"published\", date = "
    "\"2025-09-30\" }\n"
    "rate = { low = 0.2, mode = 0.3, high = 0.5, unit = \"share\", source = \"expert view\", mark = \"assumed\" }\n"
    "```\n\n"
    "`mark` is `published`, `from the plan`, `assumed` or `assumed (example)`; `source` may not be empty; `date` may "
    "be left out.\n"
    "\n## As a workbook\n\n"
    "`cadre new DIR --workbook` writes `plan.xlsx` instead of `plan.toml`; a folder holds one of the two. Keys, "
    "defaults, "
    "ranges and\n"
    "messages are those above: both kinds of plan are read through the same tables. Faults are named by sheet and "
    "cell, "
    "e.g.\n"
    "`plan.xlsx: Settings!C7: error: past_age = 90 is out of range. Write a number between 40 and 75 years.`\n\n"
    "| sheet | holds | columns |\n|---|---|---|\n"
    "| Settings | sections that stand once | Section, Key, Value |\n"
    "| Tolerances | `[tolerances]` | Key, Value |\n"
    "| Inputs, Overrides | sections that may repeat: a row for each | one for each key |\n"
    "| Assumptions | keys that hold a number with its source, where there are any | Section, Key, Value or Low, Mode "
    "and "
    "High, Unit, Source, Mark, Date |\n"
    "| Notes, Notes … | anything of your own | not read |\n\n"
    "An empty cell is the default. A list stands in one cell, parted by semicolons (`02Q; 15N`); fields and their "
    "values "
    "as\n"
    "`employer = RX8; month = 2026-03`. Columns and rows may be moved, notes may stand above the headings; a sheet of "
    "another name is\n"
    "an error unless its name begins with Notes.\n";

}  // namespace

std::string starter_plan_text() {
  std::string out(kStarterHead);
  for_each_table([&](const auto& table) { out += starter_section(table); });
  return out;
}

std::string plan_markdown() {
  std::string out(kMarkdownHead);
  for_each_table([&](const auto& table) { out += markdown_section(table); });
  return out + std::string(kMarkdownTail);
}

void start_plan_folder(const std::string& dir) {
  std::error_code failed;
  for (const char* name : {"plan.toml", "plan.xlsx"})
    if (const fs::path file = fs::path(dir) / name; fs::exists(file, failed))
      throw base::UsageError(
          fmt::format("'{}' exists already and is not overwritten. Name another folder.", file.string()));
  fs::create_directories(fs::path(dir) / "data", failed);
  if (failed) throw base::UsageError(fmt::format("the folder '{}' cannot be made: {}.", dir, failed.message()));
}

void write_starter_plan(const std::string& dir) {
  start_plan_folder(dir);
  const std::string file = (fs::path(dir) / "plan.toml").string();
  const int handle = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (handle < 0) {
    if (errno == EEXIST)
      throw base::UsageError(fmt::format("'{}' exists already and is not overwritten. Name another folder.", file));
    throw base::UsageError(fmt::format("'{}' cannot be made: {}.", file, std::strerror(errno)));
  }
  const std::string text = starter_plan_text();
  const bool written = write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int cause = errno;
  close(handle);
  if (!written) {
    unlink(file.c_str());
    throw base::UsageError(fmt::format("'{}' could not be written: {}.", file, std::strerror(cause)));
  }
}

}  // namespace cadre::plan_file
