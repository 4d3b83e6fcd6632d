#include "publishing/gap_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "publishing/numbers.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

constexpr const char* kPage = "gap";
constexpr const char* kBase = "base";
constexpr double kLeast = 0.5;  // hours a week that are told of

AnswerPart total(const base::Table& t, std::size_t row, const char* column, int digits = 0) {
  return number_part(t, row, column, spoken_decimal(t.decimal_at(row, column), digits), {"scenario"});
}

/// " (2,653 to 4,167 in four of five futures)", or nothing without a range.
std::string in_futures(const base::Table& t, std::size_t row) {
  if (!std::isfinite(t.decimal_at(row, "unmet_low"))) return "";
  return fmt::format(" ({} in four of five futures)", range_text(t, row, "unmet_low", "unmet_high"));
}

AnswerSentence total_sentence(const base::Table& t, std::size_t row) {
  return {plain_part(fmt::format("In {}, staff who are able and trained can cover ", month_at(t, row).spoken())),
          total(t, row, "covered"),
          plain_part(" of "),
          total(t, row, "need"),
          plain_part(" hours of care needed a week ("),
          number_part(t, row, "cover_share", spoken_percent(t.decimal_at(row, "cover_share") / 100, 1), {"scenario"}),
          plain_part("); "),
          total(t, row, "unmet"),
          plain_part(fmt::format(" hours stay unmet{}.", in_futures(t, row)))};
}

std::optional<std::size_t> last_of(const base::Table& t, std::string_view scenario, std::int64_t after) {
  std::optional<std::size_t> out;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "scenario") == scenario && t.integer_at(row, "month") > after) out = row;
  return out;
}

std::string name_of(const std::map<std::string, std::string>& names, const std::string& code) {
  const auto found = names.find(code);
  return found == names.end() || found->second.empty() ? code : found->second;
}

AnswerSentence later_sentence(const base::Table& t, std::size_t now, const GapSource& from) {
  const auto then = last_of(t, kBase, t.integer_at(now, "month"));
  if (!then) return {};
  AnswerSentence out{plain_part(fmt::format("In {} it is ", month_at(t, *then).spoken())), total(t, *then, "unmet"),
                     plain_part(fmt::format(" hours{} if nothing is done", in_futures(t, *then)))};
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "scenario") != kBase && t.integer_at(row, "month") == t.integer_at(*then, "month") &&
        (!best || t.decimal_at(row, "unmet") < t.decimal_at(*best, "unmet")))
      best = row;
  if (best && t.decimal_at(*best, "unmet") < t.decimal_at(*then, "unmet")) {
    out.push_back(plain_part("; the scenario that closes most, "));
    out.push_back(plain_part(fmt::format("\"{}\", leaves ", name_of(from.scenarios, t.text_at(*best, "scenario")))));
    out.push_back(total(t, *best, "unmet"));
  }
  out.push_back(plain_part("."));
  return out;
}

/// Where most is unmet: by setting and place, over lines.
AnswerSentence where_sentence(const base::Table& cover, std::int64_t month, const Labels& labels) {
  std::map<std::pair<std::string, std::string>, double> unmet;
  for (std::size_t row = 0; row < cover.rows(); ++row)
    if (cover.integer_at(row, "month") == month && cover.text_at(row, "scenario") == kBase)
      unmet[{cover.text_at(row, "setting"), cover.text_at(row, "place")}] += cover.decimal_at(row, "unmet");
  const auto most =
      std::max_element(unmet.begin(), unmet.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == unmet.end() || most->second < kLeast) return {};
  const std::string place =
      most->first.second.empty() ? "no place in particular" : area_words(most->first.second, labels);
  return {plain_part(fmt::format("It is shortest in setting {}, {}: {} hours a week.",
                                 labels.label("setting", most->first.first), place, spoken_decimal(most->second, 0)))};
}

std::string barrier_name(const base::Table& barriers, const std::string& code) {
  for (std::size_t row = 0; row < barriers.rows(); ++row)
    if (barriers.text_at(row, "barrier") == code) return barriers.text_at(row, "name");
  return code;
}

