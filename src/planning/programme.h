#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "planning/working_days.h"

namespace cadre::planning {

/// A task as planned. Days are since 1970-01-01; percent 0..100.
struct Task {
  std::string id, title;
  std::optional<std::int32_t> start, finish;
  std::optional<int> duration;  ///< working days; stated where there are no dates
  double percent = 0;
  std::optional<double> stated_weeks;
  std::optional<std::int32_t> baseline_start, baseline_finish;
  base::SourceSpot where;
};

/// `successor` starts after `predecessor` has ended and `lag` working days have gone by.
struct Link {
  std::size_t predecessor = 0, successor = 0;
  int lag = 0;
};

struct ProgrammePlan {
  std::vector<Task> tasks;
  std::vector<Link> links;
};

/// Reads tasks and, when not empty, links (docs/formats/programme.md). Throws base::InputError with every fault: dates
/// out of order, tasks that do not exist, a ring of links.
ProgrammePlan read_programme(std::string tasks, const std::string& tasks_name, std::string links,
                             const std::string& links_name);

/// A task in the network, in working days from the start of the programme (METHODS 16): ES = max EF of predecessors, EF
/// = ES + d, LF = min LS of successors, slack = LS - ES.
struct Scheduled {
  int duration = 0, early_start = 0, early_finish = 0, late_start = 0, late_finish = 0;
  int slack() const { return late_start - early_start; }
  bool critical() const { return slack() == 0; }
  std::int32_t early_start_day = 0, early_finish_day = 0;  ///< dates of the same
  std::optional<double> planned_percent;                   ///< at today, by its own dates
  bool behind = false;                                     ///< percent below planned
  std::optional<int> start_slip, finish_slip;              ///< working days after the baseline; negative = earlier
};

struct Schedule {
  std::vector<Scheduled> tasks;
  std::vector<std::size_t> critical_path;  ///< tasks without slack, one chain from start to end
  int length = 0;                          ///< working days
  double progress = 0;                     ///< percent, weighted by duration
  std::optional<double> planned_progress;  ///< percent that today asks for
  base::Diagnostics remarks;  ///< stated weeks that differ, tasks that start before what they wait for ends
};

/// Durations are working days from start to finish, both counted; planned percent = working days gone, today included,
/// of the task's, 0 to 100. Without bank holidays in `days` the ten tasks of the documented plan keep their weeks.
Schedule schedule(const ProgrammePlan& plan, const WorkingDays& days, std::optional<std::int32_t> today);

}  // namespace cadre::planning
