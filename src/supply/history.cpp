#include "supply/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "base/diagnostics.h"
#include "base/parallel.h"
#include "base/random_stream.h"
#include "supply/engine.h"
#include "supply/future_block.h"

namespace cadre::supply {
namespace {

constexpr std::size_t kMultipliers = 3;  // exits, inflow, participation
constexpr std::array<const char*, kMultipliers> kNames = {"exits", "inflow", "participation"};
// Participation is far better known than the flows: a fifth of their spread.
constexpr std::array<double, kMultipliers> kSpread = {1, 1, 0.2};

bool in_kin(const Kin& kin, int profession) {
  return std::ranges::find(kin.professions, profession) != kin.professions.end();
}

// The kin's tables get factors of their own; the three numbers of which are returned in `first`.
Model with_factors(Model model, const Kin& kin, int& first) {
  first = static_cast<int>(model.factors.size());
  for (const char* name : kNames)
    model.factors.push_back({fmt::format("{} of {}", name, kin.name), kLeastMultiplier, 1, kMostMultiplier, {}});
  std::vector<bool> done(model.rates.size(), false);
  for (const Column& column : model.columns) {
    if (!in_kin(kin, column.profession)) continue;
    RateTable& table = model.rates[static_cast<std::size_t>(column.rates)];
    if (done[static_cast<std::size_t>(column.rates)]) continue;
    done[static_cast<std::size_t>(column.rates)] = true;
    for (const Risk risk : {Risk::Leave, Risk::Retire, Risk::Break})
      table.factor[static_cast<std::size_t>(risk)] = first;
    table.participation_factor = first + 2;
  }
  for (Inflow& inflow : model.inflows)
    if (in_kin(kin, model.columns[static_cast<std::size_t>(inflow.column)].profession)) inflow.factor = first + 1;
  return model;
}

/// The particles: blocks of futures, their multipliers and weights.
class Filter {
 public:
  Filter(const Model& model, const Kin& kin, int first_factor, const HistoryOptions& options)
      : model_(model),
        kin_(kin),
        first_factor_(static_cast<std::size_t>(first_factor)),
        options_(options),
        prepared_(model) {
    std::vector<bool> followed(model.axes.professions.size(), false);
    for (const int p : kin.professions) followed[static_cast<std::size_t>(p)] = true;
    const std::size_t blocks = (options.particles + kLanes - 1) / kLanes;
    count_ = blocks * kLanes;
    for (std::size_t b = 0; b < blocks; ++b) {
      blocks_.push_back(
          std::make_unique<FutureBlock>(prepared_, options.seed, static_cast<std::uint32_t>(1 + b * kLanes), kLanes));
      spare_.push_back(
          std::make_unique<FutureBlock>(prepared_, options.seed, static_cast<std::uint32_t>(1 + b * kLanes), kLanes));
      blocks_.back()->follow_only(followed);
      spare_.back()->follow_only(followed);
    }
    logs_.resize(count_);
    for (std::size_t i = 0; i < count_; ++i) {
      base::RandomStream random(options.seed, i);
      for (std::size_t m = 0; m < kMultipliers; ++m)
        logs_[i][m] = clamped(options.prior * kSpread[m] * random.normal());
    }
    weights_.assign(count_, 1.0 / static_cast<double>(count_));
  }

  void advance(int step) {
    for (std::size_t i = 0; i < count_; ++i) {
      base::RandomStream random(options_.seed ^ 0x9E3779B97F4A7C15U, i * 4096 + static_cast<std::size_t>(step));
      for (std::size_t m = 0; m < kMultipliers; ++m) {
        logs_[i][m] = clamped(logs_[i][m] + options_.drift * kSpread[m] * random.normal());
        blocks_[i / kLanes]->set_factor(first_factor_ + m, i % kLanes, std::exp(logs_[i][m]));
      }
    }
    base::parallel_for(blocks_.size(), options_.threads, [&](std::size_t b) { blocks_[b]->advance(step); });
  }

  /// Weighs the particles by an observation at the end of `month`.
  void weigh(const Observation& seen, int month) {
    std::vector<double> logs(count_);
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const auto expected = reckoned(*blocks_[b], seen, month);
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        // Counts of people vary like counts; a stock is off by its stated share, and by at least half a person.
        const double spread = seen.what == Observation::What::Fte ? std::max(options_.error * seen.value, 0.5)
                                                                  : std::sqrt(std::max(seen.value, 1.0)) * 2;
        const double z = (expected[lane] - seen.value) / spread;
        logs[b * kLanes + lane] = -0.5 * z * z - std::log(spread) - 0.918938533204672742;
      }
    }
    const double most = *std::ranges::max_element(logs);
    double sum = 0;
    for (std::size_t i = 0; i < count_; ++i) sum += weights_[i] *= std::exp(logs[i] - most);
    log_evidence_ += std::log(sum) + most;
    for (double& w : weights_) w /= sum;
  }

  double effective() const {
    double squares = 0;
    for (const double w : weights_) squares += w * w;
    return 1 / squares;
  }
  std::size_t count() const { return count_; }
  double log_evidence() const { return log_evidence_; }

