#include "publishing/what_changed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/source_dir.h"
#include "capacity/bridge.h"
#include "capacity/leaving.h"
#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

using base::Month;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr base::ColumnSpec kSealColumns[] = {{"seal", base::ColumnKind::Code, "", ""},
                                             {"month", base::ColumnKind::Month, "", ""},
                                             {"employer", base::ColumnKind::Code, "", ""},
                                             {"profession", base::ColumnKind::Code, "", ""},
                                             {"fte_difference", base::ColumnKind::Decimal, "", ""},
                                             {"cause", base::ColumnKind::Code, "", ""}};
constexpr base::TableSpec kSealSpec = {"seal_differences", "run", true, "Seals.", kSealColumns};
constexpr base::ColumnSpec kSourceColumns[] = {{"month", base::ColumnKind::Month, "", ""}};
constexpr base::TableSpec kSourceSpec = {"input_sources", "run", true, "Sources.", kSourceColumns};

class WhatChangedPage : public testing::Test {
 protected:
  using Parts = std::map<std::string, double>;

  void add_change(Month from, Month to, const char* period, Parts parts, const char* employer = "") {
    double closing = parts["opening"];
    for (const auto& [name, value] : parts) closing += name == "opening" ? 0 : value;
    changes_.integer(to.ordinal()).text(from.iso()).text(period).text(employer).text("").text("").text("").text("fte");
    for (const char* part : {"opening", "starters", "leavers", "hours", "moves", "transfers", "services", "recoding",
                             "coverage", "unlinked"})
      changes_.decimal(parts[part]);
    changes_.decimal(closing).decimal(closing - parts["opening"]).end_row();
  }
  void add_recoding(Month to, const char* from, const char* into, int people) {
    recodings_.integer(to.ordinal()).integer(to.ordinal() - 1).text("step").text("RHQ").text("both").text(from);
    recodings_.text(into).text("support").text("support").integer(people).integer(people).decimal(people).end_row();
  }
  void add_seal(double difference, const char* cause) {
    seals_.text("return").integer(Month(2025, 3).ordinal()).text("").text("").decimal(difference).text(cause).end_row();
  }

  FurtherPage page(Month shown = {}) {
    WhatChanged tables{&bridge_, &changes_, &recodings_, &transfers_, &leaving_, &seals_, &sources_, refusal_};
    return what_changed_page(tables, Labels::load(base::source_dir() + "/reference"), shown);
  }
  std::vector<std::string> said(Month shown = {}) {
    std::vector<std::string> out;
    for (const AnswerSentence& sentence : page(shown).answer) out.push_back(plain_text(sentence));
    return out;
  }

  base::Table bridge_{capacity::capacity_bridge_spec()}, changes_{capacity::capacity_changes_spec()},
      recodings_{capacity::capacity_recodings_spec()}, transfers_{capacity::capacity_transfers_spec()},
      leaving_{capacity::capacity_leaving_spec()}, seals_{kSealSpec}, sources_{kSourceSpec};
  std::string refusal_;
};

TEST_F(WhatChangedPage, SaysTheDifferenceAndItsPartsLargestFirst) {
  add_change(
      Month(2024, 4), Month(2025, 3), "all",
      {{"opening", 400}, {"starters", 40.2}, {"leavers", -32.1}, {"hours", -3}, {"recoding", 1.2}, {"coverage", 12}});
  add_change(Month(2024, 4), Month(2025, 3), "all", {{"opening", 100}, {"starters", 9}}, "RHQ");
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 420}, {"leavers", -1.7}});
  EXPECT_THAT(said(),
              ElementsAre("FTE rose by 18.3 (4.6%) since April 2024, from 400.0 to 418.3.",
                          "In FTE, 12.0 more because employers began to send lists, 40.2 started and 32.1 left, 3.0 "
                          "fewer by changes of hours and 1.2 more by recoding.",
                          "FTE fell by 1.7 (0.4%) since February 2025, from 420.0 to 418.3.",
                          "In FTE, 0.0 started and 1.7 left."));
}

