#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "publishing/numbers.h"
#include "publishing/supply_pages.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

constexpr std::int32_t kAhead = 60;  // months: as far as the sentences look
constexpr double kSomeSize = 20;     // people
constexpr const char* kMethod = "Method and its tests: docs/methods/supply.md.";

/// The base scenario at its opening and some years on.
struct Span {
  std::string base, title;
  base::Month opening, then;
};

std::optional<Span> span_of(const SupplyTables& from) {
  if (from.outlook->rows() == 0 || from.levers->rows() == 0) return std::nullopt;
  const base::Table& t = *from.outlook;
  Span span{t.text_at(0, "scenario"), from.levers->text_at(0, "title"), month_at(t, 0), month_at(t, 0)};
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const base::Month month = month_at(t, row);
    if (month.ordinal() <= span.opening.ordinal() + kAhead) span.then = std::max(span.then, month);
  }
  return span;
}

std::string count(const base::Table& t, std::size_t row, const char* column) {
  return spoken_count(std::llround(t.decimal_at(row, column)));
}

AnswerPart stock(const base::Table& t, std::size_t row, const char* column) {
  return number_part(t, row, column, count(t, row, column), {"scenario", "profession", "area", "level"});
}

std::optional<AnswerSentence> total_sentence(const base::Table& t, const Span& span) {
  const auto row = [&](base::Month month) {
    return find_row(t, month.ordinal(), {{"scenario", span.base}, {"profession", ""}, {"area", ""}, {"level", ""}});
  };
  const auto now = row(span.opening), then = row(span.then);
  if (!now || !then || *now == *then) return std::nullopt;
  return AnswerSentence{plain_part(fmt::format("{}: ", span.title)),
                        stock(t, *now, "people_median"),
                        plain_part(fmt::format(" people in {} become ", span.opening.spoken())),
                        stock(t, *then, "people_median"),
                        plain_part(fmt::format(" in {} ({} in 4 of 5 futures); ", span.then.spoken(),
                                               range_text(t, *then, "people_lower_80", "people_upper_80"))),
                        stock(t, *now, "fte_median"),
                        plain_part(" FTE become "),
                        stock(t, *then, "fte_median"),
                        plain_part(fmt::format(" ({}).", range_text(t, *then, "fte_lower_80", "fte_upper_80")))};
}

/// The profession of some size that loses, or else wins, the largest share of its people; smaller ones are for early
/// warning.
std::optional<AnswerSentence> profession_sentence(const base::Table& t, const Span& span, const Labels& labels) {
  std::optional<std::pair<std::size_t, std::size_t>> worst;
  double least = 0;
  for (std::size_t then = 0; then < t.rows(); ++then) {
    const std::string& profession = t.text_at(then, "profession");
    if (month_at(t, then) != span.then || t.text_at(then, "scenario") != span.base || profession.empty() ||
        !t.text_at(then, "area").empty() || !t.text_at(then, "level").empty())
      continue;
    const auto now = find_row(t, span.opening.ordinal(),
                              {{"scenario", span.base}, {"profession", profession}, {"area", ""}, {"level", ""}});
    if (!now || t.decimal_at(*now, "people_median") < kSomeSize) continue;
    const double ratio = t.decimal_at(then, "people_median") / t.decimal_at(*now, "people_median");
    if (!worst || ratio < least) {
      least = ratio;
      worst = {*now, then};
    }
  }
  if (!worst) return std::nullopt;
  const auto [now, then] = *worst;
  const std::string name = labels.label("profession", t.text_at(now, "profession"));
  return AnswerSentence{
      plain_part(fmt::format("Of professions with {:.0f} people or more, {} {} for its size: from ", kSomeSize, name,
                             least < 1 ? "loses most" : "grows least")),
      stock(t, now, "people_median"), plain_part(" people to "), stock(t, then, "people_median"),
      plain_part(fmt::format(" ({} in 4 of 5 futures).", range_text(t, then, "people_lower_80", "people_upper_80")))};
}

std::string title_of(const base::Table& levers, const std::string& scenario) {
  const auto row = find_row(levers, 0, {{"scenario", scenario}});
  return row ? levers.text_at(*row, "title") : scenario;
}

/// "8 to 14" where both ends are on the side of the mean, else "3 fewer to 9 more".
std::string difference_range(const base::Table& t, std::size_t row) {
  const auto low = std::llround(t.decimal_at(row, "people_lower_80")),
             high = std::llround(t.decimal_at(row, "people_upper_80"));
  const bool fewer = t.decimal_at(row, "people_difference") < 0;
  if (fewer && high <= 0) return spoken_range(spoken_count(-high), spoken_count(-low));
  if (!fewer && low >= 0) return spoken_range(spoken_count(low), spoken_count(high));
  const auto words = [](long long n) {
    return fmt::format("{} {}", spoken_count(std::abs(n)), n < 0 ? "fewer" : "more");
  };
  return spoken_range(words(low), words(high));
}

