#include "economics/analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cadre::economics {
namespace {

constexpr std::size_t kBlock = 512;  // draws at a time: columns stay in the cache
constexpr std::size_t kMostRanges = 10;

using Column = std::vector<double>;

Estimate estimate_of(double value, Column draws) {
  Estimate out{value, value, value, false};
  if (draws.empty()) return out;
  const auto at = [&](double share) {
    const auto k = static_cast<std::size_t>(std::floor(share * static_cast<double>(draws.size() - 1)));
    std::nth_element(draws.begin(), draws.begin() + static_cast<std::ptrdiff_t>(k), draws.end());
    return draws[k];
  };
  out.low = at(0.025);
  out.high = at(0.975);
  return out;
}

void append(Column& to, const Column& block) { to.insert(to.end(), block.begin(), block.end()); }

Column less(const Column& a, const Column& b) {
  Column out(a.size());
  std::transform(a.begin(), a.end(), b.begin(), out.begin(), std::minus<>());
  return out;
}

/// All names at given values of parameters, as one draw.
Draws one_draw(const Model& model, const std::vector<double>& parameters) {
  Draws names(model.names(), Column(1, 0.0));
  for (std::size_t p = 0; p < parameters.size(); ++p) names[p][0] = parameters[p];
  compute_quantities(model, names);
  return names;
}

std::vector<double> stated_parameters(const Model& model) {
  std::vector<double> out;
  for (const Parameter& p : model.parameters) out.push_back(p.spread.value);
  return out;
}

/// Everything that was drawn, before it is summed up.
struct Drawn {
  std::vector<Column> quantities;
  std::vector<Outcome> outcomes;
  Column workforce;
};

Drawn draw_all(const Model& model, std::size_t draws, std::uint64_t seed) {
  Drawn out;
  out.quantities.resize(model.quantities.size());
  out.outcomes.resize(model.strategies.size());
  for (Outcome& o : out.outcomes) o.counts.resize(model.counts.size());
  for (std::size_t first = 0; first < draws; first += kBlock) {
    const std::size_t many = std::min(kBlock, draws - first);
    const Draws names = draw_names(model, seed, first, many);
    for (std::size_t q = 0; q < model.quantities.size(); ++q)
      append(out.quantities[q], names[model.parameters.size() + q]);
    if (model.workforce_fte) {
      Column fte;
      model.workforce_fte->compute(names, many, fte);
      append(out.workforce, fte);
    }
    for (std::size_t s = 0; s < model.strategies.size(); ++s) {
      const Outcome block = run_cohort(model, names, s);
      append(out.outcomes[s].cost, block.cost);
      append(out.outcomes[s].effect, block.effect);
      for (std::size_t c = 0; c < block.counts.size(); ++c) append(out.outcomes[s].counts[c], block.counts[c]);
      out.outcomes[s].mended += block.mended;
    }
  }
  return out;
}

/// Cost of one more effect, or which dominates.
std::string verdict_of(double cost, double effect, const std::string& what) {
  if (cost <= 0 && effect >= 0)
    return cost == 0 && effect == 0 ? "no difference" : "dominates: costs no more, gives no less";
  if (cost >= 0 && effect <= 0) return "dominated: costs no less, gives no more";
  const std::string price = fmt::format("{:.2f} pounds", cost / effect);
  return cost > 0 ? fmt::format("{} for one more {}", price, what)
                  : fmt::format("{} saved for each {} given up", price, what);
}

/// Parameters at every combination of the ends of those that are ranges; only the stated values when none is.
std::vector<std::vector<double>> ends_of(const Model& model) {
  std::vector<double> at = stated_parameters(model);
  std::vector<std::size_t> ranges;
  for (std::size_t p = 0; p < model.parameters.size(); ++p)
    if (model.parameters[p].spread.shape == Shape::Range && ranges.size() < kMostRanges) ranges.push_back(p);
  std::vector<std::vector<double>> out;
  for (std::size_t ends = 0; ends < std::size_t{1} << ranges.size(); ++ends) {
    for (std::size_t k = 0; k < ranges.size(); ++k) {
      const Spread& s = model.parameters[ranges[k]].spread;
      at[ranges[k]] = ends >> k & 1U ? s.high : s.low;
    }
    out.push_back(at);
  }
  return out;
}

QuantityResult quantity_of(const Model& model, std::size_t q, Column drawn) {
  QuantityResult out;
  const std::size_t place = model.parameters.size() + q;
  out.estimate = estimate_of(one_draw(model, stated_parameters(model))[place][0], std::move(drawn));
  std::pair<double, double> span{INFINITY, -INFINITY};
  for (const std::vector<double>& at : ends_of(model)) {
    const double value = one_draw(model, at)[place][0];
    span = {std::min(span.first, value), std::max(span.second, value)};
  }
  if (span.second > span.first) out.span = span;
  return out;
}

/// Marks what differs between the ends of ranges.
void mark_ranged(const Model& model, std::vector<StrategyResult>& rows) {
  const auto ends = ends_of(model);
  const auto far = [](double a, double b) { return std::abs(a - b) > 1e-9 * std::max(std::abs(a), std::abs(b)); };
  std::vector<std::vector<Outcome>> at;
  for (const std::vector<double>& parameters : ends) {
    const Draws names = one_draw(model, parameters);
    at.emplace_back();
    for (std::size_t s = 0; s < rows.size(); ++s) at.back().push_back(run_cohort(model, names, s));
  }
  for (std::size_t e = 1; e < at.size(); ++e)
    for (std::size_t s = 0; s < rows.size(); ++s) {
      const Outcome &a = at[0][s], &b = at[e][s], &usual_a = at[0][0], &usual_b = at[e][0];
      StrategyResult& row = rows[s];
      row.cost.ranged = row.cost.ranged || far(a.cost[0], b.cost[0]);
      row.effect.ranged = row.effect.ranged || far(a.effect[0], b.effect[0]);
      row.more_cost.ranged = row.more_cost.ranged || far(a.cost[0] - usual_a.cost[0], b.cost[0] - usual_b.cost[0]);
      row.more_effect.ranged =
          row.more_effect.ranged || far(a.effect[0] - usual_a.effect[0], b.effect[0] - usual_b.effect[0]);
      for (std::size_t c = 0; c < row.counts.size(); ++c)
        row.counts[c].ranged = row.counts[c].ranged || far(a.counts[c][0], b.counts[c][0]);
    }
}

/// The figure of the tornado at given parameters.
double headline_of(const Model& model, const std::vector<double>& parameters) {
  const Draws names = one_draw(model, parameters);
  for (std::size_t q = 0; q < model.quantities.size(); ++q)
    if (model.quantities[q].id == model.head.headline) return names[model.parameters.size() + q][0];
  if (model.strategies.size() < 2) return names[model.parameters.size()][0];
  const Outcome usual = run_cohort(model, names, 0), other = run_cohort(model, names, 1);
  const auto worth = static_cast<double>(model.head.worth.front());
  return worth * (other.effect[0] - usual.effect[0]) - (other.cost[0] - usual.cost[0]);
}

void swing(const Model& model, Analysis& out) {
  out.tornado_of = model.head.headline;
  if (out.tornado_of.empty())
    out.tornado_of = model.strategies.size() < 2 ? model.quantities.front().id : "net_benefit";
  for (std::size_t p = 0; p < model.parameters.size(); ++p) {
    const Spread& s = model.parameters[p].spread;
    if (s.low == s.high) continue;
    std::vector<double> at = stated_parameters(model);
    at[p] = s.low;
    const double low = headline_of(model, at);
    at[p] = s.high;
    out.swings.push_back({p, low, headline_of(model, at)});
  }
  std::stable_sort(out.swings.begin(), out.swings.end(), [](const Swing& a, const Swing& b) {
    return std::abs(a.at_high - a.at_low) > std::abs(b.at_high - b.at_low);
  });
}

void compare(const Model& model, const Drawn& drawn, Analysis& out) {
  const Draws stated = one_draw(model, stated_parameters(model));
  std::vector<Outcome> at;
  for (std::size_t s = 0; s < model.strategies.size(); ++s) at.push_back(run_cohort(model, stated, s));
  for (std::size_t s = 0; s < model.strategies.size(); ++s) {
    const Outcome &o = drawn.outcomes[s], &usual = drawn.outcomes.front();
    out.mended += o.mended;
    StrategyResult row;
    row.cost = estimate_of(at[s].cost[0], o.cost);
    row.effect = estimate_of(at[s].effect[0], o.effect);
    for (std::size_t c = 0; c < model.counts.size(); ++c)
      row.counts.push_back(estimate_of(at[s].counts[c][0], o.counts[c]));
    out.more_cost.push_back(less(o.cost, usual.cost));
    out.more_effect.push_back(less(o.effect, usual.effect));
    row.more_cost = estimate_of(at[s].cost[0] - at[0].cost[0], out.more_cost.back());
    row.more_effect = estimate_of(at[s].effect[0] - at[0].effect[0], out.more_effect.back());
    row.verdict = s == 0 ? "compared with" : verdict_of(row.more_cost.value, row.more_effect.value, model.head.effect);
    for (std::size_t y = 0; s > 0 && y < model.uptake.size(); ++y) {
      const double uptake = model.uptake[y].at(stated_values(model, s));
      out.budget.push_back(
          {s, static_cast<int>(y) + 1, uptake, uptake * row.more_cost.value, uptake * row.more_effect.value});
    }
    out.strategies.push_back(std::move(row));
  }
}

void accept(const Model& model, const Drawn& drawn, Analysis& out) {
  const std::size_t strategies = model.strategies.size();
  for (const std::int64_t worth : model.head.worth) {
    Column share(strategies, 0.0);
    for (std::size_t d = 0; d < out.draws; ++d) {
      double best = -INFINITY;
      std::vector<std::size_t> first;
      for (std::size_t s = 0; s < strategies; ++s) {
        const double net = static_cast<double>(worth) * drawn.outcomes[s].effect[d] - drawn.outcomes[s].cost[d];
        if (net > best) first.clear();
        if (net >= best) first.push_back(s);
        best = std::max(best, net);
      }
      for (const std::size_t s : first) share[s] += 1 / static_cast<double>(first.size() * out.draws);
    }
    out.acceptable.push_back(std::move(share));
  }
}

}  // namespace

Analysis analyse(const Model& model, std::size_t draws, std::uint64_t seed) {
  Analysis out;
  out.draws = draws;
  Drawn drawn = draw_all(model, draws, seed);
  for (std::size_t q = 0; q < model.quantities.size(); ++q)
    out.quantities.push_back(quantity_of(model, q, std::move(drawn.quantities[q])));
  if (!model.strategies.empty()) {
    compare(model, drawn, out);
    mark_ranged(model, out.strategies);
    accept(model, drawn, out);
  }
  swing(model, out);
  if (model.workforce_fte)
    out.workforce =
        estimate_of(model.workforce_fte->at(stated_values(model, model.strategies.size())), drawn.workforce);
  return out;
}

Staffed staffed(double needed_fte, const std::vector<double>& available_fte) {
  Staffed out;
  if (available_fte.empty()) return out;
  for (const double fte : available_fte) {
    out.probability += fte >= needed_fte ? 1 : 0;
    out.share += needed_fte > 0 ? std::clamp(fte / needed_fte, 0.0, 1.0) : 1;
  }
  out.probability /= static_cast<double>(available_fte.size());
  out.share /= static_cast<double>(available_fte.size());
  return out;
}

}  // namespace cadre::economics
