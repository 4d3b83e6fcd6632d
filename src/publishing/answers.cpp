#include "publishing/answers.h"

#include <fmt/format.h>

#include <cmath>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

std::string counted(std::size_t n, const char* one, const char* many) {
  return spoken_count(static_cast<std::int64_t>(n)) + " " + (n == 1 ? one : many);
}

std::string cells(const char* measure, const AnswerFacts& facts) {
  return figure_name("capacity_cells", measure, {{"month", facts.month.iso()}}).text();
}

/// 0.04 % is no change worth a sentence: the comparison is of sums that rounding alone moves.
constexpr double kNoChange = 0.05;

AnswerSentence size_sentence(const AnswerFacts& facts) {
  AnswerSentence out{plain(facts.area + " has ")};
  if (facts.people) {
    out.push_back({spoken_decimal(*facts.people, 0), cells("people", facts)});
    out.push_back(plain(" allied health staff"));
  } else {
    out.push_back(plain("a number of allied health staff that cannot be shown"));
  }
  if (facts.fte) {
    out.push_back(plain(" ("));
    out.push_back({spoken_decimal(*facts.fte, 0) + " FTE", cells("fte", facts)});
    out.push_back(plain(")"));
  }
  if (facts.matched_change) {
    const double change = *facts.matched_change;
    const std::string since = " than in " + facts.matched_since.spoken() + " on the same employers";
    if (std::abs(change) < kNoChange) {
      out.push_back(plain(", the same FTE as in " + facts.matched_since.spoken() + " on the same employers"));
    } else {
      out.push_back(plain(", "));
      out.push_back({spoken_decimal(std::abs(change), 1) + "%",
                     figure_name("trend", "fte_matched", {{"month", facts.month.iso()}}).text()});
      out.push_back(plain((change < 0 ? " fewer FTE" : " more FTE") + since));
    }
  }
  out.push_back(plain("."));
  return out;
}

std::optional<AnswerSentence> range_sentence(const AnswerFacts& facts) {
  AnswerSentence out;
  if (facts.review_share) {
    out.push_back(plain(spoken_percent(*facts.review_share) + " of the month's records need checking"));
  } else if (facts.ledger && facts.ledger->read > 0) {
    const double share = static_cast<double>(facts.ledger->review) / static_cast<double>(facts.ledger->read);
    out.push_back({spoken_percent(share) + " of records", figure_name("quality", "review").text()});
    out.push_back(plain(" need checking"));
  } else {
    return std::nullopt;
  }
  if (facts.fte_low && facts.fte_high) {
    const std::string low = spoken_decimal(*facts.fte_low, 0), high = spoken_decimal(*facts.fte_high, 0);
    out.push_back(plain(": counting none or all of them gives "));
    out.push_back({spoken_range(low, high) + " FTE", cells("fte", facts)});
  }
  out.push_back(plain("."));
  return out;
}

/// Roles that no person is known of make people fewer than a reader of the FTE would expect.
std::optional<AnswerSentence> unlinked_sentence(const AnswerFacts& facts) {
  if (facts.roles_unlinked.value_or(0) == 0) return std::nullopt;
  const std::int64_t roles = *facts.roles_unlinked;
  return AnswerSentence{plain(spoken_decimal(static_cast<double>(roles), 0) +
                              (roles == 1 ? " further role names" : " further roles name") +
                              " no person, so they count in FTE and not in people.")};
}

std::vector<AnswerSentence> capacity_answer(const AnswerFacts& facts) {
  std::vector<AnswerSentence> out;
  if (!facts.largest.empty()) {
    AnswerSentence sentence{plain(facts.largest.size() == 1 ? "The profession is " : "The largest professions are ")};
    for (std::size_t i = 0; i < facts.largest.size(); ++i) {
      const AnswerFacts::Profession& p = facts.largest[i];
      if (i > 0) sentence.push_back(plain(i + 1 == facts.largest.size() ? " and " : ", "));
      std::string name = p.label;
      if (!name.empty()) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
      sentence.push_back(plain(name + " ("));
      sentence.push_back(
          {spoken_decimal(p.fte, 0) + " FTE",
           figure_name("capacity_cells", "fte", {{"month", facts.month.iso()}, {"profession", p.code}}).text()});
      sentence.push_back(plain(")"));
    }
    sentence.push_back(plain("."));
    out.push_back(std::move(sentence));
  }
  if (facts.highest && facts.lowest && facts.highest->place != facts.lowest->place) {
    const auto part = [&](const AnswerFacts::PlaceRate& rate) {
      return AnswerPart{
          spoken_decimal(rate.rate, 0) + " FTE",
          figure_name("rates", "fte_per_100k", {{"month", facts.month.iso()}, {"place", rate.place}}).text()};
    };
    out.push_back({plain("For every 100,000 of weighted population, " + facts.highest->label + " has "),
                   part(*facts.highest), plain(" and " + facts.lowest->label + " "), part(*facts.lowest), plain(".")});
  }
  return out;
}

std::vector<AnswerSentence> profession_answer(const AnswerFacts& facts) {
  if (facts.professions == 0) return {};
  return {{plain(counted(facts.professions, "profession has", "professions have") + " figures for " +
                 facts.month.spoken() + "; choosing one as a filter gives its sheet, one page of A4.")}};
}

std::vector<AnswerSentence> quality_answer(const AnswerFacts& facts) {
  if (!facts.ledger) return {};
  const AnswerFacts::Ledger& l = *facts.ledger;
  const auto part = [](std::int64_t n, const char* measure) {
    return AnswerPart{spoken_count(n), figure_name("quality", measure).text()};
  };
  return {{part(l.accepted, "accepted"), plain(" of "), part(l.read, "read"),
           plain(" rows could be used as they are; "), part(l.review, "review"), plain(" need checking, "),
           part(l.rejected, "rejected"), plain(" were rejected and "), part(l.merged, "merged"),
           plain(l.rounded ? " were repeats, each to the nearest 5. No row was lost."
                           : " were repeats. No row was lost.")}};
}

std::vector<AnswerSentence> sources_answer(const AnswerFacts& facts) {
  std::string text = counted(facts.inputs, "input file", "input files") + " and " +
                     counted(facts.references, "reference table", "reference tables") + " went in";
  text += facts.overrides > 0 ? "; " + counted(facts.overrides, "figure was", "figures were") + " overridden by hand."
                              : ".";
  std::vector<AnswerSentence> out{{plain(std::move(text))}};
  if (!facts.strongest_assumption.empty()) {
    out.push_back({plain("The assumption that moves the answer most: " + facts.strongest_assumption + ".")});
  }
  return out;
}

}  // namespace

std::vector<PageAnswer> compose_answers(const AnswerFacts& facts) {
  std::vector<AnswerSentence> overview{size_sentence(facts)};
  if (auto sentence = unlinked_sentence(facts)) overview.push_back(std::move(*sentence));
  if (auto sentence = range_sentence(facts)) overview.push_back(std::move(*sentence));
  std::vector<PageAnswer> pages{{"overview", std::move(overview)},
                                {"capacity", capacity_answer(facts)},
                                {"profession", profession_answer(facts)},
                                {"data-quality", quality_answer(facts)},
                                {"sources", sources_answer(facts)}};
  return pages;
}

std::string plain_text(const AnswerSentence& sentence) {
  std::string out;
  for (const AnswerPart& part : sentence) out += part.text;
  return out;
}

}  // namespace cadre::publishing
