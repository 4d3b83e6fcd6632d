#include "measures/measure_file.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"

namespace cadre::measures {
namespace {

TEST(MeasureFile, SharesHaveAFunnelOthersNone) {
  const auto readings = read_measures(
      "measure,service,period,n,value,baseline,direction\n"
      "job plans,A,2025-03,100,0.5,0.4,up\njob plans,B,2025-03,300,0.9,,up\nposts,A,2025-03,,7,,up\n",
      "m.csv");
  ASSERT_EQ(readings.size(), 3U);
  EXPECT_EQ(readings[2].direction, Direction::Up);
  const base::Table table = funnel_table(readings);
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_DOUBLE_EQ(table.decimal_at(0, "centre"), 0.8);
  EXPECT_EQ(table.text_at(0, "place"), "below 99.8 % limit");
}

TEST(MeasureFile, FaultsAreTold) {
  EXPECT_THROW(read_measures("measure,service,period,value\na,b,c,x\n", "m.csv"), base::InputError);
  EXPECT_THROW(read_measures("measure,service,period,value\na,b,c,1\na,b,c,2\n", "m.csv"), base::InputError);
  EXPECT_THROW(read_measures("measure,service,period,value,direction\na,b,c,1,sideways\n", "m.csv"), base::InputError);
}

}  // namespace
}  // namespace cadre::measures
