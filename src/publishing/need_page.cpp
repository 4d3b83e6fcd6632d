#include "publishing/need_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "publishing/numbers.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

constexpr const char* kPage = "need";

AnswerPart number(const base::Table& t, std::size_t row, const char* column, std::string text) {
  return number_part(t, row, column, std::move(text), {"setting", "function", "place"});
}
AnswerPart hours(const base::Table& t, std::size_t row, const char* column = "hours") {
  return number(t, row, column, spoken_decimal(t.decimal_at(row, column), 0));
}

std::optional<std::size_t> total(const base::Table& t, base::Month month) {
  return find_row(t, month.ordinal(), {{"setting", ""}, {"function", ""}, {"place", ""}});
}

AnswerSentence total_sentence(const base::Table& t, std::size_t row) {
  const std::int64_t lines = t.integer_at(row, "lines");
  return {plain_part(fmt::format("In {}, ", month_at(t, row).spoken())), hours(t, row),
          plain_part(fmt::format(" hours of clinical care a week are needed ({}), the work of ",
                                 range_text(t, row, "hours_low", "hours_high"))),
          number(t, row, "wte", spoken_decimal(t.decimal_at(row, "wte"), 0)),
          plain_part(
              fmt::format(" full-time staff, by {} {} of need.", spoken_count(lines), lines == 1 ? "line" : "lines"))};
}

/// The last year, when need is carried ahead.
AnswerSentence growth_sentence(const base::Table& t, std::size_t now) {
  base::Month last;
  for (std::size_t row = 0; row < t.rows(); ++row) last = std::max(last, month_at(t, row));
  const auto then = total(t, last);
  if (!then || *then == now) return {};
  const double change = t.decimal_at(*then, "hours") / t.decimal_at(now, "hours") - 1;
  AnswerSentence out{
      plain_part(fmt::format("With growth it is ")), hours(t, *then),
      plain_part(fmt::format(" hours in {} ({})", last.spoken(), range_text(t, *then, "hours_low", "hours_high")))};
  if (std::isfinite(change))
    out.push_back(
        plain_part(fmt::format(", {} {}", spoken_percent(std::abs(change), 1), change < 0 ? "less" : "more")));
  out.push_back(plain_part("."));
  return out;
}

AnswerSentence largest_sentence(const base::Table& t, base::Month month, double all, const Labels& labels) {
  std::optional<std::size_t> setting, place;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (month_at(t, row) != month || !t.text_at(row, "function").empty()) continue;
    const bool of_setting = !t.text_at(row, "setting").empty(), of_place = !t.text_at(row, "place").empty();
    if (of_setting == of_place) continue;
    std::optional<std::size_t>& best = of_setting ? setting : place;
    if (!best || t.decimal_at(row, "hours") > t.decimal_at(*best, "hours")) best = row;
  }
  if (!setting || !place || all <= 0) return {};
  const auto share = [&](std::size_t row) { return spoken_percent(t.decimal_at(row, "hours") / all); };
  return {plain_part(
              fmt::format("Most is needed in setting {}, ", labels.label("setting", t.text_at(*setting, "setting")))),
          hours(t, *setting),
          plain_part(fmt::format(" hours ({}), and by place in {}, ", share(*setting),
                                 area_words(t.text_at(*place, "place"), labels))),
          hours(t, *place), plain_part(fmt::format(" hours ({}).", share(*place)))};
}

AnswerSentence mark_sentence(const base::Table& t, std::size_t row) {
  const double all = t.decimal_at(row, "hours");
  if (!(all > 0)) return {};
  const double given = t.decimal_at(row, "published_hours") + t.decimal_at(row, "plan_hours");
  const double example = t.decimal_at(row, "example_hours");
  if (example > all * 0.995) return {plain_part("All hours rest on figures invented for an example.")};
  if (example > 0)
    return {
        plain_part(fmt::format("{} of the hours rest on figures invented for an example, {} on assumptions, {} on "
                               "published figures and the plan's own.",
                               spoken_percent(example / all), spoken_percent(t.decimal_at(row, "assumed_hours") / all),
                               spoken_percent(given / all)))};
  return {
      plain_part(fmt::format("{} of the hours rest on published figures and the plan's own alone; the others have an "
                             "assumption among their figures.",
                             spoken_percent(given / all)))};
}

AnswerSentence overlap_sentence(const base::Table& overlaps, const base::Table& lines) {
  if (overlaps.rows() == 0) return {};
  const auto title = [&](const std::string& id) {
    for (std::size_t row = 0; row < lines.rows(); ++row)
      if (lines.text_at(row, "line_id") == id) return lines.text_at(row, "title");
    return id;
  };
  return {plain_part(fmt::format(
      "{} of lines may tell of the same work, first \"{}\" and \"{}\"; both are counted. Take one out, or name their "
      "services.",
      overlaps.rows() == 1 ? "One pair" : spoken_count(static_cast<std::int64_t>(overlaps.rows())) + " pairs",
      title(overlaps.text_at(0, "line_id")), title(overlaps.text_at(0, "other_line_id"))))};
}

void say(AnswerSentence sentence, FurtherPage& page) {
  if (!sentence.empty()) page.answer.push_back(std::move(sentence));
}

}  // namespace

FurtherPage need_page(const NeedSource& from, const Labels& labels) {
  FurtherPage page{kPage, {}, {}, "Need stands in the internal report only."};
  const base::Table& t = *from.sums;
  if (t.rows() == 0) return page;
  const base::Month month = month_at(t, 0);
  const auto now = total(t, month);
  if (!now) return page;
  say(total_sentence(t, *now), page);
  say(growth_sentence(t, *now), page);
  say(largest_sentence(t, month, t.decimal_at(*now, "hours"), labels), page);
  say(mark_sentence(t, *now), page);
  say(overlap_sentence(*from.overlaps, *from.lines), page);
  page.tables.push_back(
      {from.sums,
       {"Hours of clinical care with notes and travel, a mean over the year. Ranges of lines are taken as independent "
        "of each other.",
        "A line counts for the weakest of the figures it rests on: its quantity, its standard, its population."}});
  page.tables.push_back({from.lines, {"Formulas, sources and ranges: docs/methods/need.md."}});
  page.tables.push_back({from.overlaps, {"Nothing is added up silently and nothing dropped: both lines count."}});
  page.tables.push_back({from.need, {}, false});
  return page;
}

}  // namespace cadre::publishing
