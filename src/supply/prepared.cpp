#include "supply/prepared.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "supply/draw_batch.h"
#include "supply/philox.h"

namespace cadre::supply {
namespace {

// A certain yearly chance would be an endless hazard; nobody can tell it from this one.
constexpr double kMostYearly = 1 - 1e-12;
// Thinning costs for each possible age what two people cost one by one, and is not worth its beginning for a few.
constexpr std::int32_t kLeastThinned = 100;

struct AgeRates {
  std::array<std::vector<double>, kRisks> chance;  // of exact ages, by level × age
};

AgeRates rates_by_age(const Model& model, const RateTable& table, int step) {
  const auto ages = static_cast<std::size_t>(model.axes.ages());
  const std::size_t cells = model.axes.levels.size() * ages;
  std::array<std::vector<double>, kRisks> hazard;
  for (auto& h : hazard) h.assign(cells, 0);
  for (const RateRow& row : table.rows) {
    const double h = -std::log1p(-std::min(row.yearly.at(step), kMostYearly)) / 12;
    for (int level = row.level_from; level <= row.level_to; ++level)
      for (int age = row.age_from; age <= row.age_to; ++age)
        hazard[static_cast<std::size_t>(row.risk)]
              [static_cast<std::size_t>(level) * ages + static_cast<std::size_t>(age - model.axes.youngest)] = h;
  }
  std::fill(hazard[static_cast<std::size_t>(Risk::Promote)].end() - static_cast<std::ptrdiff_t>(ages),
            hazard[static_cast<std::size_t>(Risk::Promote)].end(), 0.0);
  AgeRates out;
  for (auto& c : out.chance) c.assign(cells, 0);
  for (std::size_t k = 0; k < cells; ++k) {
    double all = 0;
    for (const auto& h : hazard) all += h[k];
    if (all <= 0) continue;
    const double share = -std::expm1(-all) / all;
    for (std::size_t r = 0; r < kRisks; ++r) out.chance[r][k] = hazard[r][k] * share;
  }
  return out;
}

MonthlyRates::Step mixed_step(const Model& model, const RateTable& table, const AgeRates& by_age, int step) {
  const auto ages = static_cast<std::size_t>(model.axes.ages());
  const std::size_t cells = model.axes.levels.size() * ages;
  const double w = (step % 12 + 0.5) / 12;
  MonthlyRates::Step out;
  out.chance.assign(cells, {});
  std::vector<double> most(cells, 0);
  for (std::size_t r = 0; r < kRisks; ++r) {
    const double high = model.factors[static_cast<std::size_t>(table.factor[r])].high;
    for (std::size_t k = 0; k < cells; ++k) {
      const std::size_t next = k % ages + 1 < ages ? k + 1 : k;
      const double p = (1 - w) * by_age.chance[r][k] + w * by_age.chance[r][next];
      out.chance[k][r] = p;
      most[k] += p * high;
    }
  }
  for (const auto& chance : out.chance) {
    out.of_those_left.push_back(given_earlier(chance));
    out.line.emplace_back(chance);
    out.mean_total += out.line.back().total / static_cast<double>(cells);
  }
  out.threshold.resize(cells);
  for (std::size_t k = 0; k < cells; ++k)
    out.threshold[k] =
        most[k] > 0
            ? std::max(2, static_cast<std::int32_t>(std::ceil(kFilterUnits * std::min(1.0, most[k] * (1 + 1e-9)))))
            : 0;
  return out;
}

std::vector<EntryAges::Slot> alias_slots(const std::vector<double>& weight) {
  const std::size_t count = weight.size();
  std::vector<EntryAges::Slot> out(count);
  std::vector<double> part(count);
  std::vector<std::size_t> poor, rich;
  for (std::size_t i = 0; i < count; ++i) {
    part[i] = weight[i] * static_cast<double>(count);
    (part[i] < 1 ? poor : rich).push_back(i);
    out[i] = {~std::uint64_t{0}, {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)}};
  }
  while (!poor.empty() && !rich.empty()) {
    const std::size_t low = poor.back(), high = rich.back();
    poor.pop_back();
    out[low].keep = static_cast<std::uint64_t>(part[low] * 0x1p64);
    out[low].ages[1] = static_cast<std::uint32_t>(high);
    part[high] -= 1 - part[low];
    if (part[high] >= 1) continue;
    rich.pop_back();
    poor.push_back(high);
  }
  return out;
}

EntryAges entry_table(const std::vector<double>& weight) {
  EntryAges out;
  for (std::size_t m = 0; m < 12; ++m) {
    const double w = (static_cast<double>(m) + 0.5) / 12;
    out.weight[m].assign(weight.size(), 0);
    for (std::size_t a = 0; a < weight.size(); ++a) {
      out.weight[m][a] += (1 - w) * weight[a];
      out.weight[m][a > 0 ? a - 1 : a] += w * weight[a];
    }
    double sum = 0;
    for (const double x : out.weight[m]) out.cumulative[m].push_back(sum += x);
    for (double& c : out.cumulative[m]) c = sum > 0 ? c / sum : 1;
    out.cumulative[m].back() = 1;
    out.slots[m] = alias_slots(out.weight[m]);
    for (std::size_t a = 0; a < weight.size(); ++a) {
      const double before = a == 0 ? 0.0 : out.cumulative[m][a - 1];
      out.of_those_left[m].push_back(before < 1 ? std::min(1.0, (out.cumulative[m][a] - before) / (1 - before)) : 0);
    }
    const auto possible = std::ranges::count_if(out.weight[m], [](double x) { return x > 0; });
    out.one_by_one[m] = std::max(kLeastThinned, static_cast<std::int32_t>(2 * possible));
  }
  return out;
}

}  // namespace

