#include "curation/context.h"

#include <fmt/format.h>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "curation/rules.h"

namespace cadre::curation {
namespace {

std::unordered_map<std::string, Publication> load_publications(const std::string& path) {
  const base::SmallCsv csv = base::read_small_csv(path);
  const std::size_t layout = csv.column("layout"), setting = csv.column("setting"), sector = csv.column("sector");
  std::unordered_map<std::string, Publication> publications;
  for (const auto& row : csv.rows)
    publications[row[layout]] = {vocabulary::setting_of(row[setting]), vocabulary::sector_of(row[sector])};
  return publications;
}

std::vector<bool> switches(const std::vector<std::string>& disabled_rules) {
  std::vector<bool> off(rules().size(), false);
  for (const std::string& id : disabled_rules) {
    const std::size_t index = rule_index(id);
    if (index == rules().size())
      throw base::InputError({base::Severity::Error,
                              {},
                              fmt::format("there is no rule '{}' to switch off", id),
                              "Use an id of docs/methods/rules.md"});
    off[index] = true;
  }
  return off;
}

}  // namespace

CurationContext CurationContext::load(const std::string& reference_dir, const vocabulary::PlanGeography& plan,
                                      const std::vector<std::string>& disabled_rules) {
  return {CodeBook::load(reference_dir),
          TitleClassifier::load(reference_dir),
          vocabulary::Geography::load(reference_dir, plan),
          EvidenceConfidence::load(reference_dir),
          load_publications(reference_dir + "/publications.csv"),
          !plan.locations.empty(),
          Duplicates::Merge,
          switches(disabled_rules)};
}

}  // namespace cadre::curation
