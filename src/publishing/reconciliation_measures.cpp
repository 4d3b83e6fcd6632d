#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kTable = "reconciliation";
constexpr std::string_view kSource = "Published files and staff lists of the plan; docs/methods/reconciliation.md";
constexpr std::string_view kRules =
    "As far as the records and reference/publication_rules.csv tell: what a publisher did is not known record by "
    "record.";

constexpr Measure row(std::string_view column, std::string_view label, std::string_view definition,
                      std::string_view formula, std::string_view caveat = {}) {
  return {kTable, column, kTable, column, label, "", 1, definition, formula, kSource, caveat, ""};
}

constexpr std::array kMeasures = {
    row("published", "Published", "The published figure.", "sum of the rows of the file that are no sums themselves"),
    row("scope", "Scope", "Records that only one of the two means to count.",
        "ours - the same by the publication's footing, absence, level, site and staff group", kRules),
    row("recode", "Recoding", "Records whose profession or level is another after curation than by their code.",
        "by curated profession - by occupation code alone", kRules),
    row("date", "Date", "Change from the published month to ours.", "our month - published month, by occupation code"),
    row("duplicates", "Duplicates", "Rows that repeat others and are counted once here.",
        "without copies - with copies, by occupation code", kRules),
    row("unexplained", "Unexplained", "What the parts leave over.",
        "ours - published - scope - recoding - date - duplicates"),
    row("ours", "Ours", "Staff in post here.", "published + all parts + unexplained, exactly"),
    row("difference", "Difference", "Ours less the published figure.", "ours - published"),
};
constexpr std::array kKeys = {
    TableKeys{kTable, "month;employer;staff_group;label;source;beside;measure;published_month"}};

}  // namespace

MeasureSet reconciliation_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
