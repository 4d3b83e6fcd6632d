#include "publishing/profession_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capacity/profession_risks.h"
#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

using testing::HasSubstr;

class ProfessionPage : public testing::Test {
 protected:
  void add(base::Month month, const char* profession, const char* risk, std::int64_t rank, double value, double all,
           double fte) {
    risks_.integer(month.ordinal()).text(profession).text(risk).integer(rank);
    risks_.decimal(value).decimal(all).decimal(value - all).decimal(fte).end_row();
  }
  std::string said(base::Month shown = {}) {
    labels_.add("profession", {"POD", "Podiatrist", "", "", false});
    std::string all;
    for (const AnswerSentence& sentence : profession_page(risks_, labels_, shown).answer)
      all += plain_text(sentence) + "\n";
    return all;
  }

  base::Table risks_{capacity::capacity_profession_risks_spec()};
  Labels labels_;
};

TEST_F(ProfessionPage, SaysHowManyStandWorseAndWhereMostFteIsAtStake) {
  const base::Month march(2025, 3);
  add(march, "PT", "vacancy_rate", base::kNoInteger, 4, 6.1, -2);
  add(march, "POD", "vacancy_rate", 1, 16.12, 6.1, 2.04);
  add(march, "POD", "share_55_plus", 2, 14, 12, 0.4);
  add(march, "ORT", "share_55_plus", 1, 40, 12, 1.4);
  EXPECT_EQ(said(),
            "2 of 3 professions stand worse than all together in at least one of the shares compared.\n"
            "The largest difference is that of Podiatrist: the vacancy rate is 16.1%, against 6.1% in all professions, "
            "which is 2.0 FTE more than if it were the same.\n");
}

TEST_F(ProfessionPage, EveryShareHasWordsAndItsNumbersOpen) {
  for (const std::string_view risk : capacity::kProfessionRisks) {
    risks_ = base::Table(capacity::capacity_profession_risks_spec());
    add({2025, 3}, "POD", std::string(risk).c_str(), 1, 16, 6, 2);
    EXPECT_THAT(said(), testing::Not(HasSubstr("_"))) << risk;
    const FurtherPage page = profession_page(risks_, labels_, {});
    for (const AnswerPart& part : page.answer.at(1)) {
      if (!part.figure.empty()) {
        EXPECT_NO_THROW(parse_figure(part.figure)) << part.figure;
      }
    }
  }
}

TEST_F(ProfessionPage, SaysNothingWhereNothingIsWorse) {
  EXPECT_EQ(said(), "");
  add({2025, 3}, "POD", "vacancy_rate", base::kNoInteger, 4, 6, -1);
  EXPECT_EQ(said(), "");
}

TEST_F(ProfessionPage, IsOfTheMonthShownOrTheLatest) {
  add({2025, 2}, "POD", "vacancy_rate", 1, 20, 6, 3);
  add({2025, 3}, "POD", "vacancy_rate", 1, 16, 6, 2);
  EXPECT_THAT(said(), HasSubstr("16.0%"));
  EXPECT_THAT(said({2025, 2}), HasSubstr("20.0%"));
  EXPECT_THAT(said({2019, 1}), HasSubstr("16.0%"));
}

}  // namespace
}  // namespace cadre::publishing
