#include "publishing/forecast_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/month.h"
#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr std::int64_t kYear = 12;
constexpr std::size_t kMostNotes = 5;

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

base::Month month_of(const base::Table& t, std::size_t row) {
  return base::Month::from_ordinal(static_cast<std::int32_t>(t.integer_at(row, "month")));
}

AnswerPart figure(const base::Table& t, std::size_t row, const char* measure) {
  const std::string name =
      figure_name("forecast", measure, {{"month", month_of(t, row).iso()}, {"metric", t.text_at(row, "metric")}})
          .text();
  return {spoken_count(std::llround(t.decimal_at(row, measure))), name};
}

/// The last counted row of the series that is largest then, and its row a year on.
struct YearOn {
  std::size_t now, then;
};
std::optional<YearOn> largest(const base::Table& t) {
  std::optional<YearOn> best;
  for (std::size_t row = 0; row + 1 < t.rows(); ++row) {
    const bool last = !std::isnan(t.decimal_at(row, "value")) && std::isnan(t.decimal_at(row + 1, "value"));
    const std::size_t then = row + kYear;
    if (!last || then >= t.rows() || t.text_at(then, "metric") != t.text_at(row, "metric")) continue;
    if (!best || t.decimal_at(row, "value") > t.decimal_at(best->now, "value")) best = YearOn{row, then};
  }
  return best;
}

AnswerSentence expected_sentence(const base::Table& t, const YearOn& at) {
  return {plain(fmt::format("{}: ", t.text_at(at.now, "metric"))),
          figure(t, at.now, "value"),
          plain(fmt::format(" in {}, and ", month_of(t, at.now).spoken())),
          figure(t, at.then, "median"),
          plain(fmt::format(" expected in {}, with 4 chances in 5 between ", month_of(t, at.then).spoken())),
          figure(t, at.then, "lower_80"),
          plain(" and "),
          figure(t, at.then, "upper_80"),
          plain(".")};
}

std::optional<AnswerSentence> record_sentence(const base::Table& t) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.text_at(row, "metric") != "all" || t.text_at(row, "method") != "cadre" ||
        t.text_at(row, "counting") != "same" || t.integer_at(row, "months") != kYear)
      continue;
    const auto part = [&](const char* measure, int digits) {
      return AnswerPart{spoken_percent(t.decimal_at(row, measure) / 100, digits),
                        figure_name("backtest", measure,
                                    {{"metric", "all"}, {"months", "12"}, {"method", "cadre"}, {"counting", "same"}})
                            .text()};
    };
    return AnswerSentence{
        plain("Forecasts a year ahead, made at every past month, were "), part("mape", 1), plain(" off on average; "),
        part("cover_80", 0),
        plain(fmt::format(" of {} outcomes lay within such a range.", spoken_count(t.integer_at(row, "origins"))))};
  }
  return std::nullopt;
}

}  // namespace

FurtherPage forecast_page(const ForecastPage& from) {
  FurtherPage page{"supply", {}, {}, "The plan's own series and their forecasts stand in the internal report only."};
  if (const std::optional<YearOn> at = largest(*from.forecast))
    page.answer.push_back(expected_sentence(*from.forecast, *at));
  if (std::optional<AnswerSentence> record = record_sentence(*from.backtest)) page.answer.push_back(std::move(*record));
  std::vector<std::string> notes = {
      fmt::format("Made from {} alone: no intake, study or retirement is modelled. Method and its record: "
                  "docs/methods/forecast.md.",
                  from.source)};
  for (std::size_t i = 0; i < std::min(kMostNotes, from.notes.size()); ++i) notes.push_back(from.notes[i]);
  if (from.notes.size() > kMostNotes)
    notes.push_back(fmt::format("{} further remarks are printed by cadre check.", from.notes.size() - kMostNotes));
  page.tables.push_back({from.forecast, std::move(notes)});
  page.tables.push_back({from.backtest,
                         {"Each past month is asked with what was known then. MASE and CRPS are in units of the mean "
                          "change over a year; the simple rules' ranges come from their own past errors."}});
  return page;
}

}  // namespace cadre::publishing
