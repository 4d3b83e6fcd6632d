#include "waits/projection.h"

#include <algorithm>
#include <cmath>

namespace cadre::waits {
namespace {

constexpr double kDaysOfWeek = 7;

double at(const std::vector<double>& ratio, std::size_t month) { return ratio[std::min(month, ratio.size() - 1)]; }

/// Queue at each month's end.
std::vector<double> queues(const WaitPoint& point, const std::vector<double>& ratio, base::Month first, int months) {
  std::vector<double> out;
  double queue = point.queue, weeks = 0;
  std::int32_t day = point.date;
  for (int m = 0; m < months; ++m) {
    const std::int32_t end = base::Month::from_ordinal(first.ordinal() + m).last_day();
    // Whole weeks, so that a part of one at a month's end is carried into the next month.
    weeks += (end - day) / kDaysOfWeek;
    for (; weeks >= 1; weeks -= 1)
      queue = std::max(0.0, queue + point.demand - point.capacity * at(ratio, static_cast<std::size_t>(m) + 1));
    day = end;
    out.push_back(queue);
  }
  return out;
}

}  // namespace

std::vector<ProjectedMonth> project(const Assessment& list, const CapacityPath& path, int months) {
  const WaitPoint& point = *list.point;
  std::vector<ProjectedMonth> out;
  if (std::isnan(point.queue) || std::isnan(point.demand) || std::isnan(point.capacity)) return out;
  const base::CivilDate civil = base::civil_from_days(point.date);
  const auto first = base::Month::from_ordinal(base::Month(civil.year, civil.month).ordinal() + 1);
  const std::vector<double> middle = queues(point, path.ratio, first, months),
                            fewer = queues(point, path.high, first, months),
                            more = queues(point, path.low, first, months);
  const double attended = list.target->attended_per_wte > 0 ? list.target->attended_per_wte : kAttendedPerWte;
  for (int m = 0; m < months; ++m) {
    const auto i = static_cast<std::size_t>(m);
    ProjectedMonth row;
    row.month = base::Month::from_ordinal(first.ordinal() + m);
    row.capacity = point.capacity * at(path.ratio, i + 1);
    row.queue = middle[i];
    row.queue_low = std::min(middle[i], fewer[i]);
    row.queue_high = std::max(middle[i], more[i]);
    row.load = load(point.demand, row.capacity);
    row.gap_wte = relief_wte(relief_capacity(point.demand, row.queue, list.target_queue, list.target->weeks_to_target),
                             row.capacity, attended);
    out.push_back(row);
  }
  return out;
}

}  // namespace cadre::waits
