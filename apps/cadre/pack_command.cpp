#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "packs/contents_sheet.h"
#include "run/open_plan.h"
#include "run/pack_step.h"

namespace cadre::app {

base::ExitCode write_pack(Console& console, const std::string& dir, const std::string& out, const std::string& to) {
  const base::Table pack = run::write_pack(run::open_plan(dir), {out, to, version()});
  fmt::print(console.out, "{:>8}  {:>7}  {:>7}  {:>7}  {:>11}  {:>20}\n", "month", "rows", "people", "roles", "FTE",
             "rows of 1 to 4 roles");
  for (const packs::PackMonth& m : packs::months_of(pack))
    fmt::print(console.out, "{:>8}  {:>7}  {:>7}  {:>7}  {:>11.2f}  {:>20}\n", m.month, m.rows, m.people, m.roles,
               m.fte, m.small_rows);
  fmt::print(console.out,
             "Written for you alone: {0}\n"
             "Small numbers stand in it and no person. Read {0}/contents.html with the receiver before it is sent.\n"
             "The receiving plan reads it with: [[input]] path = \"data/packs/*/*.csv\"\n",
             to);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
