#include "economics/model_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "economics/cohort.h"
#include "plan_file/nearest.h"
#include "plan_file/section_reader.h"

namespace cadre::economics {
namespace {

using base::SourceSpot;
using plan_file::SectionSpots;

constexpr std::size_t kMostNodes = 200;
constexpr double kSumSlack = 1e-6;

bool is_name(const std::string& id) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !id.empty() && letter(id.front()) && id.size() <= 60 && id != "min" && id != "max" && id != "rest" &&
         std::all_of(id.begin(), id.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

std::string trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

/// From sections to a model; every fault goes to the reader.
class ModelReader {
 public:
  ModelReader(std::string_view text, const std::string& name) : reader_(text, name), name_(name) {}

  Model read() {
    head_spots_ = reader_.read(model_head_table(), model_.head);
    read_names();
    read_strategies_and_nodes();
    read_rest();
    reader_.report_unknown_sections();
    finish_if_faulty();
    sort_events();
    finish_if_faulty();
    check_shares();
    finish_if_faulty();
    return std::move(model_);
  }

 private:
  void fault(const SourceSpot& where, std::string message, std::string remedy) {
    reader_.error(where, std::move(message), std::move(remedy));
  }
  void finish_if_faulty() {
    base::Diagnostics faults = reader_.take_diagnostics();
    for (base::Diagnostic& f : faults)
      if (f.where.file.empty()) f.where.file = name_;
    if (base::any_error(faults)) throw base::InputError(std::move(faults));
  }
  void check_name(const std::string& id, const SectionSpots& spots) {
    if (!is_name(id))
      fault(spots.of("id"), fmt::format("'{}' cannot be a name", id.substr(0, 40)),
            "Write letters, digits and _, a letter first");
    else if (std::find(names_.begin(), names_.end(), id) != names_.end())
      fault(spots.of("id"), fmt::format("'{}' is a name already", id), "Give each its own");
  }
  Formula formula(const std::string& text, const SourceSpot& where, std::size_t known) {
    try {
      return Formula::parse(text, std::span(names_).first(known));
    } catch (const std::invalid_argument& error) {
      fault(where, fmt::format("this formula cannot be read: {}", error.what()),
            "Write numbers, names, + - * / ( ) min max");
      return Formula::constant(0);
    }
  }
  Formula formula(const std::string& text, const SourceSpot& where) { return formula(text, where, names_.size()); }

  void read_names() {
    for (auto& [row, spots] : reader_.read_all(parameter_table())) {
      check_name(row.id, spots);
      names_.push_back(row.id);
      Spread spread{row.shape, row.value, row.low.value_or(row.value), row.high.value_or(row.value)};
      if (spread.shape == Shape::Auto) spread.shape = row.low || row.high ? Shape::Pert : Shape::Fixed;
      if (const std::string why = fault_of(spread); !why.empty())
        fault(spots.of("value"), fmt::format("{}: {}", row.id, why), "Mend low, value, high or shape");
      model_.parameters.push_back({std::move(row), spread});
    }
    for (auto& [row, spots] : reader_.read_all(quantity_table())) {
      check_name(row.id, spots);
      model_.quantities.push_back({row.id, row.title, row.unit, formula(row.formula, spots.of("formula"))});
      names_.push_back(row.id);  // later formulas may use it
    }
  }

  void read_strategies_and_nodes() {
    auto strategies = reader_.read_all(strategy_table());
    for (auto& [row, spots] : strategies) {
      check_name(row.id, spots);
      names_.push_back(row.id);
    }
    auto nodes = reader_.read_all(node_table());
    for (auto& [row, spots] : nodes) {
      if (std::find(node_names_.begin(), node_names_.end(), row.id) != node_names_.end())
        fault(spots.of("id"), fmt::format("a second node is called '{}'", row.id.substr(0, 40)), "Give each its own");
      node_names_.push_back(row.id);
    }
    if (nodes.size() > kMostNodes)
      fault({}, fmt::format("{} nodes are more than {}", nodes.size(), kMostNodes), "Take some together");
    for (auto& [row, spots] : strategies)
      model_.strategies.push_back(
          {row.id, row.title, node_place(row.start, spots.of("start")), formula(row.cost, spots.of("cost"))});
    for (auto& [row, spots] : nodes) read_node(row, spots);
    if (model_.strategies.empty() && model_.quantities.empty())
      fault({}, "there is neither a [[strategy]] nor a [[quantity]]", "Add what is to be computed");
    if (model_.strategies.size() == 1)
      fault({}, "there is one [[strategy]] and nothing to compare it with", "Add the usual way first");
  }

  std::size_t node_place(const std::string& id, const SourceSpot& where) {
    const auto at = std::find(node_names_.begin(), node_names_.end(), id);
    if (at != node_names_.end()) return static_cast<std::size_t>(at - node_names_.begin());
    const std::vector<std::string_view> known(node_names_.begin(), node_names_.end());
    const plan_file::Nearest nearest = plan_file::nearest_of(id, known);
    fault(where, fmt::format("no node is called '{}'", id.substr(0, 40)),
          nearest.close ? fmt::format("Did you mean '{}'?", nearest.word) : "Add a [[node]] with this id");
    return 0;
  }

  /// "name: formula"
  std::pair<std::string, std::string> halves(const std::string& text, const SourceSpot& where) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) {
      fault(where, fmt::format("'{}' has no ':'", text.substr(0, 40)), "Write it like \"name: formula\"");
      return {text, "0"};
    }
    return {trim(text.substr(0, colon)), trim(text.substr(colon + 1))};
  }

