#include "planning/programme_table.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/month.h"

namespace cadre::planning {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kColumns[] = {
    {"task_id", ColumnKind::Code, "", "Id of the task."},
    {"task", ColumnKind::Text, "", "What is done."},
    {"start", ColumnKind::Text, "", "Day it is planned to start; missing where only a duration is given."},
    {"finish", ColumnKind::Text, "", "Day it is planned to end."},
    {"duration_days", ColumnKind::Integer, "working days", "From start to finish, both counted."},
    {"duration_weeks", ColumnKind::Decimal, "weeks", "The same divided by 5."},
    {"early_start", ColumnKind::Integer, "working days",
     "After the start of the programme, when all before it is done."},
    {"early_finish", ColumnKind::Integer, "working days", "early_start and duration."},
    {"late_start", ColumnKind::Integer, "working days", "Latest start that delays nothing."},
    {"late_finish", ColumnKind::Integer, "working days", "Latest end that delays nothing."},
    {"slack", ColumnKind::Integer, "working days", "late_start less early_start."},
    {"critical", ColumnKind::Flag, "", "Without slack: a day lost here is a day lost at the end."},
    {"early_start_date", ColumnKind::Text, "", "Day of early_start."},
    {"early_finish_date", ColumnKind::Text, "", "Last working day of the task when it starts early."},
    {"percent_complete", ColumnKind::Decimal, "%", "What is done."},
    {"planned_percent", ColumnKind::Decimal, "%", "What today asks for by the task's dates; missing without --today."},
    {"state", ColumnKind::Code, "", "done, behind, on plan; missing without --today."},
    {"start_slip", ColumnKind::Integer, "working days", "Start after its baseline; missing without one."},
    {"finish_slip", ColumnKind::Integer, "working days", "Finish after its baseline; missing without one."},
};
constexpr base::TableSpec kSpec = {"programme", "planning", true, "Tasks of the programme and what holds them up.",
                                   kColumns};

std::string iso(std::int32_t day) {
  const base::CivilDate date = base::civil_from_days(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}
std::string iso(const std::optional<std::int32_t>& day) { return day ? iso(*day) : ""; }

double tidy(double value) { return std::round(value * 1e10) / 1e10; }

void put(base::Table& table, const std::optional<int>& value) {
  if (value)
    table.integer(*value);
  else
    table.missing();
}

}  // namespace

const base::TableSpec& programme_spec() { return kSpec; }

base::Table programme_table(const ProgrammePlan& plan, const Schedule& schedule) {
  base::Table table(kSpec);
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = plan.tasks[i];
    const Scheduled& at = schedule.tasks[i];
    const bool dated = at.early_start_day != 0 || task.start;
    table.text(task.id).text(task.title).text(iso(task.start)).text(iso(task.finish)).integer(at.duration);
    table.decimal(at.duration / 5.0).integer(at.early_start).integer(at.early_finish).integer(at.late_start);
    table.integer(at.late_finish).integer(at.slack()).flag(at.critical());
    table.text(dated ? iso(at.early_start_day) : "").text(dated ? iso(at.early_finish_day) : "").decimal(task.percent);
    if (at.planned_percent)
      table.decimal(tidy(*at.planned_percent));
    else
      table.missing();
    table.text(!at.planned_percent ? "" : task.percent >= 100 ? "done" : at.behind ? "behind" : "on plan");
    put(table, at.start_slip);
    put(table, at.finish_slip);
    table.end_row();
  }
  return table;
}

std::string critical_path_text(const ProgrammePlan& plan, const Schedule& schedule) {
  std::string out;
  for (const std::size_t i : schedule.critical_path) out += (out.empty() ? "" : "-") + plan.tasks[i].id;
  return out;
}

std::string programme_summary(const ProgrammePlan& plan, const Schedule& schedule, bool bank_holidays) {
  nlohmann::ordered_json out = {{"tasks", plan.tasks.size()},
                                {"bank_holidays_removed", bank_holidays},
                                {"length_days", schedule.length},
                                {"critical_path", nlohmann::ordered_json::array()},
                                {"progress_percent", std::round(schedule.progress * 100) / 100},
                                {"planned_percent", nullptr},
                                {"behind", nlohmann::ordered_json::array()}};
  for (const std::size_t i : schedule.critical_path) out["critical_path"].push_back(plan.tasks[i].id);
  if (schedule.planned_progress) out["planned_percent"] = std::round(*schedule.planned_progress * 100) / 100;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i)
    if (schedule.tasks[i].behind) out["behind"].push_back(plan.tasks[i].id);
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace cadre::planning
