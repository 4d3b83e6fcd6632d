#include "publishing/representation_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "capacity/representation.h"
#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RepresentationPage : public testing::Test {
 protected:
  void share(const char* stage, const char* characteristic, const char* group, std::int64_t people, std::int64_t of,
             double value, const char* source = "") {
    shares_.integer(base::Month(2025, 3).ordinal()).text("").text(stage).text(characteristic).text(group).text(group);
    shares_.integer(people).integer(of).decimal(value).decimal(value - 1).decimal(value + 1).text("plan").text(source);
    shares_.end_row();
  }
  void likelihood(const char* outcome, const char* group, double ratio, double low, double high, const char* finding) {
    likelihood_.integer(base::Month(2025, 3).ordinal()).text(std::string_view(outcome) == "left" ? "2024-03" : "");
    likelihood_.text("").text(outcome).text("").text("ethnic_group").text(group).text("Asian people").text("white");
    likelihood_.text("White people").integer(8).integer(200).integer(90).integer(900);
    likelihood_.decimal(ratio).decimal(low).decimal(high).text(finding).end_row();
  }
  std::vector<std::string> said() {
    std::vector<std::string> out;
    for (const AnswerSentence& sentence : page().answer) {
      out.push_back(plain_text(sentence));
      for (const AnswerPart& part : sentence)
        if (!part.figure.empty()) {
          EXPECT_EQ(parse_figure(part.figure).text(), part.figure);
        }
    }
    return out;
  }
  FurtherPage page() { return representation_page({&shares_, &likelihood_, no_groups_, no_flows_}); }

  base::Table shares_{capacity::representation_shares_spec()};
  base::Table likelihood_{capacity::representation_likelihood_spec()};
  std::string no_groups_, no_flows_;
};

TEST_F(RepresentationPage, SaysWhoIsThereWhereProgressStopsAndHowSure) {
  share("population", "ethnic_group", "white", 0, 0, 81.7, "England and Wales, all ages, March 2021: ONS");
  share("staff", "ethnic_group", "white", 800, 1000, 80);
  share("staff", "ethnic_group", "not_stated", 50, 1050, 4.8);
  share("population", "sex", "female", 0, 0, 50.9, "England, 20 to 64, mid-2023: ONS");
  share("staff", "sex", "female", 840, 1050, 80);
  share("staff", "sex", "not_stated", 0, 1050, 0);
  likelihood("next_8a_up", "asian", 0.4, 0.2, 0.81, "less_likely");
  likelihood("next_6_7", "black", 0.9, 0.7, 1.2, "no_clear_difference");
  likelihood("left", "asian", 1.6, 1.1, 2.2, "more_likely");
  likelihood("left", "other", 0, 0, 0, "too_few");
  EXPECT_THAT(
      said(),
      ElementsAre(
          "Of 1,050 people in post, sex is stated for 100% and ethnic group is stated for 95%; shares are of those "
          "alone. "
          "No list gives age or disability.",
          "Women are 80.0% of staff (79.0% to 81.0%), against 50.9% of the population (England, 20 to 64, mid-2023).",
          "People of minority ethnic groups are 20.0% of staff (17.6% to 22.6%), against 18.3% of the population "
          "(England "
          "and Wales, all ages, March 2021).",
          "Asian people in band 6 and above are 0.40 times as likely as White people to be in band 8a and above (0.20 "
          "to "
          "0.81; 8 of 200 against 90 of 900).",
          "Asian people are 1.60 times as likely as White people to have left since March 2024 (1.10 to 2.20; 8 of 200 "
          "against 90 of 900).",
          "3 comparisons of everybody are made, and about one in twenty would differ by chance alone: a difference is "
          "a "
          "question to ask, not its answer."));
}

TEST_F(RepresentationPage, SaysWhatWasNotFoundAndWhyNobodyIsFollowed) {
  share("staff", "sex", "female", 840, 1050, 80);
  share("staff", "sex", "not_stated", 0, 1050, 0);
  no_flows_ = "Only one month is loaded.";
  EXPECT_THAT(said(), testing::AllOf(testing::Contains(HasSubstr("No group is clearly less likely")),
                                     testing::Contains("Only one month is loaded.")));
}

TEST_F(RepresentationPage, WithoutGroupsThereIsNoAnswer) {
  no_groups_ = "No list gives sex.";
  EXPECT_TRUE(page().answer.empty());
  EXPECT_THAT(page().withheld, HasSubstr("internal edition only"));
}

}  // namespace
}  // namespace cadre::publishing
