#include "capacity/release_tables.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"

namespace cadre::capacity {
namespace {

std::string fault_of(const std::string& rows) {
  try {
    parse_release_tables(base::parse_small_csv("id,dims,title,caption\n" + rows, "t.csv"));
  } catch (const base::InputError& e) {
    return e.what();
  }
  return "";
}

TEST(ReleaseTables, RefuseWhatCannotBeReleased) {
  EXPECT_EQ(fault_of("a,profession;place,T,C\n"), "");
  EXPECT_EQ(fault_of("a,profession,T,C\nb,colour,T,C\n"),
            "t.csv:3: error: 'colour' is not a dimension. Use one of those in src/capacity/dimension.cpp.");
  EXPECT_NE(fault_of("a,profession;place;band;ics,T,C\n").find("more than three"), std::string::npos);
  EXPECT_NE(fault_of("a,band;band,T,C\n").find("named twice"), std::string::npos);
  EXPECT_NE(fault_of("a,band,T,C\na,place,T,C\n").find("used twice"), std::string::npos);
  EXPECT_NE(fault_of("a,band;place,T,C\nb,place;band,T,C\n").find("same dimensions"), std::string::npos);
}

TEST(ReleaseTables, BeginWithTheTotal) {
  const auto tables = load_release_tables(CADRE_SOURCE_DIR "/reference");
  ASSERT_FALSE(tables.empty());
  EXPECT_TRUE(tables.front().dims.empty());
}

}  // namespace
}  // namespace cadre::capacity
