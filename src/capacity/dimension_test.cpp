#include "capacity/dimension.h"

#include <gtest/gtest.h>

namespace cadre::capacity {
namespace {

TEST(Dimensions, RoundTrip) {
  for (std::size_t i = 0; i < kDimensionCount; ++i) {
    const auto d = static_cast<Dimension>(i);
    EXPECT_EQ(dimension_of(code_of(d)), d);
  }
  EXPECT_FALSE(dimension_of("colour").has_value());
}

TEST(AgeBandsTest, HoldTheirFirstAndLastYear) {
  const AgeBands bands({25, 30, 65});
  EXPECT_EQ(bands.codes(), (std::vector<std::string>{"under_25", "25_29", "30_64", "65_and_over"}));
  auto code = [&](std::uint8_t years) { return bands.codes().at(bands.band_of(years)); };
  EXPECT_EQ(code(24), "under_25");
  EXPECT_EQ(code(25), "25_29");
  EXPECT_EQ(code(29), "25_29");
  EXPECT_EQ(code(64), "30_64");
  EXPECT_EQ(code(65), "65_and_over");
  EXPECT_EQ(bands.band_of(0), bands.codes().size());
}

}  // namespace
}  // namespace cadre::capacity