std::optional<AnswerSentence> scenario_sentence(const SupplyTables& from, const Span& span) {
  const base::Table& t = *from.scenarios;
  std::optional<std::size_t> most, least;
  std::size_t scenarios = 0;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (month_at(t, row) != span.then || !t.text_at(row, "profession").empty()) continue;
    ++scenarios;
    const double difference = t.decimal_at(row, "people_difference");
    if (!most || difference > t.decimal_at(*most, "people_difference")) most = row;
    if (!least || difference < t.decimal_at(*least, "people_difference")) least = row;
  }
  if (!most) return std::nullopt;
  AnswerSentence out;
  const auto tell = [&](std::size_t row) {
    const double difference = t.decimal_at(row, "people_difference");
    out.push_back(number_part(t, row, "people_difference", spoken_count(std::llround(std::abs(difference))),
                              {"scenario", "profession", "years"}));
    out.push_back(plain_part(fmt::format(" people {} by {} ({} in 4 of 5 futures)", difference < 0 ? "fewer" : "more",
                                         span.then.spoken(), difference_range(t, row))));
  };
  const auto name = [&](std::size_t row) { return title_of(*from.levers, t.text_at(row, "scenario")); };
  out.push_back(plain_part(scenarios == 1 ? fmt::format("Against it, {} makes ", name(*most))
                                          : fmt::format("Of {} scenarios, {} adds most: ", scenarios, name(*most))));
  tell(*most);
  if (*least != *most && t.decimal_at(*least, "people_difference") < 0) {
    out.push_back(plain_part(fmt::format("; {} takes most: ", name(*least))));
    tell(*least);
  }
  out.push_back(plain_part("."));
  return out;
}

/// The limit that is too small in most futures of the base, in the year in which it is.
std::optional<AnswerSentence> limit_sentence(const base::Table& t, const Span& span, const Labels& labels) {
  std::optional<std::size_t> most;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "scenario") == span.base && month_at(t, row) <= span.then && t.decimal_at(row, "binds") > 0 &&
        (!most || t.decimal_at(row, "binds") > t.decimal_at(*most, "binds")))
      most = row;
  if (!most) return std::nullopt;
  return AnswerSentence{
      plain_part(fmt::format("What holds learners back most: {}, too little in ",
                             limit_words(t.text_at(*most, "resource"), labels))),
      number_part(t, *most, "binds", spoken_percent(t.decimal_at(*most, "binds") / 100), {"scenario", "resource"}),
      plain_part(fmt::format(" of futures in the year to {}.", month_at(t, *most).spoken()))};
}

}  // namespace

FurtherPage supply_page(const SupplyTables& from, const Labels& labels) {
  FurtherPage page{"supply", {}, {}, "Futures of the plan's staff stand in the internal report only."};
  const std::optional<Span> span = span_of(from);
  if (!span) return page;
  const auto say = [&](std::optional<AnswerSentence> sentence) {
    if (sentence) page.answer.push_back(std::move(*sentence));
  };
  say(total_sentence(*from.outlook, *span));
  say(profession_sentence(*from.outlook, *span, labels));
  say(scenario_sentence(from, *span));
  say(limit_sentence(*from.limits, *span, labels));
  std::vector<std::string> notes = {
      fmt::format("From {} futures, each drawn month by month for whole people. Sums are taken in each future, ranges "
                  "after: ranges "
                  "of parts do not add up to that of their sum. {}",
                  spoken_count(static_cast<std::int64_t>(from.futures)), kMethod)};
  notes.insert(notes.end(), from.notes.begin(), from.notes.end());
  page.tables.push_back({from.outlook, std::move(notes)});
  page.tables.push_back({from.months, {}, false});
  page.tables.push_back({from.flows,
                         {"Means of the steps add up to the change; rounded they may miss it by a tenth. Moves between "
                          "areas of the plan cancel out over all areas."}});
  page.tables.push_back({from.scenarios,
                         {"Scenarios draw the same chances as the base, so that the difference of a future is that of "
                          "the levers alone."}});
  page.tables.push_back({from.levers, {}});
  page.tables.push_back({from.routes, {"Who asks and finds no room is lost to the route."}});
  page.tables.push_back({from.limits, {}});
  return page;
}

std::vector<FurtherPage> supply_pages(const SupplyTables& from, const Labels& labels) {
  return {supply_page(from, labels), warning_page(from, labels), placement_page(from, labels)};
}

}  // namespace cadre::publishing
