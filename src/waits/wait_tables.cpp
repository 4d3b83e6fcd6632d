#include "waits/wait_tables.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "base/csv_text.h"

namespace cadre::waits {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kWaitColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the date."},
    ColumnSpec{"service", ColumnKind::Code, "", "Service; all = the file names none."},
    ColumnSpec{"area", ColumnKind::Code, "", "Board, place or provider; missing = not said."},
    ColumnSpec{"group", ColumnKind::Code, "", "Adults, children and young people; missing = not said."},
    ColumnSpec{"latest", ColumnKind::Flag, "", "The latest date of the list."},
    ColumnSpec{"date", ColumnKind::Text, "", "Day that the figures stand for."},
    ColumnSpec{"kind", ColumnKind::Code, "", "dates, bands or scotland: what kind of file told it."},
    ColumnSpec{"target", ColumnKind::Decimal, "weeks", "Longest wait aimed at."},
    ColumnSpec{"factor", ColumnKind::Decimal, "", "Target / mean wait aimed at."},
    ColumnSpec{"demand", ColumnKind::Decimal, "people a week", "People who come."},
    ColumnSpec{"capacity", ColumnKind::Decimal, "people a week", "People who are seen or removed."},
    ColumnSpec{"load", ColumnKind::Decimal, "ratio", "Demand / capacity; 1 or more: the list grows for ever."},
    ColumnSpec{"unsustainable", ColumnKind::Code, "", "yes: load is 1 or more; missing = load not known."},
    ColumnSpec{"queue", ColumnKind::Decimal, "people", "People who wait at the date."},
    ColumnSpec{"target_queue", ColumnKind::Decimal, "people", "Demand x target / factor."},
    ColumnSpec{"queue_ratio", ColumnKind::Decimal, "ratio", "Queue / target queue; over 2 asks for special action."},
    ColumnSpec{"mean_wait", ColumnKind::Decimal, "weeks", "Mean wait so far of those who wait."},
    ColumnSpec{"pressure", ColumnKind::Decimal, "ratio", "2 x mean wait / target; over 1: likely to miss."},
    ColumnSpec{"relief", ColumnKind::Decimal, "people a week", "To see, for the queue to reach its target in time."},
    ColumnSpec{"relief_wte", ColumnKind::Decimal, "WTE", "(relief - capacity) / contacts of a WTE a week."},
    ColumnSpec{"target_capacity", ColumnKind::Decimal, "people a week", "To see for ever, current form."},
    ColumnSpec{"target_capacity_form", ColumnKind::Code, "", "Which form target_capacity has: current."},
    ColumnSpec{"earlier_target_capacity", ColumnKind::Decimal, "people a week",
               "The same in the package's older form."},
    ColumnSpec{"cv_demand", ColumnKind::Decimal, "", "Coefficient of variation of the days between referrals."},
    ColumnSpec{"cv_capacity", ColumnKind::Decimal, "", "The same between removals."},
    ColumnSpec{"assumed_variation", ColumnKind::Flag, "", "Both are assumed to be 1."},
    ColumnSpec{"past_target", ColumnKind::Decimal, "people", "Have waited longer than the target, at least."},
    ColumnSpec{"opening", ColumnKind::Decimal, "people", "Queue at the beginning of the period."},
    ColumnSpec{"added", ColumnKind::Decimal, "people", "Came in the period."},
    ColumnSpec{"removed", ColumnKind::Decimal, "people", "Were seen or removed in the period."},
    ColumnSpec{"basis", ColumnKind::Text, "", "How demand and capacity came about."},
    ColumnSpec{"file", ColumnKind::Text, "", "File or files."},
    ColumnSpec{"target_mark", ColumnKind::Code, "", "How far the target may be trusted."},
};
constexpr base::TableSpec kWaitSpec = {"waits", "waits", true, "Waiting lists and what queueing theory says of them.",
                                       kWaitColumns};

constexpr std::array kHarmColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the date."},
    ColumnSpec{"service", ColumnKind::Code, "", "Service."},
    ColumnSpec{"area", ColumnKind::Code, "", "Board, place or provider; missing = not said."},
    ColumnSpec{"group", ColumnKind::Code, "", "Adults, children and young people; missing = not said."},
    ColumnSpec{"threshold", ColumnKind::Decimal, "weeks", "Wait from which on a review of harm is due."},
    ColumnSpec{"people", ColumnKind::Decimal, "people", "Have waited longer."},
    ColumnSpec{"unsure", ColumnKind::Decimal, "people", "Wait in the band in which the threshold lies, beside them."},
    ColumnSpec{"file", ColumnKind::Text, "", "File."},
    ColumnSpec{"lines", ColumnKind::Text, "", "Its lines, for the service to look up who it is: 3;7-9."},
};
constexpr base::TableSpec kHarmSpec = {"waits_harm", "waits", true,
                                       "People past each threshold of harm review, by the lines of the source file.",
                                       kHarmColumns};

