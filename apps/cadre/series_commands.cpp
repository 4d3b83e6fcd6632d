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
#include "forecast/selection.h"
#include "forecast/series_file.h"
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
  std::string origin, hierarchy;
  std::vector<double> levels = {0.5, 0.8, 0.95};
  int horizon = 12;
  std::uint64_t seed = 1;
  // back-test
  std::vector<int> months = {6, 12, 24, 60};
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

/// "child,parent" with both metrics known, or the name of a CSV file. A metric may hold commas itself.
std::vector<forecast::Parentage> hierarchy_of(const SeriesWish& wish, const std::vector<std::string>& metrics) {
  if (wish.hierarchy.empty()) return {};
  for (std::size_t comma = wish.hierarchy.find(','); comma != std::string::npos;
       comma = wish.hierarchy.find(',', comma + 1)) {
    const std::vector<std::string> pair = {wish.hierarchy.substr(0, comma), wish.hierarchy.substr(comma + 1)};
    if (forecast::unknown_metrics(pair, metrics).empty()) return {{pair[0], pair[1]}};
  }
  return forecast::read_hierarchy(forecast::series_text(wish.hierarchy, wish.hierarchy), wish.hierarchy, metrics);
}

template <class Number>
std::vector<Number> ascending(std::vector<Number> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// What both commands begin with: series and breaks read, metrics known, odd steps said.
struct Told {
  forecast::SeriesFile file;
  std::vector<forecast::Break> breaks;
};
Told told(Console& console, const SeriesWish& wish) {
  Told out;
  out.file = series_of(console, wish);
  for (const auto& [metric, nearest] : forecast::unknown_metrics(wish.metrics, out.file.metrics))
    throw base::UsageError(fmt::format("no series is called '{}'. The nearest is '{}'.", metric, nearest));
  if (!wish.breaks.empty())
    out.breaks = forecast::read_breaks(forecast::series_text(wish.breaks, wish.breaks), wish.breaks, out.file.metrics);
  print_some(console, forecast::odd_step_notes(out.file.series, out.breaks, wish.metrics, wish.file,
                                               "declare it: a row 'date,metric' in the file of --breaks"));
  return out;
}

/// What is said of series without a place is said of the file.
base::Diagnostics placed(base::Diagnostics notes, const std::string& file) {
  for (Diagnostic& note : notes) note.where.file = file;
  return notes;
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
  const Told given = told(console, wish);
  const std::vector<forecast::Parentage> hierarchy = hierarchy_of(wish, given.file.metrics);
  const forecast::ForecastOptions options{origin_of(wish, given.file.series), wish.horizon, ascending(wish.levels),
                                          wish.seed};
  forecast::Forecasts forecasts;
  try {
    forecasts = forecast::forecast(given.file.series, given.breaks, hierarchy, options);
  } catch (const base::InputError& error) {
    throw base::InputError(placed(error.diagnostics(), wish.file));
  }
  std::erase_if(forecasts.rows,
                [&](const forecast::ForecastRow& row) { return !forecast::is_selected(wish.metrics, row.metric); });
  print_some(console, placed(std::move(forecasts.notes), wish.file));
  store::write_durable_file(wish.out, forecast::forecast_csv(forecasts, options.levels));
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
  const forecast::BacktestOptions options{ascending(wish.months)};
  const Told given = told(console, wish);
  const std::unique_ptr<base::Progress> progress = make_progress(console);
  const forecast::Backtest result =
      forecast::backtest(given.file.series, given.breaks, wish.metrics, options, *progress);
  print_some(console, placed(result.notes, wish.file));
  if (result.scores.empty())
    throw base::InputError({Severity::Error,
                            {wish.file},
                            "no forecast of the past can be scored",
                            fmt::format("Give more than {} months of a series that moves, or shorter --months",
                                        options.least_history + options.months.front())});
  for (const std::string& sentence : forecast::backtest_sentences(result.scores))
    fmt::print(console.out, "{}\n", sentence);
  if (wish.out.empty()) return ExitCode::Done;
  store::write_durable_file(wish.out, base::to_csv(forecast::backtest_table(result.scores)));
  fmt::print(console.err, "{} rows written to {}.\n", result.scores.size(), wish.out);
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
  forecast
      ->add_option("--levels", wish->levels, "Shares of outcomes the ranges are to hold; 0.5,0.8,0.95 when not given")
      ->type_name("SHARES")
      ->delimiter(',')
      ->check(CLI::Range(0.01, 0.99));
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
  backtest->add_option("--months", wish->months, "Months ahead to score; 6,12,24,60 when not given")
      ->type_name("MONTHS")
      ->delimiter(',')
      ->check(CLI::Range(1, 240));
  backtest->add_option("--out", wish->out, "CSV file to write; only sentences when not given")->type_name("FILE");
  backtest->callback(
      [&action, &console, wish] { action = [&console, wish] { return run_backtest(console, of_plan(*wish)); }; });
}

}  // namespace cadre::app
