#include "cadre/series_commands.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "cadre/terminal_progress.h"
#include "forecast/backtest.h"
#include "forecast/forecast.h"
#include "forecast/series_file.h"
#include "plan_file/nearest.h"
#include "plan_file/plan.h"
#include "run/open_plan.h"
#include "store/durable_file.h"

namespace cadre::app {
namespace {

using base::Diagnostic;
using base::ExitCode;
using base::Severity;

constexpr std::size_t kShownFaults = 20;

/// What both commands are told.
struct SeriesWish {
  std::string file, breaks, out;
  std::vector<std::string> metrics;
  // forecast
  std::string origin, hierarchy, levels = "0.5,0.8,0.95";
  int horizon = 12;
  std::uint64_t seed = 1;
  // back-test
  std::string months = "6,12,24,60";
};

/// The first faults, and how many more there are.
void print_some(Console& console, base::Diagnostics faults) {
  const std::size_t more = faults.size() > kShownFaults ? faults.size() - kShownFaults : 0;
  faults.resize(faults.size() - more);
  print(console, faults);
  if (more > 0) fmt::print(console.err, "… and {} more.\n", more);
}

forecast::SeriesFile series_of(Console& console, const SeriesWish& wish) {
  try {
    forecast::SeriesFile file = forecast::read_series(forecast::series_text(wish.file, wish.file), wish.file);
    print_some(console, file.faults);
    return file;
  } catch (const base::InputError& error) {
    const base::Diagnostics& all = error.diagnostics();
    if (all.size() <= kShownFaults) throw;
    base::Diagnostics some(all.begin(), all.begin() + kShownFaults);
    some.push_back(all.back());
    throw base::InputError(std::move(some));
  }
}

std::vector<forecast::Break> breaks_of(const SeriesWish& wish, const std::vector<forecast::Series>& series) {
  if (wish.breaks.empty()) return {};
  return forecast::read_breaks(forecast::series_text(wish.breaks, wish.breaks), wish.breaks, series);
}

/// Steps that look like a change of counting and are not declared as one, in the series that are reported.
void suggest_breaks(Console& console, const SeriesWish& wish, const std::vector<forecast::Series>& series,
                    const std::vector<forecast::Break>& breaks) {
  base::Diagnostics notes;
  for (const forecast::Series& s : series) {
    if (!wish.metrics.empty() && std::find(wish.metrics.begin(), wish.metrics.end(), s.metric) == wish.metrics.end())
      continue;
    if (const std::optional<forecast::OddStep> step = forecast::oddest_step(s, breaks))
      notes.push_back({Severity::Warning,
                       {wish.file},
                       fmt::format("'{}' steps by {:+.1f}% in {}, as in no other month; nothing was done about it",
                                   s.metric, 100 * step->change, step->month.spoken()),
                       "If the counting changed, declare it: a row 'date,metric' in the file of --breaks"});
  }
  print_some(console, std::move(notes));
}

/// "child,parent" with both metrics known, or the name of a CSV file. A metric may hold commas itself.
std::vector<forecast::Parentage> hierarchy_of(const SeriesWish& wish, const std::vector<forecast::Series>& series) {
  if (wish.hierarchy.empty()) return {};
  const auto known = [&](const std::string& metric) {
    return std::any_of(series.begin(), series.end(), [&](const forecast::Series& s) { return s.metric == metric; });
  };
  for (std::size_t comma = wish.hierarchy.find(','); comma != std::string::npos;
       comma = wish.hierarchy.find(',', comma + 1)) {
    const std::string child = wish.hierarchy.substr(0, comma), parent = wish.hierarchy.substr(comma + 1);
    if (known(child) && known(parent)) return {{child, parent}};
  }
  return forecast::read_hierarchy(forecast::series_text(wish.hierarchy, wish.hierarchy), wish.hierarchy, series);
}

template <class Number>
std::vector<Number> numbers_of(const std::string& text, const char* option, Number least, Number most) {
  std::vector<Number> out;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    const std::string word = text.substr(start, end - start);
    Number value{};
    if (!CLI::detail::lexical_cast(word, value) || value < least || value > most)
      throw base::UsageError(fmt::format("{}: '{}' is not a number from {} to {}", option, word, least, most));
    out.push_back(value);
    start = end + 1;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void check_metrics(const SeriesWish& wish, const std::vector<forecast::Series>& series) {
  std::vector<std::string_view> names;
  names.reserve(series.size());
  for (const forecast::Series& s : series) names.push_back(s.metric);
  for (const std::string& metric : wish.metrics)
    if (std::find(names.begin(), names.end(), metric) == names.end())
      throw base::UsageError(fmt::format("no series is called '{}'. The nearest is '{}'.", metric,
                                         plan_file::nearest_of(metric, names).word));
}

base::Month origin_of(const SeriesWish& wish, const std::vector<forecast::Series>& series) {
  base::Month first = series.front().first, last = series.front().last();
  for (const forecast::Series& s : series) {
    first = std::min(first, s.first);
    last = std::max(last, s.last());
  }
  if (wish.origin.empty()) return last;
  const std::optional<base::Month> origin = base::parse_month(wish.origin);
  if (!origin) throw base::UsageError(fmt::format("--origin: '{}' is not a month; write e.g. 2024-02", wish.origin));
  if (*origin < first || *origin > last)
    throw base::UsageError(fmt::format("--origin: {} lies outside the series, which go from {} to {}.",
                                       origin->spoken(), first.spoken(), last.spoken()));
  return *origin;
}

ExitCode run_forecast(Console& console, const SeriesWish& wish) {
  const std::vector<double> levels = numbers_of(wish.levels, "--levels", 0.01, 0.99);
  forecast::SeriesFile file = series_of(console, wish);
  check_metrics(wish, file.series);
  const std::vector<forecast::Break> breaks = breaks_of(wish, file.series);
  const std::vector<forecast::Parentage> hierarchy = hierarchy_of(wish, file.series);
  suggest_breaks(console, wish, file.series, breaks);
  forecast::ForecastOptions options{origin_of(wish, file.series), wish.horizon, levels, wish.seed};
  forecast::Forecasts forecasts;
  try {
    forecasts = forecast::forecast(file.series, breaks, hierarchy, options);
  } catch (const base::InputError& error) {
    base::Diagnostics faults = error.diagnostics();
    for (Diagnostic& fault : faults) fault.where.file = wish.file;
    throw base::InputError(std::move(faults));
  }
  if (!wish.metrics.empty())
    std::erase_if(forecasts.rows, [&](const forecast::ForecastRow& row) {
      return std::find(wish.metrics.begin(), wish.metrics.end(), row.metric) == wish.metrics.end();
    });
  for (Diagnostic& note : forecasts.notes) note.where.file = wish.file;
  print_some(console, forecasts.notes);
  store::write_durable_file(wish.out, forecast::forecast_csv(forecasts, levels));
  fmt::print(console.err, "{} rows written to {}: {} months after {}.\n", forecasts.rows.size(), wish.out, wish.horizon,
             options.origin.spoken());
  return ExitCode::Done;
}

/// A folder stands for the series that its plan names.
SeriesWish of_plan(SeriesWish wish) {
  if (!std::filesystem::is_directory(wish.file)) return wish;
  const plan_file::Plan plan = run::open_plan(wish.file);
  if (plan.forecast.series.empty())
    throw base::InputError({Severity::Error,
                            {plan.file},
                            "the plan names no series to forecast",
                            "Add a section [forecast] with series = \"data/series.csv\""});
  wish.file = plan.resolve(plan.forecast.series);
  if (wish.breaks.empty() && !plan.forecast.breaks.empty()) wish.breaks = plan.resolve(plan.forecast.breaks);
  if (wish.hierarchy.empty() && !plan.forecast.hierarchy.empty())
    wish.hierarchy = plan.resolve(plan.forecast.hierarchy);
  if (wish.metrics.empty()) wish.metrics = plan.forecast.metrics;
  return wish;
}

ExitCode run_backtest(Console& console, const SeriesWish& wish) {
  const forecast::BacktestOptions options{numbers_of(wish.months, "--months", 1, 240)};
  const forecast::SeriesFile file = series_of(console, wish);
  check_metrics(wish, file.series);
  const std::vector<forecast::Break> breaks = breaks_of(wish, file.series);
  suggest_breaks(console, wish, file.series, breaks);
  std::vector<forecast::Continuous> family;
  std::vector<std::string> names;
  for (const forecast::Series& s : file.series) {
    if (static_cast<int>(s.values.size()) < forecast::kLeastHistory) {
      print(console, {{Severity::Warning,
                       {wish.file},
                       fmt::format("'{}' is left out: months it has: {}", s.metric, s.values.size()),
                       fmt::format("Give at least {}", forecast::kLeastHistory)}});
      continue;
    }
    family.emplace_back(s, breaks);
    names.push_back(s.metric);
  }
  const std::unique_ptr<base::Progress> progress = make_progress(console);
  const forecast::Ensemble ensemble(std::move(family));
  const std::vector<forecast::Score> scores = forecast::backtest(ensemble, names, wish.metrics, options, *progress);
  if (scores.empty())
    throw base::InputError({Severity::Error,
                            {wish.file},
                            "no forecast of the past can be scored",
                            fmt::format("Give more than {} months of a series that moves, or shorter --months",
                                        options.least_history + options.months.front())});
  for (const std::string& sentence : forecast::backtest_sentences(scores)) fmt::print(console.out, "{}\n", sentence);
  if (wish.out.empty()) return ExitCode::Done;
  store::write_durable_file(wish.out, base::to_csv(forecast::backtest_table(scores)));
  fmt::print(console.err, "{} rows written to {}.\n", scores.size(), wish.out);
  return ExitCode::Done;
}

void add_shared(CLI::App* command, SeriesWish& wish) {
  command
      ->add_option("FILE", wish.file,
                   "CSV file with date, metric and value, plain or .gz; or the folder of a plan that names one")
      ->required();
  command
      ->add_option("--breaks", wish.breaks, "CSV file with date and metric: the months in which the counting changed")
      ->type_name("FILE");
  command->add_option("--metric", wish.metrics, "A series to report, several times for several; all when not given")
      ->type_name("NAME")
      ->allow_extra_args(false);
}

}  // namespace

void add_series_commands(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<SeriesWish>();
  CLI::App* forecast = app.add_subcommand("forecast", "Forecast monthly series, with ranges tested on their own past");
  forecast->footer(
      "Examples:\n"
      "  cadre forecast workforce.csv --horizon 24 --out forecast.csv\n"
      "  cadre forecast workforce.csv --origin 2023-03 --horizon 12 --breaks breaks.csv --out then.csv\n"
      "  cadre forecast workforce.csv --horizon 60 --hierarchy parts.csv --out forecast.csv   child,parent: adds up\n"
      "Each series must have a value for every month (docs/formats/series.md). How far to trust it: cadre backtest.");
  add_shared(forecast, *wish);
  forecast->add_option("--origin", wish->origin, "Last month to look at, e.g. 2024-02; the series' end when not given")
      ->type_name("MONTH");
  forecast->add_option("--horizon", wish->horizon, "Months to forecast")
      ->type_name("MONTHS")
      ->capture_default_str()
      ->check(CLI::Range(1, 240));
  forecast
      ->add_option("--hierarchy", wish->hierarchy, "What is the sum of what: CHILD,PARENT, or a CSV file of such rows")
      ->type_name("FILE");
  forecast->add_option("--levels", wish->levels, "Shares of outcomes the ranges are to hold")
      ->type_name("SHARES")
      ->capture_default_str();
  forecast->add_option("--seed", wish->seed, "Of the paths that are made to add up")
      ->type_name("N")
      ->capture_default_str();
  forecast->add_option("--out", wish->out, "CSV file to write")->type_name("FILE")->required();
  forecast->callback(
      [&action, &console, wish] { action = [&console, wish] { return run_forecast(console, of_plan(*wish)); }; });

  CLI::App* backtest =
      app.add_subcommand("backtest", "Say how such forecasts would have done at every past month, beside simple rules");
  backtest->footer(
      "Examples:\n"
      "  cadre backtest workforce.csv --breaks breaks.csv\n"
      "  cadre backtest my-plan\n"
      "  cadre backtest workforce.csv --metric 'FTE: Ambulance staff' --out backtest.csv\n"
      "The table is explained in docs/formats/stages.md, the method in docs/methods/forecast.md.");
  add_shared(backtest, *wish);
  backtest->add_option("--months", wish->months, "Months ahead to score")->type_name("MONTHS")->capture_default_str();
  backtest->add_option("--out", wish->out, "CSV file to write; only sentences when not given")->type_name("FILE");
  backtest->callback(
      [&action, &console, wish] { action = [&console, wish] { return run_backtest(console, of_plan(*wish)); }; });
}

}  // namespace cadre::app
