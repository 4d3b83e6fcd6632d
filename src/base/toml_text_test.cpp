#include "base/toml_text.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"

namespace cadre::base {
namespace {

TEST(TomlText, LettersInQuotesAndCommentsAreFine) {
  for (const char* text :
       {"", "a = \"caf\xC3\xA9\" # caf\xC3\xA9\n", "a = 'caf\xC3\xA9'\n\"caf\xC3\xA9\" = 1\n",
        "a = \"\"\"\ncaf\xC3\xA9 \"\" \xC3\xA9\"\"\"\"\"\nb = 1\n", "a = \"\\\"\xC3\xA9\"\n", "\xEF\xBB\xBF\x61 = 1\n"})
    EXPECT_NO_THROW(check_toml_text(text, "t")) << text;
}

TEST(TomlText, AStrayLetterIsNamedByItsPlace) {
  for (const char* text :
       {"a = 1\nb\xC3\xA9 = 2\n", "a = ''\n \xC2\xA0", "a = '''x\n''' \xC3\xA9", "a = '\\'\n\n \xCA\x91"}) {
    try {
      check_toml_text(text, "t.toml");
      ADD_FAILURE() << text;
    } catch (const InputError& error) {
      EXPECT_GE(error.diagnostics().front().where.line, 2U);
      EXPECT_EQ(error.diagnostics().front().where.file, "t.toml");
    }
  }
}

}  // namespace
}  // namespace cadre::base
