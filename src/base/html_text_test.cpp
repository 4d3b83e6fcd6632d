#include "base/html_text.h"

#include <gtest/gtest.h>

namespace cadre::base {
namespace {

TEST(HtmlText, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(escape_html("<b>\"A & B\"</b>"), "&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;");
  EXPECT_EQ(escape_html("Ysgol Dŵr, 5'"), "Ysgol Dŵr, 5'");
}

}  // namespace
}  // namespace cadre::base