std::string move_words(const GapSource& from, std::size_t row, const Labels& labels) {
  const base::Table& t = *from.moves;
  const std::string& move = t.text_at(row, "move");
  if (move == "change a rule")
    return fmt::format("to lift the barrier \"{}\"", barrier_name(*from.barriers, t.text_at(row, "barrier")));
  const std::string who = labels.label("profession", t.text_at(row, "profession"));
  const std::string where = area_words(t.text_at(row, "place"), labels);
  if (move == "train")
    return fmt::format("to train one full-time {} in {} in \"{}\"", who, where,
                       name_of(from.competencies, t.text_at(row, "competency")));
  return fmt::format("one more full-time {} in {}, hired or freed", who, where);
}

/// The largest of each kind of move.
AnswerSentence moves_sentence(const GapSource& from, const Labels& labels) {
  const base::Table& t = *from.moves;
  std::vector<std::string> parts;
  std::vector<std::string> kinds;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const std::string& kind = t.text_at(row, "move");
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end() || t.decimal_at(row, "worth") < 0.05) continue;
    kinds.push_back(kind);
    parts.push_back(fmt::format("{} ({} hours a week)", move_words(from, row, labels),
                                spoken_decimal(t.decimal_at(row, "worth"), 1)));
  }
  if (parts.empty()) return {};
  return {plain_part(fmt::format("What would move it most: {}.", fmt::join(parts, "; ")))};
}

AnswerSentence surplus_sentence(const base::Table& t, const Labels& labels) {
  std::map<std::string, double> surplus;
  double all = 0;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    surplus[t.text_at(row, "profession")] += t.decimal_at(row, "surplus");
    all += t.decimal_at(row, "surplus");
  }
  if (all < kLeast) return {};
  const auto most = std::max_element(surplus.begin(), surplus.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return {plain_part(
      fmt::format("{} hours a week are left over where no need that they could cover is counted, most of {}: "
                  "{} hours.",
                  spoken_decimal(all, 0), labels.label("profession", most->first), spoken_decimal(most->second, 0)))};
}

AnswerSentence conflict_sentence(const base::Table& t) {
  std::vector<std::string> members;
  for (std::size_t row = 0; row < t.rows(); ++row) members.push_back(t.text_at(row, "member"));
  return {
      plain_part(fmt::format("No assignment meets every limit. These cannot hold together, and without any one of "
                             "them the others can: {}.",
                             fmt::join(members, ", ")))};
}

void say(AnswerSentence sentence, FurtherPage& page) {
  if (!sentence.empty()) page.answer.push_back(std::move(sentence));
}

}  // namespace

FurtherPage gap_page(const GapSource& from, const Labels& labels) {
  FurtherPage page{kPage, {}, {}, "The gap stands in the internal report only."};
  if (from.conflict->rows() > 0) {
    say(conflict_sentence(*from.conflict), page);
    page.tables.push_back({from.conflict, {}, true});
    return page;
  }
  const base::Table& t = *from.totals;
  if (t.rows() == 0) return page;
  const std::int64_t month = t.integer_at(0, "month");
  say(total_sentence(t, 0), page);
  say(later_sentence(t, 0, from), page);
  say(where_sentence(*from.cover, month, labels), page);
  say(moves_sentence(from, labels), page);
  say(surplus_sentence(*from.staff, labels), page);
  page.tables = {
      {from.totals,
       {"Hours are matched so that least priority-weighted need is unmet, then at least cost (docs/methods/gap.md). "
        "The "
        "range holds four of five futures: staff from supply, need and trained shares from their ranges."},
       true},
      {from.cover, {}, true},
      {from.moves, {"Of the first unit; a second one may close less. Worth counts hours weighted by priority."}, true},
      {from.barriers, {"Difference of two matchings: with the barrier and without."}, true},
      {from.training, {}, true},
      {from.staff, {"Left over: no need is counted that these hours could cover."}, true},
      {from.work, {}, true}};
  return page;
}

}  // namespace cadre::publishing
