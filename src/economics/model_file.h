#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "economics/distribution.h"
#include "economics/formula.h"
#include "plan_file/assumption.h"
#include "plan_file/option.h"

namespace cadre::economics {

enum class Entry : std::uint8_t { Once, EveryCycle };
enum class NodeKind : std::uint8_t { Event, State };

/// `[model]`
struct ModelHead {
  std::string title, note;
  std::string patients = "1";  ///< formula: how many enter
  Entry entry = Entry::Once;
  int cycles = 1, cycles_per_year = 12;
  double discount = 0;                    ///< a year, of costs and effects
  std::string effect = "effect";          ///< name of what the effect counts
  std::vector<std::int64_t> worth = {0};  ///< pounds that one more effect is worth, for the acceptability curve
  std::string headline;                   ///< quantity shown first and in the tornado; empty = net benefit
};

/// `[[parameter]]`
struct ParameterRow {
  std::string id, title, unit, source, evidence;
  plan_file::Mark mark = plan_file::Mark::Assumed;
  double value = 0;
  std::optional<double> low, high;
  Shape shape = Shape::Auto;
};

/// `[[quantity]]`: a figure computed from parameters and earlier quantities; other formulas may name it.
struct QuantityRow {
  std::string id, title, unit, formula;
};

/// `[[strategy]]`: the first is what others are compared with.
struct StrategyRow {
  std::string id, title, start, cost = "0";
};

/// `[[node]]`
struct NodeRow {
  std::string id, title;
  NodeKind kind = NodeKind::Event;
  std::string cost = "0", effect = "0";
  std::vector<std::string> counts;  ///< "name: formula"
  std::vector<std::string> to;      ///< "node: formula", one may be "node: rest"
};

/// `[budget]`
struct BudgetRow {
  std::vector<std::string> uptake;  ///< formula for each year: share of patients that change over
};

/// `[workforce]`
struct WorkforceRow {
  std::string profession, role_level, fte;  ///< fte: formula, what a strategy beyond the first needs
};

/// A way out of a node.
struct Way {
  std::size_t node = 0;
  Formula share;
  bool rest = false;
};
struct Node {
  std::string id, title;
  NodeKind kind = NodeKind::Event;
  Formula cost, effect;
  std::vector<std::pair<std::size_t, Formula>> counts;  ///< place in Model::counts
  std::vector<Way> ways;
};
struct Strategy {
  std::string id, title;
  std::size_t start = 0;
  Formula cost;
};
struct Parameter {
  ParameterRow row;
  Spread spread;
};
struct Quantity {
  std::string id, title, unit;
  Formula formula;
};

/// A patient-flow model, checked: names known, events without a ring, shares that sum to 1 at the stated values.
struct Model {
  ModelHead head;
  std::vector<Parameter> parameters;
  std::vector<Quantity> quantities;
  std::vector<Strategy> strategies;
  std::vector<Node> nodes;
  std::vector<std::size_t> events;  ///< places of events, each before those it leads to
  std::vector<std::string> counts;  ///< what nodes count beside cost and effect
  Formula patients;
  std::vector<Formula> uptake;
  WorkforceRow workforce;
  std::optional<Formula> workforce_fte;

  /// Names of formulas: parameters, quantities, then strategies (1 while that strategy is computed, else 0).
  std::size_t names() const { return parameters.size() + quantities.size() + strategies.size(); }
};

/// Reads a model (docs/formats/economics.md). Throws base::InputError with every fault.
Model read_model(std::string_view text, const std::string& name);

const plan_file::OptionTable<ModelHead>& model_head_table();
const plan_file::OptionTable<ParameterRow>& parameter_table();
const plan_file::OptionTable<QuantityRow>& quantity_table();
const plan_file::OptionTable<StrategyRow>& strategy_table();
const plan_file::OptionTable<NodeRow>& node_table();
const plan_file::OptionTable<BudgetRow>& budget_table();
const plan_file::OptionTable<WorkforceRow>& workforce_table();

}  // namespace cadre::economics
