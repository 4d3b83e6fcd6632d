#include "publishing/answers.h"

#include <gtest/gtest.h>

#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

AnswerFacts facts() {
  AnswerFacts f;
  f.area = "South Yorkshire";
  f.month = {2025, 3};
  f.people = 2480;
  f.fte = 2105.3;
  f.fte_low = 2065;
  f.fte_high = 2140;
  f.matched_change = 3.04;
  f.matched_since = {2024, 3};
  f.highest = AnswerFacts::PlaceRate{"sheffield", "Sheffield", 140.2};
  f.lowest = AnswerFacts::PlaceRate{"bassetlaw", "Bassetlaw", 81.6};
  f.professions = 12;
  f.largest = {{"PT", "Physiotherapist", 612.4}, {"OT", "Occupational therapist", 410.0}};
  f.ledger = AnswerFacts::Ledger{3000, 2500, 420, 30, 50, false};
  f.inputs = 1;
  f.references = 12;
  return f;
}

std::string all_of(const std::vector<PageAnswer>& answers, const std::string& page) {
  std::string out;
  for (const PageAnswer& answer : answers) {
    if (answer.page != page) continue;
    for (const AnswerSentence& s : answer.sentences) out += (out.empty() ? "" : " ") + plain_text(s);
  }
  return out;
}

TEST(Answers, SayTheNumbersWithTheirRange) {
  const auto answers = compose_answers(facts());
  EXPECT_EQ(all_of(answers, "overview"),
            "South Yorkshire has 2,480 allied health staff (2,105 FTE), 3.0% more FTE than in March 2024 on the same "
            "employers. 14% of records need checking: counting none or all of them gives 2,065 to 2,140 FTE.");
  EXPECT_EQ(all_of(answers, "capacity"),
            "The largest professions are physiotherapist (612 FTE) and occupational therapist (410 FTE). For every "
            "100,000 of weighted population, Sheffield has 140 FTE and Bassetlaw 82 FTE.");
  EXPECT_EQ(all_of(answers, "profession"),
            "12 professions have figures for March 2025; choosing one as a filter gives its sheet, one page of A4.");
  EXPECT_EQ(
      all_of(answers, "data-quality"),
      "2,500 of 3,000 rows could be used as they are; 420 need checking, 30 were rejected and 50 were repeats. No "
      "row was lost.");
  EXPECT_EQ(all_of(answers, "sources"), "1 input file and 12 reference tables went in.");
}

TEST(Answers, LeaveOutWhatIsNotKnown) {
  AnswerFacts f;
  f.area = "A trust";
  f.month = {2025, 3};
  EXPECT_EQ(all_of(compose_answers(f), "overview"),
            "A trust has a number of allied health staff that cannot be shown.");
  f.people = 40;
  f.matched_change = -0.01;
  f.matched_since = {2024, 3};
  EXPECT_EQ(all_of(compose_answers(f), "overview"),
            "A trust has 40 allied health staff, the same FTE as in March 2024 on the same employers.");
}

TEST(Answers, EveryNumberOpensAKnownFigure) {
  int figures = 0;
  for (const PageAnswer& page : compose_answers(facts())) {
    for (const AnswerSentence& sentence : page.sentences) {
      for (const AnswerPart& part : sentence) {
        if (part.figure.empty()) continue;
        EXPECT_EQ(parse_figure(part.figure).text(), part.figure);
        ++figures;
      }
    }
  }
  EXPECT_EQ(figures, 14);
}

TEST(Answers, RolesWithoutAPersonAreSaidAndTheMonthsShareComesFirst) {
  AnswerFacts facts;
  facts.area = "England";
  facts.people = 1266;
  facts.fte = 1566.4;
  facts.fte_low = 1415;
  facts.fte_high = 1593;
  facts.roles_unlinked = 610;
  facts.review_share = 0.061;
  facts.ledger = AnswerFacts::Ledger{100000, 99669, 331, 0, 0, false};
  const auto pages = compose_answers(facts);
  ASSERT_EQ(pages.front().sentences.size(), 3U);
  EXPECT_EQ(plain_text(pages.front().sentences[1]),
            "610 further roles name no person, so they count in FTE and not in people.");
  EXPECT_EQ(plain_text(pages.front().sentences[2]),
            "6% of the month's records need checking: counting none or all of them gives 1,415 to 1,593 FTE.");
}

}  // namespace
}  // namespace cadre::publishing
