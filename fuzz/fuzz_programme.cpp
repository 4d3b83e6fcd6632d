// Any bytes, cut at the first "\n\n", are tasks and links: read, or refused with place and remedy. In what was read no
// task has negative slack, none starts before what it waits for ends, and the end is reached without slack.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "planning/programme_table.h"

namespace {

using namespace cadre;

void expect(bool holds) {
  if (!holds) std::abort();
}

void run(const std::string& tasks, const std::string& links) {
  const planning::ProgrammePlan plan = planning::read_programme(tasks, "tasks", links, "links");
  for (const bool holidays : {false, true}) {
    const planning::Schedule s = planning::schedule(plan, planning::WorkingDays(holidays), 18'000);
    bool critical = false;
    for (const planning::Scheduled& task : s.tasks) {
      expect(task.slack() >= 0 && task.late_finish <= s.length);
      critical = critical || task.critical();
      if (task.planned_percent) expect(*task.planned_percent >= 0 && *task.planned_percent <= 100);
    }
    expect(critical);
    for (const planning::Link& link : plan.links)
      expect(s.tasks[link.successor].early_start >= s.tasks[link.predecessor].early_finish + link.lag);
    expect(planning::programme_table(plan, s).rows() == plan.tasks.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const std::size_t cut = text.find("\n\n");
  try {
    run(text.substr(0, cut), cut == std::string::npos ? "" : text.substr(cut + 2));
  } catch (const base::InputError& error) {
    expect(!error.diagnostics().empty());
    for (const auto& fault : error.diagnostics()) expect(!fault.remedy.empty() && !fault.message.empty());
  }
  return 0;
}
