#include "economics/cohort.h"

#include <cmath>

namespace cadre::economics {
namespace {

using Column = std::vector<double>;

constexpr double kSlack = 1e-9;

/// FNV-1a of the id: a stream of its own for each parameter.
std::uint64_t stream_of(const std::string& id) {
  std::uint64_t hash = 1469598103934665603U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

/// What one node gives and where it sends, draw by draw.
struct Flows {
  Column cost, effect;
  std::vector<Column> counts, shares;
};

class Cohort {
 public:
  Cohort(const Model& model, const Draws& names, std::size_t strategy)
      : model_(model), draws_(names.empty() ? 1 : names.front().size()), names_(names) {
    names_[model.parameters.size() + model.quantities.size() + strategy].assign(draws_, 1.0);
    out_.cost.assign(draws_, 0.0);
    out_.effect.assign(draws_, 0.0);
    out_.counts.assign(model.counts.size(), out_.cost);
    mended_.assign(draws_, false);
    for (const Node& node : model.nodes) flows_.push_back(flows_of(node));
    held_.assign(model.nodes.size(), out_.cost);
    moving_ = held_;
  }

  Outcome run(const Strategy& strategy) {
    Column patients, each_cycle;
    model_.patients.compute(names_, draws_, patients);
    strategy.cost.compute(names_, draws_, each_cycle);
    for (int t = 0; t < model_.head.cycles; ++t) {
      const double worth = std::pow(1 + model_.head.discount, -static_cast<double>(t) / model_.head.cycles_per_year);
      if (t == 0 || model_.head.entry == Entry::EveryCycle) add(moving_[strategy.start], patients, 1);
      add(out_.cost, each_cycle, worth);
      pass_events(worth);
      stay_in_states(worth);
    }
    for (const bool mended : mended_) out_.mended += mended ? 1 : 0;
    return std::move(out_);
  }

 private:
  Flows flows_of(const Node& node) {
    Flows out;
    node.cost.compute(names_, draws_, out.cost);
    node.effect.compute(names_, draws_, out.effect);
    for (const auto& [place, formula] : node.counts) formula.compute(names_, draws_, out.counts.emplace_back());
    for (const Way& way : node.ways) way.share.compute(names_, draws_, out.shares.emplace_back());
    for (std::size_t d = 0; d < draws_; ++d) {
      double sum = 0;
      for (Column& share : out.shares) {
        if (!(share[d] >= 0)) {  // also where it is no number
          mended_[d] = mended_[d] || share[d] < -kSlack;
          share[d] = 0;
        }
        sum += share[d];
      }
      bool rest = false;
      for (std::size_t w = 0; w < node.ways.size(); ++w)
        if (node.ways[w].rest) {
          rest = true;
          out.shares[w][d] = std::max(0.0, 1 - sum);
        }
      if (node.ways.empty() || sum <= 0 || (rest && sum <= 1)) continue;
      if (std::abs(sum - 1) > kSlack) mended_[d] = true;
      for (std::size_t w = 0; w < node.ways.size(); ++w)
        if (!node.ways[w].rest) out.shares[w][d] /= sum;
    }
    return out;
  }

  void add(Column& to, const Column& what, double worth) const {
    for (std::size_t d = 0; d < draws_; ++d) to[d] += what[d] * worth;
  }
  void add(Column& to, const Column& people, const Column& each, double worth) const {
    for (std::size_t d = 0; d < draws_; ++d) to[d] += people[d] * each[d] * worth;
  }
  void count(std::size_t n, const Column& people, double worth) {
    add(out_.cost, people, flows_[n].cost, worth);
    add(out_.effect, people, flows_[n].effect, worth);
    for (std::size_t c = 0; c < model_.nodes[n].counts.size(); ++c)
      add(out_.counts[model_.nodes[n].counts[c].first], people, flows_[n].counts[c], 1);
  }

  void pass_events(double worth) {
    for (const std::size_t n : model_.events) {
      count(n, moving_[n], worth);
      const Node& node = model_.nodes[n];
      for (std::size_t w = 0; w < node.ways.size(); ++w) {
        const std::size_t to = node.ways[w].node;
        add(model_.nodes[to].kind == NodeKind::Event ? moving_[to] : held_[to], moving_[n], flows_[n].shares[w], 1);
      }
      moving_[n].assign(draws_, 0.0);
    }
  }

  /// `moving_` of a state holds who enters it at the start of a model; afterwards states are entered at once.
  void stay_in_states(double worth) {
    std::vector<Column> next(model_.nodes.size(), Column(draws_, 0.0));
    for (std::size_t n = 0; n < model_.nodes.size(); ++n) {
      const Node& node = model_.nodes[n];
      if (node.kind != NodeKind::State) continue;
      add(held_[n], moving_[n], 1);
      moving_[n].assign(draws_, 0.0);
      count(n, held_[n], worth);
      if (node.ways.empty()) add(next[n], held_[n], 1);
      for (std::size_t w = 0; w < node.ways.size(); ++w) {
        const std::size_t to = node.ways[w].node;
        add(model_.nodes[to].kind == NodeKind::Event ? moving_[to] : next[to], held_[n], flows_[n].shares[w], 1);
      }
    }
    for (std::size_t n = 0; n < model_.nodes.size(); ++n)
      if (model_.nodes[n].kind == NodeKind::State) held_[n] = std::move(next[n]);
  }

  const Model& model_;
  std::size_t draws_;
  Draws names_;
  Outcome out_;
  std::vector<bool> mended_;
  std::vector<Flows> flows_;
  std::vector<Column> held_, moving_;  ///< node × draw
};

}  // namespace

std::vector<double> stated_values(const Model& model, std::size_t strategy) {
  std::vector<double> out(model.names(), 0.0);
  for (std::size_t p = 0; p < model.parameters.size(); ++p) out[p] = model.parameters[p].spread.value;
  for (std::size_t q = 0; q < model.quantities.size(); ++q)
    out[model.parameters.size() + q] = model.quantities[q].formula.at(out);
  if (strategy < model.strategies.size()) out[model.parameters.size() + model.quantities.size() + strategy] = 1;
  return out;
}

Draws draw_names(const Model& model, std::uint64_t seed, std::uint64_t first, std::size_t draws) {
  Draws out(model.names(), Column(draws, 0.0));
  for (std::size_t p = 0; p < model.parameters.size(); ++p) {
    const std::uint64_t family = seed ^ stream_of(model.parameters[p].row.id);
    for (std::size_t d = 0; d < draws; ++d) {
      base::RandomStream random(family, first + d);
      out[p][d] = draw_of(model.parameters[p].spread, random);
    }
  }
  compute_quantities(model, out);
  return out;
}

void compute_quantities(const Model& model, Draws& names) {
  const std::size_t draws = names.empty() ? 0 : names.front().size();
  for (std::size_t q = 0; q < model.quantities.size(); ++q) {
    Column value;
    model.quantities[q].formula.compute(names, draws, value);
    names[model.parameters.size() + q] = std::move(value);
  }
}

Outcome run_cohort(const Model& model, const Draws& names, std::size_t strategy) {
  return Cohort(model, names, strategy).run(model.strategies[strategy]);
}

}  // namespace cadre::economics
