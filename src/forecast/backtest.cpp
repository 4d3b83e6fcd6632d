#include "forecast/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "forecast/flows.h"
#include "forecast/selection.h"
#include "forecast/simple_record.h"

namespace cadre::forecast {
namespace {

constexpr double kPercent = 100;
constexpr const char* kOurs = "cadre";
constexpr const char* kAll = "all";

/// One method's forecast of one outcome.
struct Answer {
  double median = 0;
  Quantiles quantiles{};
};

/// Sums over outcomes.
struct Tally {
  std::size_t origins = 0;
  int windows = 0;
  double bias = 0, ape = 0, mase = 0, crps = 0;
  int in_50 = 0, in_80 = 0, in_95 = 0;

  void add(const Answer& answer, double outcome, double unit) {
    ++origins;
    const double error = answer.median - outcome, size = std::max(std::abs(outcome), 1e-12);
    bias += error / size;
    ape += std::abs(error) / size;
    mase += std::abs(error) / unit;
    crps += forecast::crps(answer.quantiles, outcome) / unit;
    const auto within = [&](double level) {
      return outcome >= quantile_at(answer.quantiles, (1 - level) / 2) &&
             outcome <= quantile_at(answer.quantiles, (1 + level) / 2);
    };
    in_50 += within(0.5);
    in_80 += within(0.8);
    in_95 += within(0.95);
  }
};

/// Metric (by its place, so that order is that of the file; -1 = all), months, method, beyond a break.
using Key = std::tuple<int, int, int, bool>;
using Tallies = std::map<Key, Tally>;

Score scored(const Tally& t) {
  Score s;
  const auto n = static_cast<double>(t.origins);
  s.origins = t.origins;
  s.windows = t.windows;
  s.bias = kPercent * t.bias / n;
  s.mape = kPercent * t.ape / n;
  s.mase = t.mase / n;
  s.crps = t.crps / n;
  s.cover_50 = kPercent * t.in_50 / n;
  s.cover_80 = kPercent * t.in_80 / n;
  s.cover_95 = kPercent * t.in_95 / n;
  return s;
}

class Backtester {
 public:
  Backtester(const Ensemble& ensemble, const BacktestOptions& options) : ensemble_(ensemble), options_(options) {}

  void score_series(std::size_t s) {
    const Continuous& series = ensemble_.family()[s];
    SimpleRecord rules(series, options_.months);
    for (int origin = ensemble_.first_origin(); origin < series.size(); ++origin) {
      rules.advance(origin);
      if (origin < options_.least_history) continue;
      const double unit = series.yearly_change(origin);
      if (unit <= 0) continue;  // a series that never moved has no unit
      const Outlook ours = ensemble_.outlook(s, origin, options_.months);
      for (std::size_t m = 0; m < options_.months.size(); ++m) {
        const int target = origin + options_.months[m];
        if (target >= series.size()) break;
        add(s, m, origin, 0, answer_of(series, origin, ours, m), unit);
        for (std::size_t r = 0; r < simple_rules().size(); ++r)
          add(s, m, origin, static_cast<int>(r) + 1, answer_of(series, origin, rules.centre(r, m), rules.size(r, m)),
              unit);
      }
    }
  }

  std::vector<Score> scores(const std::vector<std::string>& names) const {
    std::vector<Score> out;
    for (const auto& [key, tally] : tallies_) {
      const auto [metric, months, method, beyond] = key;
      Score score = scored(tally);
      score.metric = metric < 0 ? kAll : names[static_cast<std::size_t>(metric)];
      score.months = months;
      score.method = method == 0 ? kOurs : std::string(simple_rules()[static_cast<std::size_t>(method) - 1].id);
      score.beyond_break = beyond;
      out.push_back(std::move(score));
    }
    return out;
  }

 private:
  static Answer answer_of(const Continuous& series, int origin, const Outlook& outlook, std::size_t m) {
    Answer out{series.value(outlook.centre[m], origin), {}};
    for (std::size_t k = 0; k < kQuantiles; ++k)
      out.quantiles[k] = series.value(outlook.centre[m] + outlook.size[m] * (*outlook.shape[m])[k], origin);
    return out;
  }
  static Answer answer_of(const Continuous& series, int origin, double centre, double deviation) {
    Answer out{series.value(centre, origin), {}};
    for (std::size_t k = 0; k < kQuantiles; ++k)
      out.quantiles[k] = series.value(centre + deviation * normal_quantiles()[k], origin);
    return out;
  }

  void add(std::size_t s, std::size_t m, int origin, int method, const Answer& answer, double unit) {
    const Continuous& series = ensemble_.family()[s];
    const int months = options_.months[m], target = origin + months;
    const bool beyond = series.breaks_between(origin, target);
    const int metric = static_cast<int>(s);
    for (const Key& key : {Key{metric, months, method, beyond}, Key{-1, months, method, beyond}})
      tallies_[key].add(answer, series.counted(target), unit);
    if (months <= kTwoYears)
      for (const Key& key : {Key{metric, 0, method, beyond}, Key{-1, 0, method, beyond}})
        tallies_[key].add(answer, series.counted(target), unit);
    const int windows = 1 + (origin - std::max(options_.least_history, ensemble_.first_origin())) / months;
    for (const Key& key : {Key{metric, months, method, beyond}, Key{-1, months, method, beyond}})
      tallies_[key].windows = std::max(tallies_[key].windows, windows);
  }

