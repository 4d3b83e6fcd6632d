#include <fmt/format.h>

#include <chrono>
#include <stdexcept>

#include "base/csv_text.h"
#include "base/progress.h"
#include "base/source_dir.h"
#include "bench_curation_side.h"
#include "curation/context.h"
#include "intake/layout.h"
#include "run/curate_file.h"

namespace cadre::bench {
namespace {

const std::string kReference = base::source_dir() + "/reference";
constexpr const char* kKey = "demonstration key of the benchmark";

/// The synthetic employers of src/sample and where they work, as the plan of an analyst would bring them.
vocabulary::PlanGeography synthetic_geography() {
  vocabulary::PlanGeography plan;
  const base::SmallCsv employers = base::read_small_csv(kReference + "/sample/employers.csv");
  for (const auto& row : employers.rows) {
    vocabulary::Organisation employer;
    employer.code = row[employers.column("code")];
    employer.name = row[employers.column("name")];
    employer.kind = row[employers.column("sector")];
    const bool ambulance = employer.kind == "ambulance";
    employer.sector = ambulance ? vocabulary::Sector::AmbulanceTrust : vocabulary::Sector::NhsTrust;
    employer.ics = "QF7";
    employer.region = "Y63";
    employer.mark = "assumed";
    if (ambulance) employer.spans = {"QF7", "QT1"};
    plan.organisations.push_back(employer);
  }
  const base::SmallCsv sites = base::read_small_csv(kReference + "/sample/sites.csv");
  for (const auto& row : sites.rows) {
    const std::string& employer = row[sites.column("employer")];
    const std::string& place = row[sites.column("sub_icb")];
    const std::string& ics = row[sites.column("ics")];
    plan.locations.push_back({employer, row[sites.column("location")], place, ics});
    plan.cost_centres.push_back({employer, row[sites.column("cost_centre")], place, ics});
  }
  return plan;
}

}  // namespace

SideResult run_cadre(const SideInput& input) {
  const auto start = std::chrono::steady_clock::now();
  const auto layouts = intake::load_layouts(kReference);
  curation::CurationContext context = curation::CurationContext::load(kReference, synthetic_geography(), {});
  context.location_map = true;
  run::StaffFile file;
  file.path = input.list;
  file.shown = "list.csv";
  for (const intake::Layout& layout : layouts)
    if (layout.id == "esr_staff_in_post") file.layout = &layout;
  base::SilentProgress progress;
  const run::FileSummary summary = run::curate_file(file, context, kKey, input.folder, input.threads, progress);
  SideResult result;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.kept = summary.accepted + summary.review;
  result.rejects = summary.rejected;
  result.hash = summary.content_hash;
  return result;
}

}  // namespace cadre::bench
