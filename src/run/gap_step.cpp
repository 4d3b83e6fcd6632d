#include "run/gap_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include "gap/gap_run.h"
#include "gap/gap_tables.h"
#include "publishing/gap_page.h"
#include "run/future_hours.h"

namespace cadre::run {
namespace {

constexpr double kHoursPerFte = 37.5;  // contracted, a week

std::vector<std::string> parts(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(';', begin), list.size());
    if (end > begin) out.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// Rows of the table `need` by month.
std::map<base::Month, std::vector<gap::NeedRow>> needs_of(const base::Table& need) {
  std::map<base::Month, std::vector<gap::NeedRow>> out;
  for (std::size_t row = 0; row < need.rows(); ++row) {
    const base::Month month = base::Month::from_ordinal(static_cast<std::int32_t>(need.integer_at(row, "month")));
    const std::string& competency = need.text_at(row, "competency");
    out[month].push_back({need.text_at(row, "line_id"), need.text_at(row, "setting"), need.text_at(row, "function"),
                          competency.empty() ? "all" : competency, need.text_at(row, "place"),
                          parts(need.text_at(row, "professions")), parts(need.text_at(row, "role_levels")),
                          need.decimal_at(row, "hours"), need.decimal_at(row, "low"), need.decimal_at(row, "high"),
                          need.decimal_at(row, "priority")});
  }
  return out;
}

gap::StaffGroup staff_of(const base::Table& hours, std::size_t row) {
  return {hours.text_at(row, "profession"),      hours.text_at(row, "role_level"),
          hours.text_at(row, "setting"),         hours.text_at(row, "place"),
          hours.decimal_at(row, "hours"),        hours.decimal_at(row, "hours_low"),
          hours.decimal_at(row, "hours_high"),   hours.decimal_at(row, "contracted_hours") / kHoursPerFte,
          hours.decimal_at(row, "cost_per_hour")};
}

/// Staff who are not there yet have no hours, and no range, at the opening.
gap::StaffGroup staff_of(const FutureHours::Group& g) {
  const double there = g.later ? 0 : 1;
  return {g.profession,   g.role_level,  g.setting,      g.place,
          g.hours,        there * g.low, there * g.high, there * g.contracted / kHoursPerFte,
          g.cost_per_hour};
}

/// Without supply: the staff of today, once.
gap::GapRequest still(const base::Table& hours, base::Month month) {
  gap::GapRequest out;
  gap::StaffAt today{"base", month, {}, 0, {}};
  for (std::size_t row = 0; row < hours.rows(); ++row) {
    if (hours.integer_at(row, "month") != month.ordinal() || hours.integer_at(row, "future") != 0) continue;
    out.groups.push_back(staff_of(hours, row));
    today.expected.push_back(out.groups.back().hours);
  }
  out.months.push_back(std::move(today));
  return out;
}

/// The staff of today and of the years ahead, in each scenario; ranges at both ends of the base.
gap::GapRequest moving(const std::vector<std::unique_ptr<FutureHours>>& ahead, const GapSourceTables& from,
                       const std::vector<base::Month>& months, int futures) {
  gap::GapRequest out;
  for (const FutureHours::Group& g : ahead.front()->groups()) out.groups.push_back(staff_of(g));
  for (std::size_t s = 0; s < ahead.size(); ++s) {
    const supply::ScenarioOutcome& outcome = (*from.outcomes)[s];
    for (const base::Month month : months) {
      const bool last = month == months.back();
      if (s > 0 && !last) continue;  // levers are compared where they had most time
      gap::StaffAt at{outcome.scenario, month, ahead[s]->expected(month), 0, {}};
      if (s == 0 && (last || month == months.front())) {
        at.futures = std::min<std::size_t>(static_cast<std::size_t>(futures), outcome.record.futures);
        const FutureHours* hours = ahead[s].get();
        at.fill = [hours, month](std::size_t future, std::vector<double>& into) { hours->fill(future, month, into); };
      }
      out.months.push_back(std::move(at));
    }
  }
  return out;
}

}  // namespace

void add_gap(const plan_file::Plan& plan, base::Month month, const GapSourceTables& from,
             const capability::CapabilityModel& able, std::uint64_t seed, const publishing::Labels& labels,
             base::Progress& progress, base::Diagnostics& remarks, FurtherResults& further) {
  progress.start("Matching hours to need", 0, "");
  const std::map<base::Month, std::vector<gap::NeedRow>> needs = needs_of(*from.need);
  if (needs.empty()) return;
  std::vector<std::unique_ptr<FutureHours>> ahead;
  gap::GapRequest request;
  if (from.outcomes == nullptr || from.outcomes->empty()) {
    request = still(*from.hours, month);
  } else {
    const supply::ScenarioOutcome& base = from.outcomes->front();
    std::vector<base::Month> months;
    for (const auto& [at, rows] : needs)
      if (at.ordinal() - month.ordinal() <= static_cast<std::int32_t>(base.expected.months)) months.push_back(at);
    for (const supply::ScenarioOutcome& outcome : *from.outcomes)
      ahead.push_back(std::make_unique<FutureHours>(*from.hours, month, outcome));
    request = moving(ahead, from, months, plan.matching.futures);
  }
  request.need_at = [&needs](base::Month at) { return needs.at(at); };
  request.able = &able;
  request.rules = {plan.matching.travel_efficiency, plan.matching.setting_efficiency, plan.matching.travel_cost,
                   plan.matching.assistants_per_registered};
  request.seed = seed;
  gap::GapTables tables = gap::gap_tables(gap::match_gap(request));
  for (std::size_t row = 0; row < tables.conflict.rows(); ++row)
    remarks.push_back(
        {base::Severity::Warning,
         {plan.file, 0, 0},
         fmt::format("hours cannot be matched to need: '{}' is one of the limits that cannot hold together",
                     tables.conflict.text_at(row, "member")),
         "Change [matching], or the lines of [need]"});
  publishing::GapSource source;
  source.totals = further.keep(std::move(tables.totals));
  source.cover = further.keep(std::move(tables.cover));
  source.staff = further.keep(std::move(tables.staff));
  source.work = further.keep(std::move(tables.work));
  source.training = further.keep(std::move(tables.training));
  source.barriers = further.keep(std::move(tables.barriers));
  source.moves = further.keep(std::move(tables.moves));
  source.conflict = further.keep(std::move(tables.conflict));
  for (const capability::CompetencyInput& c : able.inputs().competencies) source.competencies[c.competency] = c.name;
  if (from.outcomes != nullptr)
    for (const supply::ScenarioOutcome& outcome : *from.outcomes) source.scenarios[outcome.scenario] = outcome.title;
  further.pages.push_back(publishing::gap_page(source, labels));
}

}  // namespace cadre::run
