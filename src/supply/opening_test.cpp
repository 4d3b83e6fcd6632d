#include "supply/opening.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace cadre::supply {
namespace {

TEST(WholeShares, AddUpAndGoByLargestRemainder) {
  EXPECT_THAT(whole_shares({1, 1, 1}, 10), testing::ElementsAre(4, 3, 3));
  EXPECT_THAT(whole_shares({0.5, 0.3, 0.2}, 7), testing::ElementsAre(4, 2, 1));  // 3.5, 2.1, 1.4
  EXPECT_THAT(whole_shares({0, 0}, 3), testing::ElementsAre(2, 1));
  EXPECT_THAT(whole_shares({2, 0}, 0), testing::ElementsAre(0, 0));
}

OpeningStock::Row row(const char* profession, const char* area, int age, int people) {
  return {profession, area, "nhs_trust", 2, age, people, 0.5 * people};
}

TEST(UnknownAges, AreSpreadLikeTheKnownOnesInWholePeople) {
  OpeningStock stock;
  stock.rows = {row("PT", "a", 30, 30), row("PT", "a", 50, 10), row("PT", "a", 0, 3), row("PT", "b", 0, 5)};
  spread_unknown_ages(stock, 18, 75);
  std::map<std::string, int> by_area;
  std::map<int, int> by_age;
  double fte = 0;
  for (const auto& r : stock.rows) {
    by_area[r.area] += r.people;
    by_age[r.age] += r.people;
    fte += r.fte;
  }
  EXPECT_EQ(by_area["a"], 43);
  EXPECT_EQ(by_area["b"], 5);
  EXPECT_THAT(by_age, testing::ElementsAre(testing::Pair(30, 36), testing::Pair(50, 12)));
  EXPECT_DOUBLE_EQ(fte, 24);
  ASSERT_EQ(stock.notes.size(), 1U);
  EXPECT_THAT(stock.notes[0].message, testing::HasSubstr("8 people"));
}

TEST(UnknownAges, AProfessionWithoutAgesTakesThoseOfAll) {
  OpeningStock stock;
  stock.rows = {row("PT", "a", 30, 4), row("OT", "a", 0, 2)};
  spread_unknown_ages(stock, 18, 75);
  ASSERT_EQ(stock.rows.size(), 2U);
  EXPECT_EQ(stock.rows[1].age, 30);
  EXPECT_EQ(stock.rows[1].people, 2);
}

TEST(UnknownAges, AgesOutsideBecomeTheNearest) {
  OpeningStock stock;
  stock.rows = {row("PT", "a", 17, 1), row("PT", "a", 80, 1)};
  spread_unknown_ages(stock, 18, 75);
  EXPECT_EQ(stock.rows[0].age, 18);
  EXPECT_EQ(stock.rows[1].age, 75);
  EXPECT_TRUE(stock.notes.empty());
}

}  // namespace
}  // namespace cadre::supply
