#include "publishing/readiness_page.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

#include "publishing/figures.h"
#include "publishing/numbers.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

std::string team_words(const base::Table& t, std::size_t row, const Labels& labels) {
  const std::string& profession = t.text_at(row, "profession");
  const std::string& team = t.text_at(row, "team");
  return profession.empty() ? team : fmt::format("{} ({})", team, labels.label("profession", profession));
}

AnswerPart score_part(const base::Table& t, std::size_t row) {
  return {spoken_decimal(t.decimal_at(row, "score"), 1), figure_name("readiness_scores", "score",
                                                                     {{"team", t.text_at(row, "team")},
                                                                      {"profession", t.text_at(row, "profession")},
                                                                      {"domain", t.text_at(row, "domain")}})
                                                             .text()};
}

/// "Stroke team: lowest is Extending skills, 1.5 of 4."
AnswerSentence headline(const base::Table& t, std::size_t row, const Labels& labels) {
  return {plain_part(fmt::format("{}: as ready as its lowest domain, {}, with ", team_words(t, row, labels),
                                 t.text_at(row, "domain_name"))),
          score_part(t, row), plain_part(" of 4.")};
}

AnswerSentence actions_sentence(const base::Table& actions) {
  std::size_t whole = 0;
  std::int64_t next = 0;
  for (std::size_t row = 0; row < actions.rows(); ++row) {
    if (actions.text_at(row, "lacking").empty()) ++whole;
    const std::int64_t due = actions.integer_at(row, "due");
    if (due > 0 && (next == 0 || due < next)) next = due;
  }
  if (actions.rows() == 0) return {plain_part("No action has been agreed yet.")};
  std::string text =
      fmt::format("{} actions are agreed, {} of them with measure, target, owner and date", actions.rows(), whole);
  if (next > 0)
    text +=
        fmt::format("; the first is due in {}", base::Month::from_ordinal(static_cast<std::int32_t>(next)).spoken());
  return {plain_part(text + ".")};
}

}  // namespace

FurtherPage readiness_page(const base::Table& scores, const base::Table& answers, const base::Table& actions,
                           const Labels& labels) {
  FurtherPage page;
  page.page = "readiness";
  page.withheld = "Readiness is for the internal edition only: it holds what single teams say of themselves.";
  page.tables = {
      {&scores,
       {"0 not begun, 1 talked of, 2 planned, 3 under way, 4 in place. A team is as ready as its lowest domain."}},
      {&actions, {}},
      {&answers, {}}};
  constexpr std::size_t kMostTeams = 5;
  std::set<std::string> said;
  std::size_t unscored = 0;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    unscored += scores.integer_at(row, "answers") == 0 ? 1 : 0;
    if (!scores.flag_at(row, "lowest")) continue;
    const std::string team = team_words(scores, row, labels);
    if (said.size() >= kMostTeams || !said.insert(team).second) continue;
    page.answer.push_back(headline(scores, row, labels));
  }
  if (scores.rows() == 0 && actions.rows() == 0) return page;
  if (unscored > 0)
    page.answer.push_back({plain_part(fmt::format("{} domains of teams have no score yet.", unscored))});
  page.answer.push_back(actions_sentence(actions));
  return page;
}

}  // namespace cadre::publishing
