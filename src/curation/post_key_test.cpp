#include "curation/post_key.h"

#include <gtest/gtest.h>

#include <set>

namespace cadre::curation {
namespace {

TEST(PostKey, TitlesThatDifferInWritingOnlyAreOne) {
  EXPECT_EQ(title_key("Senior Physiotherapist - Band 6"), title_key("SENIOR  physiotherapist (band 6)"));
  EXPECT_NE(title_key("Senior Physiotherapist"), title_key("Senior Physiotherapists"));
  EXPECT_NE(title_key("ab"), title_key("ba"));
  EXPECT_EQ(title_key(" - "), 0U);
}

TEST(PostKey, BothMustBeKnown) {
  EXPECT_EQ(post_key(0, 20000), 0U);
  EXPECT_EQ(post_key(7, std::nullopt), 0U);
  EXPECT_NE(post_key(7, 0), 0U);
}

TEST(PostKey, AnotherPostOrAnotherDayIsAnotherKey) {
  std::set<std::uint64_t> keys;
  for (std::uint64_t post = 1; post <= 40; ++post)
    for (std::int32_t start = -20; start < 20; ++start) keys.insert(post_key(post, start));
  EXPECT_EQ(keys.size(), 1600U);
}

}  // namespace
}  // namespace cadre::curation
