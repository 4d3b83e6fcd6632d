#include "intake/text_values.h"

#include <gtest/gtest.h>

namespace cadre::intake {
namespace {

TEST(TextValues, DecodesEachValueAsWhatItIs) {
  EXPECT_EQ(decoded("plain").source, TextSource::Ascii);
  EXPECT_EQ(decoded("caf\xC3\xA9").text, "caf\xC3\xA9");
  EXPECT_EQ(decoded("caf\xC3\xA9").source, TextSource::Utf8);
  EXPECT_EQ(decoded("caf\xE9").text, "caf\xC3\xA9");
  EXPECT_EQ(decoded("a \x96 b").text, "a \xE2\x80\x93 b");
  EXPECT_EQ(decoded("\x80").text, "\xE2\x82\xAC");
  EXPECT_TRUE(is_valid_utf8(decoded("\x81\x8d\xff\xfe\xc3").text));
}

TEST(TextValues, RefusesUtf8ThatTheStandardRefuses) {
  EXPECT_FALSE(is_valid_utf8("\xC0\x80"));          // not the shortest form
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));      // half of a surrogate pair
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(is_valid_utf8("\xE2\x80"));          // cut off
  EXPECT_TRUE(is_valid_utf8("\xF0\x9F\x92\x89"));
}

TEST(TextValues, TrimsBlanksOfBothEncodings) {
  EXPECT_EQ(trimmed("  a b\t"), "a b");
  EXPECT_EQ(trimmed("\xC2\xA0"
                    "a\xC2\xA0"),
            "a");
  EXPECT_EQ(trimmed("a\xA0"), "a");
  EXPECT_EQ(trimmed("\xC3\xA0"), "\xC3\xA0");  // a letter whose second byte is 0xA0
  EXPECT_EQ(trimmed(" \t\r\n"), "");
}

TEST(TextValues, ShapesHideWhatTheyShow) {
  EXPECT_EQ(shape_of("QQ123456C"), "AA999999A");
  EXPECT_EQ(shape_of("M\xC3\xBCller-2"), "Aaaaaa-9");
  EXPECT_EQ(shape_of(std::string(100, '7')).size(), 40U);
  EXPECT_EQ(shown_value(" 1.5x ", true), "1.5x");
  EXPECT_EQ(shown_value(" 1.5x ", false), "9.9a");
}

TEST(TextValues, HeadingsAndTotals) {
  EXPECT_EQ(heading_key("EMPLOYEE_NUMBER"), heading_key("Employee Number"));
  for (const char* text : {"TOTAL", "Total ", "Grand Total", "totals"}) EXPECT_TRUE(is_total_label(text)) << text;
  for (const char* text : {"", "Total Care Ltd", "Subtotals of team"}) EXPECT_FALSE(is_total_label(text)) << text;
}

}  // namespace
}  // namespace cadre::intake
