#include "run/forecast_step.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "curation/rules.h"
#include "forecast/backtest.h"
#include "forecast/forecast_table.h"
#include "forecast/selection.h"
#include "intake/byte_stream.h"
#include "publishing/forecast_page.h"

namespace cadre::run {
namespace {

using base::Severity;

FileSummary summary_of(const plan_file::Plan& plan, const forecast::SeriesFile& file) {
  const std::string path = plan.resolve(plan.forecast.series);
  FileSummary summary;
  summary.file = plan.forecast.series;
  summary.layout = "monthly_series";
  summary.sha256 = intake::sha256_of_file(path, summary.file);
  std::error_code ignored;
  summary.bytes = std::filesystem::file_size(path, ignored);
  summary.rows_read = file.rows;
  summary.accepted = file.used;
  summary.rejected = file.rows - file.used;
  summary.by_rule.assign(curation::rules().size(), 0);
  std::set<std::int32_t> months;
  for (const forecast::Series& s : file.series)
    for (std::size_t i = 0; i < s.values.size(); ++i) months.insert(s.first.ordinal() + static_cast<int>(i));
  for (const std::int32_t month : months) summary.months.push_back(base::Month::from_ordinal(month).iso());
  summary.of_people = false;
  return summary;
}

void check_metrics(const plan_file::Plan& plan, const forecast::SeriesFile& file) {
  base::Diagnostics faults;
  for (const auto& [metric, nearest] : forecast::unknown_metrics(plan.forecast.metrics, file.metrics))
    faults.push_back({Severity::Error,
                      {plan.file, 0, 0},
                      fmt::format("[forecast] metrics: no series of {} is called '{}'", plan.forecast.series, metric),
                      fmt::format("The nearest is '{}'", nearest)});
  if (!faults.empty()) throw base::InputError(std::move(faults));
}

}  // namespace

std::optional<PlanSeries> read_plan_series(const plan_file::Plan& plan) {
  if (plan.forecast.series.empty()) return std::nullopt;
  const auto text = [&](const std::string& path) { return forecast::series_text(plan.resolve(path), path); };
  PlanSeries out;
  out.file = forecast::read_series(text(plan.forecast.series), plan.forecast.series);
  check_metrics(plan, out.file);
  if (!plan.forecast.breaks.empty())
    out.breaks = forecast::read_breaks(text(plan.forecast.breaks), plan.forecast.breaks, out.file.metrics);
  if (!plan.forecast.hierarchy.empty())
    out.hierarchy = forecast::read_hierarchy(text(plan.forecast.hierarchy), plan.forecast.hierarchy, out.file.metrics);
  out.summary = summary_of(plan, out.file);
  out.notes = out.file.faults;
  const base::Diagnostics odd =
      forecast::odd_step_notes(out.file.series, out.breaks, plan.forecast.metrics, plan.forecast.series,
                               "declare it in the file of [forecast] breaks");
  out.notes.insert(out.notes.end(), odd.begin(), odd.end());
  return out;
}

void add_forecast(PlanSeries& series, const plan_file::Plan& plan, std::uint64_t seed, base::Progress& progress,
                  FurtherResults& further) {
  base::Month last = series.file.series.front().last();
  for (const forecast::Series& s : series.file.series) last = std::max(last, s.last());
  const std::vector<double> levels(std::begin(forecast::kTableLevels), std::end(forecast::kTableLevels));
  const forecast::ForecastOptions options{last, plan.forecast.horizon, levels, seed};
  forecast::Forecasts forecasts;
  try {
    forecasts = forecast::forecast(series.file.series, series.breaks, series.hierarchy, options);
  } catch (const base::InputError& error) {  // too short: their history is shown, and why there is no more
    forecasts.notes = error.diagnostics();
    for (base::Diagnostic& note : forecasts.notes) note.severity = Severity::Warning;
  }
  for (base::Diagnostic& note : forecasts.notes) {
    note.where.file = plan.forecast.series;
    series.notes.push_back(note);
  }
  std::vector<forecast::Series> shown;
  for (const forecast::Series& s : series.file.series)
    if (forecast::is_selected(plan.forecast.metrics, s.metric)) shown.push_back(s);
  // Series too short for a record are too short for a forecast, which has said so.
  const forecast::Backtest record =
      forecast::backtest(series.file.series, series.breaks, plan.forecast.metrics, {}, progress);
  publishing::ForecastPage page;
  page.forecast = further.keep(forecast::forecast_table(shown, series.breaks, forecasts, last));
  page.backtest = further.keep(forecast::backtest_table(record.scores));
  page.source = plan.forecast.series;
  for (const base::Diagnostic& note : series.notes) page.notes.push_back(note.message + ".");
  further.pages.push_back(publishing::forecast_page(page));
}

}  // namespace cadre::run
