#include "cadre/planning_commands.h"

#include "cadre/economics_command.h"
#include "cadre/evidence_command.h"
#include "cadre/measure_commands.h"
#include "cadre/mix_command.h"
#include "cadre/prioritise_command.h"
#include "cadre/programme_command.h"

namespace cadre::app {

void add_planning_commands(CLI::App& app, Console& console, std::function<base::ExitCode()>& action) {
  add_measure_commands(app, console, action);
  add_prioritise_command(app, console, action);
  add_programme_command(app, console, action);
  add_mix_command(app, console, action);
  add_economics_command(app, console, action);
  add_evidence_command(app, console, action);
}

}  // namespace cadre::app