  void read_node(const NodeRow& row, const SectionSpots& spots) {
    Node node{row.id, row.title, row.kind, formula(row.cost, spots.of("cost")), formula(row.effect, spots.of("effect")),
              {},     {}};
    for (const std::string& text : row.counts) {
      const auto [what, how] = halves(text, spots.of("counts"));
      const auto at = std::find(model_.counts.begin(), model_.counts.end(), what);
      const auto place = static_cast<std::size_t>(at - model_.counts.begin());
      if (at == model_.counts.end()) model_.counts.push_back(what);
      node.counts.emplace_back(place, formula(how, spots.of("counts")));
    }
    int rests = 0;
    for (const std::string& text : row.to) {
      const auto [where, share] = halves(text, spots.of("to"));
      const bool rest = share == "rest";
      rests += rest ? 1 : 0;
      node.ways.push_back(
          {node_place(where, spots.of("to")), rest ? Formula::constant(0) : formula(share, spots.of("to")), rest});
    }
    if (rests > 1) fault(spots.of("to"), "more than one way out is 'rest'", "Leave one");
    node_spots_.push_back(spots.of("to"));
    model_.nodes.push_back(std::move(node));
  }

  void read_rest() {
    model_.patients = formula(model_.head.patients, head_spots_.of("patients"));
    BudgetRow budget;
    const SectionSpots budget_spots = reader_.read(budget_table(), budget);
    for (const std::string& text : budget.uptake) model_.uptake.push_back(formula(text, budget_spots.of("uptake")));
    const SectionSpots spots = reader_.read(workforce_table(), model_.workforce);
    if (!model_.workforce.fte.empty()) model_.workforce_fte = formula(model_.workforce.fte, spots.of("fte"));
    const auto named = [&](const Quantity& q) { return q.id == model_.head.headline; };
    if (!model_.head.headline.empty() && std::none_of(model_.quantities.begin(), model_.quantities.end(), named))
      fault(head_spots_.of("headline"),
            fmt::format("no [[quantity]] is called '{}'", model_.head.headline.substr(0, 40)), "Write the id of one");
    if (model_.head.worth.empty()) model_.head.worth.push_back(0);
  }

  /// Events before those that they lead to; a ring of events would never end within a cycle.
  void sort_events() {
    std::vector<int> waits(model_.nodes.size(), 0);
    const auto event = [&](std::size_t i) { return model_.nodes[i].kind == NodeKind::Event; };
    for (std::size_t i = 0; i < model_.nodes.size(); ++i)
      if (event(i))
        for (const Way& way : model_.nodes[i].ways) waits[way.node] += event(way.node) ? 1 : 0;
    for (std::size_t i = 0; i < model_.nodes.size(); ++i)
      if (event(i) && waits[i] == 0) model_.events.push_back(i);
    for (std::size_t k = 0; k < model_.events.size(); ++k)
      for (const Way& way : model_.nodes[model_.events[k]].ways)
        if (event(way.node) && --waits[way.node] == 0) model_.events.push_back(way.node);
    std::vector<std::string> ring;
    for (std::size_t i = 0; i < model_.nodes.size(); ++i)
      if (event(i) && waits[i] > 0) ring.push_back(model_.nodes[i].id);
    if (!ring.empty())
      fault({}, fmt::format("events lead to each other in a ring: {}", fmt::join(ring, ", ")),
            "Make one of them a state, which lasts a cycle");
  }

  /// Shares at the stated values: none below 0, together 1, or at most 1 beside a rest.
  void check_shares() {
    for (std::size_t s = 0; s < model_.strategies.size(); ++s) {
      const std::vector<double> values = stated_values(model_, s);
      for (std::size_t n = 0; n < model_.nodes.size(); ++n) {
        const Node& node = model_.nodes[n];
        double sum = 0;
        bool rest = node.ways.empty(), below = false;
        for (const Way& way : node.ways) {
          rest = rest || way.rest;
          const double share = way.share.at(values);
          below = below || share < 0 || !std::isfinite(share);
          sum += share;
        }
        if (below)
          fault(node_spots_[n], fmt::format("a share out of '{}' is below 0", node.id), "Mend its formula");
        else if (sum > 1 + kSumSlack || (!rest && sum < 1 - kSumSlack))
          fault(node_spots_[n], fmt::format("shares out of '{}' sum to {:.6g}", node.id, sum),
                "Make them sum to 1, or send the rest somewhere with \"node: rest\"");
      }
    }
  }

  plan_file::SectionReader reader_;
  std::string name_;
  Model model_;
  SectionSpots head_spots_;
  std::vector<std::string> names_, node_names_;
  std::vector<SourceSpot> node_spots_;
};

}  // namespace

Model read_model(std::string_view text, const std::string& name) { return ModelReader(text, name).read(); }

}  // namespace cadre::economics
