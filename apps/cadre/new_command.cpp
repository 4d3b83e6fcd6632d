#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>

#include "cadre/commands.h"
#include "cadre/doc_pages.h"
#include "cadre/shared_files.h"
#include "plan_file/person_key.h"
#include "plan_file/starter_plan.h"
#include "publishing/partner_template.h"
#include "publishing/plan_workbook.h"

namespace cadre::app {

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
             "2. Make a key outside the plan, once; it turns identifiers into hashes:\n"
             "     cadre key FILE\n"
             "   and name it in [privacy] key_file, or in the environment variable CADRE_KEY_FILE.\n"
             "3. Set the title and the area in {0}/{1}.\n"
             "4. Run: cadre check {0}\n",
             dir, workbook ? "plan.xlsx" : "plan.toml");
  return base::ExitCode::Done;
}

base::ExitCode new_partner_template(Console& console, const std::string& file) {
  if (!file.ends_with(".xlsx"))
    throw base::UsageError(fmt::format("'{}' is no name of a workbook. Let it end in .xlsx.", file));
  if (std::filesystem::exists(file))
    throw base::UsageError(fmt::format("'{}' exists already and is not overwritten. Name another file.", file));
  publishing::write_partner_template(file, reference_dir());
  fmt::print(console.out,
             "{} is a return to send to employers outside the Electronic Staff Record. It explains itself.\n\n"
             "Put what comes back into the plan's data folder; half-filled returns are read, and\n"
             "cadre check names the sheet and cell of every fault.\n",
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
