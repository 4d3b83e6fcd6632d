#include "run/waits_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "plan_file/input_files.h"
#include "publishing/waits_page.h"
#include "run/section_file.h"
#include "run/waits_files.h"
#include "waits/wait_tables.h"

namespace cadre::run {
namespace {

constexpr int kMonthsAhead = 36;
constexpr std::size_t kMostRemarks = 20;  // of one file

std::string shown_in(const plan_file::Plan& plan, const std::string& path) {
  const std::string prefix = plan.dir + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

void add_remarks(base::Diagnostics more, const std::string& file, base::Diagnostics& into) {
  if (more.size() > kMostRemarks) {
    const std::size_t rest = more.size() - kMostRemarks;
    more.resize(kMostRemarks);
    more.push_back({base::Severity::Note,
                    {file},
                    fmt::format("has {} more such rows or values", rest),
                    "Mend these first, then run again"});
  }
  into.insert(into.end(), more.begin(), more.end());
}

void read_lists(const plan_file::Plan& plan, PlanWaits& out, base::Diagnostics& faults) {
  waits::LabelBook labels;
  std::vector<waits::WaitPoint> points;
  for (const std::string& list : plan.waits.lists) {
    const std::vector<std::string> files = plan_file::files_fitting(plan, list);
    if (files.empty())
      faults.push_back({base::Severity::Error,
                        {plan.file, 0, 0},
                        fmt::format("[waits] lists: no file fits '{}'", list),
                        "Put the files there, or correct the pattern; paths start at the plan's folder"});
    for (const std::string& path : files) {
      const std::string shown = shown_in(plan, path);
      try {
        waits::WaitFile file = read_wait_file(path, shown, labels);
        FileSummary summary = section_summary(plan, "waiting_list", shown, file.rows);
        summary.accepted = file.used;
        summary.rejected = file.rows - file.used;
        out.files.push_back(std::move(summary));
        add_remarks(std::move(file.remarks), shown, out.remarks);
        points.insert(points.end(), std::make_move_iterator(file.points.begin()),
                      std::make_move_iterator(file.points.end()));
      } catch (const base::InputError& error) {
        faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
      }
    }
  }
  base::Diagnostics drift = labels.drift();
  out.remarks.insert(out.remarks.end(), drift.begin(), drift.end());
  out.linked = waits::link(std::move(points));
  if (!out.linked.differences.empty())
    out.remarks.push_back({base::Severity::Warning,
                           {plan.file, 0, 0},
                           fmt::format("waiting lists: {} of {} sums compared do not agree",
                                       out.linked.differences.size(), out.linked.balances + out.linked.compared),
                           "See the table waits_differences"});
}

}  // namespace

std::optional<PlanWaits> read_plan_waits(const plan_file::Plan& plan, const std::string& reference_dir) {
  if (plan.waits.lists.empty()) return std::nullopt;
  PlanWaits out;
  base::Diagnostics faults;
  const std::string shipped = reference_dir + "/waits/targets.csv";
  waits::read_targets(section_text(shipped, shipped, "waits"), "reference/waits/targets.csv", false, out.targets);
  if (!plan.waits.targets.empty()) {
    try {
      const std::size_t before = out.targets.size();
      waits::read_targets(section_text(plan.resolve(plan.waits.targets), plan.waits.targets, "waits"),
                          plan.waits.targets, true, out.targets);
      out.files.push_back(section_summary(plan, "waits_targets", plan.waits.targets, out.targets.size() - before));
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  read_lists(plan, out, faults);
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return out;
}

std::vector<waits::CapacityPath> capacity_paths(const base::Table* outlook_months) {
  std::vector<waits::CapacityPath> out = {{"capacity stays", "", {1}, {1}, {1}}};
  if (outlook_months == nullptr) return out;
  const base::Table& t = *outlook_months;
  std::map<std::pair<std::string, std::string>, waits::CapacityPath> paths;
  std::map<std::pair<std::string, std::string>, double> opening;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const std::string &profession = t.text_at(row, "profession"), &scenario = t.text_at(row, "scenario");
    if (profession.empty() || !t.text_at(row, "area").empty() || !t.text_at(row, "level").empty()) continue;
    const auto key = std::pair(profession, scenario);
    const double middle = t.decimal_at(row, "fte_median");
    const double first = opening.emplace(key, middle).first->second;
    if (!(first > 0)) continue;
    waits::CapacityPath& path = paths[key];
    path.scenario = scenario;
    path.profession = profession;
    path.ratio.push_back(middle / first);
    path.low.push_back(t.decimal_at(row, "fte_lower_80") / first);
    path.high.push_back(t.decimal_at(row, "fte_upper_80") / first);
  }
  for (auto& [key, path] : paths) out.push_back(std::move(path));
  return out;
}

void add_waits(const plan_file::Plan&, const PlanWaits& waits, const base::Table* outlook_months,
               const publishing::Labels& labels, FurtherResults& further) {
  std::vector<waits::Assessment> lists;
  for (const waits::WaitPoint& point : waits.linked.points)
    if (const waits::Target* target = waits::target_of(waits.targets, point))
      lists.push_back(waits::assess(point, *target));
  publishing::WaitsSource from;
  from.waits = further.keep(waits::waits_table(lists));
  from.harm = further.keep(waits::harm_table(lists));
  from.differences = further.keep(waits::differences_table(waits.linked.differences));
  from.projection = further.keep(waits::projection_table(lists, capacity_paths(outlook_months), kMonthsAhead));
  from.compared = waits.linked.balances + waits.linked.compared;
  further.pages.push_back(publishing::waits_page(from, labels));
}

std::vector<publishing::ReportInputs::Assumption> waits_assumptions(const PlanWaits& waits) {
  std::vector<publishing::ReportInputs::Assumption> out;
  for (const waits::Target& t : waits.targets) {
    std::string name = "Waiting lists: longest wait";
    for (const std::string& part : {t.list, t.service, t.from.known() ? "from " + t.from.spoken() : std::string()})
      if (!part.empty()) name += ", " + part;
    out.push_back({fmt::format("waits_targets_{}", out.size() + 1), std::move(name), fmt::format("{}", t.weeks), "", "",
                   "weeks", shown_mark(t.given.mark), t.given.source, t.given.date, std::nullopt, ""});
  }
  return out;
}

}  // namespace cadre::run
