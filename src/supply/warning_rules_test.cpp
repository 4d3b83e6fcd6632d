#include "supply/warning_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"

namespace cadre::supply {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& row) {
  const std::string dir = base::own_temp_dir() + "rules";
  std::filesystem::create_directories(dir + "/supply");
  std::ofstream(dir + "/supply/early_warning_rules.csv")
      << "id,measure,raised_when,value,unit,meaning,mark,source\n" + row + "\n";
  try {
    read_warning_rules(dir);
  } catch (const base::InputError& error) {
    return error.diagnostics()[0].text() + " " + error.diagnostics()[0].remedy;
  }
  return "";
}

TEST(WarningRules, TheShippedOnesCanBeRead) {
  const std::string reference = base::source_dir() + "/reference";
  const WarningRules rules = read_warning_rules(reference);
  EXPECT_GT(rules.floor_share, 0);
  EXPECT_GE(rules.horizon, 1);
  EXPECT_GE(rules.rules.size(), 5U);
  for (const WarningRule& rule : rules.rules) EXPECT_FALSE(rule.mark.empty()) << rule.id;
  std::vector<std::string> watched;
  for (const WatchedProfession& w : read_watched_professions(reference)) watched.push_back(w.profession);
  EXPECT_THAT(watched, testing::UnorderedElementsAre("POD", "PO", "ORTHOPT", "TRAD"));
}

TEST(WarningRules, SayWhatIsWrong) {
  EXPECT_THAT(refusal("x,peple,below,20,,,assumed,cadre"), HasSubstr("early_warning_rules.csv:2"));
  EXPECT_THAT(refusal("x,peple,below,20,,,assumed,cadre"), HasSubstr("Choose one of people, under_floor"));
  EXPECT_THAT(refusal("x,people,under,20,,,assumed,cadre"), HasSubstr("neither above nor below"));
  EXPECT_THAT(refusal("x,people,below,many,,,assumed,cadre"), HasSubstr("'many' is no number"));
  EXPECT_THAT(refusal("x,people,below,,,,assumed,cadre"), HasSubstr("is no number"));
  EXPECT_THAT(refusal("x,floor_share,,1.5,,,assumed,cadre"), HasSubstr("no share"));
  EXPECT_THAT(refusal("x,horizon,,0,,,assumed,cadre"), HasSubstr("no number of years"));
  EXPECT_EQ(refusal("x,people,below,20,,,assumed,cadre"), "");
}

}  // namespace
}  // namespace cadre::supply
