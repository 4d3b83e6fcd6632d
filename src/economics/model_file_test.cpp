#include "economics/model_file.h"

#include <gmock/gmock.h>

namespace cadre::economics {
namespace {

using testing::HasSubstr;

const std::string kHead = "[model]\ntitle='t'\n";
const std::string kParameter = "[[parameter]]\nid='p'\ntitle='p'\nvalue=0.3\nmark='assumed'\nsource='x'\n";
const std::string kStrategies =
    "[[strategy]]\nid='a'\ntitle='a'\nstart='n'\n[[strategy]]\nid='b'\ntitle='b'\nstart='n'\n";

std::string fault_of(const std::string& text) {
  try {
    read_model(text, "m.toml");
  } catch (const base::InputError& error) {
    EXPECT_FALSE(error.diagnostics().front().remedy.empty());
    return error.diagnostics().front().text();
  }
  return "";
}

TEST(ModelFile, FaultsHaveAPlaceAndARemedy) {
  EXPECT_THAT(fault_of(kHead), HasSubstr("neither a [[strategy]] nor a [[quantity]]"));
  EXPECT_THAT(fault_of(kHead + kParameter + kStrategies + "[[node]]\nid='n'\ntitle='n'\nkind='state'\nto=['n: p']\n"),
              HasSubstr("sum to 0.3"));
  EXPECT_THAT(fault_of(kHead + kParameter + kStrategies + "[[node]]\nid='n'\ntitle='n'\nto=['n: 1']\n"),
              HasSubstr("in a ring: n"));
  EXPECT_THAT(fault_of(kHead + kParameter + kStrategies + "[[node]]\nid='n'\ntitle='n'\ncost='pp'\n"),
              HasSubstr("nothing is called 'pp' (did you mean 'p'?)"));
  EXPECT_THAT(fault_of(kHead + kParameter + kStrategies + "[[node]]\nid='m'\ntitle='n'\n"),
              HasSubstr("Did you mean 'm'?"));
  EXPECT_THAT(fault_of(kHead + kParameter + kStrategies + "[[node]]\nid='n'\ntitle='n'\nto=['n']\n"),
              HasSubstr("has no ':'"));
  EXPECT_THAT(fault_of(kHead + kParameter + kParameter + kStrategies + "[[node]]\nid='n'\ntitle='n'\n"),
              HasSubstr("is a name already"));
  EXPECT_THAT(fault_of(kHead + kParameter + "[[quantity]]\nid='q'\ntitle='q'\nformula='q + 1'\n"),
              HasSubstr("nothing is called 'q'"));
  EXPECT_THAT(fault_of(kHead + "headline='z'\n" + kParameter + "[[quantity]]\nid='q'\ntitle='q'\nformula='p'\n"),
              HasSubstr("no [[quantity]] is called 'z'"));
  EXPECT_THAT(
      fault_of(kHead + "[[parameter]]\nid='p'\ntitle='p'\nvalue=2\nlow=3\nhigh=4\nmark='assumed'\nsource='x'\n" +
               "[[quantity]]\nid='q'\ntitle='q'\nformula='p'\n"),
      HasSubstr("rising order"));
  EXPECT_NE(fault_of("[model"), "");
  EXPECT_NE(fault_of(kHead + "[extra]\nx=1\n"), "");
}

TEST(ModelFile, SoundModelsAreRead) {
  EXPECT_EQ(fault_of(kHead + kParameter + kStrategies + "[[node]]\nid='n'\ntitle='n'\n"), "");
  EXPECT_EQ(fault_of(kHead + kParameter + "[[quantity]]\nid='q'\ntitle='q'\nformula='p'\n"), "");
}

}  // namespace
}  // namespace cadre::economics
