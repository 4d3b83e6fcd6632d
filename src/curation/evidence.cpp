#include "curation/evidence.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::curation {
namespace {

constexpr std::array<EvidenceRow, kEvidenceCount> kRows = {{
    {Evidence::None, "", "nothing in the record speaks of it"},
    {Evidence::OccupationCode, "occupation_code", "the NHS occupation code"},
    {Evidence::JobRole, "job_role", "the job role"},
    {Evidence::Register, "register", "the prefix of the professional registration number"},
    {Evidence::CareSetting, "care_setting", "the care setting label"},
    {Evidence::Title, "title", "the position title"},
    {Evidence::AreaOfWork, "area_of_work", "the area of work"},
    {Evidence::Pay, "pay", "the pay band"},
    {Evidence::OccupationAndRole, "code_and_role",
     "an occupation code shared by professions, narrowed by the job role"},
    {Evidence::OccupationAndOther, "code_and_other",
     "an occupation code shared by professions, narrowed by register, label, title or area of work"},
    {Evidence::StatedColumn, "stated", "a column of the file that states it"},
    {Evidence::Layout, "publication", "true of every row of the publication"},
    {Evidence::Organisation, "organisation", "the kind of the employing organisation"},
    {Evidence::WorkLocation, "work_location", "the work location of the assignment"},
    {Evidence::CostCentre, "cost_centre", "the plan's map of cost centres"},
    {Evidence::SubIcb, "sub_icb", "the sub-ICB location stated in the file"},
    {Evidence::Apportionment, "apportionment", "a share stated in the plan"},
    {Evidence::OnePlaceEmployer, "one_place_employer", "an employer that works in one place only"},
    {Evidence::RoleLevelOfCode, "level_of_code", "the level written in the occupation code"},
    {Evidence::Override, "override", "a named override of the plan"},
    {Evidence::Team, "team", "the name of the team"},
    {Evidence::Pack, "pack", "a pack: decided by the run of cadre that made it"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  return true;
}
static_assert(in_order(), "the table follows the enum");

}  // namespace

std::span<const EvidenceRow> evidence_rows() { return kRows; }

std::string_view code_of(Evidence kind) { return kRows[static_cast<std::size_t>(kind)].id; }

EvidenceConfidence EvidenceConfidence::load(const std::string& reference_dir) {
  EvidenceConfidence confidence{};
  confidence.profession.fill(std::numeric_limits<double>::quiet_NaN());
  const base::SmallCsv csv = base::read_small_csv(reference_dir + "/evidence_confidence.csv");
  const std::size_t id = csv.column("evidence"), n = csv.column("records"), right = csv.column("right");
  for (std::size_t r = 0; r < csv.rows.size(); ++r) {
    const auto& row = csv.rows[r];
    bool known = false;
    for (const EvidenceRow& kind : kRows) {
      if (kind.id != row[id]) continue;
      known = true;
      double records = 0, correct = 0;
      std::from_chars(row[n].data(), row[n].data() + row[n].size(), records);
      std::from_chars(row[right].data(), row[right].data() + row[right].size(), correct);
      if (records > 0) confidence.profession[static_cast<std::size_t>(kind.kind)] = correct / records;
    }
    if (!known)
      throw base::InputError({base::Severity::Error,
                              {csv.file, csv.lines[r], 1},
                              fmt::format("'{}' is not a kind of evidence", row[id]),
                              "Use an id of docs/methods/curation.md"});
  }
  return confidence;
}

}  // namespace cadre::curation
