#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kTotals = "gap_totals";
constexpr std::string_view kSource = "Clinical hours of the plan's staff, lines of need, capability";
constexpr std::string_view kAbout = "Matched at best: real rotas will cover less. Depends on [matching] of the plan.";

constexpr Measure row(std::string_view column, std::string_view label, std::string_view unit,
                      std::string_view definition, std::string_view formula) {
  return {kTotals,
          column,
          kTotals,
          column,
          label,
          unit,
          unit == "%" ? 1 : 0,
          definition,
          formula,
          kSource,
          kAbout,
          "need_lines;capability_trained"};
}

constexpr std::array kMeasures = {
    row("need", "Hours needed", "hours a week", "Hours of care that the lines of need ask for.",
        "sum of hours of need"),
    row("covered", "Hours covered", "hours a week", "Hours of need that staff who are able and trained cover.",
        "sum of efficiency x hours matched (docs/methods/gap.md)"),
    row("unmet", "Hours unmet", "hours a week", "Hours of need that nobody is left for.", "need - covered"),
    row("unmet_low", "Hours unmet, lower end", "hours a week", "Fewer are unmet in a tenth of futures.",
        "10 % quantile over matched futures"),
    row("unmet_high", "Hours unmet, upper end", "hours a week", "More are unmet in a tenth of futures.",
        "90 % quantile over matched futures"),
    row("cover_share", "Cover", "%", "Covered of needed hours.", "100 x covered / need"),
    row("weighted_unmet", "Unmet, weighted", "hours a week", "Unmet hours weighted by priority.",
        "sum of priority x unmet"),
    row("cost", "Cost of matched hours", "pounds a week", "Cost of the hours used, travel included.",
        "sum of hours x (cost of a clinical hour + travel)"),
};
constexpr std::array kKeys = {TableKeys{kTotals, "scenario;month"}};

}  // namespace

MeasureSet gap_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
