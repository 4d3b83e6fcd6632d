#include <fmt/format.h>

#include <map>

#include "base/month.h"
#include "intake/input_sheet.h"
#include "intake/number_values.h"
#include "planning/programme.h"

namespace cadre::planning {
namespace {

constexpr int kLastYear = 2099;
constexpr int kLongest = 20'000;  // working days; some 77 years
constexpr int kDaysOfCentury = 36'525;

std::optional<std::int32_t> day_of(intake::InputSheet& sheet, std::string_view column) {
  if (sheet.blank(column)) return {};
  constexpr auto kStyles = static_cast<intake::DateStyles>(intake::DateStyle::DayFirst) |
                           static_cast<intake::DateStyles>(intake::DateStyle::YearFirst);
  const auto date = intake::parse_date(sheet.text(column), kStyles, kLastYear);
  if (!date) {
    sheet.fault(column, fmt::format("'{}' is no day", sheet.text(column).substr(0, 40)), "Write it like 2026-11-22");
    return {};
  }
  return base::days_from_civil(date->year, date->month, date->day);
}

void check_task(intake::InputSheet& sheet, const Task& task) {
  if (!sheet.sound()) return;
  if (!task.duration && !(task.start && task.finish))
    sheet.fault("start_date", "the task has neither both dates nor duration_days", "Write start and finish");
  if (task.start && task.finish && *task.finish < *task.start)
    sheet.fault("finish_date", "the task ends before it starts", "Mend one of its dates");
  if (task.start && task.finish && *task.finish - *task.start > kDaysOfCentury)
    sheet.fault("finish_date", "the task lasts more than a hundred years", "Mend one of its dates");
}

std::vector<Task> tasks_of(std::string text, const std::string& name, std::map<std::string, std::size_t>& places) {
  static constexpr intake::InputColumn kInput[] = {{"task_id"},
                                                   {"task"},
                                                   {"start_date", false},
                                                   {"finish_date", false},
                                                   {"duration_days", false},
                                                   {"percent_complete", false},
                                                   {"baseline_start", false},
                                                   {"baseline_finish", false},
                                                   {"duration_weeks", false},
                                                   {"working_days_mon_fri_inclusive", false},
                                                   {"enabler_code", false},
                                                   {"owner", false},
                                                   {"mark", false},
                                                   {"source", false}};
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  std::vector<Task> out;
  while (sheet.next()) {
    Task task;
    task.where = sheet.spot("task_id");
    task.id = sheet.name("task_id");
    task.title = sheet.name("task");
    task.start = day_of(sheet, "start_date");
    task.finish = day_of(sheet, "finish_date");
    if (!sheet.blank("duration_days")) task.duration = sheet.whole("duration_days", 0, kLongest);
    task.percent = sheet.number("percent_complete", 0, 100, 0.0);
    if (!sheet.blank("duration_weeks")) task.stated_weeks = sheet.number("duration_weeks", 0, kLongest / 5.0);
    task.baseline_start = day_of(sheet, "baseline_start");
    task.baseline_finish = day_of(sheet, "baseline_finish");
    check_task(sheet, task);
    if (!places.emplace(task.id, out.size()).second)
      sheet.fault("task_id", "another task has this id", "Give each task its own");
    out.push_back(std::move(task));
  }
  if (out.empty() && sheet.sound()) sheet.fault("task_id", "no task stands under the headings", "Write a row for each");
  sheet.finish();
  return out;
}

std::size_t place_of(intake::InputSheet& sheet, std::string_view column,
                     const std::map<std::string, std::size_t>& places) {
  const std::string id = sheet.name(column);
  const auto at = places.find(id);
  if (at != places.end()) return at->second;
  if (!id.empty())
    sheet.fault(column, fmt::format("no task has the id '{}'", id.substr(0, 40)), "Write a task_id of the tasks");
  return 0;
}

std::vector<Link> links_of(std::string text, const std::string& name,
                           const std::map<std::string, std::size_t>& places) {
  static constexpr intake::InputColumn kInput[] = {{"predecessor_task_id"}, {"successor_task_id"}, {"link_type", false},
                                                   {"lag_days", false},     {"basis", false},      {"mark", false},
                                                   {"source", false}};
  static constexpr std::string_view kTypes[] = {"FS"};
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  std::vector<Link> out;
  while (sheet.next()) {
    Link link;
    link.predecessor = place_of(sheet, "predecessor_task_id", places);
    link.successor = place_of(sheet, "successor_task_id", places);
    sheet.choice("link_type", kTypes, 0);
    link.lag = sheet.whole("lag_days", 0, kLongest, 0);
    if (sheet.sound() && link.predecessor == link.successor)
      sheet.fault("successor_task_id", "a task cannot wait for itself", "Take the row out");
    out.push_back(link);
  }
  sheet.finish();
  return out;
}

/// Tasks that wait for each other, in words; empty when there are none.
std::string ring_of(const ProgrammePlan& plan) {
  std::vector<int> waits(plan.tasks.size(), 0);
  for (const Link& link : plan.links) ++waits[link.successor];
  std::vector<std::size_t> free;
  for (std::size_t i = 0; i < waits.size(); ++i)
    if (waits[i] == 0) free.push_back(i);
  for (std::size_t k = 0; k < free.size(); ++k)
    for (const Link& link : plan.links)
      if (link.predecessor == free[k] && --waits[link.successor] == 0) free.push_back(link.successor);
  std::string out;
  for (std::size_t i = 0; i < waits.size(); ++i)
    if (waits[i] > 0) out += (out.empty() ? "" : ", ") + plan.tasks[i].id;
  return out;
}

}  // namespace

ProgrammePlan read_programme(std::string tasks, const std::string& tasks_name, std::string links,
                             const std::string& links_name) {
  ProgrammePlan out;
  std::map<std::string, std::size_t> places;
  out.tasks = tasks_of(std::move(tasks), tasks_name, places);
  if (!links.empty()) out.links = links_of(std::move(links), links_name, places);
  if (const std::string ring = ring_of(out); !ring.empty())
    throw base::InputError({base::Severity::Error,
                            {links_name},
                            fmt::format("tasks wait for each other: {}", ring),
                            "Take out one of the links between them"});
  return out;
}

}  // namespace cadre::planning
