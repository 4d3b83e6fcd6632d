#include "corrections/exceptions_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cadre::corrections {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHead = "finding,decision,reason,by,expiry,employer,rule,note\n";
const std::string kName = "bcdfg-hjkmn-pqrst";

std::vector<std::string> faults_of(const std::string& text) {
  std::vector<std::string> texts;
  try {
    parse_exceptions(text, "exceptions.csv");
  } catch (const base::InputError& error) {
    for (const base::Diagnostic& fault : error.diagnostics()) texts.push_back(fault.text());
  }
  return texts;
}

TEST(ExceptionsFile, ReadsEveryColumn) {
  const auto file = parse_exceptions(
      kHead + kName + ",Accepted,\"post is frozen, see plan\",HR data officer,2025-09,ZY1," + "OCC-BLANK,ask again\n",
      "exceptions.csv");
  ASSERT_EQ(file.rows.size(), 1U);
  const ExceptionRow& row = file.rows[0];
  EXPECT_EQ(row.decision, Decision::Accepted);
  EXPECT_EQ(row.reason, "post is frozen, see plan");
  EXPECT_EQ(row.by, "HR data officer");
  EXPECT_EQ(row.expiry, base::Month(2025, 9));
  EXPECT_EQ(row.employer, "ZY1");
  EXPECT_EQ(row.rule, "OCC-BLANK");
  EXPECT_EQ(row.note, "ask again");
  EXPECT_EQ(row.line, 2U);
}

TEST(ExceptionsFile, TakesWhatSpreadsheetsMakeOfIt) {
  const auto file = parse_exceptions(
      "\xEF\xBB\xBF"
      "By;Reason;Decision;Finding;Expiry\r\n"
      "AHP lead;caf\xE9;FIXED;" +
          kName + ";30/09/2025\r\n;;;;\r\n",
      "exceptions.csv");
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_EQ(file.rows[0].decision, Decision::Fixed);
  EXPECT_EQ(file.rows[0].reason, "café");
  EXPECT_EQ(file.rows[0].expiry, base::Month(2025, 9));
}

TEST(ExceptionsFile, NamesEveryFaultByLineAndColumn) {
  EXPECT_THAT(
      faults_of(kHead + "20012345,maybe,,Mrs Smith,soon,,OCC-BLNK,\n"),
      ElementsAre(HasSubstr("exceptions.csv:2:1: error: '99999999' is no name of a finding. Copy it"),
                  HasSubstr("exceptions.csv:2:2: error: 'aaaaa' is no decision. Write fixed, accepted or wrong"),
                  HasSubstr("exceptions.csv:2:3: error: there is no reason"),
                  HasSubstr("exceptions.csv:2:4: error: this names a person. Write a role"),
                  HasSubstr("exceptions.csv:2:5: error: 'aaaa' is neither a month nor a date"),
                  HasSubstr("exceptions.csv:2:7: error: 'AAA-AAAA' is no rule. Did you mean 'OCC-BLANK'?")));
}

TEST(ExceptionsFile, SaysWhatWasMeant) {
  EXPECT_THAT(faults_of(kHead + kName + ",acepted,r,AHP lead,,,,\n"),
              ElementsAre(HasSubstr("Did you mean 'accepted'?")));
  EXPECT_THAT(faults_of("finding,decision,reson,by\n"),
              ElementsAre(HasSubstr(":1:3: error: unknown column 'reson'. Did you mean 'reason'?"),
                          HasSubstr("there is no column 'reason'")));
}

TEST(ExceptionsFile, JudgesAFindingOnce) {
  const std::string row = kName + ",wrong,checked,AHP lead,,,,\n";
  EXPECT_THAT(faults_of(kHead + row + row),
              ElementsAre(HasSubstr(":3:1: error: this finding is judged in line 2 already")));
}

TEST(ExceptionsFile, KeepsNumbersOfPeopleOut) {
  EXPECT_THAT(faults_of(kHead + kName + ",fixed,employee 20012345 moved,AHP lead,,,,\n"),
              ElementsAre(HasSubstr(":2:3: error: a long number stands here")));
  EXPECT_THAT(faults_of(kHead + kName + ",fixed,done,jo@trust.nhs.uk,,,,\n"), ElementsAre(HasSubstr("names a person")));
}

TEST(ExceptionsFile, AnswersBrokenFiles) {
  EXPECT_THAT(faults_of(""), ElementsAre(HasSubstr("there are no headings")));
  EXPECT_THAT(faults_of(kHead + "\"" + kName + ",fixed\n"), ElementsAre(HasSubstr("a quoted text does not end")));
  EXPECT_THAT(faults_of(kHead + kName + ",wrong,a,b,,,,,c\n"),
              ElementsAre(HasSubstr("9 fields where the headings are 8")));
}

TEST(ExceptionsFile, AFurtherColumnIsSaidAndKeptOut) {
  const auto file = parse_exceptions("finding,decision,reason,by,ticket\n" + kName + ",wrong,r,AHP lead,77\n", "e.csv");
  ASSERT_EQ(file.rows.size(), 1U);
  ASSERT_EQ(file.remarks.size(), 1U);
  EXPECT_THAT(file.remarks[0].text(), HasSubstr("column 5 is not used"));
}

TEST(ExceptionsFile, NoFileIsNoFault) { EXPECT_TRUE(read_exceptions("/nowhere/exceptions.csv", "e").rows.empty()); }

}  // namespace
}  // namespace cadre::corrections