  const Ensemble& ensemble_;
  const BacktestOptions& options_;
  Tallies tallies_;
};

using base::ColumnKind;
constexpr base::ColumnSpec kColumns[] = {
    {"metric", ColumnKind::Code, "", "Name of the series; all = every scored series together."},
    {"months", ColumnKind::Integer, "months", "Months between origin and outcome; missing = up to 24 together."},
    {"method", ColumnKind::Code, "", "cadre = the weighted forecast; else a simple rule of docs/methods/forecast.md."},
    {"counting", ColumnKind::Code, "",
     "same = the outcome was counted as at the origin; changed = a declared break lies between, scored apart."},
    {"origins", ColumnKind::Integer, "forecasts", "Forecasts scored: one for each origin and series."},
    {"windows", ColumnKind::Integer, "windows",
     "Forecasts of one series that do not overlap; missing for several horizons."},
    {"bias", ColumnKind::Decimal, "%", "Mean of forecast less outcome, of the outcome."},
    {"mape", ColumnKind::Decimal, "%", "Mean absolute error, of the outcome."},
    {"mase", ColumnKind::Decimal, "ratio",
     "Mean absolute error in units of the series' mean change over a year until the origin."},
    {"crps", ColumnKind::Decimal, "ratio",
     "Continuous ranked probability score in the same unit; it judges the whole range."},
    {"cover_50", ColumnKind::Decimal, "%", "Outcomes within the 50 % range."},
    {"cover_80", ColumnKind::Decimal, "%", "Outcomes within the 80 % range."},
    {"cover_95", ColumnKind::Decimal, "%", "Outcomes within the 95 % range."},
};
constexpr base::TableSpec kSpec = {"backtest", "forecast", false,
                                   "How forecasts made at every past month would have done, beside simple rules.",
                                   kColumns};

const Score* find(const std::vector<Score>& scores, int months, const std::string& method) {
  for (const Score& s : scores)
    if (s.metric == kAll && s.months == months && s.method == method && !s.beyond_break) return &s;
  return nullptr;
}

/// The rule with the smallest value, chosen with hindsight.
const Score* best_rule(const std::vector<Score>& scores, int months, double Score::*measure) {
  const Score* best = nullptr;
  for (const Candidate& rule : simple_rules()) {
    const Score* score = find(scores, months, std::string(rule.id));
    if (score != nullptr && (best == nullptr || score->*measure < best->*measure)) best = score;
  }
  return best;
}

std::string_view meaning_of(const std::string& rule) {
  for (const Candidate& r : simple_rules())
    if (r.id == rule) return r.meaning;
  return rule;
}

std::string compared(const Score& ours, const Score& rule, double Score::*measure, const char* what) {
  const double share = kPercent * (1 - ours.*measure / (rule.*measure));
  return fmt::format("{} {:.3f}, {:.1f}% {} than {:.3f} of \"{}\"", what, ours.*measure, std::abs(share),
                     share >= 0 ? "better" : "worse", rule.*measure, meaning_of(rule.method));
}

}  // namespace

Backtest backtest(std::span<const Series> series, std::span<const Break> breaks, std::span<const std::string> metrics,
                  const BacktestOptions& options, base::Progress& progress) {
  Backtest out;
  std::vector<Continuous> family;
  std::vector<std::string> names;
  for (const Series& s : series) {
    if (static_cast<int>(s.values.size()) < kLeastHistory) {
      out.notes.push_back({base::Severity::Warning,
                           {},
                           fmt::format("'{}' has no record: months it has: {}", s.metric, s.values.size()),
                           fmt::format("Give at least {} months", kLeastHistory)});
      continue;
    }
    family.emplace_back(s, breaks, flows_of(s, series));
    names.push_back(s.metric);
  }
  const Ensemble ensemble(std::move(family));
  Backtester tester(ensemble, options);
  progress.start("Back-test", names.size(), "series");
  for (std::size_t s = 0; s < names.size(); ++s) {
    if (is_selected(metrics, names[s])) tester.score_series(s);
    progress.advance(1);
  }
  progress.finish();
  out.scores = tester.scores(names);
  return out;
}

const base::TableSpec& backtest_spec() { return kSpec; }

base::Table backtest_table(const std::vector<Score>& scores) {
  base::Table table(kSpec);
  for (const Score& s : scores) {
    table.text(s.metric);
    if (s.months > 0)
      table.integer(s.months);
    else
      table.missing();
    table.text(s.method).text(s.beyond_break ? "changed" : "same").integer(static_cast<std::int64_t>(s.origins));
    if (s.months > 0)
      table.integer(s.windows);
    else
      table.missing();
    for (const double value : {s.bias, s.mape, s.mase, s.crps, s.cover_50, s.cover_80, s.cover_95})
      table.decimal(value);
    table.end_row();
  }
  return table;
}

std::vector<std::string> backtest_sentences(const std::vector<Score>& scores) {
  std::vector<std::string> out;
  for (const Score& s : scores) {
    if (s.metric != kAll || s.method != kOurs || s.months == 0 || s.beyond_break) continue;
    out.push_back(fmt::format(
        "{} months ahead, {} forecasts ({} a series without overlap) were {:.1f}% off on average, {:.1f}% too {}; "
        "{:.0f} of 100 outcomes lay within the 80% range, {:.0f} within the 95% range.",
        s.months, s.origins, s.windows, s.mape, std::abs(s.bias), s.bias >= 0 ? "high" : "low", s.cover_80,
        s.cover_95));
  }
  const Score* ours = find(scores, 0, kOurs);
  const Score* by_error = best_rule(scores, 0, &Score::mase);
  const Score* by_range = best_rule(scores, 0, &Score::crps);
  if (ours != nullptr && by_error != nullptr && by_range != nullptr)
    out.push_back(fmt::format("Up to two years ahead, against the simple rule that turned out best: {}; {}.",
                              compared(*ours, *by_error, &Score::mase, "MASE"),
                              compared(*ours, *by_range, &Score::crps, "CRPS")));
  return out;
}

}  // namespace cadre::forecast
