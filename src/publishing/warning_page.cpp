#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publishing/numbers.h"
#include "publishing/supply_pages.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

constexpr const char* kPage = "early-warning";

AnswerPart sign(const base::Table& t, std::size_t row, const char* measure, std::string text) {
  return number_part(t, row, measure, std::move(text), {"profession", "area"});
}
AnswerPart percent(const base::Table& t, std::size_t row, const char* measure) {
  return sign(t, row, measure, spoken_percent(t.decimal_at(row, measure) / 100));
}

AnswerSentence count_sentence(const base::Table& t) {
  std::set<std::string> all, by_themselves;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    all.insert(t.text_at(row, "profession"));
    if (!t.text_at(row, "raised_by").starts_with("watched")) by_themselves.insert(t.text_at(row, "profession"));
  }
  const std::size_t listed = all.size() - by_themselves.size();
  const auto words = [](std::size_t count) { return count == 0 ? std::string("none") : std::to_string(count); };
  return {plain_part(fmt::format(
      "{} {} looked at here: {} from the list of small and vulnerable professions, {} raised by figures of {} own.",
      all.size(), all.size() == 1 ? "profession is" : "professions are", words(listed), words(by_themselves.size()),
      by_themselves.size() == 1 ? "its" : "their"))};
}

constexpr std::pair<std::string_view, const char*> kRaisedBy[] = {
    {"few", "few people"},
    {"under_floor", "it may fall under its floor"},
    {"past_55", "many are near retirement"},
    {"intake", "fewer come than go"},
    {"route_closes", "its route may close"},
    {"register", "the national register shrinks"},
};

/// "few people; fewer come than go": the rules that raise a row, in words.
std::string raised_words(const std::string& raised_by) {
  std::string out;
  for (std::size_t at = 0; at <= raised_by.size();) {
    const std::size_t end = std::min(raised_by.find(';', at), raised_by.size());
    const std::string id = raised_by.substr(at, end - at);
    std::string words = spoken_code(id);
    for (const auto& [rule, said] : kRaisedBy)
      if (rule == id) words = said;
    out += (out.empty() ? "" : ", ") + words;
    at = end + 1;
  }
  return out;
}

/// Professions over all areas that are on no list but have turned vulnerable; nothing where there are none.
AnswerSentence turned_sentence(const base::Table& t, const Labels& labels) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> turned;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "area").empty() && !t.text_at(row, "raised_by").starts_with("watched"))
      turned.push_back(fmt::format("{} ({})", group_words(t, row, labels), raised_words(t.text_at(row, "raised_by"))));
  if (turned.empty()) return {};
  const std::size_t more = turned.size() > kMost ? turned.size() - kMost : 0;
  if (more > 0) turned.resize(kMost);
  std::string text = fmt::format("On no list, but turned vulnerable by {} figures: {}",
                                 turned.size() + more == 1 ? "its" : "their", fmt::join(turned, "; "));
  if (more > 0) text += fmt::format("; and {} more", more);
  return {plain_part(text + ".")};
}

/// The first row over all areas, or the first of a single area.
std::optional<std::size_t> first_row(const base::Table& t, bool over_all) {
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "area").empty() == over_all) return row;
  return std::nullopt;
}

AnswerSentence danger_sentence(const base::Table& t, std::size_t row, const Labels& labels) {
  return {plain_part(fmt::format("Most urgent {}: {}, of whose {} people fewer than {} are left in {} in ",
                                 t.text_at(row, "area").empty() ? "over all areas" : "in one area",
                                 group_words(t, row, labels), spoken_count(t.integer_at(row, "people")),
                                 spoken_decimal(std::ceil(t.decimal_at(row, "floor")), 0),
                                 month_at(t, row, "horizon").spoken())),
          percent(t, row, "under_floor"),
          plain_part(fmt::format(" of futures ({}%).", range_text(t, row, "under_floor_low", "under_floor_high")))};
}

/// Age, intake and dependence of one row.
AnswerSentence why_sentence(const base::Table& t, std::size_t row, const Labels& labels) {
  AnswerSentence out{
      plain_part("Of its people "), percent(t, row, "past_55"),
      plain_part(fmt::format(" are 55 or older ({}%)", range_text(t, row, "past_55_low", "past_55_high")))};
  if (std::isfinite(t.decimal_at(row, "intake_ratio"))) {
    out.push_back(plain_part("; for each who leaves, "));
    out.push_back(sign(t, row, "intake_ratio", spoken_decimal(t.decimal_at(row, "intake_ratio"), 1)));
    out.push_back(plain_part(fmt::format(" join ({} in 4 of 5 futures)",
                                         range_text(t, row, "intake_ratio_lower_80", "intake_ratio_upper_80", 1))));
  }
  if (!t.text_at(row, "one_route").empty() && std::isfinite(t.decimal_at(row, "one_route_share"))) {
    out.push_back(plain_part("; "));
    out.push_back(percent(t, row, "one_route_share"));
    out.push_back(
        plain_part(fmt::format(" of those who join come by one route, {}", spoken_code(t.text_at(row, "one_route")))));
  }
  if (!t.text_at(row, "one_place").empty()) {
    out.push_back(plain_part("; "));
    out.push_back(percent(t, row, "one_place_share"));
    out.push_back(plain_part(fmt::format(" work in one place, {}", area_words(t.text_at(row, "one_place"), labels))));
  }
  out.push_back(plain_part("."));
  return out;
}

}  // namespace

FurtherPage warning_page(const SupplyTables& from, const Labels& labels) {
  FurtherPage page{kPage, {}, {}, "Early warning tells of few people and stands in the internal report only."};
  if (from.outlook->rows() == 0) return page;
  const base::Table& t = *from.warnings;
  if (t.rows() == 0) {
    page.answer.push_back(
        {plain_part("No profession of the plan is on the list of small and vulnerable professions, and no rule raises "
                    "one.")});
  } else {
    page.answer.push_back(count_sentence(t));
    if (AnswerSentence turned = turned_sentence(t, labels); !turned.empty()) page.answer.push_back(std::move(turned));
    if (const auto all = first_row(t, true)) {
      page.answer.push_back(danger_sentence(t, *all, labels));
      page.answer.push_back(why_sentence(t, *all, labels));
    }
    if (const auto one = first_row(t, false)) page.answer.push_back(danger_sentence(t, *one, labels));
  }
  page.tables.push_back(
      {from.warnings,
       {fmt::format("The floor is {} of the people at the opening: assumed, for want of a floor from the plan.",
                    spoken_percent(from.floor_share)),
        "Sorted by rule, not by a score: chance of falling under the floor in four classes; then a route that closes "
        "in a fifth of futures; then more who go than come; then share past 55; then fewer people "
        "(docs/methods/early-warning.md).",
        "Dependence on one place is counted by area, within an area by sector: single sites are not modelled. The "
        "national register is compared where the plan gives a series; else no data."}});
  page.tables.push_back({from.warning_years, {}});
  return page;
}

}  // namespace cadre::publishing
