#include "capability/readiness.h"

#include <gtest/gtest.h>

#include "capability/test_inputs.h"

namespace cadre::capability {
namespace {

using testing_inputs::shipped;

std::string told(const Readiness& readiness) {
  std::string out;
  for (const auto& note : readiness.notes) out += note.text() + "\n";
  return out;
}

TEST(Readiness, TheLowestDomainIsTheHeadline) {
  const Readiness read =
      read_readiness("r.csv",
                     {{"",
                       "Team,Profession,Domain,Score,Answer,Evidence\nStroke,OT,Unique selling point,3,we do,audit\n"
                       "Stroke,OT,EXTEND,1,,\nStroke,OT,EXTEND,2,,\nStroke,OT,Enhancing the skills of others,2,,\n"}},
                     shipped());
  ASSERT_EQ(read.answers.size(), 4U);
  EXPECT_NE(told(read).find("a team has not scored: Shared skills and knowledge"), std::string::npos) << told(read);
  const ReadinessTables tables = readiness_tables(read, shipped(), {{"OT", "Occupational therapist"}});
  ASSERT_EQ(tables.scores.rows(), 4U);
  EXPECT_DOUBLE_EQ(tables.scores.decimal_at(1, "score"), 1.5);
  EXPECT_TRUE(tables.scores.flag_at(1, "lowest"));
  EXPECT_FALSE(tables.scores.flag_at(0, "lowest"));
  EXPECT_FALSE(tables.scores.flag_at(3, "lowest"));
}

TEST(Readiness, ActionsAreFollowedAndFaultsTold) {
  const Readiness read =
      read_readiness("r.xlsx",
                     {{"To do",
                       "Team,Domain,Action,Measure,Target,Owner,Due,Status\n"
                       "Stroke,SHARED,Train six assistants,assistants signed off,6,Team lead,2026-09,begun\n"
                       "Stroke,SHARED,Think,,,a.person@example.org,soon,\nStroke,SHAERD,Act,,,,,\n"}},
                     shipped());
  ASSERT_EQ(read.actions.size(), 2U);
  EXPECT_EQ(read.actions[0].lacking, "");
  EXPECT_EQ(read.actions[0].due, base::Month(2026, 9));
  EXPECT_EQ(read.actions[1].lacking, "a measure, a target, an owner's role, a month when it is due");
  EXPECT_EQ(told(read).find("a.person"), std::string::npos);
  EXPECT_NE(told(read).find("To do!G3: warning: this is no month"), std::string::npos) << told(read);
  EXPECT_NE(told(read).find("To do!F3: warning: an owner is a role"), std::string::npos);
  EXPECT_NE(told(read).find("To do!B4: warning: this is no domain of readiness"), std::string::npos);
}

}  // namespace
}  // namespace cadre::capability
