#include "economics/economics_tables.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace cadre::economics {
namespace {

using base::ColumnKind;
using base::ColumnSpec;
using base::TableSpec;

constexpr ColumnSpec kModel = {"model", ColumnKind::Code, "", "Name of the model."};
constexpr ColumnSpec kLow = {"low", ColumnKind::Decimal, "of the row", "2.5 of 100 draws lie below."};
constexpr ColumnSpec kHigh = {"high", ColumnKind::Decimal, "of the row", "2.5 of 100 draws lie above."};
constexpr ColumnSpec kStrategy = {"strategy", ColumnKind::Code, "", "Id of the strategy."};

constexpr ColumnSpec kQuantities[] = {
    kModel,
    {"quantity", ColumnKind::Code, "", "Id of the figure."},
    {"title", ColumnKind::Text, "", "What it is."},
    {"unit", ColumnKind::Code, "", "Its unit."},
    {"value", ColumnKind::Decimal, "of the row", "At the stated values; missing where only a span may be shown."},
    kLow,
    kHigh,
    {"span_low", ColumnKind::Decimal, "of the row", "Least over the ends of parameters that are ranges."},
    {"span_high", ColumnKind::Decimal, "of the row", "Most over the ends of parameters that are ranges."}};
constexpr TableSpec kQuantitiesSpec = {"economics_quantities", "economics", true, "Figures that a model computes.",
                                       kQuantities};

constexpr ColumnSpec kResults[] = {
    kModel,
    kStrategy,
    {"measure", ColumnKind::Code, "", "cost, effect, more_cost and more_effect than the first, or what nodes count."},
    {"unit", ColumnKind::Code, "", "pounds, or what is counted."},
    {"value", ColumnKind::Decimal, "of the row", "At the stated values; missing where it rests on a range."},
    kLow,
    kHigh};
constexpr TableSpec kResultsSpec = {"economics_results", "economics", true, "Costs, effects and counts by strategy.",
                                    kResults};

constexpr ColumnSpec kPlane[] = {kModel,
                                 {"draw", ColumnKind::Integer, "", "Number of the draw, from 1."},
                                 kStrategy,
                                 {"cost", ColumnKind::Decimal, "pounds", "More than the first strategy costs."},
                                 {"effect", ColumnKind::Decimal, "effect", "More than the first strategy gives."}};
constexpr TableSpec kPlaneSpec = {"economics_plane", "economics", true, "Cost-effectiveness plane, draw by draw.",
                                  kPlane};

constexpr ColumnSpec kAcceptability[] = {
    kModel,
    {"worth", ColumnKind::Integer, "pounds", "What one more effect is worth."},
    kStrategy,
    {"share", ColumnKind::Decimal, "share", "Of draws, those in which it has the most net benefit."}};
constexpr TableSpec kAcceptabilitySpec = {"economics_acceptability", "economics", true,
                                          "Cost-effectiveness acceptability curve.", kAcceptability};

constexpr ColumnSpec kTornado[] = {
    kModel,
    {"parameter", ColumnKind::Code, "", "Id of the parameter."},
    {"title", ColumnKind::Text, "", "What it is."},
    {"low", ColumnKind::Decimal, "of the parameter", "Its low end."},
    {"high", ColumnKind::Decimal, "of the parameter", "Its high end."},
    {"of", ColumnKind::Code, "", "What the parameter moves: a quantity, or net_benefit of the second strategy."},
    {"at_low", ColumnKind::Decimal, "of the figure", "That figure at the low end, the others at their values."},
    {"at_high", ColumnKind::Decimal, "of the figure", "That figure at the high end."}};
constexpr TableSpec kTornadoSpec = {"economics_tornado", "economics", true, "One parameter at a time, widest first.",
                                    kTornado};

constexpr ColumnSpec kBudget[] = {
    kModel,
    kStrategy,
    {"year", ColumnKind::Integer, "", "Year, from 1."},
    {"uptake", ColumnKind::Decimal, "share", "Of patients, those who change over."},
    {"more_cost", ColumnKind::Decimal, "pounds", "More than with the first strategy alone."},
    {"more_effect", ColumnKind::Decimal, "effect", "More than with the first strategy alone."}};
constexpr TableSpec kBudgetSpec = {"economics_budget", "economics", true, "Budget impact by year.", kBudget};

constexpr ColumnSpec kParameters[] = {
    kModel,
    {"parameter", ColumnKind::Code, "", "Id of the parameter."},
    {"title", ColumnKind::Text, "", "What it is."},
    {"unit", ColumnKind::Code, "", "Its unit."},
    {"value", ColumnKind::Decimal, "of the row", "Its value."},
    {"low", ColumnKind::Decimal, "of the row", "Low end, or of the 95 % interval."},
    {"high", ColumnKind::Decimal, "of the row", "High end, or of the 95 % interval."},
    {"shape", ColumnKind::Code, "", "How it is drawn."},
    {"mark", ColumnKind::Code, "", "How far it may be trusted."},
    {"source", ColumnKind::Text, "", "Where it comes from."},
    {"evidence", ColumnKind::Code, "", "Item of the evidence library that justifies it; missing = none."}};
constexpr TableSpec kParametersSpec = {"economics_parameters", "economics", true, "What a model rests on.",
                                       kParameters};

constexpr std::array<std::string_view, 10> kShapes = {"auto",   "fixed",     "pert",       "beta",    "gamma",
                                                      "normal", "lognormal", "triangular", "uniform", "range"};

/// Digits beyond the tenth are rounding.
double tidy(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double scale = std::pow(10, 11 - std::ceil(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

void put(base::Table& table, const Estimate& e) {
  if (e.ranged)
    table.missing();
  else
    table.decimal(tidy(e.value));
  table.decimal(tidy(e.low)).decimal(tidy(e.high));
}

void add_quantities(base::Table& table, const Studied& study) {
  for (std::size_t q = 0; q < study.model.quantities.size(); ++q) {
    const Quantity& quantity = study.model.quantities[q];
    const QuantityResult& result = study.analysis.quantities[q];
    table.text(study.name).text(quantity.id).text(quantity.title).text(quantity.unit);
    if (result.span)
      table.missing();
    else
      table.decimal(tidy(result.estimate.value));
    table.decimal(tidy(result.estimate.low)).decimal(tidy(result.estimate.high));
    if (result.span)
      table.decimal(tidy(result.span->first)).decimal(tidy(result.span->second));
    else
      table.missing().missing();
    table.end_row();
  }
}

void add_results(base::Table& table, const Studied& study) {
  for (std::size_t s = 0; s < study.analysis.strategies.size(); ++s) {
    const StrategyResult& row = study.analysis.strategies[s];
    const auto add = [&](std::string_view measure, std::string_view unit, const Estimate& e) {
      table.text(study.name).text(study.model.strategies[s].id).text(measure).text(unit);
      put(table, e);
      table.end_row();
    };
    add("cost", "pounds", row.cost);
    add("effect", study.model.head.effect, row.effect);
    for (std::size_t c = 0; c < row.counts.size(); ++c)
      add(study.model.counts[c], study.model.counts[c], row.counts[c]);
    if (s == 0) continue;
    add("more_cost", "pounds", row.more_cost);
    add("more_effect", study.model.head.effect, row.more_effect);
  }
}

void add_draws(base::Table& plane, base::Table& acceptability, const Studied& study) {
  const Analysis& a = study.analysis;
  for (std::size_t d = 0; d < a.draws; ++d)
    for (std::size_t s = 1; s < a.strategies.size(); ++s) {
      plane.text(study.name).integer(static_cast<std::int64_t>(d) + 1).text(study.model.strategies[s].id);
      plane.decimal(tidy(a.more_cost[s][d])).decimal(tidy(a.more_effect[s][d])).end_row();
    }
  for (std::size_t w = 0; w < a.acceptable.size(); ++w)
    for (std::size_t s = 0; s < a.strategies.size(); ++s) {
      acceptability.text(study.name).integer(study.model.head.worth[w]).text(study.model.strategies[s].id);
      acceptability.decimal(tidy(a.acceptable[w][s])).end_row();
    }
}

void add_swings(base::Table& tornado, base::Table& budget, base::Table& parameters, const Studied& study) {
  const Model& model = study.model;
  for (const Swing& swing : study.analysis.swings) {
    const Parameter& p = model.parameters[swing.parameter];
    tornado.text(study.name).text(p.row.id).text(p.row.title).decimal(p.spread.low).decimal(p.spread.high);
    tornado.text(study.analysis.tornado_of).decimal(tidy(swing.at_low)).decimal(tidy(swing.at_high)).end_row();
  }
  for (const BudgetYear& year : study.analysis.budget) {
    budget.text(study.name).text(model.strategies[year.strategy].id).integer(year.year).decimal(tidy(year.uptake));
    budget.decimal(tidy(year.more_cost)).decimal(tidy(year.more_effect)).end_row();
  }
  for (const Parameter& p : model.parameters) {
    parameters.text(study.name).text(p.row.id).text(p.row.title).text(p.row.unit).decimal(p.spread.value);
    parameters.decimal(p.spread.low).decimal(p.spread.high).text(kShapes[static_cast<std::size_t>(p.spread.shape)]);
    parameters.text(plan_file::text_of(p.row.mark)).text(p.row.source).text(p.row.evidence).end_row();
  }
}

std::string figure(double value) {
  if (std::abs(value) < 1000) return fmt::format("{:.1f}", value);
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return (value < 0 ? "-" : "") + digits;
}

std::string estimate_text(const Estimate& e) {
  const std::string interval = fmt::format("{} to {}", figure(e.low), figure(e.high));
  return e.ranged ? interval : fmt::format("{} ({})", figure(e.value), interval);
}

std::string quantity_sentence(const Quantity& quantity, const QuantityResult& result) {
  if (result.span)
    return fmt::format("{}: {} to {} {}, by parameters that are known as ranges only.", quantity.title,
                       figure(result.span->first), figure(result.span->second), quantity.unit);
  return fmt::format("{}: {} {} ({} to {} in 95 of 100 draws).", quantity.title, figure(result.estimate.value),
                     quantity.unit, figure(result.estimate.low), figure(result.estimate.high));
}

}  // namespace

const std::vector<const base::TableSpec*>& economics_specs() {
  static const std::vector<const base::TableSpec*> kSpecs = {
      &kQuantitiesSpec, &kResultsSpec, &kPlaneSpec, &kAcceptabilitySpec, &kTornadoSpec, &kBudgetSpec, &kParametersSpec};
  return kSpecs;
}

std::vector<base::Table> economics_tables(const std::vector<Studied>& studies) {
  std::vector<base::Table> out;
  for (const base::TableSpec* spec : economics_specs()) out.emplace_back(*spec);
  for (const Studied& study : studies) {
    add_quantities(out[0], study);
    add_results(out[1], study);
    add_draws(out[2], out[3], study);
    add_swings(out[4], out[5], out[6], study);
  }
  return out;
}

std::vector<std::string> economics_sentences(const Studied& study) {
  std::vector<std::string> out;
  const Model& model = study.model;
  for (const bool first : {true, false})
    for (std::size_t q = 0; q < model.quantities.size(); ++q)
      if ((model.quantities[q].id == model.head.headline) == first)
        out.push_back(quantity_sentence(model.quantities[q], study.analysis.quantities[q]));
  for (std::size_t s = 1; s < study.analysis.strategies.size(); ++s) {
    const StrategyResult& row = study.analysis.strategies[s];
    const bool ranged = row.more_cost.ranged || row.more_effect.ranged;
    out.push_back(fmt::format("{} beside {}: {} pounds more, {} {} more{}.", model.strategies[s].title,
                              model.strategies[0].title, estimate_text(row.more_cost), estimate_text(row.more_effect),
                              model.head.effect, ranged ? "" : "; " + row.verdict));
  }
  if (study.analysis.workforce)
    out.push_back(fmt::format("Staff needed: {:.2f} FTE{}{}.", study.analysis.workforce->value,
                              model.workforce.profession.empty() ? "" : " " + model.workforce.profession,
                              model.workforce.role_level.empty() ? "" : ", " + model.workforce.role_level));
  if (study.analysis.mended > 0)
    out.push_back(
        fmt::format("In {} draws shares out of a node were cut at 0 or divided by their sum.", study.analysis.mended));
  return out;
}

std::string economics_summary(const Studied& study, std::uint64_t seed) {
  using Json = nlohmann::ordered_json;
  const auto triple = [](const Estimate& e) {
    Json value = nullptr;
    if (!e.ranged) value = tidy(e.value);
    return Json{{"value", std::move(value)}, {"low", tidy(e.low)}, {"high", tidy(e.high)}};
  };
  Json out = {{"model", study.name},
              {"title", study.model.head.title},
              {"note", study.model.head.note},
              {"draws", study.analysis.draws},
              {"seed", seed},
              {"quantities", Json::array()},
              {"strategies", Json::array()},
              {"draws_mended", study.analysis.mended}};
  for (std::size_t q = 0; q < study.model.quantities.size(); ++q) {
    const QuantityResult& result = study.analysis.quantities[q];
    Json row = {{"quantity", study.model.quantities[q].id}, {"unit", study.model.quantities[q].unit}};
    if (result.span) {
      row["span_low"] = tidy(result.span->first);
      row["span_high"] = tidy(result.span->second);
    } else {
      row.update(triple(result.estimate));
    }
    out["quantities"].push_back(std::move(row));
  }
  for (std::size_t s = 0; s < study.analysis.strategies.size(); ++s) {
    const StrategyResult& row = study.analysis.strategies[s];
    out["strategies"].push_back({{"strategy", study.model.strategies[s].id},
                                 {"cost", triple(row.cost)},
                                 {"effect", triple(row.effect)},
                                 {"more_cost", triple(row.more_cost)},
                                 {"more_effect", triple(row.more_effect)},
                                 {"verdict", row.more_cost.ranged || row.more_effect.ranged ? "" : row.verdict}});
  }
  if (study.analysis.workforce) out["workforce_fte"] = triple(*study.analysis.workforce);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace cadre::economics