RiskLine::RiskLine(const ByRisk& chance) {
  std::size_t last = 0;
  for (std::size_t r = 0; r < kRisks; ++r)
    if (chance[r] > 0) last = r;
  for (std::size_t r = 0; r < kRisks; ++r) {
    total += chance[r];
    if (r < ends.size()) ends[r] = r < last ? total : std::numeric_limits<double>::infinity();
  }
}

ByRisk given_earlier(const ByRisk& chance) {
  ByRisk out{};
  double later = 0;
  for (std::size_t r = kRisks; r-- > 0;) {
    if (chance[r] > 0) out[r] = later > 0 ? chance[r] / (chance[r] + later) : 1;
    later += chance[r];
  }
  return out;
}

MonthlyRates::MonthlyRates(const Model& model, const RateTable& table) {
  std::map<std::pair<int, std::vector<double>>, std::uint32_t> seen;
  std::map<std::vector<double>, AgeRates> by_values;
  for (int step = 0; step < model.months; ++step) {
    std::vector<double> values;
    for (const RateRow& row : table.rows) values.push_back(row.yearly.at(step));
    const auto [place, fresh] = seen.try_emplace({step % 12, values}, static_cast<std::uint32_t>(steps_.size()));
    if (fresh) {
      auto known = by_values.find(values);
      if (known == by_values.end()) known = by_values.emplace(values, rates_by_age(model, table, step)).first;
      steps_.push_back(mixed_step(model, table, known->second, step));
    }
    version_.push_back(place->second);
  }
  const auto ages = static_cast<std::size_t>(model.axes.ages());
  weight_ = table.participation;
  for (std::size_t k = 0; k < weight_.size(); ++k) weight_next_.push_back(weight_[k % ages + 1 < ages ? k + 1 : k]);
  mean_weight_.assign(model.axes.levels.size(), 0);
  for (std::size_t k = 0; k < weight_.size(); ++k) mean_weight_[k / ages] += weight_[k] / static_cast<double>(ages);
}

Prepared::Prepared(const Model& of) : model(&of) {
  for (const RateTable& table : of.rates) rates.emplace_back(of, table);
  for (const auto& weight : of.entry_ages) entry_ages.push_back(entry_table(weight));
  for (const auto& destinations : of.moves) {
    std::vector<double>& ends = destination_ends.emplace_back();
    double sum = 0;
    for (std::size_t d = 0; d + 1 < destinations.size(); ++d) ends.push_back(sum += destinations[d].weight);
  }
  inflows_at.resize(of.columns.size() * of.axes.levels.size());
  for (std::size_t i = 0; i < of.inflows.size(); ++i)
    inflows_at[static_cast<std::size_t>(of.inflows[i].column) * of.axes.levels.size() +
               static_cast<std::size_t>(of.inflows[i].level)]
        .push_back(static_cast<int>(i));
  int targets = 0, stages = 0;
  for (const Route& route : of.routes) {
    first_target.push_back(targets);
    first_stage.push_back(stages);
    targets += static_cast<int>(route.targets.size());
    stages += static_cast<int>(route.stages.size());
  }
  for (const Path& posts : of.establishment) any_limit_on_posts = any_limit_on_posts || posts.stated();
}

std::vector<double> factor_values(const Model& model, std::uint64_t seed, std::uint32_t future) {
  std::vector<double> out;
  for (std::uint32_t i = 0; i < model.factors.size(); ++i) {
    const auto& [name, low, mode, high, sample] = model.factors[i];
    if (!sample.empty()) {
      out.push_back(future > 0
                        ? sample[(future - 1) % sample.size()]
                        : std::accumulate(sample.begin(), sample.end(), 0.0) / static_cast<double>(sample.size()));
      continue;
    }
    if (future == 0 || !(high > low)) {
      out.push_back((low + mode + high) / 3);
      continue;
    }
    const double u = unit_of(bits_of({seed, future, i, 0, static_cast<std::uint32_t>(Stream::Factor)}).first);
    const double turn = (mode - low) / (high - low);
    out.push_back(u < turn ? low + std::sqrt(u * (high - low) * (mode - low))
                           : high - std::sqrt((1 - u) * (high - low) * (high - mode)));
  }
  return out;
}

}  // namespace cadre::supply
