#include "run/publish_step.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/table.h"
#include "publishing/release_tables.h"
#include "publishing/report_data.h"
#include "publishing/workbook.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

std::string read_page(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void make_folder(const std::string& path) {
  std::error_code failed;
  fs::create_directory(path, failed);
  if (failed) store::refuse_write(path, failed.message());
}

publishing::DisclosureOptions disclosure_of(const plan_file::Plan& plan) {
  publishing::DisclosureOptions options;
  options.mode = plan.disclosure.mode == plan_file::DisclosureMode::Suppress ? publishing::DisclosureMode::Suppress
                                                                             : publishing::DisclosureMode::Round5;
  options.show_zero = plan.disclosure.show_zero;
  return options;
}

void write_edition(const std::string& folder, const std::string& page, const publishing::ReportData& report,
                   const publishing::Workbook& workbook) {
  if (!page.empty())
    store::write_durable_file(folder + "/report.html",
                              publishing::inject_report(page, report.json, report.static_summary));
  publishing::write_workbook(folder + "/workbook.xlsx", workbook.notes, workbook.sheets);
}

void write_internal(const publishing::ReportInputs& inputs, const OutputFolder& out, const std::string& page,
                    Published& published) {
  const publishing::ReportData report = publishing::internal_report(inputs);
  write_edition(out.internal(), page, report, publishing::internal_workbook(inputs, report.answers));
  make_folder(out.internal() + "/tables");
  for (const base::Table* table : {inputs.ledger, inputs.rules})
    store::write_durable_file(fmt::format("{}/tables/{}.csv", out.internal(), table->spec().name),
                              base::to_csv(*table));
  for (const base::Table& table : inputs.capacity->tables)
    store::write_durable_file(fmt::format("{}/tables/{}.csv", out.internal(), table.spec().name), base::to_csv(table));
  for (const publishing::PageAnswer& answer : report.answers)
    if (answer.page == "overview")
      for (const publishing::AnswerSentence& sentence : answer.sentences)
        published.answers.push_back(publishing::plain_text(sentence));
}

void write_release(const plan_file::Plan& plan, const publishing::ReportInputs& inputs, const OutputFolder& out,
                   const std::string& last_release, const std::string& page, int threads, base::Progress& progress) {
  publishing::ReleaseRequest request;
  request.cells = &inputs.capacity->table("capacity_cells");
  request.trend = &inputs.capacity->table("capacity_trend");
  request.list = capacity::released_only(inputs.release_list);
  request.options = disclosure_of(plan);
  for (const auto& [child, parent] : {std::pair{"place", "ics"}, std::pair{"ics", "region"}})
    request.hierarchies.push_back({child, parent, inputs.labels.parents(child)});
  publishing::ReleaseSet last;
  if (!last_release.empty()) {
    last = publishing::read_release_tables(last_release, inputs.release_list);
    if (!last.tables.empty()) request.last = &last;
  }
  request.panel_months = plan.capacity.panel_months;
  request.past_age = plan.capacity.past_age;
  request.threads = threads;
  const auto release = publishing::protect(request, progress);
  make_folder(out.release() + "/tables");
  publishing::write_release_tables(release, out.release() + "/tables");
  const publishing::ReportData report = publishing::released_report(inputs, release);
  write_edition(out.release(), page, report, publishing::released_workbook(inputs, report.answers, release));
}

}  // namespace

Published publish(const plan_file::Plan& plan, const publishing::ReportInputs& inputs, const OutputFolder& out,
                  const std::string& last_release, const std::string& page, int threads, base::Progress& progress) {
  Published published;
  const std::string html = page.empty() ? std::string() : read_page(page);
  write_internal(inputs, out, html, published);
  if (plan.disclosure.mode == plan_file::DisclosureMode::Off) {
    published.remarks.push_back({base::Severity::Note,
                                 {plan.file, 0, 0},
                                 "[disclosure] mode is off, so nothing was released",
                                 "Set round5 or suppress to get out/release"});
    return published;
  }
  try {
    write_release(plan, inputs, out, last_release, html, threads, progress);
  } catch (const publishing::ReleaseRefused& refused) {
    std::error_code ignored;
    fs::remove_all(out.release(), ignored);
    fs::create_directory(out.release(), ignored);
    published.remarks.push_back({base::Severity::Warning,
                                 {plan.file, 0, 0},
                                 fmt::format("nothing was released: {}", refused.what()),
                                 "Use out/internal, and report this to whoever looks after the plan"});
  }
  return published;
}

}  // namespace cadre::run