TEST_F(WhatChangedPage, FiguresOfSentencesAreNamesThatExplainKnows) {
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 10}, {"starters", 1}, {"unlinked", 2}});
  int figures = 0;
  for (const AnswerSentence& sentence : page().answer)
    for (const AnswerPart& part : sentence) {
      if (part.figure.empty()) continue;
      EXPECT_EQ(parse_figure(part.figure).text(), part.figure);
      ++figures;
    }
  EXPECT_GE(figures, 5);
}

TEST_F(WhatChangedPage, TheSameMonthOfTheYearBeforeComesBeforeTheFirstMonth) {
  add_change(Month(2024, 3), Month(2025, 3), "year", {{"opening", 10}, {"starters", 1}});
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 11}});
  EXPECT_THAT(said(), ElementsAre(HasSubstr("since March 2024"), HasSubstr("1.0 started and 0.0 left"),
                                  "FTE is the same as in February 2025: 11.0."));
}

TEST_F(WhatChangedPage, AnotherMonthIsAnsweredByItsOwnBridge) {
  add_change(Month(2025, 1), Month(2025, 2), "step", {{"opening", 10}, {"starters", 5}});
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 15}, {"leavers", -1}});
  EXPECT_THAT(said(Month(2025, 2)).front(), HasSubstr("rose by 5.0 (50.0%) since January 2025"));
}

TEST_F(WhatChangedPage, NamesTheLargestRecodingAndNobody) {
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 10}});
  add_recoding(Month(2025, 3), "PT", "OT", 3);
  add_recoding(Month(2025, 3), "NONE", "PT", 1);
  add_recoding(Month(2024, 3), "OT", "PT", 9);  // before the months compared
  EXPECT_THAT(said().back(), HasSubstr("4 people changed coding in a post that did not change"));
  EXPECT_THAT(said().back(), HasSubstr("Physiotherapist to Occupational therapist"));
  EXPECT_THAT(said().back(), HasSubstr("in March 2025 (3 people)"));
}

TEST_F(WhatChangedPage, SaysWhyPeopleCannotBeFollowed) {
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 10}, {"unlinked", 2}});
  refusal_ = "Identifiers hold within one file only.";
  EXPECT_THAT(said(), ElementsAre(HasSubstr("rose by 2.0"),
                                  HasSubstr("2.0 more in records without a lasting identifier"), refusal_));
}

TEST_F(WhatChangedPage, SaysWhetherWhatWasSealedStillStands) {
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 10}});
  add_seal(0, "none");
  EXPECT_EQ(said().back(), "The figure of March 2025 in the seal return still stands.");
  add_seal(-2.5, "rules");
  EXPECT_EQ(said().back(),
            "The figure of March 2025 in the seal return is now 2.5 FTE lower: rules or reference tables changed.");
}

TEST_F(WhatChangedPage, SaysWhatTheEmployersReportOfThoseWhoLeftAndCame) {
  add_change(Month(2025, 2), Month(2025, 3), "step", {{"opening", 10}});
  const auto add = [&](const char* employer, const char* about, const char* code, int contracts, double share) {
    leaving_.integer(Month(2025, 3).ordinal()).text(employer).text("").text(about).text(code).integer(12);
    leaving_.integer(contracts).decimal(contracts).decimal(share).end_row();
  };
  add("", "reason", "retirement", 20, 40);
  add("", "reason", "not_said", 30, 60);
  add("RHQ", "reason", "dismissal", 90, 90);
  add("", "destination", "nhs", 25, 50);
  add("", "origin", "newly_qualified", 7, 35);
  EXPECT_EQ(said().back(),
            "In the 12 months to March 2025 the employers' own reports say: 40% of the contracts that ended did so by "
            "retirement; 50% of those who left went to other NHS organisations; 35% of starters came from training, "
            "newly qualified.");
  const FurtherPage shown = page();
  for (const AnswerPart& part : shown.answer.back()) {
    if (!part.figure.empty()) {
      EXPECT_NO_THROW(parse_figure(part.figure)) << part.figure;
    }
  }
  EXPECT_EQ(shown.tables.back().table, &leaving_);
}

TEST_F(WhatChangedPage, OneMonthHasNoAnswerAndNothingIsReleased) {
  EXPECT_TRUE(page().answer.empty());
  EXPECT_THAT(page().withheld, HasSubstr("internal edition only"));
}

}  // namespace
}  // namespace cadre::publishing
