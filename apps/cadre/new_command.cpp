#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/doc_pages.h"
#include "plan_file/person_key.h"
#include "plan_file/starter_plan.h"

namespace cadre::app {

base::ExitCode new_plan(Console& console, const std::string& dir) {
  plan_file::write_starter_plan(dir);
  fmt::print(console.out,
             "{0}/plan.toml is a plan to start from, with every key explained.\n\n"
             "1. Put staff lists into {0}/data.\n"
             "2. Make a key outside the plan, once; it turns identifiers into hashes:\n"
             "     cadre key FILE\n"
             "   and name it in [privacy] key_file, or in the environment variable CADRE_KEY_FILE.\n"
             "3. Set the title and the area in {0}/plan.toml.\n"
             "4. Run: cadre check {0}\n",
             dir);
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
  write_doc_pages(dir);
  for (const DocPage& page : doc_pages()) fmt::print(console.out, "{}/{}\n", dir, page.file);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
