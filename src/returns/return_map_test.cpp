#include "returns/return_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/source_dir.h"

namespace cadre::returns {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kGood = "[return]\ntitle = \"T\"\nsource = \"ours\"\n[[block]]\nid = \"wte\"\ntitle = \"WTE\"\n";

std::vector<std::string> faults_of(const std::string& text) {
  std::vector<std::string> texts;
  try {
    parse_return_map(text, "map.toml");
  } catch (const base::InputError& error) {
    for (const base::Diagnostic& fault : error.diagnostics()) texts.push_back(fault.text());
  }
  return texts;
}

TEST(ReturnMap, KeepsTheTemplatesOwnOrder) {
  const ReturnMap map = parse_return_map(
      kGood +
          "[[row]]\nblock = \"wte\"\nlabel = \"Z\"\nmeasure = \"bank\"\n[[row]]\nblock = \"wte\"\nlabel = \"A\"\n"
          "profession = [\"PT\"]\nband = [\"8a\"]\ngroup = \"registered\"\ntotal = true\n",
      "map.toml");
  ASSERT_EQ(map.rows.size(), 2U);
  EXPECT_EQ(map.rows[0].label, "Z");
  EXPECT_EQ(map.rows[0].measure, Measure::Bank);
  EXPECT_EQ(map.rows[1].measure, Measure::Substantive);
  EXPECT_EQ(map.rows[1].group, StaffGroup::Registered);
  EXPECT_TRUE(map.rows[1].total);
  EXPECT_FALSE(map.head.official);
  EXPECT_EQ(map.head.first_month, 4);
}

TEST(ReturnMap, NamesTheNearestOfWhatIsUnknown) {
  EXPECT_THAT(faults_of(kGood + "[[row]]\nblock = \"wtee\"\nlabel = \"A\"\nmesure = \"bank\"\nprofession = [\"POT\"]\n"
                                "role_level = [\"advance\"]\nband = [\"8e\"]\n"),
              testing::IsSupersetOf(
                  {HasSubstr("unknown key 'mesure' in [row]. Did you mean 'measure'?"),
                   HasSubstr("there is no [[block]] 'wtee'. Did you mean 'wte'?"), HasSubstr("'POT' is no profession"),
                   HasSubstr("'advance' is no role level. Did you mean 'advanced'?"), HasSubstr("'8e' is no band")}));
  EXPECT_THAT(faults_of(kGood + "[[row]]\nblock = \"wte\"\nlabel = \"A\"\nmeasure = \"agncy\"\n"),
              ElementsAre(HasSubstr("Did you mean 'agency'?")));
}

TEST(ReturnMap, EveryBlockHasRows) {
  EXPECT_THAT(faults_of(kGood), ElementsAre(HasSubstr("no [[row]] stands in block 'wte'")));
  EXPECT_THAT(faults_of("[return]\ntitle = \"T\"\nsource = \"ours\"\n"),
              ElementsAre(HasSubstr("there is no [[block]]")));
  EXPECT_THAT(faults_of("[return]\ntitle ="), testing::SizeIs(1));
}

TEST(ReturnMap, TheExamplesAreReadAndSayThatTheyAreNotOfficial) {
  for (const char* name : {"provider_workforce", "operational_plan"}) {
    const ReturnMap map = read_return_map(base::source_dir() + "/reference/returns/" + name + ".toml");
    EXPECT_FALSE(map.head.official);
    EXPECT_THAT(map.head.title, HasSubstr("worked example"));
    EXPECT_EQ(map.head.first_month, 4);
  }
  EXPECT_THROW(read_return_map("/nowhere.toml"), base::InputError);
}

}  // namespace
}  // namespace cadre::returns
