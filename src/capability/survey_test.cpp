#include "capability/survey.h"

#include <gtest/gtest.h>

#include "capability/test_inputs.h"

namespace cadre::capability {
namespace {

using testing_inputs::shipped;

const std::vector<PlaceName> kPlaces = {{"sheffield", "Sheffield"}, {"barnsley", "Barnsley"}};

Survey read(const std::vector<SheetText>& sheets) { return read_survey("s.xlsx", sheets, shipped(), kPlaces); }

std::string told(const Survey& survey) {
  std::string out;
  for (const auto& note : survey.notes) out += note.text() + "\n";
  return out;
}

void expect_told(const Survey& survey, const std::string& words) {
  EXPECT_NE(told(survey).find(words), std::string::npos) << "wanted: " << words << "\nfound:\n" << told(survey);
}

constexpr const char* kLevels =
    "Capability survey,,,,,,,,\n"
    "Levels from 0 to 4,,,,,,,,\n"
    "Row,Person or team,People,Profession *,Role level,Place,FALLS: Falls assessment and prevention,PAIN,MUS\n"
    "EXAMPLE,person,1,OT,registered,Sheffield,3,3,3\n"
    "1,person,,Occupational therapist,registered,Sheffield,3,,\n"
    "2,person,1,OT,registered,sheffield,1,2,\n"
    "3,team,6,Physiotherapists,registered,Barnsley,2.0,4,\n"
    "4,,,,,,,,\n";

TEST(Survey, ReadsLevelsAndDetailsWhateverTheSheetsAreCalled) {
  const Survey survey = read({{"Lists", "Words\nnothing\n"},
                              {"What we use",
                               "Row,Competency,In use,In training,Evidence\n1,FALLS,yes,,audit 2025\n"
                               "2,FALLS,,x,\n9,FALLS,yes,,\n"},
                              {"Tabelle1", kLevels}});
  ASSERT_EQ(survey.rows, 3U);
  ASSERT_EQ(survey.answers.size(), 5U);
  EXPECT_EQ(survey.answers[0].profession, "OT");
  EXPECT_EQ(survey.answers[0].place, "sheffield");
  EXPECT_TRUE(survey.answers[0].in_use);
  EXPECT_TRUE(survey.answers[0].has_evidence);
  EXPECT_TRUE(survey.answers[1].in_training);
  EXPECT_EQ(survey.answers[3].people, 6);
  expect_told(survey, "What we use!A4: warning: no row of the sheet of levels has this number");
  expect_told(survey, "1 of 3 competencies have no answer at all: MUS");
}

TEST(Survey, SharesReplaceAssumptions) {
  const std::vector<FoundShare> shares = found_shares(read({{"S", kLevels}}).answers);
  bool seen = false;
  for (const FoundShare& share : shares) {
    if (share.profession != "OT" || share.competency != "FALLS" || share.place != "sheffield") continue;
    seen = true;
    EXPECT_EQ(share.asked, 2);
    EXPECT_EQ(share.able, 1);
    EXPECT_DOUBLE_EQ(share.share.value, 0.5);
  }
  EXPECT_TRUE(seen);
}

// Wilson 1927; 8 of 10 and 10 of 10 by hand.
TEST(Survey, WilsonRange) {
  EXPECT_NEAR(wilson(0.8, 10).low, 0.49016, 1e-5);
  EXPECT_NEAR(wilson(0.8, 10).high, 0.94331, 1e-5);
  EXPECT_NEAR(wilson(1, 10).low, 0.72247, 1e-5);
  EXPECT_DOUBLE_EQ(wilson(1, 10).high, 1);
  EXPECT_DOUBLE_EQ(wilson(0, 10).low, 0);
}

TEST(Survey, FaultsNameSheetCellAndRemedy) {
  const Survey survey = read({{"S",
                               "Row,Person or team,People,Profession,Place,FALS,PAIN,My notes,pain\n"
                               "1,person,,Wizard,Sheffield,3,3,,\n"
                               "2,person,,OT,Atlantis,3,7,,\n"
                               "3,team,,PT,Barnsley,,good,,\n"
                               "4,person,,,Barnsley,,3,,\n"
                               "5,person,,SLT,Barnsley,,,,\n"
                               "6,person,,DIET,,,2,,\n"}});
  EXPECT_EQ(survey.rows, 1U);
  expect_told(survey,
              "s.xlsx: S!F1: warning: this heading is no code of a competency; its column is not read. Write "
              "'FALLS' if you mean that competency");
  expect_told(survey, "S!H1: note: this heading is no code");
  expect_told(survey, "S!I1: warning: competency PAIN has a column already");
  expect_told(survey, "S!D2: warning: this is no profession known here; the row is left out. Choose one");
  expect_told(survey, "S!E3: warning: this is no place of the plan");
  expect_told(survey, "S!G3: warning: this is no whole number from 0 to 4");
  expect_told(survey, "S!C4: warning: a team without its number of people counts as one");
  expect_told(survey, "S!D5: warning: the row does not say a profession");
  expect_told(survey, "S!D6: warning: the row gives no level for any competency");
  EXPECT_EQ(told(survey).find("Wizard"), std::string::npos);
}

TEST(Survey, TypedOverHeadingOfTheProfession) {
  const Survey survey = read({{"S", "Row,People,Profesion,Place,FALLS\n1,1,OT,Barnsley,3\n"}});
  EXPECT_TRUE(survey.answers.empty());
  expect_told(survey,
              "S!C1: warning: the headings have no 'Profession', so that the sheet cannot be read. Write "
              "'Profession' over this column");
  expect_told(read({{"S", "nothing,here\n"}}), "no sheet has a heading Profession");
}

}  // namespace
}  // namespace cadre::capability
