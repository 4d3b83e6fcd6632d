#include "capacity/release_tables.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::capacity {
namespace {

std::string fault_of(const std::string& rows) {
  try {
    parse_release_tables(base::parse_small_csv("id,dims,title,caption,released\n" + rows, "t.csv"));
  } catch (const base::InputError& e) {
    return e.what();
  }
  return "";
}

TEST(ReleaseTables, RefuseWhatCannotBeReleased) {
  EXPECT_EQ(fault_of("a,profession;place,T,C,yes\n"), "");
  EXPECT_EQ(fault_of("a,profession,T,C,yes\nb,colour,T,C,yes\n"),
            "t.csv:3: error: 'colour' is not a dimension. Use one of those in src/capacity/dimension.cpp.");
  EXPECT_NE(fault_of("a,profession;place;band;ics,T,C,yes\n").find("more than three"), std::string::npos);
  EXPECT_NE(fault_of("a,band;band,T,C,yes\n").find("named twice"), std::string::npos);
  EXPECT_NE(fault_of("a,band,T,C,yes\na,place,T,C,yes\n").find("used twice"), std::string::npos);
  EXPECT_NE(fault_of("a,band;place,T,C,yes\nb,place;band,T,C,yes\n").find("same dimensions"), std::string::npos);
  EXPECT_EQ(fault_of("a,band,T,C,maybe\n"), "t.csv:2: error: released is 'maybe'. Write yes or no.");
}

TEST(ReleaseTables, BeginWithTheTotal) {
  const auto tables = load_release_tables(base::source_dir() + "/reference");
  ASSERT_FALSE(tables.empty());
  EXPECT_TRUE(tables.front().dims.empty());
}

TEST(ReleaseTables, AreReleasedOnlyWhereTheRowSaysSo) {
  const auto tables = parse_release_tables(
      base::parse_small_csv("id,dims,title,caption,released\na,band,T,C,yes\nb,place,T,C,no\n", "t.csv"));
  const auto released = released_only(tables);
  ASSERT_EQ(released.size(), 1U);
  EXPECT_EQ(released[0].id, "a");
}

}  // namespace
}  // namespace cadre::capacity
