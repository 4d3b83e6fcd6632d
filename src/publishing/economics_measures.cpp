#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kQuantities = "economics_quantities", kResults = "economics_results",
                           kAcceptability = "economics_acceptability", kTornado = "economics_tornado",
                           kBudget = "economics_budget", kParameters = "economics_parameters";
constexpr std::string_view kSource =
    "Models of [economics] and the sources of their parameters; docs/methods/economics.md";
constexpr std::string_view kModel = "Holds as far as the model and its parameters do; see their marks.";

constexpr Measure row(std::string_view table, std::string_view column, std::string_view label, std::string_view unit,
                      int digits, std::string_view definition, std::string_view formula) {
  return {table, column, table, column, label, unit, digits, definition, formula, kSource, kModel, ""};
}

constexpr std::array kMeasures = {
    row(kQuantities, "value", "At the stated values", "", 1, "The figure at the stated values of its parameters.",
        "formula of the model"),
    row(kQuantities, "low", "Lower end, 95%", "", 1, "2.5 in 100 draws lie below.", "quantile 0.025 over draws"),
    row(kQuantities, "high", "Upper end, 95%", "", 1, "2.5 in 100 draws lie above.", "quantile 0.975 over draws"),
    row(kQuantities, "span_low", "From", "", 1, "Least over the ends of parameters that are known as ranges only.",
        "minimum over the ends"),
    row(kQuantities, "span_high", "To", "", 1, "Most over the ends of parameters that are known as ranges only.",
        "maximum over the ends"),
    row(kResults, "value", "At the stated values", "", 1, "Cost, effect or count at the stated values.",
        "patients through the flow of the model"),
    row(kResults, "low", "Lower end, 95%", "", 1, "2.5 in 100 draws lie below.", "quantile 0.025 over draws"),
    row(kResults, "high", "Upper end, 95%", "", 1, "2.5 in 100 draws lie above.", "quantile 0.975 over draws"),
    row(kAcceptability, "share", "Most net benefit", "", 2,
        "Share of draws in which the strategy has the most net benefit.",
        "share of draws with the highest worth x effect - cost"),
    row(kTornado, "at_low", "At its low end", "", 1, "The figure with one parameter at its low end.",
        "formula of the model"),
    row(kTornado, "at_high", "At its high end", "", 1, "The figure with one parameter at its high end.",
        "formula of the model"),
    row(kTornado, "low", "Low end", "", 2, "Low end of the parameter.", "as given"),
    row(kTornado, "high", "High end", "", 2, "High end of the parameter.", "as given"),
    row(kBudget, "uptake", "Uptake", "", 2, "Share of patients who change over.", "as given"),
    row(kBudget, "more_cost", "More cost", "pounds", 0, "More than with the first strategy alone.",
        "uptake x difference of costs"),
    row(kBudget, "more_effect", "More effect", "", 1, "More than with the first strategy alone.",
        "uptake x difference of effects"),
    row(kParameters, "value", "Value", "", 2, "Value of the parameter.", "as given"),
    row(kParameters, "low", "Low end", "", 2, "Low end of the parameter.", "as given"),
    row(kParameters, "high", "High end", "", 2, "High end of the parameter.", "as given"),
};
constexpr std::array kKeys = {
    TableKeys{kQuantities, "model;quantity"},          TableKeys{kResults, "model;strategy;measure"},
    TableKeys{kAcceptability, "model;worth;strategy"}, TableKeys{kTornado, "model;parameter"},
    TableKeys{kBudget, "model;strategy;year"},         TableKeys{kParameters, "model;parameter"}};

}  // namespace

MeasureSet economics_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