constexpr std::array kDifferenceColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the date."},
    ColumnSpec{"kind", ColumnKind::Code, "", "queue balance, bands and total, parts and total, two files."},
    ColumnSpec{"service", ColumnKind::Code, "", "Service."},
    ColumnSpec{"area", ColumnKind::Code, "", "Board, place or provider; missing = not said."},
    ColumnSpec{"group", ColumnKind::Code, "", "Adults, children and young people; missing = not said."},
    ColumnSpec{"expected", ColumnKind::Decimal, "people", "What follows from the other figures."},
    ColumnSpec{"found", ColumnKind::Decimal, "people", "What the file says."},
    ColumnSpec{"difference", ColumnKind::Decimal, "people", "Found less expected."},
    ColumnSpec{"file", ColumnKind::Text, "", "File or files."},
};
constexpr base::TableSpec kDifferenceSpec = {
    "waits_differences", "waits", true,
    "Figures of waiting lists that do not agree: opening + added - removed and closing, bands and totals, two files.",
    kDifferenceColumns};

constexpr std::array kProjectionColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month at whose end they are counted."},
    ColumnSpec{"service", ColumnKind::Code, "", "Service."},
    ColumnSpec{"area", ColumnKind::Code, "", "Board, place or provider; missing = not said."},
    ColumnSpec{"group", ColumnKind::Code, "", "Adults, children and young people; missing = not said."},
    ColumnSpec{"scenario", ColumnKind::Code, "", "Scenario of supply; capacity stays = as it is today."},
    ColumnSpec{"capacity", ColumnKind::Decimal, "people a week", "People who can be seen."},
    ColumnSpec{"load", ColumnKind::Decimal, "ratio", "Demand / capacity."},
    ColumnSpec{"queue", ColumnKind::Decimal, "people", "People who wait, in the middle of the futures."},
    ColumnSpec{"queue_low", ColumnKind::Decimal, "people", "With the capacity of the upper tenth of the futures."},
    ColumnSpec{"queue_high", ColumnKind::Decimal, "people", "With the capacity of the lower tenth of the futures."},
    ColumnSpec{"target_queue", ColumnKind::Decimal, "people", "Demand x target / factor."},
    ColumnSpec{"gap_wte", ColumnKind::Decimal, "WTE", "Staff lacking for relief from then on; below 0 = to spare."},
};
constexpr base::TableSpec kProjectionSpec = {"waits_projection", "waits", true,
                                             "Waiting lists in the months to come, under the futures of supply.",
                                             kProjectionColumns};

std::int64_t month_of(std::int32_t date) {
  const base::CivilDate civil = base::civil_from_days(date);
  return base::Month(civil.year, civil.month).ordinal();
}

base::Table& add_list(base::Table& table, std::int64_t month, const WaitPoint& point) {
  return table.integer(month).text(point.service).text(point.area).text(point.group);
}

std::string unsustainable_text(const Assessment& list) {
  if (!list.known()) return {};
  return list.unsustainable() ? "yes" : "no";
}

auto list_of(const WaitPoint& p) { return std::tie(p.service, p.area, p.group); }

/// Infinite loads (nobody is seen) stand as such in CSV and are missing in tables.
base::Table& finite(base::Table& table, double value) {
  return std::isfinite(value) ? table.decimal(value) : table.missing();
}

std::string cell(double value) {
  if (std::isnan(value)) return {};
  if (std::isinf(value)) return "inf";
  return fmt::format("{}", value);
}

}  // namespace

