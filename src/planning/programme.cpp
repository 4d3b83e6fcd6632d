#include "planning/programme.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cadre::planning {
namespace {

constexpr double kWeeksShown = 0.051;  // weeks are stated to one decimal

/// Tasks so that each comes after those it waits for. Links are known to have no ring.
std::vector<std::size_t> in_order(const ProgrammePlan& plan) {
  std::vector<int> waits(plan.tasks.size(), 0);
  for (const Link& link : plan.links) ++waits[link.successor];
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < waits.size(); ++i)
    if (waits[i] == 0) out.push_back(i);
  for (std::size_t k = 0; k < out.size(); ++k)
    for (const Link& link : plan.links)
      if (link.predecessor == out[k] && --waits[link.successor] == 0) out.push_back(link.successor);
  return out;
}

void run_network(const ProgrammePlan& plan, Schedule& out) {
  const std::vector<std::size_t> order = in_order(plan);
  for (const std::size_t i : order) {
    Scheduled& task = out.tasks[i];
    for (const Link& link : plan.links)
      if (link.successor == i)
        task.early_start = std::max(task.early_start, out.tasks[link.predecessor].early_finish + link.lag);
    task.early_finish = task.early_start + task.duration;
    out.length = std::max(out.length, task.early_finish);
  }
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    Scheduled& task = out.tasks[*at];
    task.late_finish = out.length;
    for (const Link& link : plan.links)
      if (link.predecessor == *at)
        task.late_finish = std::min(task.late_finish, out.tasks[link.successor].late_start - link.lag);
    task.late_start = task.late_finish - task.duration;
  }
}

/// From a critical task that waits for nothing along tight links to the end.
std::vector<std::size_t> critical_chain(const ProgrammePlan& plan, const Schedule& schedule) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < plan.tasks.size() && out.empty(); ++i)
    if (schedule.tasks[i].critical() && schedule.tasks[i].early_start == 0) out.push_back(i);
  for (bool more = !out.empty(); more;) {
    more = false;
    for (const Link& link : plan.links) {
      const Scheduled &from = schedule.tasks[out.back()], &to = schedule.tasks[link.successor];
      if (link.predecessor != out.back() || !to.critical() || from.early_finish + link.lag != to.early_start) continue;
      out.push_back(link.successor);
      more = true;
      break;
    }
  }
  return out;
}

void tell_odd_dates(const ProgrammePlan& plan, const Schedule& schedule, base::Diagnostics& remarks) {
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks[i];
    const double weeks = schedule.tasks[i].duration / 5.0;
    if (task.stated_weeks && std::abs(*task.stated_weeks - weeks) > kWeeksShown)
      remarks.push_back(
          {base::Severity::Note, task.where,
           fmt::format("task {} says {} weeks; its dates hold {:.1f}", task.id, *task.stated_weeks, weeks),
           "Mend the weeks or the dates; the dates are used"});
  }
  for (const Link& link : plan.links) {
    const Task &from = plan.tasks[link.predecessor], &to = plan.tasks[link.successor];
    if (from.finish && to.start && *to.start <= *from.finish)
      remarks.push_back({base::Severity::Warning, to.where,
                         fmt::format("task {} starts before task {}, for which it waits, has ended", to.id, from.id),
                         "Mend the dates or the link"});
  }
}

int signed_days(const WorkingDays& days, std::int32_t from, std::int32_t to) {
  return to >= from ? days.between(from, to) - days.between(from, from)
                    : -(days.between(to, from) - days.between(to, to));
}

}  // namespace

Schedule schedule(const ProgrammePlan& plan, const WorkingDays& days, std::optional<std::int32_t> today) {
  Schedule out;
  out.tasks.resize(plan.tasks.size());
  std::int32_t first = INT32_MAX;
  for (const Task& task : plan.tasks)
    if (task.start) first = std::min(first, *task.start);
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks[i];
    out.tasks[i].duration = task.start && task.finish ? days.between(*task.start, *task.finish) : *task.duration;
  }
  run_network(plan, out);
  double done = 0, planned = 0, all = 0;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks[i];
    Scheduled& at = out.tasks[i];
    if (first != INT32_MAX) {
      at.early_start_day = days.on(first, at.early_start);
      at.early_finish_day = days.on(first, std::max(at.early_start, at.early_finish - 1));
    }
    const std::optional<std::int32_t> starts = task.start           ? task.start
                                               : first != INT32_MAX ? std::optional(at.early_start_day)
                                                                    : std::nullopt;
    if (today && starts && at.duration > 0) {
      const std::int32_t ends = task.finish.value_or(at.early_finish_day);
      at.planned_percent = 100.0 * std::min(at.duration, days.between(*starts, std::min(*today, ends))) / at.duration;
      at.behind = task.percent < *at.planned_percent;
      planned += *at.planned_percent * at.duration;
    }
    if (task.baseline_start && task.start) at.start_slip = signed_days(days, *task.baseline_start, *task.start);
    if (task.baseline_finish && task.finish) at.finish_slip = signed_days(days, *task.baseline_finish, *task.finish);
    done += task.percent * at.duration;
    all += at.duration;
  }
  out.progress = all > 0 ? done / all : 0;
  if (today) out.planned_progress = all > 0 ? planned / all : 0;
  out.critical_path = critical_chain(plan, out);
  tell_odd_dates(plan, out, out.remarks);
  return out;
}

}  // namespace cadre::planning
