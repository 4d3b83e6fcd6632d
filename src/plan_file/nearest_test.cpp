#include "plan_file/nearest.h"

#include <gtest/gtest.h>

#include <string>

namespace cadre::plan_file {
namespace {

struct DistanceCase {
  const char* name;
  const char* a;
  const char* b;
  std::size_t distance;
};
class EditDistance : public testing::TestWithParam<DistanceCase> {};

TEST_P(EditDistance, CountsEditsBothWays) {
  EXPECT_EQ(edit_distance(GetParam().a, GetParam().b), GetParam().distance);
  EXPECT_EQ(edit_distance(GetParam().b, GetParam().a), GetParam().distance);
}

// Worked by hand from the definition.
INSTANTIATE_TEST_SUITE_P(ByHand, EditDistance,
                         testing::Values(DistanceCase{"same", "seed", "seed", 0}, DistanceCase{"empty", "", "abc", 3},
                                         DistanceCase{"missing_letter", "moth", "month", 1},
                                         DistanceCase{"swap_of_neighbours", "tilte", "title", 1},
                                         DistanceCase{"substitution", "layput", "layout", 1},
                                         DistanceCase{"kitten", "kitten", "sitting", 3},
                                         DistanceCase{"restricted", "ca", "abc", 3}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(NearestTest, NamesTheFirstOfTheNearest) {
  constexpr std::string_view kKeys[] = {"title", "month", "seed", "need"};
  EXPECT_EQ(nearest_of("moth", kKeys).word, "month");
  EXPECT_TRUE(nearest_of("moth", kKeys).close);
  EXPECT_EQ(nearest_of("deed", kKeys).word, "seed");
  EXPECT_FALSE(nearest_of("colour", kKeys).close);
  EXPECT_FALSE(nearest_of("colour", kKeys).word.empty());
  EXPECT_TRUE(nearest_of("x", {}).word.empty());
}

TEST(NearestTest, IsQuickOnHugeWords) {
  constexpr std::string_view kKeys[] = {"title"};
  EXPECT_FALSE(nearest_of(std::string(1 << 20, 't'), kKeys).close);
}

}  // namespace
}  // namespace cadre::plan_file
