#include "waits/wait_bands.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace cadre::waits {
namespace {

TEST(WaitBands, LabelsAsPublishedFilesWriteThem) {
  EXPECT_EQ(parse_band("0 - 1 weeks")->to, 1);
  EXPECT_EQ(parse_band("Number waiting 5 to 8 weeks")->from, 5);
  EXPECT_EQ(parse_band("Number waiting 0-1 weeks (0-7 days)")->to, 1);
  EXPECT_TRUE(std::isinf(parse_band("52+ weeks")->to));
  EXPECT_EQ(parse_band("Number waiting more than four weeks")->from, 4);
  EXPECT_EQ(parse_band(">52")->from, 52);
  EXPECT_EQ(parse_band("18-52")->to, 52);
  EXPECT_TRUE(parse_band("0 - 1 weeks (%)")->percent);
  EXPECT_TRUE(parse_band("Percentage waiting 9 to 12 weeks")->percent);
  for (const char* other : {"Median (weeks)", "90th Percentile (weeks)", "NinetiethPercentileWaitWeeks", "Value", "",
                            "Number of patients waiting", "Month"})
    EXPECT_FALSE(parse_band(other)) << other;
}

TEST(WaitBands, SubtotalsAreNoPartOfTheWhole) {
  const BandCover cover =
      cover_of({"0 - 1 weeks", "1 - 2 weeks", "0 - 2 weeks", "3 - 5 weeks", "2+ weeks", "5+ weeks"});
  ASSERT_EQ(cover.bands.size(), 4U);
  EXPECT_EQ(cover.bands[2].label, 3U);
  EXPECT_EQ(cover.bands[2].from, 2);
  EXPECT_EQ(cover.bands[3].label, 5U);
  EXPECT_TRUE(std::isinf(cover.bands[3].to));
  EXPECT_TRUE(cover.odd.empty());
}

TEST(WaitBands, ALabelThatDoesNotFollowOnIsReadAsIfItDidAndTold) {
  const BandCover cover = cover_of({"0 - 48 weeks", "49 - 52 weeks", "43 - 56 weeks", "57 - 60 weeks"});
  ASSERT_EQ(cover.bands.size(), 4U);
  EXPECT_EQ(cover.bands[2].from, 52);
  ASSERT_EQ(cover.odd.size(), 1U);
  EXPECT_EQ(cover.odd[0], 2U);
}

TEST(WaitBands, MiddleOfABand) {
  EXPECT_EQ(middle_of(4, 12), 8);
  EXPECT_EQ(middle_of(52, std::numeric_limits<double>::infinity()), 78);
}

}  // namespace
}  // namespace cadre::waits
