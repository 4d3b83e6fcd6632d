#include "store/text_coder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cadre::store {
namespace {

using testing::ElementsAre;

TEST(TextCoder, GivesCodesInOrderOfAppearance) {
  TextCoder coder;
  EXPECT_EQ(coder.code_of("Paramedic"), 1U);
  EXPECT_EQ(coder.code_of(""), 0U);
  EXPECT_EQ(coder.code_of("Dietitian"), 2U);
  EXPECT_EQ(coder.code_of("Paramedic"), 1U);
  EXPECT_EQ(coder.size(), 3U);
  EXPECT_THAT(coder.take_values(), ElementsAre("", "Paramedic", "Dietitian"));
  EXPECT_EQ(coder.code_of("Dietitian"), 1U) << "empty after its texts were taken";
}

/// Texts of equal length, beginning and end share a slot of the recent ones and must still be told apart.
TEST(TextCoder, TellsTextsOfOneSlotApart) {
  TextCoder coder;
  for (int round = 0; round < 3; ++round)
    for (std::uint32_t i = 0; i < 9; ++i)
      EXPECT_EQ(coder.code_of("Physiotherapist " + std::to_string(i) + " in the community"), i + 1);
  EXPECT_EQ(coder.size(), 10U);
}

TEST(TextCoder, KeepsManyTexts) {
  TextCoder coder;
  for (std::uint32_t i = 0; i < 70000; ++i) ASSERT_EQ(coder.code_of(std::to_string(i)), i + 1);
  for (std::uint32_t i = 70000; i-- > 0;) ASSERT_EQ(coder.code_of(std::to_string(i)), i + 1);
}

}  // namespace
}  // namespace cadre::store