std::string day_text(std::int32_t days) {
  const base::CivilDate civil = base::civil_from_days(days);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

std::vector<const Assessment*> latest(std::span<const Assessment> lists) {
  std::map<std::tuple<std::string, std::string, std::string>, const Assessment*> best;
  for (const Assessment& list : lists) {
    const Assessment*& at = best[list_of(*list.point)];
    const bool better = at == nullptr || std::isnan(at->point->queue) || !std::isnan(list.point->queue);
    if (better && (at == nullptr || list.point->date >= at->point->date || std::isnan(at->point->queue))) at = &list;
  }
  std::vector<const Assessment*> out;
  for (const Assessment& list : lists)
    if (best[list_of(*list.point)] == &list) out.push_back(&list);
  return out;
}

base::Table waits_table(std::span<const Assessment> lists) {
  base::Table table(kWaitSpec);
  std::map<const Assessment*, bool> is_latest;
  for (const Assessment* list : latest(lists)) is_latest[list] = true;
  for (const Assessment& a : lists) {
    const WaitPoint& p = *a.point;
    add_list(table, month_of(p.date), p).flag(is_latest.contains(&a)).text(day_text(p.date));
    table.text(kListKinds[static_cast<std::size_t>(p.kind)]).decimal(a.target->weeks).decimal(a.target->factor);
    table.decimal(p.demand).decimal(p.capacity);
    finite(table, a.load).text(unsustainable_text(a)).decimal(p.queue).decimal(a.target_queue);
    table.decimal(a.queue_ratio).decimal(p.mean_wait).decimal(a.pressure).decimal(a.relief).decimal(a.relief_wte);
    table.decimal(a.target_capacity).text(kTargetForms[static_cast<std::size_t>(a.form)]);
    table.decimal(a.earlier_target_capacity).decimal(a.cv_demand).decimal(a.cv_capacity).flag(a.assumed_variation);
    table.decimal(a.past_target).decimal(p.opening).decimal(p.added).decimal(p.removed).text(p.basis).text(p.file);
    table.text(plan_file::text_of(a.target->given.mark));
    table.end_row();
  }
  return table;
}

base::Table harm_table(std::span<const Assessment> lists) {
  base::Table table(kHarmSpec);
  for (const Assessment* list : latest(lists))
    for (const HarmCount& harm : harm_counts(*list->point, *list->target)) {
      add_list(table, month_of(list->point->date), *list->point).decimal(harm.weeks).decimal(harm.people);
      table.decimal(harm.unsure).text(list->point->file).text(harm.lines);
      table.end_row();
    }
  return table;
}

base::Table differences_table(std::span<const Difference> differences) {
  base::Table table(kDifferenceSpec);
  for (const Difference& d : differences) {
    table.integer(month_of(d.date)).text(d.kind).text(d.service).text(d.area).text(d.group);
    table.decimal(d.expected).decimal(d.found).decimal(d.found - d.expected).text(d.file);
    table.end_row();
  }
  return table;
}

base::Table projection_table(std::span<const Assessment> lists, std::span<const CapacityPath> paths, int months) {
  base::Table table(kProjectionSpec);
  for (const Assessment* list : latest(lists))
    for (const CapacityPath& path : paths) {
      if (!path.profession.empty() && path.profession != list->target->profession) continue;
      for (const ProjectedMonth& m : project(*list, path, months)) {
        add_list(table, m.month.ordinal(), *list->point).text(path.scenario).decimal(m.capacity);
        finite(table, m.load).decimal(m.queue).decimal(m.queue_low).decimal(m.queue_high);
        table.decimal(list->target_queue).decimal(m.gap_wte);
        table.end_row();
      }
    }
  return table;
}

std::string waits_csv(std::span<const Assessment> lists) {
  std::string out = "service,date,load,queue,target_queue,relief,target_capacity,pressure,unsustainable\n";
  for (const Assessment& a : lists) {
    const WaitPoint& p = *a.point;
    std::string name = p.service;
    if (!p.area.empty()) name = p.area + " / " + name;
    if (!p.group.empty()) name += " / " + p.group;
    base::append_csv_field(out, name);
    out +=
        fmt::format(",{},{},{},{},{},{},{},{}\n", day_text(p.date), cell(a.load), cell(p.queue), cell(a.target_queue),
                    cell(a.relief), cell(a.target_capacity), cell(a.pressure), unsustainable_text(a));
  }
  return out;
}

const base::TableSpec& waits_spec() { return kWaitSpec; }
const base::TableSpec& harm_spec() { return kHarmSpec; }
const base::TableSpec& differences_spec() { return kDifferenceSpec; }
const base::TableSpec& projection_spec() { return kProjectionSpec; }
std::vector<const base::TableSpec*> waits_specs() {
  return {&kWaitSpec, &kHarmSpec, &kDifferenceSpec, &kProjectionSpec};
}

}  // namespace cadre::waits
