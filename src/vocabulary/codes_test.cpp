#include "vocabulary/codes.h"

#include <gtest/gtest.h>

namespace cadre::vocabulary {
namespace {

TEST(Codes, RoundTrip) {
  for (std::size_t i = 1; i < kProfessionCount; ++i) {
    const auto p = static_cast<Profession>(i);
    EXPECT_EQ(profession_of(code_of(p)), p);
  }
  EXPECT_EQ(profession_of("WIZARD"), Profession::None);
}

TEST(ProfessionSet, OnlySaysUnclearForSeveral) {
  EXPECT_EQ(ProfessionSet{}.only(), Profession::None);
  EXPECT_EQ(ProfessionSet{Profession::Paramedic}.only(), Profession::Paramedic);
  EXPECT_EQ(kRadiographers.only(), Profession::Unclear);
  EXPECT_EQ((kRadiographers & ProfessionSet{Profession::TherapeuticRadiographer}).only(),
            Profession::TherapeuticRadiographer);
}

struct BandCase {
  const char* text;
  Band band;
};
class BandOf : public testing::TestWithParam<BandCase> {};
TEST_P(BandOf, ReadsTheWaysBandsAreWritten) { EXPECT_EQ(band_of(GetParam().text), GetParam().band) << GetParam().text; }
INSTANTIATE_TEST_SUITE_P(Styles, BandOf,
                         testing::Values(BandCase{"Band 6", Band::B6}, BandCase{"6", Band::B6},
                                         BandCase{"8a", Band::B8a}, BandCase{"Band 8 - Range A", Band::B8a},
                                         BandCase{"XR06", Band::B6}, BandCase{"Non AfC", Band::NonAfc},
                                         BandCase{"Band 10", Band::Unknown}, BandCase{"", Band::Unknown},
                                         BandCase{"Review Body Band 5", Band::Unknown}));

}  // namespace
}  // namespace cadre::vocabulary
