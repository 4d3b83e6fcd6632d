#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>

#include "cadre/commands.h"
#include "cadre/doc_pages.h"
#include "cadre/shared_files.h"
#include "plan_file/person_key.h"
#include "plan_file/starter_plan.h"
#include "publishing/capability_template.h"
#include "publishing/partner_template.h"
#include "publishing/plan_workbook.h"
#include "run/capability_step.h"

namespace cadre::app {
namespace {

/// Makes the user's own key when there is none, and says in either case what a plan is hashed with.
std::string say_key() {
  if (plan_file::has_own_key()) return "identifiers are hashed with the key that you have already";
  try {
    return fmt::format(
        "identifiers are hashed with your own key, made just now: {}\n"
        "   Keep a copy apart from the data; whoever works on the same plan needs the same key",
        plan_file::write_own_key());
  } catch (const base::UsageError& error) {
    return fmt::format(
        "identifiers are hashed with a key, which could not be made for you ({})\n"
        "   Make one outside the plan: cadre key FILE, and name it in [privacy] key_file",
        error.what());
  }
}

/// A workbook that people may have filled in is never overwritten.
void check_new_workbook(const std::string& file) {
  if (!file.ends_with(".xlsx"))
    throw base::UsageError(fmt::format("'{}' is no name of a workbook. Let it end in .xlsx.", file));
  if (std::filesystem::exists(file))
    throw base::UsageError(fmt::format("'{}' exists already and is not overwritten. Name another file.", file));
}

}  // namespace

base::ExitCode new_plan(Console& console, const std::string& dir, bool workbook) {
  if (workbook) {
    plan_file::start_plan_folder(dir);
    publishing::write_plan_workbook((std::filesystem::path(dir) / "plan.xlsx").string(), publishing::starter_plan());
  } else {
    plan_file::write_starter_plan(dir);
  }
  fmt::print(console.out,
             "{0}/{1} is a plan to start from, with every key explained.\n\n"
             "1. Put staff lists into {0}/data.\n"
             "2. About the key: {2}.\n"
             "3. Set the title and the area in {0}/{1}, now or later.\n"
             "4. Run: cadre run {0}\n",
             dir, workbook ? "plan.xlsx" : "plan.toml", say_key());
  return base::ExitCode::Done;
}

base::ExitCode new_partner_template(Console& console, const std::string& file) {
  check_new_workbook(file);
  publishing::write_partner_template(file, reference_dir());
  fmt::print(console.out,
             "{} is a return to send to employers outside the Electronic Staff Record. It explains itself.\n\n"
             "Put what comes back into the plan's data folder; half-filled returns are read, and\n"
             "cadre check names the sheet and cell of every fault.\n",
             file);
  return base::ExitCode::Done;
}

base::ExitCode new_capability_template(Console& console, const std::string& file) {
  check_new_workbook(file);
  publishing::write_capability_template(file, run::shipped_capability(reference_dir()),
                                        run::known_places(reference_dir()));
  fmt::print(console.out,
             "{} is a survey to send to teams: who is at which level in which competency. It explains itself.\n\n"
             "Name what comes back in [capability] surveys of the plan; half-filled ones are read, and\n"
             "cadre check names the sheet and cell of every fault.\n",
             file);
  return base::ExitCode::Done;
}

base::ExitCode new_readiness_template(Console& console, const std::string& file) {
  check_new_workbook(file);
  publishing::write_readiness_template(file, run::shipped_capability(reference_dir()));
  fmt::print(console.out,
             "{} asks teams how ready they are to work differently, and what they will do. It explains itself.\n\n"
             "Name what comes back in [capability] readiness of the plan.\n",
             file);
  return base::ExitCode::Done;
}

base::ExitCode make_key(Console& console, const std::string& file) {
  plan_file::write_key_file(file);
  fmt::print(console.out,
             "{} holds a new key that only you may read. Keep a copy apart from the data: with another key, people\n"
             "cannot be followed from the months already read.\n",
             file);
  return base::ExitCode::Done;
}

base::ExitCode write_docs(Console& console, const std::string& dir) {
  const std::vector<DocPage> pages = doc_pages();
  write_pages(dir, pages);
  for (const DocPage& page : pages) fmt::print(console.out, "{}/{}\n", dir, page.file);
  return base::ExitCode::Done;
}

base::ExitCode write_shell_pages(Console& console, const std::string& dir, const std::vector<CommandHelp>& commands,
                                 const std::string& version) {
  const std::vector<DocPage> pages = {{"cadre.1", man_page(commands, version)},
                                      {"cadre.bash", bash_completion(commands)}};
  write_pages(dir, pages);
  for (const DocPage& page : pages) fmt::print(console.out, "{}/{}\n", dir, page.file);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
