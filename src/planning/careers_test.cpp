#include "planning/careers.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"

namespace cadre::planning {
namespace {

TEST(Careers, TheNarrowestStepIsTheBottleneck) {
  const auto ladder = ladder_of({{"OT", "support", 100, {}},
                                 {"OT", "registered", 200, 10.0},
                                 {"OT", "advanced", 10, 0.0},
                                 {"OT", "consultant", 0, {}},
                                 {"PT", "support", 5, {}},
                                 {"PT", "registered", 1, {}}});
  ASSERT_EQ(ladder.size(), 6U);
  EXPECT_FALSE(ladder[0].per_hundred_below);
  EXPECT_DOUBLE_EQ(*ladder[1].per_hundred_below, 200);
  EXPECT_DOUBLE_EQ(*ladder[1].years_to_next, 20);
  EXPECT_FALSE(ladder[2].years_to_next);
  EXPECT_FALSE(ladder[2].bottleneck);
  EXPECT_TRUE(ladder[3].bottleneck);   // none of ten
  EXPECT_FALSE(ladder[5].bottleneck);  // five below are too few to say
}

TEST(Careers, PostsNotPeople) {
  const auto posts =
      read_leader_posts("post,board,held,ready_now,ready_soon\nChief AHP,ICB,yes,0,2\nSeat,Place,no,0,0\n", "l");
  const base::Table table = leadership_table(posts);
  EXPECT_EQ(table.text_at(0, "cover"), "building");
  EXPECT_EQ(table.text_at(1, "state"), "vacant");
  EXPECT_THROW(read_leader_posts("post,board,held,ready_now,ready_soon\nA,B,maybe,0,0\n", "l"), base::InputError);
}

}  // namespace
}  // namespace cadre::planning
