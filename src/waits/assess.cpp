#include "waits/assess.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cadre::waits {
namespace {

HarmCount past(const WaitPoint& point, double weeks) {
  HarmCount out{&point, weeks, 0, 0, {}};
  if (point.kind == ListKind::Dates) {
    std::vector<std::uint64_t> lines;
    for (const WaitingLine& w : point.waiting)
      if (w.weeks > weeks) lines.push_back(w.line);
    out.people = static_cast<double>(lines.size());
    out.lines = line_ranges(std::move(lines));
    return out;
  }
  for (const WaitBand& band : point.bands) {
    if (band.from >= weeks)
      out.people += band.people;
    else if (band.to > weeks)
      out.unsure += band.people;
  }
  if (point.line > 0 && out.people + out.unsure > 0) out.lines = fmt::format("{}", point.line);
  return out;
}

bool tells_waits(const WaitPoint& point) { return point.kind == ListKind::Dates || !point.bands.empty(); }

}  // namespace

std::string line_ranges(std::vector<std::uint64_t> lines) {
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end + 1 < lines.size() && lines[end + 1] <= lines[end] + 1) ++end;
    out += fmt::format("{}{}", out.empty() ? "" : ";", lines[i]);
    if (lines[end] > lines[i]) out += fmt::format("-{}", lines[end]);
    i = end + 1;
  }
  return out;
}

Assessment assess(const WaitPoint& point, const Target& target) {
  Assessment out;
  out.point = &point;
  out.target = &target;
  if (point.capacity > 0 || point.demand > 0) out.load = load(point.demand, point.capacity);
  out.target_mean = target_mean_wait(target.weeks, target.factor);
  out.target_queue = target_queue(point.demand, target.weeks, target.factor);
  if (out.target_queue > 0) out.queue_ratio = point.queue / out.target_queue;
  out.relief = relief_capacity(point.demand, point.queue, out.target_queue, target.weeks_to_target);
  const double attended = target.attended_per_wte > 0 ? target.attended_per_wte : kAttendedPerWte;
  out.relief_wte = relief_wte(out.relief, point.capacity, attended);
  if (!std::isnan(point.cv_demand) && !std::isnan(point.cv_capacity)) {
    out.cv_demand = point.cv_demand;
    out.cv_capacity = point.cv_capacity;
    out.assumed_variation = false;
  }
  out.target_capacity =
      target_capacity(TargetForm::Current, point.demand, target.weeks, target.factor, out.cv_demand, out.cv_capacity);
  out.earlier_target_capacity =
      target_capacity(TargetForm::Earlier, point.demand, target.weeks, target.factor, out.cv_demand, out.cv_capacity);
  out.pressure = pressure(point.mean_wait, target.weeks);
  if (tells_waits(point)) out.past_target = past(point, target.weeks).people;
  return out;
}

std::vector<HarmCount> harm_counts(const WaitPoint& point, const Target& target) {
  std::vector<HarmCount> out;
  if (!tells_waits(point)) return out;
  for (const double weeks : target.harm_weeks) out.push_back(past(point, weeks));
  return out;
}

}  // namespace cadre::waits
