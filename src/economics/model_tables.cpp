#include <array>

#include "economics/model_file.h"

namespace cadre::economics {

using plan_file::option;
using plan_file::OptionTable;

namespace {
constexpr std::array<std::string_view, 2> kEntries = {"once", "every_cycle"};
constexpr std::array<std::string_view, 2> kKinds = {"event", "state"};
constexpr std::array<std::string_view, 10> kShapes = {"auto",   "fixed",     "pert",       "beta",    "gamma",
                                                      "normal", "lognormal", "triangular", "uniform", "range"};
}  // namespace

const OptionTable<ModelHead>& model_head_table() {
  static const OptionTable<ModelHead> kTable{
      "model",
      false,
      "What is compared, over what time.",
      {
          option<&ModelHead::title>("title", "name of the model").required(),
          option<&ModelHead::note>("note", "what a reader must know, limits first"),
          option<&ModelHead::patients>("patients", "formula: how many enter"),
          option<&ModelHead::entry>("entry", "whether they enter once or in every cycle").choices(kEntries),
          option<&ModelHead::cycles>("cycles", "cycles that are computed").range(1, 1200),
          option<&ModelHead::cycles_per_year>("cycles_per_year", "12 = a cycle is a month").range(1, 366),
          option<&ModelHead::discount>("discount", "of costs and effects, a year").unit("share").range(0, 1),
          option<&ModelHead::effect>("effect", "what the effect counts"),
          option<&ModelHead::worth>("worth", "what one more effect is worth, for the acceptability curve")
              .unit("pounds")
              .range(0, 1e9),
          option<&ModelHead::headline>("headline", "quantity shown first and in the tornado"),
      }};
  return kTable;
}

const OptionTable<ParameterRow>& parameter_table() {
  static const OptionTable<ParameterRow> kTable{
      "parameter",
      true,
      "A number with its range and source.",
      {
          option<&ParameterRow::id>("id", "name in formulas: letters, digits, _").required(),
          option<&ParameterRow::title>("title", "what it is").required(),
          option<&ParameterRow::value>("value", "its value").required().range(-1e12, 1e12),
          option<&ParameterRow::low>("low", "low end, or of the 95 % interval").range(-1e12, 1e12),
          option<&ParameterRow::high>("high", "high end, or of the 95 % interval").range(-1e12, 1e12),
          option<&ParameterRow::shape>("shape",
                                       "how it is drawn; auto = pert with low and high, else fixed; range = uniform, "
                                       "and never shown as a single figure")
              .choices(kShapes),
          option<&ParameterRow::unit>("unit", "its unit"),
          option<&ParameterRow::mark>("mark", "how far it may be trusted").choices(plan_file::kMarks).required(),
          option<&ParameterRow::source>("source", "where it comes from").required(),
          option<&ParameterRow::evidence>("evidence", "id of the item of the evidence library that justifies it"),
      }};
  return kTable;
}

const OptionTable<QuantityRow>& quantity_table() {
  static const OptionTable<QuantityRow> kTable{
      "quantity",
      true,
      "A figure computed from parameters and earlier quantities.",
      {
          option<&QuantityRow::id>("id", "name in formulas").required(),
          option<&QuantityRow::title>("title", "what it is").required(),
          option<&QuantityRow::unit>("unit", "its unit"),
          option<&QuantityRow::formula>("formula", "how it is computed").required(),
      }};
  return kTable;
}

const OptionTable<StrategyRow>& strategy_table() {
  static const OptionTable<StrategyRow> kTable{
      "strategy",
      true,
      "A way of care; the first is what the others are compared with.",
      {
          option<&StrategyRow::id>("id", "name; in formulas 1 while this strategy is computed, else 0").required(),
          option<&StrategyRow::title>("title", "what it is").required(),
          option<&StrategyRow::start>("start", "node at which patients enter").required(),
          option<&StrategyRow::cost>("cost", "formula: pounds a cycle beside those of nodes"),
      }};
  return kTable;
}

const OptionTable<NodeRow>& node_table() {
  static const OptionTable<NodeRow> kTable{
      "node",
      true,
      "A place of the flow: an event is passed at once, a state lasts a cycle.",
      {
          option<&NodeRow::id>("id", "name").required(),
          option<&NodeRow::title>("title", "what it is").required(),
          option<&NodeRow::kind>("kind", "event or state").choices(kKinds),
          option<&NodeRow::cost>("cost", "formula: pounds for each patient who passes, or for each cycle in a state"),
          option<&NodeRow::effect>("effect", "formula: effect for each patient"),
          option<&NodeRow::counts>("counts", "\"name: formula\": what else is counted for each patient"),
          option<&NodeRow::to>(
              "to",
              "\"node: formula\": share that goes there; one may be \"node: rest\". None: an event ends "
              "the way, a state keeps its patients"),
      }};
  return kTable;
}

const OptionTable<BudgetRow>& budget_table() {
  static const OptionTable<BudgetRow> kTable{
      "budget",
      false,
      "Budget impact.",
      {option<&BudgetRow::uptake>("uptake", "formula for each year: share of patients that change over")}};
  return kTable;
}

const OptionTable<WorkforceRow>& workforce_table() {
  static const OptionTable<WorkforceRow> kTable{
      "workforce",
      false,
      "Staff that the strategies beyond the first need.",
      {
          option<&WorkforceRow::profession>("profession", "code of the profession"),
          option<&WorkforceRow::role_level>("role_level", "code of the role level"),
          option<&WorkforceRow::fte>("fte", "formula: FTE needed"),
      }};
  return kTable;
}

}  // namespace cadre::economics
