#include "publishing/waits_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "publishing/numbers.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

constexpr const char* kPage = "waiting-lists";
constexpr std::size_t kRowsInReport = 8000;

AnswerPart number(const base::Table& t, std::size_t row, const char* column, int digits) {
  return number_part(t, row, column, spoken_decimal(t.decimal_at(row, column), digits), {"service", "area", "group"});
}

std::string list_words(const base::Table& t, std::size_t row, const Labels& labels) {
  std::string out = t.text_at(row, "service") == "all" ? "The list" : t.text_at(row, "service");
  if (!t.text_at(row, "group").empty()) out += fmt::format(" ({})", t.text_at(row, "group"));
  if (!t.text_at(row, "area").empty()) out += fmt::format(", {}", area_words(t.text_at(row, "area"), labels));
  return out;
}

/// Rows of each list's latest date.
std::vector<std::size_t> latest_rows(const base::Table& t) {
  std::vector<std::size_t> out;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.flag_at(row, "latest")) out.push_back(row);
  return out;
}

AnswerSentence load_sentence(const base::Table& t, const std::vector<std::size_t>& rows, const Labels& labels) {
  std::int64_t known = 0, growing = 0;
  std::optional<std::size_t> worst;
  for (const std::size_t row : rows) {
    if (t.text_at(row, "unsustainable").empty()) continue;
    ++known;
    growing += t.text_at(row, "unsustainable") == "yes" ? 1 : 0;
    const double load = t.decimal_at(row, "load");
    if (std::isfinite(load) && (!worst || load > t.decimal_at(*worst, "load"))) worst = row;
  }
  if (known == 0)
    return {plain_part("No list tells who comes and who is seen, so none can be called sustainable or not.")};
  AnswerSentence out{
      plain_part(fmt::format("{} of {} waiting lists {} unsustainable: more people come than are seen, "
                             "so they grow for ever",
                             spoken_count(growing), spoken_count(known), growing == 1 ? "is" : "are"))};
  if (worst) {
    out.push_back(plain_part(fmt::format("; load is highest for {}, at ", list_words(t, *worst, labels))));
    out.push_back(number(t, *worst, "load", 2));
  }
  out.push_back(plain_part("."));
  return out;
}

AnswerSentence pressure_sentence(const base::Table& t, const std::vector<std::size_t>& rows, const Labels& labels) {
  std::optional<std::size_t> worst;
  std::int64_t over = 0;
  for (const std::size_t row : rows) {
    const double pressure = t.decimal_at(row, "pressure");
    if (!std::isfinite(pressure)) continue;
    over += pressure > 1 ? 1 : 0;
    if (!worst || pressure > t.decimal_at(*worst, "pressure")) worst = row;
  }
  if (!worst) return {};
  return {plain_part(fmt::format("{} {} likely to miss the target; pressure is highest for {}: ", spoken_count(over),
                                 over == 1 ? "is" : "are", list_words(t, *worst, labels))),
          number(t, *worst, "pressure", 1),
          plain_part(fmt::format(" with a mean wait of {} weeks against {}, and ",
                                 spoken_decimal(t.decimal_at(*worst, "mean_wait"), 1),
                                 spoken_decimal(t.decimal_at(*worst, "target"), 0))),
          number(t, *worst, "queue", 0), plain_part(" people in the queue.")};
}

AnswerSentence relief_sentence(const base::Table& t, const std::vector<std::size_t>& rows, const Labels& labels) {
  std::optional<std::size_t> most;
  double sum = 0;
  for (const std::size_t row : rows) {
    const double wte = t.decimal_at(row, "relief_wte");
    if (!(wte > 0)) continue;
    sum += wte;
    if (!most || wte > t.decimal_at(*most, "relief_wte")) most = row;
  }
  if (!most) return {};
  return {
      plain_part(fmt::format("To bring the queues to their targets in the time set takes {} WTE more while it lasts, "
                             "most for {}: ",
                             spoken_decimal(sum, 1), list_words(t, *most, labels))),
      number(t, *most, "relief_wte", 1), plain_part(" WTE.")};
}

AnswerSentence harm_sentence(const base::Table& harm, const Labels& labels) {
  double people = 0;
  std::optional<std::size_t> most;
  for (std::size_t row = 0; row < harm.rows(); ++row) {
    // The highest threshold of each list comes last.
    const bool last =
        row + 1 == harm.rows() || harm.decimal_at(row + 1, "threshold") <= harm.decimal_at(row, "threshold");
    if (!last) continue;
    people += harm.decimal_at(row, "people");
    if (!most || harm.decimal_at(row, "people") > harm.decimal_at(*most, "people")) most = row;
  }
  if (!most || people <= 0) return {};
  return {
      plain_part(fmt::format("{} people have waited past the highest threshold of harm review of their list, most for "
                             "{}: {} past {} weeks; the "
                             "lines of the file stand in the table for the service to look them up.",
                             spoken_count(std::llround(people)), list_words(harm, *most, labels),
                             spoken_count(std::llround(harm.decimal_at(*most, "people"))),
                             spoken_decimal(harm.decimal_at(*most, "threshold"), 0)))};
}

AnswerSentence balance_sentence(const WaitsSource& from) {
  if (from.compared == 0) return {};
  if (from.differences->rows() == 0)
    return {plain_part(fmt::format("All {} queue balances and sums that could be checked agree.",
                                   spoken_count(static_cast<std::int64_t>(from.compared))))};
  return {plain_part(fmt::format("{} of {} queue balances and sums that could be checked do not agree.",
                                 spoken_count(static_cast<std::int64_t>(from.differences->rows())),
                                 spoken_count(static_cast<std::int64_t>(from.compared))))};
}

void say(AnswerSentence sentence, FurtherPage& page) {
  if (!sentence.empty()) page.answer.push_back(std::move(sentence));
}

FurtherTable table_of(const base::Table* table, std::vector<std::string> notes) {
  return {table, std::move(notes), table->rows() <= kRowsInReport};
}

}  // namespace

FurtherPage waits_page(const WaitsSource& from, const Labels& labels) {
  FurtherPage page{kPage, {}, {}, "Waiting lists hold small numbers and stand in the internal report only."};
  const base::Table& t = *from.waits;
  const std::vector<std::size_t> rows = latest_rows(t);
  if (rows.empty()) return page;
  say(load_sentence(t, rows, labels), page);
  say(pressure_sentence(t, rows, labels), page);
  say(relief_sentence(t, rows, labels), page);
  say(harm_sentence(*from.harm, labels), page);
  say(balance_sentence(from), page);
  page.tables.push_back(table_of(
      from.waits,
      {"Weeks throughout. First come, first served is taken; streams of urgency make the longest waits longer.",
       "Pressure is 2 x mean wait / target; the 2 is questioned by its authors and kept."}));
  page.tables.push_back(
      table_of(from.harm, {"Lines are those of the source file. No identifier of a patient is read."}));
  page.tables.push_back(
      table_of(from.projection, {"Demand stays as it is; capacity follows the staff of the profession "
                                 "that the target names, in the futures of each scenario."}));
  page.tables.push_back(table_of(from.differences, {}));
  return page;
}

}  // namespace cadre::publishing
