#include "publishing/disclosure_rules.h"

#include <gtest/gtest.h>

namespace cadre::publishing {
namespace {

// METHODS 17: 0, 1, 4, 5, 7, 8, 12, 13, 27, 42 -> 0, *, *, 5, 5, 10, 10, 15, 25, 40.
struct RoundingCase {
  std::int64_t people;
  const char* published;
};
class Rounding : public testing::TestWithParam<RoundingCase> {};
TEST_P(Rounding, FollowsTheRule) {
  EXPECT_EQ(people_text(first_view(GetParam().people, 1.0, {})), GetParam().published);
}
INSTANTIATE_TEST_SUITE_P(Methods17, Rounding,
                         testing::Values(RoundingCase{0, "0"}, RoundingCase{1, "*"}, RoundingCase{4, "*"},
                                         RoundingCase{5, "5"}, RoundingCase{7, "5"}, RoundingCase{8, "10"},
                                         RoundingCase{12, "10"}, RoundingCase{13, "15"}, RoundingCase{27, "25"},
                                         RoundingCase{42, "40"}),
                         [](const auto& test) { return "people_" + std::to_string(test.param.people); });

TEST(FirstView, ZeroIsHiddenWhenTheSettingSaysSo) {
  EXPECT_EQ(people_text(first_view(0, 0, {DisclosureMode::Round5, false})), "*");
  EXPECT_EQ(people_text(first_view(0, 0, {DisclosureMode::Round5, true})), "0");
}

TEST(FirstView, FteStandsOnlyBesideFivePeopleOrMore) {
  EXPECT_EQ(fte_text(first_view(4, 3.2, {})), "*");
  EXPECT_EQ(fte_text(first_view(5, 3.24, {})), "3.2");
  EXPECT_EQ(fte_text(first_view(4, 3.2, {DisclosureMode::Off, true})), "3.2");
}

TEST(FirstView, RatesNeedTwentyPeople) {
  EXPECT_NE(first_view(19, 10, {}).rate_mark, Mark::Shown);
  EXPECT_EQ(first_view(20, 10, {}).rate_mark, Mark::Shown);
}

TEST(PossibleCounts, HoldTheTruthAndAreNoWiderThanTheRule) {
  for (const DisclosureMode mode : {DisclosureMode::Round5, DisclosureMode::Suppress}) {
    const DisclosureOptions options{mode, true};
    for (std::int64_t n = 0; n < 200; ++n) {
      const PublishedCell view = first_view(n, 0, options);
      const CountRange range = possible_counts(view, options);
      EXPECT_TRUE(range.holds(n));
      for (std::int64_t other = 0; other < 220; ++other) {
        const bool same = people_text(first_view(other, 0, options)) == people_text(view);
        EXPECT_EQ(range.holds(other), same) << n << " and " << other << ", " << code_of(mode);
      }
    }
  }
}

TEST(Modes, AreKnownByTheirCodes) {
  for (const char* code : {"round5", "suppress", "off"}) EXPECT_EQ(code_of(*disclosure_mode_of(code)), code);
  EXPECT_FALSE(disclosure_mode_of("none").has_value());
}

}  // namespace
}  // namespace cadre::publishing