  /// Systematic: as many copies as the weight says, give or take one.
  void resample(int step) {
    const double u = base::RandomStream(options_.seed ^ 0xD1B54A32D192ED03U, static_cast<std::size_t>(step)).uniform();
    std::vector<std::array<double, kMultipliers>> logs(count_);
    double reached = weights_[0];
    std::size_t from = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const double goal = (static_cast<double>(i) + u) / static_cast<double>(count_);
      while (reached < goal && from + 1 < count_) reached += weights_[++from];
      logs[i] = logs_[from];
      spare_[i / kLanes]->copy_lane(*blocks_[from / kLanes], from % kLanes, i % kLanes);
    }
    std::swap(blocks_, spare_);
    logs_ = std::move(logs);
    weights_.assign(count_, 1.0 / static_cast<double>(count_));
  }

  void forget_flows() {
    for (const auto& block : blocks_) block->forget_flows();
  }
  std::vector<double> values(std::size_t multiplier) const {
    std::vector<double> out;
    for (const auto& logs : logs_) out.push_back(std::exp(logs[multiplier]));
    return out;
  }

 private:
  static double clamped(double log) { return std::clamp(log, std::log(kLeastMultiplier), std::log(kMostMultiplier)); }

  std::array<double, kLanes> reckoned(const FutureBlock& block, const Observation& seen, int month) const {
    std::array<double, kLanes> out{};
    const auto add = [&](const auto& row) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) out[lane] += static_cast<double>(row[lane]);
    };
    for (const int p : kin_.professions) {
      if (seen.profession >= 0 && seen.profession != p) continue;
      const auto profession = static_cast<std::size_t>(p);
      if (seen.what == Observation::What::Fte) add(block.fte_of(profession, month));
      if (seen.what == Observation::What::Leavers)
        for (const Flow flow : {Flow::Left, Flow::Retired, Flow::CareerBreak}) add(block.flow_of(profession, flow));
      if (seen.what == Observation::What::Joiners)
        for (std::size_t s = 0; s < kSources; ++s)
          add(block.flow_of(profession, supply::flow_of(static_cast<Source>(s))));
    }
    return out;
  }

  const Model& model_;
  const Kin& kin_;
  std::size_t first_factor_, count_ = 0;
  HistoryOptions options_;
  Prepared prepared_;
  std::vector<std::unique_ptr<FutureBlock>> blocks_, spare_;
  std::vector<std::array<double, kMultipliers>> logs_;
  std::vector<double> weights_;
  double log_evidence_ = 0;
};

[[noreturn]] void lost(const Kin& kin, const Model& model, int step, double effective, std::size_t count) {
  base::Diagnostic fault;
  fault.severity = base::Severity::Error;
  fault.message =
      fmt::format("The history of {} cannot be followed beyond {}: {:.1f} of {} particles still count there", kin.name,
                  base::Month::from_ordinal(model.opening.ordinal() + step).spoken(), effective, count);
  fault.remedy = "Declare a break there if staff were counted anew, or state a larger error of counting";
  throw base::InputError({fault});
}

}  // namespace

Learned learn(const Model& given, const Kin& kin, const std::vector<Observation>& observations,
              const HistoryOptions& options) {
  require_valid(given);
  int first_factor = 0;
  const Model model = with_factors(given, kin, first_factor);
  Filter filter(model, kin, first_factor, options);
  Learned out;
  out.least_particles = static_cast<double>(filter.count());
  for (int step = 0; step < model.months; ++step) {
    filter.advance(step);
    bool weighed = false;
    for (const Observation& seen : observations)
      if (seen.month == step + 1 && (seen.profession < 0 || in_kin(kin, seen.profession))) {
        filter.weigh(seen, step + 1);
        ++out.observations;
        weighed = true;
      }
    if (step % 12 == 11) filter.forget_flows();
    if (!weighed) continue;
    const double effective = filter.effective();
    out.least_particles = std::min(out.least_particles, effective);
    if (!(effective >= options.least_share * static_cast<double>(filter.count())))
      lost(kin, model, step + 1, effective, filter.count());
    if (effective >= static_cast<double>(filter.count()) / 2) continue;
    filter.resample(step);
    ++out.resamplings;
  }
  filter.resample(model.months);  // the particles handed on are equally likely
  out.log_evidence = filter.log_evidence();
  out.exits = filter.values(0);
  out.inflow = filter.values(1);
  out.participation = filter.values(2);
  return out;
}

Model with_learned(Model model, const Kin& kin, const Learned& learned) {
  int first = 0;
  model = with_factors(std::move(model), kin, first);
  const auto place = static_cast<std::size_t>(first);
  model.factors[place].sample = learned.exits;
  model.factors[place + 1].sample = learned.inflow;
  model.factors[place + 2].sample = learned.participation;
  for (std::size_t f = place; f < place + kMultipliers; ++f) {
    const auto [low, high] = std::ranges::minmax(model.factors[f].sample);
    model.factors[f].low = low;
    model.factors[f].mode = std::clamp(1.0, low, high);
    model.factors[f].high = high;
  }
  return model;
}

}  // namespace cadre::supply
