#include "gap/staff_pool.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cadre::gap {
namespace {

TEST(StaffPool, PutsBandsAndEmployersTogetherAndKeepsEveryHour) {
  const std::vector<StaffGroup> groups = {{"OT", "registered", "community", "sheffield", 30, 25, 35, 1.5, 30},
                                          {"OT", "registered", "community", "sheffield", 10, 8, 12, 0.5, 50},
                                          {"OT", "support", "community", "sheffield", 20, 20, 20, 1, NAN},
                                          {"PT", "support", "community", "barnsley", 5, 4, 6, 0.2, 18}};
  const StaffPool pool(groups);
  ASSERT_EQ(pool.kinds().size(), 3U);
  EXPECT_EQ(pool.kinds()[0].hours, 40);
  EXPECT_EQ(pool.kinds()[0].low, 33);
  EXPECT_EQ(pool.kinds()[0].fte, 2);
  EXPECT_EQ(pool.kinds()[0].cost_per_hour, 35) << "mean by hours: (30 x 30 + 10 x 50) / 40";
  EXPECT_EQ(pool.kinds()[1].cost_per_hour, 18) << "not known: that of the level";
  const std::vector<double> future = {1, 2, 3, 4};
  EXPECT_EQ(pool.hours_of(future), (std::vector<double>{3, 3, 4}));
  EXPECT_THROW(pool.hours_of(std::vector<double>{1}), std::invalid_argument);
}

}  // namespace
}  // namespace cadre::gap
