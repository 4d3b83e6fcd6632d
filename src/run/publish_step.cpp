#include "run/publish_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/table.h"
#include "publishing/employer_workbook.h"
#include "publishing/release_tables.h"
#include "publishing/report_data.h"
#include "publishing/workbook.h"
#include "store/column_view.h"
#include "store/content_hash.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const std::string& path) {
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
  for (const publishing::FurtherPage& further : inputs.further)
    for (const publishing::FurtherTable& table : further.tables)
      store::write_durable_file(fmt::format("{}/tables/{}.csv", out.internal(), table.table->spec().name),
                                base::to_csv(*table.table));
  for (const base::Table& table : inputs.capacity->tables)
    store::write_durable_file(fmt::format("{}/tables/{}.csv", out.internal(), table.spec().name), base::to_csv(table));
  for (const publishing::PageAnswer& answer : report.answers)
    if (answer.page == "overview")
      for (const publishing::AnswerSentence& sentence : answer.sentences)
        published.answers.push_back(publishing::plain_text(sentence));
}

/// Codes that a file name takes as they are; others, which no organisation has, are left to the internal workbook.
bool names_file(const std::string& code) {
  return std::all_of(code.begin(), code.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_'; });
}

void write_employer_packs(const publishing::ReportInputs& inputs, const OutputFolder& out) {
  const std::string folder = out.internal() + "/packs";
  make_folder(folder);
  make_folder(folder + "/employer");
  for (const std::string& employer : publishing::employers_of(inputs)) {
    if (!names_file(employer)) continue;
    const publishing::Workbook book = publishing::employer_workbook(inputs, employer);
    publishing::write_workbook(fmt::format("{}/employer/{}.xlsx", folder, employer), book.notes, book.sheets);
  }
}

/// What a release is made of: equal for the same counts, tables and mode.
std::string basis_of(const publishing::ReleaseRequest& request) {
  std::string basis = store::content_hash(store::views_of(*request.cells));
  basis += " " + std::string(publishing::code_of(request.options.mode)) + (request.options.show_zero ? " zero" : "");
  for (const capacity::ReleaseTable& table : request.list) basis += " " + table.id;
  return basis + "\n";
}

/// The folder of the release that this one is to be protected against; empty = none. It is kept for the next run, which
/// needs it again when nothing has changed.
std::string earlier_release(const publishing::ReleaseRequest& request, const OutputFolder& out,
                            const std::string& last_out) {
  const std::string basis = basis_of(request);
  store::write_durable_file(out.internal() + "/release-basis", basis);
  if (last_out.empty()) return {};
  const bool same =
      fs::exists(last_out + "/internal/release-basis") && read_whole(last_out + "/internal/release-basis") == basis;
  std::string earlier = last_out + (same ? "/internal/previous-release" : "/release/tables");
  if (!fs::exists(earlier)) return {};
  std::error_code failed;
  fs::copy(earlier, out.internal() + "/previous-release", fs::copy_options::recursive, failed);
  if (failed) store::refuse_write(out.internal() + "/previous-release", failed.message());
  return earlier;
}

/// A trend ties the months together, which in a small plan may leave no safe release. The tables matter more.
publishing::Released<publishing::ReleaseSet> protect_with_or_without_trend(publishing::ReleaseRequest& request,
                                                                           base::Progress& progress) {
  try {
    return publishing::protect(request, progress);
  } catch (const publishing::ReleaseRefused&) {
    request.trend = nullptr;
    return publishing::protect(request, progress);
  }
}

void write_release(const plan_file::Plan& plan, const publishing::ReportInputs& inputs, const OutputFolder& out,
                   const std::string& last_out, const std::string& page, int threads, base::Progress& progress) {
  publishing::ReleaseRequest request;
  request.cells = &inputs.capacity->table("capacity_cells");
  request.trend = &inputs.capacity->table("capacity_trend");
  request.list = capacity::released_only(inputs.release_list);
  request.options = disclosure_of(plan);
  for (const auto& [child, parent] : {std::pair{"place", "ics"}, std::pair{"ics", "region"}})
    request.hierarchies.push_back({child, parent, inputs.labels.parents(child)});
  publishing::ReleaseSet last;
  if (const std::string earlier = earlier_release(request, out, last_out); !earlier.empty()) {
    last = publishing::read_release_tables(earlier, inputs.release_list);
    if (!last.tables.empty()) request.last = &last;
  }
  request.panel = inputs.capacity->matched_employers;
  request.past_age = plan.capacity.past_age;
  request.threads = threads;
  const auto release = protect_with_or_without_trend(request, progress);
  make_folder(out.release() + "/tables");
  publishing::write_release_tables(release, out.release() + "/tables");
  const publishing::ReportData report = publishing::released_report(inputs, release);
  write_edition(out.release(), page, report, publishing::released_workbook(inputs, report.answers, release));
}

}  // namespace

Published publish(const plan_file::Plan& plan, const publishing::ReportInputs& inputs, const OutputFolder& out,
                  const std::string& last_out, const std::string& page, bool employer_packs, int threads,
                  base::Progress& progress) {
  Published published;
  const std::string html = page.empty() ? std::string() : read_whole(page);
  write_internal(inputs, out, html, published);
  if (employer_packs) write_employer_packs(inputs, out);
  if (plan.disclosure.mode == plan_file::DisclosureMode::Off) {
    published.remarks.push_back({base::Severity::Note,
                                 {plan.file, 0, 0},
                                 "[disclosure] mode is off, so nothing was released",
                                 "Set round5 or suppress to get out/release"});
    return published;
  }
  try {
    write_release(plan, inputs, out, last_out, html, threads, progress);
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
